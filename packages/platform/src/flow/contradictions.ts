import {
  type ClaimRow,
  type Contradiction,
  type ContradictionFilter,
  type FigureVerdict,
  insertFigureDecision,
  listClaims,
  listContradictions,
  type Thing,
} from '../store/contradictions.ts'
import type { Database } from '../store/index.ts'
import { readTexts } from '../store/review.ts'
import { failure, type Outcome, success } from '../words/index.ts'
import rules from './claim-rules.json' with { type: 'json' }
import { contextOf, type Reviewer } from './review.ts'

/** A claim in the words around it. */
export type ToldClaim = ClaimRow & { before: string; after: string }
/** A contradiction with its claims, the lowest value first. */
export type ToldContradiction = Contradiction & { claims: ToldClaim[] }

const nameOf = ({ regionCode, indicator, period, unit }: Thing) => JSON.stringify([regionCode, indicator, period, unit])

/**
 * Contradictions between figures about the same thing (docs/methods/contradictions.md), side by side with the words of each
 * claim. The decisions shown are those of the caller's organisation.
 */
export const readContradictions = async (
  db: Database,
  deciderId: string | null,
  filter: ContradictionFilter,
  page: { limit: number; skip: number },
): Promise<{ items: ToldContradiction[]; total: number }> => {
  const { items, total } = await listContradictions(db, deciderId, filter, rules, page)
  const claims = await listClaims(db, items, rules)
  const texts = await readTexts(db, [...new Set(claims.map(({ documentId }) => documentId))])
  const told = claims.map(claim => {
    const text = texts.get(claim.documentId)
    const { start, end } = claim
    const around = text && start !== null && end !== null ? contextOf(text, start, end) : { before: '', after: '' }
    return { ...claim, ...around }
  })
  const byThing = Map.groupBy(told, nameOf)
  return { items: items.map(item => ({ ...item, claims: byThing.get(nameOf(item)) ?? [] })), total }
}

/** What somebody decides on a thing; no verdict takes the decision before it back. */
export type FigureDecision = Thing & { verdict: FigureVerdict | null; holds?: string; note?: string }

/**
 * Keeps a decision on figures that contradict each other. Nothing else changes: every claim stays as it was made. Null where
 * the caller sees no such contradiction; a problem where the claim that is to hold is none of it.
 */
export const decideFigures = async (
  db: Database,
  { organisationId, userId }: Reviewer,
  { verdict, holds, note, ...thing }: FigureDecision,
): Promise<Outcome<ToldContradiction> | null> => {
  const find = async () =>
    (await readContradictions(db, organisationId, { things: [thing] }, { limit: 1, skip: 0 })).items[0]
  const found = await find()
  if (!found) return null
  if (verdict === 'holds' && !found.names.includes(holds ?? ''))
    return failure({
      code: 'invalid-field',
      message: 'The claim that holds is none of these',
      where: 'holds',
      mend: 'Give the name of one of the claims, as the list of contradictions has it.',
    })
  await insertFigureDecision(db, {
    ...thing,
    ownerId: organisationId,
    verdict,
    holds: verdict === 'holds' ? holds : null,
    note: note || null,
    considered: found.names,
    decidedBy: userId,
  })
  return success(await find())
}
