import type { Problem } from '@langqiao/platform/words'
import { useTranslation } from 'react-i18next'
import styles from './imports-page.module.css'

/** What is wrong with rows of a file: where, what, how to mend it. */
export function Problems({ problems, total }: { problems: Problem[]; total: number }) {
  const { t } = useTranslation('imports')
  return (
    <>
      <ul className={`plain ${styles.problems}`}>
        {problems.map(({ where, message, mend }) => (
          <li key={`${where} ${message}`}>
            <span className={styles.where}>{where}</span>
            <span>
              {message}
              <small>{mend}</small>
            </span>
          </li>
        ))}
      </ul>
      {total > problems.length && (
        <p className="caption">{t('preview.moreProblems', { count: total - problems.length })}</p>
      )}
    </>
  )
}
