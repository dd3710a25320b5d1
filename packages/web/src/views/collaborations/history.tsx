import type { Decision } from '@langqiao/platform/views'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import styles from './collaboration-page.module.css'

/** Every decision, newest first: when, what, who, why, at what cost. */
export function History({ history }: { history: Decision[] }) {
  const { t } = useTranslation(['collaborate', 'words'])
  const { date, yuan } = useLanguage()
  return (
    <ol className={`plain ${styles.history}`} reversed>
      {history.toReversed().map(decision => (
        <li key={decision.id}>
          <time dateTime={decision.on}>{date(decision.on)}</time>
          <span
            className={[styles.what, decision.stage && styles.reached, decision.kind === 'stop' && styles.ended]
              .filter(Boolean)
              .join(' ')}
          >
            {decision.kind === 'advance' && decision.stage
              ? t(`words:stage.${decision.stage}`)
              : t(`words:decision.${decision.kind}`)}
          </span>
          <div>
            <p>{decision.why}</p>
            <small>
              {decision.by}
              {decision.costYuan &&
                Number(decision.costYuan) > 0 &&
                ` · ${t('history.spent', { cost: yuan(decision.costYuan) })}`}
            </small>
          </div>
        </li>
      ))}
    </ol>
  )
}
