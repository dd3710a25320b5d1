import type { Extracted } from '@langqiao/platform/views'
import { Button } from 'antd'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../../components/app-link.tsx'
import { useLanguage } from '../../state/format.ts'
import { CorrectionForm } from './correction-form.tsx'
import styles from './document-page.module.css'
import { colourOf } from './extraction-kinds.ts'
import { useFoundLabel } from './found-label.ts'

export type Decide = (found: Extracted, decision: Extracted['decision'], label?: string) => void

/** One thing found, in the list: what it is called, its words, and while chosen what can be decided on it. */
export const ExtractedItem = memo(function ExtractedItem({
  found,
  chosen,
  correcting,
  mine,
  select,
  decide,
  correct,
}: {
  found: Extracted
  chosen: boolean
  correcting: boolean
  mine: boolean
  select: (id: string) => void
  decide: Decide
  correct: (on: boolean) => void
}) {
  const { t } = useTranslation('documents')
  const { number } = useLanguage()
  const label = useFoundLabel()
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const classes = [styles.item, chosen && styles.chosen, found.decision === 'rejected' && styles.rejected]
  return (
    <li ref={item} className={classes.filter(Boolean).join(' ')} style={{ borderLeftColor: colourOf(found.kind) }}>
      <button type="button" className={styles.pick} aria-current={chosen} onClick={() => select(found.id)}>
        <span className={styles.label}>{label(found)}</span>{' '}
        <span className={styles.meta}>
          {t(`kind.${found.kind}`)}
          {found.decision && <span className={styles.decided}> · {t(`decision.${found.decision}`)}</span>}
          {found.detail.origin === 'model' && ` · ${t('byModel')}`}
          {found.batchId && <span className={styles.decided}> · {t('decision.byEarlier')}</span>}
          {chosen &&
            ` · ${
              found.confidence === null
                ? t('confidence.unknown')
                : t('confidence.known', { percent: number(found.confidence * 100, 0) })
            }`}
        </span>
        {chosen && found.quote !== found.label && <p className={styles.quote}>“{found.quote}”</p>}
      </button>
      {chosen && found.becameLink && (
        <p className={styles.quote}>
          <AppLink to={found.becameLink}>
            {t(found.kind === 'needs' || found.kind === 'offers' ? `became.${found.kind}` : 'became.fact')}
          </AppLink>
        </p>
      )}
      {chosen && mine && !correcting && (
        <div className={styles.acts}>
          {found.decision === null ? (
            <>
              <Button size="small" type="primary" onClick={() => decide(found, 'accepted')}>
                {t('act.accept')}
              </Button>
              <Button size="small" onClick={() => correct(true)}>
                {t('act.correct')}
              </Button>
              <Button size="small" onClick={() => decide(found, 'rejected')}>
                {t('act.reject')}
              </Button>
            </>
          ) : (
            <Button size="small" onClick={() => decide(found, null)}>
              {t('act.takeBack')}
            </Button>
          )}
        </div>
      )}
      {chosen && correcting && (
        <CorrectionForm
          label={found.label}
          save={words => decide(found, 'corrected', words)}
          close={() => correct(false)}
        />
      )}
    </li>
  )
})
