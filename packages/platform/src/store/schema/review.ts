import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { childColumns } from './columns.ts'

type Decision = 'accepted' | 'corrected' | 'rejected'

/** Decisions that were made together and can be taken back together. */
export const reviewBatches = pgTable('review_batch', {
  ...childColumns(),
  how: text().$type<'bulk' | 'earlier'>().notNull(),
  documentId: uuid(),
  decided: integer().notNull(),
  decidedBy: uuid(),
})

/** The history of decisions on what was found in documents. */
export const reviewDecisions = pgTable('review_decision', {
  ...childColumns(),
  extractedId: uuid().notNull(),
  decisionBefore: text().$type<Decision>(),
  labelBefore: text().notNull(),
  decisionAfter: text().$type<Decision>(),
  labelAfter: text().notNull(),
  batchId: uuid(),
  decidedBy: uuid(),
})

/** Whether two names mean one organisation, one decision after the other; the latest on a pair holds. */
export const organisationJoins = pgTable('organisation_join', {
  ...childColumns(),
  name: text().notNull(),
  sameAs: text().notNull(),
  /** Empty where the line takes an earlier one back. */
  same: boolean(),
  decidedBy: uuid(),
})
