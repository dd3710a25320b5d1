import type { CollaborationSummary } from '@langqiao/platform/views'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../state/format.ts'
import styles from './stage-line.module.css'

type Track = CollaborationSummary['track']
type Stage = CollaborationSummary['stage']

/** The stages of each track, in order, as the server moves along them. */
export const stagesOf: Record<Track, readonly Stage[]> = {
  transfer: ['introduction', 'proof-of-concept', 'small-trial', 'pilot-production', 'industrial-use'],
  scenario: ['introduction', 'test', 'demonstration', 'first-purchase', 'use-at-scale', 'replication'],
}

/** The track of a collaboration: where it is, since when, what it waits for. `compact` leaves out all names but the present one. */
export function StageLine({
  track,
  stage,
  state,
  since,
  waitsFor,
  compact,
}: {
  track: Track
  stage: Stage
  state: CollaborationSummary['state']
  since?: string
  waitsFor?: string
  compact?: boolean
}) {
  const { t } = useTranslation(['parts', 'words'])
  const { date } = useLanguage()
  const stages = stagesOf[track]
  const at = stages.indexOf(stage)
  const facts = [
    state !== 'active' && t(`words:state.${state}`),
    since && t('stage.since', { date: date(since) }),
    state === 'active' && waitsFor,
  ].filter(Boolean)
  return (
    <div className={`${styles.line} ${compact ? styles.compact : ''} ${styles[state]}`}>
      <ol className="plain" aria-label={t('stage.progress', { at: at + 1, of: stages.length })}>
        {stages.map((name, index) => (
          <li
            key={name}
            className={index < at ? styles.done : index === at ? styles.now : styles.ahead}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={compact && index !== at ? 'visually-hidden' : ''}>{t(`words:stage.${name}`)}</span>
          </li>
        ))}
      </ol>
      {facts.length > 0 && <p className="caption">{facts.join(' · ')}</p>}
    </div>
  )
}
