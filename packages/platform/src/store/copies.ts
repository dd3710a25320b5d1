import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias, type PgColumn } from 'drizzle-orm/pg-core'
import { type Database, selectRows } from './database.ts'
import { documentAparts, documentBands, documentLikenesses, documents } from './schema/index.ts'

/** Rows of one INSERT. */
const batch = 500
/** Documents with the most bands in common that a new one is compared with; more only share a template. */
const mostCandidates = 64

/** Keeps the bands by which later documents find this one. */
export const insertBands = async (db: Database, ownerId: string, documentId: string, bands: Iterable<number>) => {
  const rows = Array.from(bands, number => ({ ownerId, documentId, number }))
  if (rows.length > 0) await db.insert(documentBands).values(rows)
}

/**
 * Documents of the same owner and visibility that share a band with this one, those that share most first: looked up by
 * index, at most 64.
 */
export const listCandidates = async (
  db: Database,
  document: { id: string; ownerId: string; visibility: string },
  bands: Iterable<number>,
): Promise<{ id: string; fingerprint: Uint8Array }[]> => {
  const shared = db
    .select({ documentId: documentBands.documentId, bands: sql<number>`count(*)`.as('bands') })
    .from(documentBands)
    .where(and(inArray(documentBands.number, [...bands]), eq(documentBands.ownerId, document.ownerId)))
    .groupBy(documentBands.documentId)
    .as('shared')
  const rows = await db
    .select({ id: documents.id, fingerprint: documents.fingerprint })
    .from(shared)
    .innerJoin(documents, eq(documents.id, shared.documentId))
    .where(
      and(
        ne(documents.id, document.id),
        eq(documents.visibility, document.visibility as 'private'),
        isNull(documents.deletedAt),
      ),
    )
    .orderBy(sql`${shared.bands} DESC`, asc(documents.id))
    .limit(mostCandidates)
  return rows.flatMap(({ id, fingerprint }) => (fingerprint?.length ? [{ id, fingerprint }] : []))
}

