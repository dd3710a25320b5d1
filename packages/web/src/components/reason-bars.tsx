import type { Reason } from '@langqiao/platform/words'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../state/format.ts'
import { useFactorName } from '../state/subjects.ts'
import styles from './reason-bars.module.css'

type Step = { reason: Reason; count: number; from: number; to: number }

/** Where each contribution begins and ends. Neighbours of one factor that weigh the same and quote nothing are one step. */
function stepsOf(prior: number, reasons: Reason[]): Step[] {
  const steps: Step[] = []
  for (const reason of reasons) {
    const last = steps.at(-1)
    const from = last?.to ?? prior
    const to = from + reason.contribution
    if (last && isSame(last.reason, reason)) steps[steps.length - 1] = { ...last, count: last.count + 1, to }
    else steps.push({ reason, count: 1, from, to })
  }
  return steps
}
const isSame = (a: Reason, b: Reason) =>
  a.factor === b.factor &&
  a.contribution === b.contribution &&
  [a, b].every(reason => reason.need_quote === null && reason.offer_quote === null)

/**
 * How a score is made: from the prior, each reason's signed contribution begins where the one before ended, and the last
 * ends at the logit of the score. Beside each reason stand the words of need and offer that made it.
 */
export function ReasonBars({ prior, reasons, score }: { prior: number; reasons: Reason[]; score: number }) {
  const { t } = useTranslation('parts')
  const { number, share } = useLanguage()
  const steps = stepsOf(prior, reasons)
  const sum = steps.at(-1)?.to ?? prior
  const ends = [0, prior, ...steps.flatMap(step => [step.from, step.to])]
  const low = Math.min(...ends)
  const width = Math.max(...ends) - low || 1
  const place = (a: number, b: number) => ({
    left: `${((Math.min(a, b) - low) / width) * 100}%`,
    width: `${(Math.abs(b - a) / width) * 100}%`,
  })
  const zero = { left: `${(-low / width) * 100}%` }
  const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value))}`
  const factorName = useFactorName()
  return (
    <figure className={styles.reasons}>
      <table>
        <caption className="visually-hidden">{t('reasons.label')}</caption>
        <tbody>
          <tr>
            <th scope="row" title={t('reasons.priorWhy')}>
              {t('reasons.prior')}
            </th>
            <td className={styles.track}>
              <i className={styles.zero} style={zero} />
              <i className={styles.base} style={place(0, prior)} />
            </td>
            <td className={styles.value}>{signed(prior)}</td>
          </tr>
          {steps.map(({ reason, count, from, to }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a factor may appear twice, and the order of reasons never changes
            <tr key={index}>
              <th scope="row">
                {factorName(reason.factor)}
                {count > 1 && ` × ${count}`}
              </th>
              <td className={styles.track}>
                <i className={styles.zero} style={zero} />
                <i className={reason.contribution < 0 ? styles.against : styles.for} style={place(from, to)} />
              </td>
              <td className={styles.value}>{signed(to - from)}</td>
              <td className={styles.words}>
                {reason.need_quote && (
                  <span>
                    {t('reasons.need')} <q>{reason.need_quote}</q>
                  </span>
                )}
                {reason.offer_quote && (
                  <span>
                    {t('reasons.offer')} <q>{reason.offer_quote}</q>
                  </span>
                )}
              </td>
            </tr>
          ))}
          <tr className={styles.sum}>
            <th scope="row">{t('reasons.sum')}</th>
            <td className={styles.track}>
              <i className={styles.zero} style={zero} />
              <i className={styles.base} style={place(0, sum)} />
            </td>
            <td className={styles.value}>{signed(sum)}</td>
            <td className={styles.words}>
              <strong>{t('reasons.score', { score: share(score) })}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      <figcaption className="caption">{t('reasons.scale')}</figcaption>
    </figure>
  )
}
