import type { ProposalsInput, Review, ReviewItem } from '@langqiao/platform/views'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SingleKeys, useSingleKeys } from '../../components/single-keys.tsx'
import type { ReviewFilter } from '../../state/review.ts'
import { type Queue, useQueue } from './queue.ts'
import { ReviewCard } from './review-card.tsx'
import { ReviewList } from './review-list.tsx'
import styles from './review-page.module.css'

const looking = ['j', 'k', 'o'] as const
const deciding = ['a', 'c', 'x', 'm', 'p', 'u'] as const
type Key = (typeof looking)[number] | (typeof deciding)[number]

/** What is on screen of the queue; `children` stand where nothing is. */
export function ReviewQueue({
  review,
  filter,
  first,
  children,
}: {
  review: Review
  filter: ReviewFilter
  first?: string
  children: ReactNode
}) {
  const queue = useQueue(review, first)
  return queue.selected ? (
    <OneByOne review={review} filter={filter} queue={queue} selected={queue.selected} />
  ) : (
    children
  )
}

/** One thing at a time in large, beside the list of what comes before and after it. */
function OneByOne({
  review: { mine, remaining },
  filter,
  queue,
  selected,
}: {
  review: Review
  filter: ReviewFilter
  queue: Queue
  selected: ReviewItem
}) {
  const { t } = useTranslation('review')
  const { message } = App.useApp()
  const navigate = useNavigate()
  /** Which form stands open under the thing that is shown. */
  const [form, setForm] = useState<'correct' | 'merge' | null>(null)
  const act = (key: Key) => {
    setForm(null)
    if (key === 'j') return queue.step(1)
    if (key === 'k') return queue.step(-1)
    if (key === 'u') return queue.undo()
    if (key === 'o') {
      const search = { at: String(selected.start), from: selected.id }
      return navigate({ to: '/documents/$id', params: { id: selected.document.id }, search })
    }
    if (key === 'm') return selected.kind === 'organisations' && setForm('merge')
    if (selected.decision !== null) return
    const { proposal } = selected
    if (key === 'a') queue.decide(selected, 'accepted')
    if (key === 'x') queue.decide(selected, 'rejected')
    if (key === 'p' && proposal) queue.decide(selected, proposal.decision, proposal.label ?? undefined)
    if (key === 'c') setForm('correct')
  }
  const keys: readonly Key[] = mine ? [...looking, ...deciding] : looking
  const state = useSingleKeys(keys, act)
  const decideAll = async () => {
    const { proposed: _allAre, ...rest } = filter
    message.info(t('bulk.done', { count: await queue.decideLikeBefore(rest as ProposalsInput) }))
  }
  return (
    <>
      <div className={styles.tools}>
        <SingleKeys uses={keys.map(key => ({ key, does: t(`key.${key}`) }))} state={state} />
        {mine && remaining.proposed > 0 && (
          <Button onClick={decideAll}>{t('bulk.do', { count: remaining.proposed })}</Button>
        )}
      </div>
      <div className={styles.layout}>
        <ReviewCard
          key={selected.id}
          item={selected}
          place={{ at: queue.at + 1, of: queue.held.length }}
          mine={mine}
          form={form}
          open={setForm}
          queue={queue}
          act={act}
        />
        <ReviewList items={queue.held} selectedId={selected.id} select={queue.select} />
      </div>
    </>
  )
}
