import type { Collaboration } from '@langqiao/platform/views'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import styles from './collaboration-page.module.css'

/** What must hold before the next stage: met, not met, or to be asked. `ask` begins a note with the condition's words. */
export function Conditions({
  conditions,
  ask,
}: {
  conditions: Collaboration['next'][number]['conditions']
  ask: ((why: string) => void) | undefined
}) {
  const { t } = useTranslation('collaborate')
  const { say } = useLanguage()
  if (conditions.length === 0) return <p className="quiet">{t('next.none')}</p>
  return (
    <ul className={`plain ${styles.conditions}`}>
      {conditions.map(condition => {
        const words = say(condition.text, condition.textEn)
        return (
          <li key={words}>
            {condition.met === true && <span className={styles.met}>✓ {t('next.met')}</span>}
            {condition.met === false && <span className={styles.unmet}>✕ {t('next.unmet')}</span>}
            {condition.met === null && <span className={styles.ask}>? {t('next.ask')}</span>}
            <span>{words}</span>
            {condition.met !== true && ask && (
              <Button size="small" type="text" onClick={() => ask(t('next.about', { condition: words }))}>
                {t('next.record')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
