import type { Need } from '@langqiao/platform/views'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import styles from './gaps.module.css'

/** What would make a need or an offer easier to answer, as its owner is told. */
export function Gaps({ gaps }: { gaps: Need['gaps'] }) {
  const { t } = useTranslation('exchange')
  const { say } = useLanguage()
  if (gaps.length === 0) return null
  return (
    <aside className={styles.gaps}>
      <h2>{t('gaps.title')}</h2>
      <ul className="plain">
        {gaps.map(gap => (
          <li key={gap.field + gap.text}>{say(gap.text, gap.textEn)}</li>
        ))}
      </ul>
    </aside>
  )
}