/** Makes others who bring documents of this owner wait until this transaction ends, so that copies brought at once meet. */
export const lockCopies = (db: Database, ownerId: string) =>
  db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${ownerId}, 7))`)

/** How alike two documents are, 0 to 1. */
export type Alike = { documentId: string; otherId: string; likeness: number }

/** Keeps how alike documents were found to be. */
export const insertLikenesses = async (db: Database, ownerId: string, rows: Alike[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += batch)
    await db.insert(documentLikenesses).values(rows.slice(start, start + batch).map(row => ({ ownerId, ...row })))
}

const latestAparts = (ownerId: string, among: SQL) => sql`
  SELECT DISTINCT ON (least(document_id, other_id), greatest(document_id, other_id)) document_id, other_id, apart
  FROM document_apart WHERE owner_id = ${ownerId} AND document_id IN ${among} AND other_id IN ${among}
  ORDER BY least(document_id, other_id), greatest(document_id, other_id), created_at DESC, id`

/** All that decides into which groups these documents and those grouped with them fall; the first that came stand first. */
export const readNeighbourhood = async (db: Database, ownerId: string, ids: string[]) => {
  const chosen = db.select({ group: documents.copyGroup }).from(documents).where(inArray(documents.id, ids))
  const members = await db
    .select({ id: documents.id, group: documents.copyGroup })
    .from(documents)
    .where(and(eq(documents.ownerId, ownerId), or(inArray(documents.id, ids), inArray(documents.copyGroup, chosen))))
    .orderBy(asc(documents.createdAt), asc(documents.id))
  const all = members.map(({ id }) => id)
  const likenesses: Alike[] = await db
    .select({
      documentId: documentLikenesses.documentId,
      otherId: documentLikenesses.otherId,
      likeness: documentLikenesses.likeness,
    })
    .from(documentLikenesses)
    .where(and(inArray(documentLikenesses.documentId, all), inArray(documentLikenesses.otherId, all)))
  const apart = await selectRows<{ documentId: string; otherId: string }>(
    db,
    sql`SELECT document_id AS "documentId", other_id AS "otherId"
      FROM (${latestAparts(ownerId, sql`${all}`)}) latest WHERE apart`,
  )
  return { members, likenesses, apart }
}

/** Puts a document into a group, or out of any. */
export const setCopyGroup = async (db: Database, id: string, copyGroup: string | null): Promise<void> => {
  await db.update(documents).set({ copyGroup }).where(eq(documents.id, id))
}

/** Adds what somebody said of two documents; the latest line on a pair holds. */
export const insertApart = async (
  db: Database,
  row: Omit<typeof documentAparts.$inferInsert, 'id' | 'createdAt'>,
): Promise<void> => {
  await db.insert(documentAparts).values(row)
}

const other = alias(documents, 'other')

/** Which of the documents that say the same was published first; one without a date comes after those with one. */
export const firstFirst = (table: typeof documents | typeof other): SQL[] => [
  sql`${table.published} ASC NULLS LAST`,
  asc(table.createdAt),
  asc(table.id),
]

/** The documents that say the same as this one, itself among them, the first published first, with how alike each is to it. */
export const listCopies = (db: Database, document: { id: string; copyGroup: string | null }) =>
  db
    .select({
      id: other.id,
      title: other.title,
      publisher: other.publisher,
      published: other.published,
      characters: sql<number>`coalesce(length(${other.text}), 0)::int`,
      createdAt: other.createdAt,
      likeness: sql<number | null>`(SELECT max(l.likeness) FROM document_likeness l
        WHERE (l.document_id, l.other_id) IN ((${document.id}::uuid, other.id), (other.id, ${document.id}::uuid)))`,
    })
    .from(other)
    .where(
      and(
        document.copyGroup === null ? eq(other.id, document.id) : eq(other.copyGroup, document.copyGroup),
        isNull(other.deletedAt),
      ),
    )
    .orderBy(...firstFirst(other))
export type Copy = Awaited<ReturnType<typeof listCopies>>[number]

/** The documents of which somebody said that they are no copies of this one. */
export const listApart = (db: Database, documentId: string) =>
  selectRows<{ id: string; title: string; publisher: string | null; published: string | null }>(
    db,
    sql`SELECT d.id, d.title, d.publisher, d.published
      FROM (SELECT DISTINCT ON (other) other, apart FROM (
          SELECT other_id AS other, apart, created_at, id FROM document_apart WHERE document_id = ${documentId}
          UNION ALL
          SELECT document_id, apart, created_at, id FROM document_apart WHERE other_id = ${documentId}) said
        ORDER BY other, created_at DESC, id) latest
      JOIN document d ON d.id = latest.other AND d.deleted_at IS NULL
      WHERE latest.apart ORDER BY d.published NULLS LAST, d.title, d.id`,
  )

/** How many other documents say the same as the one that a query stands on: the table `document` under its own name. */
export const copies = sql<number>`CASE WHEN document.copy_group IS NULL THEN 0 ELSE
  (SELECT count(*)::int - 1 FROM document c WHERE c.copy_group = document.copy_group AND c.deleted_at IS NULL) END`

/**
 * Whether a fact is told here first: no document that says the same and was published before tells it in the same words.
 * `table` is the table of facts, whose `evidenceId` is given.
 */
export const isToldFirst = (table: 'event' | 'policy' | 'observation', evidenceId: PgColumn): SQL => sql`NOT EXISTS (
  SELECT FROM evidence own JOIN document here ON here.id = own.document_id
  JOIN evidence e ON e.wording = own.wording
  JOIN document there ON there.id = e.document_id AND there.copy_group = here.copy_group AND there.id <> here.id
  JOIN ${sql.identifier(table)} told ON told.evidence_id = e.id
  WHERE own.id = ${evidenceId}
    AND (coalesce(there.published, '9'), there.created_at, there.id) < (coalesce(here.published, '9'), here.created_at, here.id))`
