import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '../../components/page.tsx'
import { useContradictions } from '../../state/sources.ts'
import { ContradictionCard } from './contradiction-card.tsx'

/** So many are shown in place; the list of all holds the rest. */
const shown = 5

/** The part of a page that shows which figures of a document or about a region do not agree; nothing where all do. */
export function ContradictionsOf({ document, region }: { document?: string; region?: string }) {
  const { t } = useTranslation('contradictions')
  const { data } = useContradictions({ document, region, limit: shown })
  if (!data || data.total === 0) return null
  return (
    <Section
      id="contradictions"
      title={t('section', { count: data.total })}
      question={t('why')}
      actions={
        <Link to="/review/figures" search={{ document, region }}>
          {t('toList')}
        </Link>
      }
    >
      {data.items.map(item => (
        <ContradictionCard
          key={`${item.regionCode} ${item.indicator} ${item.period} ${item.unit}`}
          contradiction={item}
          mine={data.mine}
        />
      ))}
    </Section>
  )
}
