import { eq, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from './database.ts'
import { documents, evidence } from './schema/index.ts'

/** What a mark behind a fact says: select it from a fact joined with its evidence and that with its document. */
export const groundColumns = {
  evidenceId: evidence.id,
  documentId: documents.id,
  title: documents.title,
  publisher: documents.publisher,
  published: documents.published,
  claimKind: evidence.claimKind,
  dispute: evidence.dispute,
}
export type GroundRow = {
  [Column in keyof typeof groundColumns]: (typeof groundColumns)[Column]['_']['notNull'] extends true
    ? (typeof groundColumns)[Column]['_']['data']
    : (typeof groundColumns)[Column]['_']['data'] | null
}

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
        hasText: sql<boolean>`${documents.text} IS NOT NULL`,
      },
    })
    .from(evidence)
    .innerJoin(documents, onDocument)
    .where(eq(evidence.id, id))
  return found ?? null
}
