import { contextOf, reviewRules } from '../../flow/review.ts'
import type { FoundName, listJoins } from '../../store/organisation-names.ts'
import type { countPendingKinds, listBatches, PendingRow } from '../../store/review.ts'
import type { HistoryRow } from '../../store/review-history.ts'
import { presentExtracted } from '../documents/present.ts'
import type { OrganisationName, Review, ReviewBatch, ReviewDecision, ReviewItem } from '../views.ts'

const certaintyOf = (confidence: number | null): ReviewItem['certainty'] => {
  if (confidence === null) return 'unknown'
  return confidence < reviewRules.doubtfulBelow ? 'doubtful' : 'sure'
}

/** One thing to be decided, in the words around it. */
export const presentPending = ({ extracted, document, earlier }: PendingRow, text: string): ReviewItem => ({
  ...presentExtracted(extracted, []),
  document,
  ...contextOf(text, extracted.spanStart, extracted.spanEnd),
  certainty: certaintyOf(extracted.confidence),
  proposal: earlier,
})

/** How much is left, summed over the kinds. */
export const presentRemaining = (
  counts: Awaited<ReturnType<typeof countPendingKinds>>,
  proposed: number,
): Review['remaining'] => {
  const sum = (of: 'all' | 'doubtful' | 'unknown') => counts.reduce((total, row) => total + row[of], 0)
  return {
    all: sum('all'),
    doubtful: sum('doubtful'),
    unknown: sum('unknown'),
    proposed,
    kinds: counts.map(({ kind, all }) => ({ kind, count: all })).sort((a, b) => b.count - a.count),
  }
}

/** A batch with the document that it was made in, where it was made in one that is still there. */
export const presentBatch = ({
  batch,
  standing,
  title,
}: Awaited<ReturnType<typeof listBatches>>['items'][number]): ReviewBatch => ({
  id: batch.id,
  at: batch.createdAt.toISOString(),
  how: batch.how,
  decided: batch.decided,
  standing,
  document: batch.documentId && title !== null ? { id: batch.documentId, title } : null,
})

type Person = { id: string; name: string }

/** Whose account it is; one that is gone has its id for a name. */
const nameOf = (id: string, people: Person[]): Person => people.find(person => person.id === id) ?? { id, name: id }

/** A line of the history of decisions. */
export const presentDecision = (
  { line, extracted, title, how, isLatest }: HistoryRow,
  people: Person[],
): ReviewDecision => ({
  id: line.id,
  at: line.createdAt.toISOString(),
  by: line.decidedBy === null ? null : nameOf(line.decidedBy, people),
  how: how ?? 'single',
  latest: isLatest,
  kind: extracted.kind,
  quote: extracted.quote,
  before: { decision: line.decisionBefore, label: line.labelBefore },
  after: { decision: line.decisionAfter, label: line.labelAfter },
  document: { id: extracted.documentId, title, start: extracted.spanStart },
})

/** An organisation with the joins that made its names one. */
export const presentName = (
  { name, kind, place, names, mentions, documents }: FoundName,
  joins: Awaited<ReturnType<typeof listJoins>>,
): OrganisationName => {
  const own = new Set([name, ...names])
  const joined = joins.filter(join => join.same && own.has(join.name))
  return {
    ...{ name, kind, place, mentions, documents },
    joined: joined.map(({ id, name, sameAs }) => ({ id, name, sameAs })),
  }
}
