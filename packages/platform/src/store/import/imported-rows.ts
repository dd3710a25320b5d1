import {
  activityRows,
  activityTables,
  affiliations,
  agreements,
  caseStudies,
  collaborationDecisions,
  collaborations,
  designations,
  documents,
  events,
  evidence,
  facilities,
  flows,
  funds,
  needElements,
  needs,
  observations,
  offers,
  organisations,
  policies,
  qualifications,
  regionGroups,
  regionMembers,
} from '../schema/index.ts'
import { type Context, citationKey, idOf, once, type Source } from './context.ts'

/** The tables that imports fill, in the order in which rows may refer to each other. */
export const importedTables = {
  documents,
  evidence,
  organisations,
  regionGroups,
  regionMembers,
  designations,
  observations,
  activityTables,
  activityRows,
  flows,
  events,
  policies,
  funds,
  facilities,
  agreements,
  caseStudies,
  qualifications,
  affiliations,
  needs,
  needElements,
  offers,
  collaborations,
  collaborationDecisions,
}
export type ImportedTables = typeof importedTables
export type ImportedTable = keyof ImportedTables
/** Rows to insert, by table. */
export type Rows = { [T in ImportedTable]?: ImportedTables[T]['$inferInsert'][] }

/** What every row of an import carries. */
export const ownedBy = (context: Context) => ({
  importId: context.importId,
  ownerId: context.ownerId,
  visibility: context.visibility,
})

/** The rows for a record's source: its document, unless cited before, and its evidence. */
export const sourceRows = (context: Context, source: Source): { rows: Rows; evidenceId: string } => {
  const { importId } = context
  const owned = ownedBy(context)
  const citation = citationKey(source)
  const cited = context.documents.get(citation)
  const documentId = cited ?? idOf(importId, 'document', citation)
  const evidenceId = idOf(
    importId,
    'evidence',
    citation,
    source.source_section ?? '',
    source.claim_kind,
    source.claimed_by ?? '',
    source.dispute ?? '',
  )
  const rows: Rows = {}
  if (!cited && once(context, documentId))
    rows.documents = [
      {
        ...owned,
        id: documentId,
        title: source.source_title,
        publisher: source.source_publisher,
        published: source.source_published,
        url: source.source_url,
      },
    ]
  if (once(context, evidenceId))
    rows.evidence = [
      {
        ...owned,
        id: evidenceId,
        documentId,
        section: source.source_section,
        claimKind: source.claim_kind,
        claimedBy: source.claimed_by,
        dispute: source.dispute,
      },
    ]
  return { rows, evidenceId }
}

/** The rows of one fact: its source, and a row of its table made by `make` from what every fact has. */
export const factRows = <T extends ImportedTable>(
  context: Context,
  line: number | string,
  source: Source,
  table: T,
  values: Omit<ImportedTables[T]['$inferInsert'], 'id' | 'ownerId' | 'evidenceId'>,
): Rows => {
  const { rows, evidenceId } = sourceRows(context, source)
  const row = { ...ownedBy(context), id: idOf(context.importId, table, line), evidenceId, ...values }
  return { ...rows, [table]: [row] }
}
