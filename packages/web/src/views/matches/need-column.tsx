import type { Element, Matches, Need } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MarkedText } from '../../components/marked-text.tsx'
import { withSubjectNames } from '../../state/subjects.ts'
import { Criteria } from '../exchange/criteria.tsx'
import styles from './matches-page.module.css'

/** The need as its owner wrote it, with the matched words marked; below it its elements, one of which is looked at. */
export function NeedColumn({
  need,
  quotes,
  element,
  ofElements,
  choose,
}: {
  need: Need
  quotes: (string | null)[]
  element: Element | undefined
  ofElements: (Matches | undefined)[]
  choose: (elementId: string) => void
}) {
  const { t } = useTranslation(['exchange', 'words'])
  const criteria = [...need.criteria, ...(element?.criteria ?? [])]
  return (
    <section className={styles.need} aria-label={t('match.need')}>
      <div lang={need.lang}>
        <MarkedText text={need.text} quotes={quotes} />
      </div>
      <h2>{t('need.elements')}</h2>
      <ul className="plain" aria-label={t('need.elements')}>
        {need.elements.map((each, index) => (
          <li key={each.id}>
            <button
              type="button"
              aria-pressed={each.id === element?.id}
              className={styles.element}
              onClick={() => choose(each.id)}
            >
              <span className={styles.kind}>{t(`words:element.${each.kind}`)}</span>
              <strong lang={need.lang}>{each.title}</strong>
              <small>
                <Standing matches={ofElements[index]} />
              </small>
            </button>
            {each.id === element?.id && (each.text || criteria.length > 0) && (
              <div className={styles.conditions}>
                {each.text && <MarkedText text={each.text} quotes={quotes} />}
                <Criteria criteria={criteria} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className={`caption ${styles.whole}`}>
        <Link to="/needs/$id" params={{ id: need.id }}>
          {t('match.wholeNeed')}
        </Link>
      </p>
    </section>
  )
}

/** Where an element stands: how many offers fit, or what the nearest one lacks. */
function Standing({ matches }: { matches: Matches | undefined }) {
  const { t } = useTranslation('exchange')
  if (!matches) return '…'
  const fits = matches.results.filter(match => match.verdict === 'fits').length
  if (fits > 0) return t('match.elementFits', { count: fits })
  const [best] = matches.results
  if (best)
    return t('match.elementPartly', {
      count: matches.results.length,
      question: withSubjectNames(best.unknown[0] ?? ''),
    })
  const [near] = matches.nearMisses
  if (near)
    return near.would_change[0]
      ? withSubjectNames(near.would_change[0])
      : t('match.elementNear', { count: matches.nearMisses.length })
  return t('match.elementNone')
}
