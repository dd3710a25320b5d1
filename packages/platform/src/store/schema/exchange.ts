import { integer, jsonb, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ElementKind, RecordOf, Stage, Track } from '../../words/index.ts'
import { childColumns, criteriaColumn, ownedColumns, sampleColumn } from './columns.ts'

/** What needs and offers share. `ownerId` may edit; `organisationId` is who wants or provides. */
const listingColumns = () => ({
  ...ownedColumns(),
  organisationId: uuid().notNull(),
  key: text(),
  title: text().notNull(),
  titleEn: text(),
  text: text().notNull(),
  lang: text().$type<'zh' | 'en'>().notNull().default('zh'),
  innovationKind: text().$type<RecordOf<'need'>['innovation_kind']>(),
  regionCode: text(),
  industry: text(),
  expiresOn: text(),
  documentId: uuid(),
  sample: sampleColumn(),
  deletedAt: timestamp({ withTimezone: true }),
})

export const needs = pgTable('need', {
  ...listingColumns(),
  kind: text().$type<RecordOf<'need'>['kind']>().notNull().default('scenario'),
  budgetYuan: numeric(),
  adoption: text(),
  criteria: criteriaColumn(),
})

export const needElements = pgTable('need_element', {
  id: uuid().primaryKey().defaultRandom(),
  ownerId: uuid().notNull(),
  needId: uuid().notNull(),
  position: integer().notNull(),
  kind: text().$type<ElementKind>().notNull(),
  title: text().notNull(),
  text: text().notNull().default(''),
  criteria: criteriaColumn(),
})

export const offers = pgTable('offer', {
  ...listingColumns(),
  kind: text().$type<ElementKind>().notNull().default('technology'),
  readiness: integer(),
  priceYuan: numeric(),
  properties: jsonb().$type<NonNullable<RecordOf<'offer'>['properties']>>().notNull().default([]),
  deployments: jsonb().$type<string[]>().notNull().default([]),
  wishes: criteriaColumn(),
  ownership: text(),
})

/** A match under way. Where it stands is told by its decisions alone. */
export const collaborations = pgTable('collaboration', {
  ...ownedColumns(),
  key: text(),
  title: text().notNull(),
  titleEn: text(),
  track: text().$type<Track>().notNull(),
  needId: uuid().notNull(),
  offerId: uuid().notNull(),
  needOwnerId: uuid().notNull(),
  offerOwnerId: uuid().notNull(),
  sample: sampleColumn(),
})

export const collaborationDecisions = pgTable('collaboration_decision', {
  ...childColumns(),
  collaborationId: uuid().notNull(),
  position: integer().notNull(),
  decidedOn: text().notNull(),
  kind: text().$type<RecordOf<'collaboration'>['history'][number]['kind']>().notNull(),
  stage: text().$type<Stage>(),
  decidedBy: text().notNull(),
  why: text().notNull(),
  costYuan: numeric(),
  userId: uuid(),
})
