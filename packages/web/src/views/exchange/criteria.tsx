import type { Criterion } from '@langqiao/platform/words'
import { useTranslation } from 'react-i18next'
import styles from './criteria.module.css'
import { useCriterionWords } from './criterion-words.ts'

/** Conditions in words, those that must hold before the wishes. */
export function Criteria({ criteria }: { criteria: Criterion[] }) {
  const { t } = useTranslation('exchange')
  const { criterion: words } = useCriterionWords()
  const ordered = [...criteria].sort((a, b) => Number(b.hard) - Number(a.hard))
  return (
    <ul className={`plain ${styles.criteria}`}>
      {ordered.map(criterion => (
        <li key={words(criterion)}>
          <span className={criterion.hard ? `${styles.weight} ${styles.hard}` : styles.weight}>
            {t(criterion.hard ? 'criterion.hard' : 'criterion.soft')}
          </span>
          <span>{words(criterion)}</span>
        </li>
      ))}
    </ul>
  )
}
