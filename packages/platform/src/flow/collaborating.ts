import { type Decision, decide, standing } from '../collaborate/index.ts'
import type { Matcher } from '../match/index.ts'
import {
  type DecisionRow,
  findCollaboration,
  insertCollaboration,
  insertDecision,
  type ListedCollaboration,
  type NewCollaboration,
} from '../store/collaborations.ts'
import type { Database } from '../store/index.ts'
import type { NeedRow } from '../store/needs.ts'
import { type Outcome, type Stage, success } from '../words/index.ts'
import { needInput } from './matching.ts'

/** A recorded decision as the rules of the tracks read it. */
export const decisionOf = (row: DecisionRow): Decision => ({
  on: row.decidedOn,
  kind: row.kind,
  stage: row.stage,
  by: row.decidedBy,
  why: row.why,
  costYuan: row.costYuan,
})

/** Where a collaboration stands. */
export const standingOf = ({ collaboration, decisions }: ListedCollaboration) =>
  standing(collaboration.track, decisions.map(decisionOf))

const rowOf = (decision: Decision, of: { id: string; ownerId: string }, userId: string | null) => ({
  ownerId: of.ownerId,
  collaborationId: of.id,
  decidedOn: decision.on,
  kind: decision.kind,
  stage: decision.stage,
  decidedBy: decision.by,
  why: decision.why,
  costYuan: decision.costYuan,
  userId,
})

/** Starts a collaboration with its first decision; gives its id. */
export const startCollaboration = async (
  db: Database,
  collaboration: NewCollaboration,
  first: Omit<Decision, 'kind' | 'stage' | 'costYuan'>,
  userId: string | null,
): Promise<Outcome<string>> => {
  const decided = decide(collaboration.track, [], { ...first, kind: 'start', stage: null, costYuan: null })
  if (!decided.ok) return decided
  const id = await insertCollaboration(db, collaboration)
  await insertDecision(db, rowOf(decided.value, { id, ownerId: collaboration.ownerId }, userId), 0)
  return success(id)
}

/** Adds a decision to a collaboration where the rules of its track allow it; gives the collaboration as it then stands. */
export const moveCollaboration = async (
  db: Database,
  listed: ListedCollaboration,
  decision: Decision,
  userId: string | null,
): Promise<Outcome<ListedCollaboration | null>> => {
  const { collaboration, decisions } = listed
  const decided = decide(collaboration.track, decisions.map(decisionOf), decision)
  if (!decided.ok) return decided
  const position = (decisions.at(-1)?.position ?? -1) + 1
  await insertDecision(db, rowOf(decided.value, collaboration, userId), position)
  return success(await findCollaboration(db, collaboration.id))
}

/** Stages from which on a collaboration has shown that it works, so that the next city can be looked for. */
const worked: ReadonlySet<Stage> = new Set(['first-purchase', 'use-at-scale', 'replication', 'industrial-use'])
/** How many needs are looked through for those of other cities. */
const lookedAt = 20

/** Needs in other cities that read like the one that was met, nearest first; none before anything has worked. */
export const replicationNeeds = (listed: ListedCollaboration, needs: Matcher): string[] => {
  if (!worked.has(standingOf(listed).stage)) return []
  const found = needs.match(needInput(listed.need satisfies NeedRow, undefined), lookedAt)
  if (!found.ok) return []
  return found.value.results
    .filter(({ offer, verdict }) => offer !== listed.need.id && (verdict === 'fits' || verdict === 'partly'))
    .map(({ offer }) => offer)
}
