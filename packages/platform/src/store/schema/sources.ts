import { boolean, doublePrecision, integer, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { childColumns } from './columns.ts'

/** The bands of documents' fingerprints. */
export const documentBands = pgTable('document_band', {
  ...childColumns(),
  documentId: uuid().notNull(),
  number: integer().notNull(),
})

/** How alike documents are that were compared and found near. */
export const documentLikenesses = pgTable('document_likeness', {
  ...childColumns(),
  documentId: uuid().notNull(),
  otherId: uuid().notNull(),
  likeness: doublePrecision().notNull(),
})

/** What people said of two documents that were taken for copies, one decision after the other; the latest holds. */
export const documentAparts = pgTable('document_apart', {
  ...childColumns(),
  documentId: uuid().notNull(),
  otherId: uuid().notNull(),
  apart: boolean().notNull(),
  decidedBy: uuid(),
})

/** Figures of documents that say where, of what and when. */
export const figureClaims = pgTable('figure_claim', {
  ...childColumns(),
  documentId: uuid().notNull(),
  extractedId: uuid().notNull(),
  regionCode: text().notNull(),
  indicator: text().notNull(),
  period: text().notNull(),
  unit: text().notNull(),
  value: numeric().notNull(),
  low: numeric(),
  high: numeric(),
})

/** Things of which two documents claimed what cannot both be. */
export const contestedThings = pgTable('contested_thing', {
  ...childColumns(),
  regionCode: text().notNull(),
  indicator: text().notNull(),
  period: text().notNull(),
})

/** What people decided on figures that contradict each other; the latest on a thing holds. */
export const figureDecisions = pgTable('figure_decision', {
  ...childColumns(),
  regionCode: text().notNull(),
  indicator: text().notNull(),
  period: text().notNull(),
  unit: text().notNull(),
  /** Empty where the line takes an earlier one back. */
  verdict: text().$type<'holds' | 'both' | 'unclear'>(),
  /** Which claim holds: its document and value. */
  holds: text(),
  note: text(),
  considered: text().array().notNull(),
  decidedBy: uuid(),
})
