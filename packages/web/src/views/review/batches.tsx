import type { ReviewBatch } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Section } from '../../components/page.tsx'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useLanguage } from '../../state/format.ts'
import { useBatches, useUndoBatch } from '../../state/review.ts'
import styles from './review-page.module.css'

const shown = 10

/** What was decided by earlier decisions lately, each taken back as a whole. */
export function Batches({ mine }: { mine: boolean }) {
  const { t } = useTranslation('review')
  const batches = useBatches(shown).data?.items ?? []
  if (batches.length === 0) return null
  return (
    <Section title={t('batches.title')} question={t('batches.question')}>
      <ul className={`plain ${styles.batches}`}>
        {batches.map(batch => (
          <Batch key={batch.id} batch={batch} mine={mine} />
        ))}
      </ul>
    </Section>
  )
}

function Batch({ batch, mine }: { batch: ReviewBatch; mine: boolean }) {
  const { t } = useTranslation('review')
  const { date } = useLanguage()
  const { message } = App.useApp()
  const tell = useTellProblem()
  const undo = useUndoBatch()
  const run = () =>
    undo.mutateAsync(batch.id).then(({ opened }) => message.success(t('batches.undone', { count: opened })), tell)
  return (
    <li>
      <span>
        {date(batch.at)} · {t(`batches.${batch.how}`, { count: batch.decided })}{' '}
        {batch.document && (
          <Link to="/documents/$id" params={{ id: batch.document.id }}>
            {batch.document.title}
          </Link>
        )}
      </span>
      <span className="caption">{t('batches.standing', { count: batch.standing })}</span>
      {mine && batch.standing > 0 && (
        <Button size="small" loading={undo.isPending} onClick={run}>
          {t('batches.undo')}
        </Button>
      )}
    </li>
  )
}
