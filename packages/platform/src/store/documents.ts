import { and, asc, count, desc, eq, getTableColumns, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { copies, firstFirst } from './copies.ts'
import type { Database } from './database.ts'
import { holdsWords, type Page, undoHours } from './listings.ts'
import { documents, evidence, extracted } from './schema/index.ts'

export type ExtractedRow = typeof extracted.$inferSelect
export type NewDocument = Omit<
  typeof documents.$inferInsert,
  'id' | 'createdAt' | 'deletedAt' | 'importId' | 'copyGroup'
>
export type NewExtracted = Pick<
  typeof extracted.$inferInsert,
  'id' | 'kind' | 'label' | 'detail' | 'quote' | 'spanStart' | 'spanEnd' | 'confidence'
>
export type ExtractedChange = Pick<
  ExtractedRow,
  'decision' | 'rightLabel' | 'decidedBy' | 'batchId' | 'becameKind' | 'becameId'
>

const { original: _originalStays, fingerprint: _fingerprintStays, ...documentColumns } = getTableColumns(documents)
const facts = sql<number>`(SELECT count(*)::int FROM evidence e WHERE e.document_id = document.id)`
const pending = sql<number>`(
  SELECT count(*)::int FROM extracted x WHERE x.document_id = document.id AND x.decision IS NULL)`

const selectDocuments = (db: Database, where: SQL | undefined) =>
  db.select({ document: documentColumns, facts, pending, copies }).from(documents).where(where)

export type ListedDocument = Awaited<ReturnType<typeof selectDocuments>>[number]

export type DocumentFilter = {
  q?: string
  /** Of documents that say the same only the one published first. */
  folded?: boolean
  /** Only the others that say the same as this one. */
  copiesOf?: string
}

const matching = (db: Database, { q, folded, copiesOf }: DocumentFilter): SQL | undefined => {
  const where = and(
    isNull(documents.deletedAt),
    q ? holdsWords(q, documents.title, documents.publisher, documents.text) : undefined,
    copiesOf
      ? sql`${documents.copyGroup} = (SELECT copy_group FROM document WHERE id = ${copiesOf}) AND ${documents.id} <> ${copiesOf}`
      : undefined,
  )
  if (!folded) return where
  const group = sql`coalesce(${documents.copyGroup}, ${documents.id})`
  const firsts = db
    .selectDistinctOn([group], { id: documents.id })
    .from(documents)
    .where(where)
    .orderBy(group, ...firstFirst(documents))
  return inArray(documents.id, firsts)
}

/** When the last of the documents that say the same came in, so that a copy that was just read is seen at the head. */
const lastArrival = sql`coalesce(
  (SELECT max(c.created_at) FROM document c WHERE c.copy_group = document.copy_group), ${documents.createdAt})`

/** Documents that the caller sees, newest first, and how many there are in all. */
export const listDocuments = async (db: Database, filter: DocumentFilter, page: Page) => {
  const where = matching(db, filter)
  const items = await db
    .select({
      document: { ...documentColumns, text: sql<null>`null` },
      characters: sql<number>`coalesce(length(${documents.text}), 0)::int`,
      facts,
      pending,
      copies,
    })
    .from(documents)
    .where(where)
    .orderBy(filter.folded ? desc(lastArrival) : desc(documents.createdAt), asc(documents.id))
    .limit(page.limit)
    .offset(page.skip)
  const [{ total }] = await db.select({ total: count() }).from(documents).where(where)
  return { items, total }
}

/** A document that is not deleted, with its text, or null where the caller sees none. */
export const findDocument = async (db: Database, id: string): Promise<ListedDocument | null> =>
  (await selectDocuments(db, and(eq(documents.id, id), isNull(documents.deletedAt))))[0] ?? null

/** The bytes of a document as they came, or null where they were not kept or the caller sees none. */
export const findOriginal = async (db: Database, id: string) => {
  const [found] = await db
    .select({ source: documents.source, original: documents.original })
    .from(documents)
    .where(and(eq(documents.id, id), isNull(documents.deletedAt), isNotNull(documents.original)))
  return found ?? null
}

/** The owner's first other document with the same bytes, if there is one. */
export const findDuplicate = async (db: Database, ownerId: string, sha256: string, exceptId: string | null) => {
  const [found] = await db
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.ownerId, ownerId),
        eq(documents.sha256, sha256),
        isNull(documents.deletedAt),
        exceptId ? sql`${documents.id} <> ${exceptId}` : undefined,
      ),
    )
    .orderBy(asc(documents.createdAt), asc(documents.id))
    .limit(1)
  return found?.id ?? null
}

/** What was found in a document, in reading order. */
export const listExtracted = (db: Database, documentId: string): Promise<ExtractedRow[]> =>
  db
    .select()
    .from(extracted)
    .where(eq(extracted.documentId, documentId))
    .orderBy(asc(extracted.spanStart), asc(extracted.spanEnd), asc(extracted.kind), asc(extracted.id))

/** Rows of one INSERT: keeps the number of parameters of a statement far below what the protocol allows. */
const batch = 500

/** Adds a document with what was found in it; gives its id. */
export const insertDocument = async (db: Database, document: NewDocument, found: NewExtracted[]): Promise<string> => {
  const [{ id }] = await db.insert(documents).values(document).returning({ id: documents.id })
  for (let start = 0; start < found.length; start += batch)
    await db
      .insert(extracted)
      .values(found.slice(start, start + batch).map(row => ({ ...row, ownerId: document.ownerId, documentId: id })))
  return id
}

const changeDocument = async (db: Database, where: SQL | undefined, deletedAt: SQL | null): Promise<boolean> =>
  (await db.update(documents).set({ deletedAt }).where(where).returning({ id: documents.id })).length > 0

/** Takes a document out of sight; false where there is none that the caller may take. */
export const deleteDocument = (db: Database, id: string): Promise<boolean> =>
  changeDocument(db, and(eq(documents.id, id), isNull(documents.deletedAt)), sql`now()`)

/** Brings a lately deleted document back; false where there is none that the caller may bring back. */
export const restoreDocument = (db: Database, id: string): Promise<boolean> =>
  changeDocument(
    db,
    and(eq(documents.id, id), sql`${documents.deletedAt} > now() - make_interval(hours => ${undoHours})`),
    null,
  )

/** One thing found in a document, for a decision on it, or null where the caller sees none. */
export const findExtracted = async (db: Database, documentId: string, id: string) => {
  const [found] = await db
    .select({ extracted, document: documentColumns })
    .from(extracted)
    .innerJoin(documents, and(eq(documents.id, extracted.documentId), isNull(documents.deletedAt)))
    .where(and(eq(extracted.id, id), eq(extracted.documentId, documentId)))
  return found ?? null
}

/** Records a decision on one thing found; null where the caller may not decide. */
export const updateExtracted = async (
  db: Database,
  id: string,
  change: ExtractedChange,
): Promise<ExtractedRow | null> => {
  const decidedAt = change.decision === null ? null : sql`now()`
  const [changed] = await db
    .update(extracted)
    .set({ ...change, decidedAt })
    .where(eq(extracted.id, id))
    .returning()
  return changed ?? null
}

/** Adds a quote as evidence of a fact; gives its id. */
export const insertEvidence = async (db: Database, row: Omit<typeof evidence.$inferInsert, 'id'>): Promise<string> =>
  (await db.insert(evidence).values(row).returning({ id: evidence.id }))[0].id
