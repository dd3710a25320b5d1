import type { CityTypeDiagnosis } from '@langqiao/platform/views'
import { useTranslation } from 'react-i18next'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { Section } from '../../components/page.tsx'
import { Term } from '../../components/term.tsx'
import { useLanguage } from '../../state/format.ts'
import styles from './city-type.module.css'

type TypeId = Exclude<CityTypeDiagnosis['id'], 'mixed' | 'insufficient-data'>
type Reason = CityTypeDiagnosis['reasons'][number]

/** A city gets a type from this membership on (design of the types of city). */
const threshold = 0.5

/** Which type a city is of: its membership of every type as an interval, the grounds, the path, and what would settle it. */
export function CityTypeSection({ type }: { type: CityTypeDiagnosis }) {
  const { t } = useTranslation(['regions', 'words'])
  const { say, number } = useLanguage()
  const memberships = Object.entries(type.memberships) as [TypeId, [number, number]][]
  const possible = memberships.filter(([, [, high]]) => high > 0).sort(([, a], [, b]) => b[0] + b[1] - a[0] - a[1])
  const excluded = memberships.filter(([, [, high]]) => high === 0).map(([id]) => t(`words:cityType.${id}`))
  const first = possible[0]?.[0]
  const reasonsOf = (id: TypeId) => type.reasons.filter(reason => reason.type === id)
  const others = possible.map(([id]) => id).filter(id => id !== first && reasonsOf(id).length > 0)
  const answer =
    type.id === 'mixed'
      ? t('city.type.mixed')
      : type.id === 'insufficient-data'
        ? t('city.type.insufficient')
        : t('city.type.is', { type: t(`words:cityType.${type.id}`) })
  return (
    <Section id="type" title={t('city.type.title')} question={t('city.type.question')}>
      <p className={styles.answer}>{answer}</p>
      {type.path && <p className={styles.path}>{say(type.path, type.pathEn)}</p>}
      <div className={styles.columns}>
        <figure className={styles.bars}>
          <figcaption>
            <Term id="membership">{t('city.type.memberships')}</Term>
          </figcaption>
          <dl>
            {possible.map(([id, [low, high]]) => (
              <div key={id} className={id === type.id ? styles.chosen : ''}>
                <dt>{t(`words:cityType.${id}`)}</dt>
                <dd>
                  <Interval low={low} high={high} />
                  <span className={styles.numbers}>
                    {low === high ? number(low) : t('city.type.interval', { low: number(low), high: number(high) })}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
          <p className="caption">
            {t('city.type.threshold', { at: number(threshold) })}
            {excluded.length > 0 && ` · ${t('city.type.excluded', { types: excluded.join(' / ') })}`}
          </p>
        </figure>
        {type.settle.length > 0 && (
          <section className={styles.settle}>
            <h3>{t('city.type.settle')}</h3>
            <ol>
              {type.settle.map(figure => (
                <li key={figure.indicator}>
                  {say(figure.indicator, figure.indicatorEn)}
                  <span className="caption">
                    {' '}
                    {t('city.type.settleAt', { where: say(figure.where, figure.whereEn) })}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
      {first && (
        <Reasons title={`${t('city.type.reasons')} · ${t(`words:cityType.${first}`)}`} reasons={reasonsOf(first)} />
      )}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{t('city.type.allReasons')}</summary>
          {others.map(id => (
            <Reasons key={id} title={t(`words:cityType.${id}`)} reasons={reasonsOf(id)} />
          ))}
        </details>
      )}
    </Section>
  )
}

function Interval({ low, high }: { low: number; high: number }) {
  return (
    <span className={styles.track} aria-hidden="true">
      <i className={styles.sure} style={{ width: `${low * 100}%` }} />
      <i className={styles.open} style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
      <i className={styles.threshold} style={{ left: `${threshold * 100}%` }} />
    </span>
  )
}

function Reasons({ title, reasons }: { title: string; reasons: Reason[] }) {
  const { t } = useTranslation('regions')
  const { say, number } = useLanguage()
  const degree = ({ kind, low, high, value }: Reason) => {
    if (value === null && low !== high) return t('city.type.unknown')
    if (kind === 'gate') return t(low > 0 ? 'city.type.met' : high > 0 ? 'city.type.unknown' : 'city.type.unmet')
    return low === high ? number(low) : t('city.type.interval', { low: number(low), high: number(high) })
  }
  return (
    <div className={styles.reasons}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th>{t('city.type.rule')}</th>
            <th>{t('city.type.value')}</th>
            <th>{t('city.type.degree')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(reason => (
            <tr key={reason.rule}>
              <td>
                {say(reason.rule, reason.ruleEn)} <span className="caption">{t(`city.type.${reason.kind}`)}</span>
              </td>
              <td>
                {reason.value === null ? <span className="quiet">{t('city.type.unknown')}</span> : number(reason.value)}
                {reason.evidence && <EvidenceChip evidence={reason.evidence} />}
              </td>
              <td className={styles.degree}>
                <Interval low={reason.low} high={reason.high} />
                <span>{degree(reason)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
