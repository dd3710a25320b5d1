import { type AnyColumn, and, asc, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { ExtractionKind } from '../words/index.ts'
import { type Database, selectRows } from './database.ts'
import type { Page } from './listings.ts'
import { documents, extracted, reviewBatches, reviewDecisions } from './schema/index.ts'

export type HistoryFilter = {
  kind?: ExtractionKind
  /** What was decided; `null` of decisions that were taken back. */
  decision?: 'accepted' | 'corrected' | 'rejected' | null
  /** Who decided; `null` is the administrator at the machine itself, who has no account. */
  by?: string | null
  /** Only decisions on this thing. */
  extractedId?: string
}

const equalsOrNull = (column: AnyColumn, value: string | null | undefined): SQL | undefined => {
  if (value === undefined) return undefined
  return value === null ? isNull(column) : eq(column, value)
}

const historyOf = (ownerId: string, { kind, decision, by, extractedId }: HistoryFilter): SQL | undefined =>
  and(
    eq(reviewDecisions.ownerId, ownerId),
    isNull(documents.deletedAt),
    kind && eq(extracted.kind, kind),
    equalsOrNull(reviewDecisions.decisionAfter, decision),
    equalsOrNull(reviewDecisions.decidedBy, by),
    extractedId ? eq(reviewDecisions.extractedId, extractedId) : undefined,
  )

/** Whether nothing was decided on the same thing since: only then can a decision be taken back by itself. */
const isLatest = sql<boolean>`NOT EXISTS (SELECT FROM review_decision later
  WHERE later.extracted_id = ${reviewDecisions.extractedId}
    AND (later.created_at, later.id) > (${reviewDecisions.createdAt}, ${reviewDecisions.id}))`

const selectDecisions = (db: Database) =>
  db
    .select({
      line: reviewDecisions,
      extracted,
      title: documents.title,
      how: reviewBatches.how,
      isLatest,
    })
    .from(reviewDecisions)
    .innerJoin(extracted, eq(extracted.id, reviewDecisions.extractedId))
    .innerJoin(documents, eq(documents.id, extracted.documentId))
    .leftJoin(reviewBatches, eq(reviewBatches.id, reviewDecisions.batchId))
export type HistoryRow = Awaited<ReturnType<typeof selectDecisions>>[number]

/** The history of an owner's decisions, newest first, and how long what the filter leaves of it is. */
export const listDecisions = async (
  db: Database,
  ownerId: string,
  filter: HistoryFilter,
  page: Page,
): Promise<{ items: HistoryRow[]; total: number }> => {
  const where = historyOf(ownerId, filter)
  const items = await selectDecisions(db)
    .where(where)
    .orderBy(desc(reviewDecisions.createdAt), asc(reviewDecisions.id))
    .limit(page.limit)
    .offset(page.skip)
  const [{ total }] = await db
    .select({ total: count() })
    .from(reviewDecisions)
    .innerJoin(extracted, eq(extracted.id, reviewDecisions.extractedId))
    .innerJoin(documents, eq(documents.id, extracted.documentId))
    .where(where)
  return { items, total }
}

/** One decision of an owner's history on a thing in a document that is not deleted, or null. */
export const findDecision = async (db: Database, ownerId: string, id: string): Promise<HistoryRow | null> => {
  const [found] = await selectDecisions(db).where(and(historyOf(ownerId, {}), eq(reviewDecisions.id, id)))
  return found ?? null
}

/** Accounts that decided on something of the caller's organisation, by name. */
export const listReviewers = (db: Database): Promise<{ id: string; name: string }[]> =>
  selectRows(db, sql`SELECT id, name FROM langqiao_reviewers() ORDER BY name, id`)
