import type { Problem } from '@langqiao/platform/words'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../../components/problem-view.tsx'
import { useLanguage } from '../../state/format.ts'
import { fieldName } from './field-name.ts'
import styles from './imports-page.module.css'

/** What is wrong with rows of a file: where, what, how to mend it. */
export function Problems({ problems, total }: { problems: Problem[]; total: number }) {
  const { t } = useTranslation('imports')
  const words = useProblemWords()
  const { sentences } = useLanguage()
  const place = usePlace()
  return (
    <>
      <ul className={`plain ${styles.problems}`}>
        {problems.map(problem => {
          const { message, mend, detail } = words(problem)
          return (
            <li key={`${problem.where} ${problem.message}`}>
              <span className={styles.where}>{place(problem.where)}</span>
              <span>
                {sentences(message, mend)}
                {detail && <small>{detail}</small>}
              </span>
            </li>
          )
        })}
      </ul>
      {total > problems.length && (
        <p className="caption">{t('preview.moreProblems', { count: total - problems.length })}</p>
      )}
    </>
  )
}

/** `list.csv, row 4, region_code` as people say it: the file is known, so its row and field. */
function usePlace(): (where: string | undefined) => string {
  const { t } = useTranslation('imports')
  const { language } = useLanguage()
  return where => {
    const found = where?.match(/row (\d+)(?:, (\w+))?$/)
    if (!found) return where ?? ''
    const [, row, field] = found
    return field ? t('preview.atField', { row, field: fieldName(field, language) }) : t('preview.atRow', { row })
  }
}
