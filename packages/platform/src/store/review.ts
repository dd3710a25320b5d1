import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { ExtractionKind } from '../words/index.ts'
import type { Database } from './database.ts'
import type { ExtractedRow } from './documents.ts'
import type { Page } from './listings.ts'
import { documents, extracted, reviewBatches, reviewDecisions } from './schema/index.ts'

/** How sure extraction was: below the threshold, at or above it, or it did not say. */
export const certainties = ['doubtful', 'unknown', 'sure'] as const
export type Certainty = (typeof certainties)[number]

export type ReviewFilter = {
  kinds?: ExtractionKind[]
  documentId?: string
  certainty?: Certainty
  /** Only what agreeing earlier decisions were made on. */
  proposed?: boolean
}

/** What is decided by rule: see flow/review-rules.json. */
export type ReviewRules = {
  /** Below this confidence a thing is doubtful. */
  doubtfulBelow: number
  /** The kinds of which a decision on one name says something about the same name elsewhere. */
  namedKinds: ExtractionKind[]
}

/** What people decided on a name of a kind before: the same each time, and how often. */
export type EarlierDecision = { decision: 'accepted' | 'corrected' | 'rejected'; label: string | null; times: number }

/** What tells namesakes of a kind apart: the code of a place, the concept of an activity. */
const meaningOf = (table: SQL) => sql`coalesce(${table}.detail->>'code', ${table}.detail->>'concept', '')`

/**
 * The decisions of an owner's people on each name of a named kind, where all of them agree. Decisions that were made by
 * rule or in bulk do not count, so that a rule never feeds itself. With a document, only of the names in it.
 */
const earlierDecisions = (ownerId: string, { namedKinds }: ReviewRules, documentId?: string): SQL => sql`
  SELECT kind, label, ${meaningOf(sql`x`)} AS meaning,
    min(decision) AS decision, min(right_label) AS right_label, count(*)::int AS times
  FROM extracted x
  WHERE owner_id = ${ownerId} AND decision IS NOT NULL AND batch_id IS NULL
    AND kind IN ${namedKinds} ${documentId ? sql`AND label IN (SELECT label FROM extracted WHERE document_id = ${documentId})` : sql.empty()}
  GROUP BY 1, 2, 3
  HAVING count(DISTINCT (decision, right_label)) = 1`

const certaintyIs = (certainty: Certainty, { doubtfulBelow }: ReviewRules): SQL | undefined =>
  ({
    doubtful: lt(extracted.confidence, doubtfulBelow),
    sure: gte(extracted.confidence, doubtfulBelow),
    unknown: isNull(extracted.confidence),
  })[certainty]

/** What is not decided of an owner's documents that are not deleted. Every query over it joins the documents. */
const pendingOf = (ownerId: string): SQL | undefined =>
  and(
    eq(extracted.ownerId, ownerId),
    isNull(extracted.decision),
    isNull(documents.deletedAt),
    isNotNull(documents.text),
  )

const filtered = (filter: ReviewFilter, rules: ReviewRules): SQL | undefined =>
  and(
    filter.kinds && inArray(extracted.kind, filter.kinds),
    filter.documentId ? eq(extracted.documentId, filter.documentId) : undefined,
    filter.certainty && certaintyIs(filter.certainty, rules),
    filter.proposed ? sql`earlier.decision IS NOT NULL` : undefined,
  )

const onDocument = eq(documents.id, extracted.documentId)
const onEarlier = sql`earlier.kind = ${extracted.kind} AND earlier.label = ${extracted.label}
  AND earlier.meaning = ${meaningOf(sql`extracted`)}`

/** Unknown stands between doubtful and sure; the index `extracted_pending` is in this order. */
const reviewOrder = ({ doubtfulBelow }: ReviewRules): SQL[] => [
  sql`coalesce(${extracted.confidence}, ${sql.raw(String(doubtfulBelow))}::double precision)`,
  sql`${extracted.confidence} NULLS FIRST`,
  desc(extracted.createdAt),
  asc(extracted.documentId),
  asc(extracted.spanStart),
  asc(extracted.id),
]

/**
 * What an owner's people have not decided yet: doubtful things first, the least certain at the head, then those of which
 * extraction did not say how sure it was, then the rest; within that newest documents first, each in reading order. The
 * one that is asked to come `first` does, wherever it would stand.
 */
