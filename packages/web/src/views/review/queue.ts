import type { Extracted, Review, ReviewItem } from '@langqiao/platform/views'
import { useEffect, useRef, useState } from 'react'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useUndo } from '../../state/api.ts'
import { useDecideFound, useDecideProposed, useJoinNames, useUndoBatch } from '../../state/review.ts'

/** What can be taken back, latest last. */
type Done =
  | { what: 'decision'; item: ReviewItem }
  | { what: 'join'; item: ReviewItem; undo: string }
  | { what: 'batch'; id: string }

/**
 * Keeps the order on screen: what is there takes its news, what came anew is put at the end. Of what is on its way to the
 * server the answer that comes meanwhile knows less than the screen.
 */
const merged = (held: ReviewItem[], fresh: ReviewItem[], sending: Set<string>): ReviewItem[] => {
  const news = new Map(fresh.filter(item => !sending.has(item.id)).map(item => [item.id, item]))
  const known = new Set(held.map(item => item.id))
  return [...held.map(item => news.get(item.id) ?? item), ...fresh.filter(item => !known.has(item.id))]
}

/**
 * The queue on screen: what the server answered, in the order in which it came. What is decided stays where it is until
 * the page is left, so that it can be seen and taken back; what comes up next is put at the end.
 */
export function useQueue(review: Review, firstId: string | undefined) {
  const [held, setHeld] = useState(review.items)
  const [selectedId, setSelectedId] = useState(() => firstId ?? review.items[0]?.id)
  const done = useRef<Done[]>([])
  const sending = useRef(new Set<string>())
  const tell = useTellProblem()
  const { mutate: decideOne } = useDecideFound()
  const { mutateAsync: join } = useJoinNames()
  const { mutateAsync: decideAll } = useDecideProposed()
  const { mutateAsync: undoBatch } = useUndoBatch()
  const { mutateAsync: undoAt } = useUndo()
  useEffect(() => setHeld(held => merged(held, review.items, sending.current)), [review.items])

  const selected: ReviewItem | undefined = held.find(item => item.id === selectedId) ?? held[0]
  const at = selected ? held.indexOf(selected) : -1
  const put = (id: string, change: Partial<Extracted>) =>
    setHeld(held => held.map(item => (item.id === id ? { ...item, ...change } : item)))
  const step = (by: 1 | -1) => setSelectedId(held[Math.min(Math.max(at + by, 0), held.length - 1)]?.id)
  const goOn = (from: ReviewItem) => {
    const index = held.findIndex(item => item.id === from.id)
    const open = (item: ReviewItem) => item.decision === null && item.id !== from.id
    const next = held.slice(index + 1).find(open) ?? held.find(open)
    if (next) setSelectedId(next.id)
  }
  const send = (item: ReviewItem, decision: ReviewItem['decision'], label?: string) => {
    put(item.id, { decision, label: label ?? item.foundLabel })
    sending.current.add(item.id)
    decideOne(
      { document: item.document.id, id: item.id, decision, label },
      {
        onSuccess: answer => put(item.id, answer),
        onError: error => {
          put(item.id, item)
          setSelectedId(item.id)
          tell(error)
        },
        onSettled: () => sending.current.delete(item.id),
      },
    )
  }
  const decide = (item: ReviewItem, decision: NonNullable<ReviewItem['decision']>, label?: string) => {
    done.current.push({ what: 'decision', item })
    send(item, decision, label)
    goOn(item)
  }
  /** Joins the name with a fuller one; the name itself was right. */
  const merge = async (item: ReviewItem, sameAs: string) => {
    try {
      const { undo } = await join({ name: item.label, sameAs })
      done.current.push({ what: 'join', item, undo })
      if (item.decision === null) send(item, 'accepted')
      goOn(item)
    } catch (error) {
      tell(error)
    }
  }
  /** Decides what agrees with earlier decisions; gives how many things were decided. */
  const decideLikeBefore = async (filter: Parameters<typeof decideAll>[0]): Promise<number> => {
    try {
      const { batchId, decided } = await decideAll(filter)
      if (batchId) done.current.push({ what: 'batch', id: batchId })
      setHeld(held => held.filter(item => item.proposal === null || item.decision !== null))
      return decided
    } catch (error) {
      tell(error)
      return 0
    }
  }
  const undo = async () => {
    const last = done.current.pop()
    if (!last) return
    try {
      if (last.what === 'batch') await undoBatch(last.id)
      if (last.what === 'join') await undoAt(last.undo)
    } catch (error) {
      tell(error)
    }
    if (last.what === 'batch') return
    if (last.item.decision === null) send(last.item, null)
    setSelectedId(last.item.id)
  }
  return {
    ...{ held, selected, at, step, decide, merge, undo, decideLikeBefore },
    select: setSelectedId,
    takeBack: (item: ReviewItem) => send(item, null),
  }
}
export type Queue = ReturnType<typeof useQueue>
