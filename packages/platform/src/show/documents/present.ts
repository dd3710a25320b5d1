import { regionOf } from '../../flow/documents.ts'
import type { ExtractedRow, ListedDocument, listDocuments } from '../../store/documents.ts'
import { shownLabel } from '../../store/review.ts'
import { linkOrNull } from '../evidence/link.ts'
import type { Who } from '../session/caller.ts'
import { mayChange } from '../session/rights.ts'
import type { Document, DocumentSummary, Extracted } from '../views.ts'

type Listed = Awaited<ReturnType<typeof listDocuments>>['items'][number]

/** A document as lists show it. */
export const presentDocumentSummary = (
  listed: Omit<Listed, 'document'> & Pick<ListedDocument, 'document'>,
  who: Who,
): DocumentSummary => {
  const { document, characters, facts, pending, copies } = listed
  return {
    id: document.id,
    title: document.title,
    publisher: document.publisher,
    published: document.published,
    url: linkOrNull(document.url),
    language: document.language,
    characters,
    facts,
    pending,
    copies,
    createdAt: document.createdAt.toISOString(),
    mine: mayChange(who, document.ownerId),
    sample: document.sample,
  }
}

/** The page of what an extraction became; of a fact, the page of the region it is about. */
const linkOf = (row: ExtractedRow, rows: ExtractedRow[]): string | null => {
  if (row.becameKind === 'need' || row.becameKind === 'offer') return `/${row.becameKind}s/${row.becameId}`
  if (row.becameKind === 'event') return `/events?id=${row.becameId}`
  const region = row.becameKind && regionOf(rows, row)
  return region ? `/regions/${region}` : null
}

/** One thing found in a document, among all that was found in it. */
export const presentExtracted = (row: ExtractedRow, rows: ExtractedRow[]): Extracted => ({
  id: row.id,
  kind: row.kind,
  label: shownLabel(row),
  foundLabel: row.label,
  detail: row.detail,
  quote: row.quote,
  start: row.spanStart,
  end: row.spanEnd,
  confidence: row.confidence,
  decision: row.decision,
  batchId: row.batchId,
  becameLink: linkOf(row, rows),
})

/** A document with its cleaned text and all that was found in it. */
export const presentDocument = (
  listed: ListedDocument,
  extracted: ExtractedRow[],
  duplicateOf: string | null,
  who: Who,
): Document => {
  const { document } = listed
  return {
    ...presentDocumentSummary({ ...listed, characters: document.text?.length ?? 0 }, who),
    encoding: document.encoding,
    text: document.text,
    removed: document.removed,
    extracted: extracted.map(row => presentExtracted(row, extracted)),
    duplicateOf,
  }
}