export const listPending = (
  db: Database,
  ownerId: string,
  filter: ReviewFilter,
  rules: ReviewRules,
  page: Page & { first?: string },
) =>
  db
    .select({
      extracted,
      document: { id: documents.id, title: documents.title, publisher: documents.publisher },
      earlier: sql<EarlierDecision | null>`CASE WHEN earlier.decision IS NOT NULL THEN
        jsonb_build_object('decision', earlier.decision, 'label', earlier.right_label, 'times', earlier.times) END`,
    })
    .from(extracted)
    .innerJoin(documents, onDocument)
    .leftJoin(sql`(${earlierDecisions(ownerId, rules, filter.documentId)}) earlier`, onEarlier)
    .where(and(pendingOf(ownerId), filtered(filter, rules)))
    .orderBy(...(page.first ? [desc(sql`${extracted.id} = ${page.first}`)] : []), ...reviewOrder(rules))
    .limit(page.limit)
    .offset(page.skip)
export type PendingRow = Awaited<ReturnType<typeof listPending>>[number]

/** How much of what an owner's people have not decided a filter leaves. */
export const countPending = async (db: Database, ownerId: string, filter: ReviewFilter, rules: ReviewRules) => {
  const counted = db.select({ total: count() }).from(extracted).innerJoin(documents, onDocument)
  const earlier = sql`(${earlierDecisions(ownerId, rules, filter.documentId)}) earlier`
  const [{ total }] = await (filter.proposed ? counted.innerJoin(earlier, onEarlier) : counted).where(
    and(pendingOf(ownerId), filtered(filter, rules)),
  )
  return total
}

/** How much an owner's people have not decided yet, by kind and certainty. */
export const countPendingKinds = (db: Database, ownerId: string, rules: ReviewRules) =>
  db
    .select({
      kind: extracted.kind,
      doubtful: sql<number>`(count(*) FILTER (WHERE ${certaintyIs('doubtful', rules)}))::int`,
      unknown: sql<number>`(count(*) FILTER (WHERE ${certaintyIs('unknown', rules)}))::int`,
      all: count(),
    })
    .from(extracted)
    .innerJoin(documents, onDocument)
    .where(pendingOf(ownerId))
    .groupBy(extracted.kind)

/** The documents of an owner in which something is not decided yet, most of it first. */
export const listPendingDocuments = (db: Database, ownerId: string, limit: number) =>
  db
    .select({ id: documents.id, title: documents.title, pending: count() })
    .from(extracted)
    .innerJoin(documents, onDocument)
    .where(pendingOf(ownerId))
    .groupBy(documents.id, documents.title)
    .orderBy(desc(count()), asc(documents.id))
    .limit(limit)

/** The texts of documents by id, for the words around what was found in them. */
export const readTexts = async (db: Database, ids: string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: documents.id, text: documents.text })
    .from(documents)
    .where(and(inArray(documents.id, ids), isNull(documents.deletedAt)))
  return new Map(rows.map(({ id, text }) => [id, text ?? '']))
}

/** Adds a person's decision on one thing to the history: what was said before and after, and by whom. */
export const insertDecision = async (
  db: Database,
  before: ExtractedRow,
  after: ExtractedRow,
  decidedBy: string | null,
): Promise<void> => {
  await db.insert(reviewDecisions).values({
    ownerId: before.ownerId,
    extractedId: before.id,
    decisionBefore: before.decision,
    labelBefore: shownLabel(before),
    decisionAfter: after.decision,
    labelAfter: shownLabel(after),
    decidedBy,
  })
}

/** What a thing that was found is called: the right words where a person gave them, otherwise as it was found. */
export const shownLabel = (row: Pick<ExtractedRow, 'label' | 'rightLabel'>): string => row.rightLabel ?? row.label

/** Most decisions that one batch makes; the rest is left for the next. */
export const batchSize = 500

type BatchRequest = {
  ownerId: string
  userId: string | null
  how: 'bulk' | 'earlier'
  filter: ReviewFilter
  rules: ReviewRules
  /** How often people must have decided the same, and which decisions carry over. */
  least: { times: number; decisions: EarlierDecision['decision'][]; kinds: ExtractionKind[] }
}

/**
 * Decides everything undecided that agrees with earlier decisions as those did, at most {@link batchSize} things, as one
 * batch. Gives its id and how many were decided, or null where there was nothing. Only names are decided so; they become
 * no facts.
 */
