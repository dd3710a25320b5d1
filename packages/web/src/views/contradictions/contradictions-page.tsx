import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { ChoiceInSentence, FilterSentence } from '../../components/sentence-filter.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useCity, useDocument } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { type ContradictionFilter, useContradictions } from '../../state/sources.ts'
import { ContradictionCard } from './contradiction-card.tsx'
import styles from './contradictions.module.css'

const step = 20
/** More than one answer holds. */
const most = 50

/** All figures about the same thing that cannot all be right, undecided ones first. */
export function ContradictionsPage() {
  const { t } = useTranslation(['contradictions', 'frame', 'review'])
  const { say } = useLanguage()
  const { status, own, region, document } = useSearch({ from: '/review/figures' })
  const navigate = useNavigate({ from: '/review/figures' })
  const [limit, setLimit] = useState(step)
  const query = useContradictions({ status, own, region, document, limit })
  const city = useCity(region ?? '', region !== undefined).data?.region
  const change = (changed: ContradictionFilter) =>
    navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false })
  const about = [city && say(city.name, city.nameEn)].filter(Boolean).join(' · ')
  const isFiltered = [status, own, region, document].some(Boolean)
  const total = query.data?.total
  return (
    <Page
      title={
        total === undefined ? t('open') : about ? t('titleOf', { about, count: total }) : t('title', { count: total })
      }
      lead={t('lead')}
      crumbs={[{ text: t('frame:nav.observe') }, { text: t('frame:nav.review'), to: '/review' }, { text: t('open') }]}
    >
      <FilterSentence label={t('filter.label')}>
        <Trans
          t={t}
          i18nKey="filter.sentence"
          components={{
            status: (
              <ChoiceInSentence
                label={t('filter.status')}
                any={t('filter.anyStatus')}
                value={status}
                choices={(['open', 'decided'] as const).map(value => ({ value, label: t(`filter.${value}`) }))}
                change={value => change({ status: value })}
              />
            ),
            own: (
              <ChoiceInSentence
                label={t('filter.own')}
                any={t('filter.anyOwn')}
                value={own}
                choices={[{ value: 'yes', label: t('filter.onlyOwn') }]}
                change={value => change({ own: value })}
              />
            ),
          }}
        />
      </FilterSentence>
      {document && <OfDocument id={document} clear={() => change({ document: undefined })} />}
      <p className={styles.rule}>{t('rule')}</p>
      <Loaded query={query} lines={12}>
        {({ items, total: found, mine }) =>
          items.length === 0 ? (
            <Empty text={t(isFiltered ? 'noneFiltered' : 'none')}>
              {isFiltered ? (
                <Button onClick={() => navigate({ search: {} })}>{t('review:empty.reset')}</Button>
              ) : (
                <Link to="/documents">{t('review:empty.first')}</Link>
              )}
            </Empty>
          ) : (
            <>
              {items.map(item => (
                <ContradictionCard
                  key={`${item.regionCode} ${item.indicator} ${item.period} ${item.unit}`}
                  contradiction={item}
                  mine={mine}
                />
              ))}
              {items.length < Math.min(found, most) && (
                <Button type="text" loading={query.isFetching} onClick={() => setLimit(Math.min(limit + step, most))}>
                  {t('more', { count: found - items.length })}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function OfDocument({ id, clear }: { id: string; clear: () => void }) {
  const { t } = useTranslation('contradictions')
  const document = useDocument(id).data
  return (
    <p>
      {document && (
        <Link to="/documents/$id" params={{ id }}>
          {document.title}
        </Link>
      )}{' '}
      <Button size="small" type="text" onClick={clear}>
        {t('filter.allDocuments')}
      </Button>
    </p>
  )
}
