import { eq, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { copies } from './copies.ts'
import type { Database } from './database.ts'
import { documents, evidence } from './schema/index.ts'

/** What a mark behind a fact says: select it from a fact joined with its evidence and that with its document. */
const documented = {
  evidenceId: evidence.id,
  documentId: documents.id,
  title: documents.title,
  publisher: documents.publisher,
  published: documents.published,
  claimKind: evidence.claimKind,
  dispute: evidence.dispute,
}
type DocumentedRow = {
  [Column in keyof typeof documented]: (typeof documented)[Column]['_']['notNull'] extends true
    ? (typeof documented)[Column]['_']['data']
    : (typeof documented)[Column]['_']['data'] | null
}
/** `copies` counts the other documents that say the same as the one the fact comes from. */
export const groundColumns = { ...documented, copies }
export type GroundRow = DocumentedRow & { copies: number }

/** The two joins that lead from a fact's `evidence_id` to {@link groundColumns}. */
export const onEvidence = (evidenceId: PgColumn) => eq(evidence.id, evidenceId)
export const onDocument = eq(documents.id, evidence.documentId)

/** A piece of evidence with the document it stands in, or null where the caller may not see it. */
export const findEvidence = async (db: Database, id: string) => {
  const [found] = await db
    .select({
      evidence,
      document: {
        id: documents.id,
        title: documents.title,
        publisher: documents.publisher,
        published: documents.published,
        url: documents.url,
        copyGroup: documents.copyGroup,
        hasText: sql<boolean>`${documents.text} IS NOT NULL`,
      },
    })
    .from(evidence)
    .innerJoin(documents, onDocument)
    .where(eq(evidence.id, id))
  return found ?? null
}

/** How a document is cited for a piece of evidence. */
export type Cited = {
  documentId: string
  title: string
  publisher: string | null
  published: string | null
  url: string | null
  section: string | null
}

/** What to cite for each of these pieces of evidence, as far as the caller may see them: evidence id → document and section. */
export const findCitations = async (db: Database, ids: readonly string[]): Promise<Map<string, Cited>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      evidenceId: evidence.id,
      documentId: documents.id,
      title: documents.title,
      publisher: documents.publisher,
      published: documents.published,
      url: documents.url,
      section: evidence.section,
    })
    .from(evidence)
    .innerJoin(documents, onDocument)
    .where(sql`${evidence.id} = ANY(${sql.param([...ids])}::uuid[])`)
  return new Map(rows.map(({ evidenceId, ...cited }) => [evidenceId, cited]))
}