export const decideAsEarlier = async (
  db: Database,
  { ownerId, userId, how, filter, rules, least }: BatchRequest,
): Promise<{ id: string; decided: number } | null> => {
  const chosen = await db
    .select({ id: extracted.id })
    .from(extracted)
    .innerJoin(documents, onDocument)
    .leftJoin(sql`(${earlierDecisions(ownerId, rules, filter.documentId)}) earlier`, onEarlier)
    .where(
      and(
        pendingOf(ownerId),
        filtered({ ...filter, proposed: true }, rules),
        inArray(extracted.kind, least.kinds),
        sql`earlier.times >= ${least.times} AND earlier.decision IN ${least.decisions}`,
      ),
    )
    .orderBy(asc(extracted.documentId), asc(extracted.spanStart), asc(extracted.id))
    .limit(batchSize)
  if (chosen.length === 0) return null
  const [{ id }] = await db
    .insert(reviewBatches)
    .values({ ownerId, how, documentId: filter.documentId, decided: chosen.length, decidedBy: userId })
    .returning({ id: reviewBatches.id })
  await db
    .update(extracted)
    .set({
      decision: sql`earlier.decision`,
      rightLabel: sql`earlier.right_label`,
      decidedAt: sql`now()`,
      decidedBy: userId,
      batchId: id,
    })
    .from(sql`(${earlierDecisions(ownerId, rules, filter.documentId)}) earlier`)
    .where(
      and(
        inArray(
          extracted.id,
          chosen.map(row => row.id),
        ),
        onEarlier,
      ),
    )
  await recordBatch(db, id, sql`NULL`, sql`label`, sql`decision`, sql`coalesce(right_label, label)`, userId)
  return { id, decided: chosen.length }
}

/** Adds a line of history for each thing that a batch holds now. */
const recordBatch = (
  db: Database,
  batchId: string,
  decisionBefore: SQL,
  labelBefore: SQL,
  decisionAfter: SQL,
  labelAfter: SQL,
  userId: string | null,
) =>
  db.execute(sql`INSERT INTO review_decision
      (owner_id, extracted_id, decision_before, label_before, decision_after, label_after, batch_id, decided_by)
    SELECT owner_id, id, ${decisionBefore}, ${labelBefore}, ${decisionAfter}, ${labelAfter}, batch_id, ${userId}::uuid
    FROM extracted WHERE batch_id = ${batchId}`)

/**
 * Takes back what still stands of a batch; what a person has decided anew since stays. Gives how many were opened again,
 * or null where the caller sees no such batch.
 */
export const undoBatch = async (
  db: Database,
  ownerId: string,
  id: string,
  userId: string | null,
): Promise<number | null> => {
  const [batch] = await db
    .select({ id: reviewBatches.id })
    .from(reviewBatches)
    .where(and(eq(reviewBatches.id, id), eq(reviewBatches.ownerId, ownerId)))
  if (!batch) return null
  await recordBatch(db, id, sql`decision`, sql`coalesce(right_label, label)`, sql`NULL`, sql`label`, userId)
  const opened = await db
    .update(extracted)
    .set({ decision: null, rightLabel: null, decidedAt: null, decidedBy: null, batchId: null })
    .where(eq(extracted.batchId, id))
    .returning({ id: extracted.id })
  return opened.length
}

const standing = sql<number>`(SELECT count(*)::int FROM extracted x WHERE x.batch_id = review_batch.id)`

/** The batches of an owner, newest first, with how many of their decisions still stand. */
export const listBatches = async (db: Database, ownerId: string, page: Page) => {
  const where = eq(reviewBatches.ownerId, ownerId)
  const items = await db
    .select({ batch: reviewBatches, standing, title: documents.title })
    .from(reviewBatches)
    .leftJoin(documents, and(eq(documents.id, reviewBatches.documentId), isNull(documents.deletedAt)))
    .where(where)
    .orderBy(desc(reviewBatches.createdAt), asc(reviewBatches.id))
    .limit(page.limit)
    .offset(page.skip)
  const [{ total }] = await db.select({ total: count() }).from(reviewBatches).where(where)
  return { items, total }
}

/** Decided things of an owner behind one of them, with whether a batch decided them: one portion of the export as gold. */
export const listDecided = (
  db: Database,
  ownerId: string,
  behind: Pick<ExtractedRow, 'documentId' | 'spanStart' | 'id'> | null,
  limit: number,
) =>
  db
    .select({ extracted, how: reviewBatches.how, title: documents.title })
    .from(extracted)
    .innerJoin(documents, onDocument)
    .leftJoin(reviewBatches, eq(reviewBatches.id, extracted.batchId))
    .where(
      and(
        eq(extracted.ownerId, ownerId),
        isNotNull(extracted.decision),
        isNull(documents.deletedAt),
        isNotNull(documents.text),
        behind
          ? or(
              gt(extracted.documentId, behind.documentId),
              and(
                eq(extracted.documentId, behind.documentId),
                sql`(${extracted.spanStart}, ${extracted.id}) > (${behind.spanStart}, ${behind.id}::uuid)`,
              ),
            )
          : undefined,
      ),
    )
    .orderBy(asc(extracted.documentId), asc(extracted.spanStart), asc(extracted.id))
    .limit(limit)
export type DecidedRow = Awaited<ReturnType<typeof listDecided>>[number]
