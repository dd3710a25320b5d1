import type { Verdict as VerdictId } from '@langqiao/platform/words'
import { useTranslation } from 'react-i18next'
import styles from './verdict.module.css'

/** Shapes tell verdicts apart without colour: full, half, a ring with a gap, a line. */
const shapes: Record<VerdictId, string> = {
  fits: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  partly: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 1.6a4.4 4.4 0 0 1 0 8.8Z',
  'near-miss': 'M10.4 3.1A5.5 5.5 0 1 0 13.5 8',
  no: 'M3 8h10',
}
const stroked = new Set<VerdictId>(['near-miss', 'no'])

/** A verdict in word and shape. */
export function Verdict({ verdict }: { verdict: VerdictId }) {
  const { t } = useTranslation('words')
  return (
    <span className={`${styles.verdict} ${styles[verdict]}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          d={shapes[verdict]}
          fill={stroked.has(verdict) ? 'none' : 'currentColor'}
          fillRule="evenodd"
          stroke={stroked.has(verdict) ? 'currentColor' : 'none'}
          strokeWidth="2.2"
          strokeLinecap="round"
        />
      </svg>
      {t(`verdict.${verdict}`)}
    </span>
  )
}
