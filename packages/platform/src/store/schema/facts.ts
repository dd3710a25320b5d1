import { integer, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { EventTheme, RecordOf } from '../../words/index.ts'
import { bytes, factColumns, ownedColumns } from './columns.ts'

/** A made-up region: cluster, metropolitan area, corridor, alliance. Its code is `group:<id>`. */
export const regionGroups = pgTable('region_group', {
  ...factColumns(),
  code: text().notNull(),
  name: text().notNull(),
  nameEn: text(),
  kind: text().$type<RecordOf<'membership'>['group_kind']>().notNull(),
})

export const regionMembers = pgTable('region_member', {
  ...factColumns(),
  groupId: uuid().notNull(),
  regionCode: text().notNull(),
  position: integer(),
})

export const designations = pgTable('designation', {
  ...factColumns(),
  list: text().notNull(),
  regionName: text().notNull(),
  regionCode: text(),
  field: text(),
  period: text(),
})

export const observations = pgTable('observation', {
  ...factColumns(),
  regionCode: text().notNull(),
  indicator: text().notNull(),
  period: text().notNull(),
  value: numeric().notNull(),
  unit: text().notNull(),
  qualifier: text(),
})

/** Amounts of the activities of a classification by region and period, from one source; its rows hold the numbers. */
export const activityTables = pgTable('activity_table', {
  ...factColumns(),
  classification: text().notNull(),
  quantity: text().notNull(),
  unit: text().notNull(),
  /** Names of the columns of every row, in order. */
  activities: text().array().notNull(),
})

/** One region in one period: a number an activity of its table, packed (docs/decisions/0010). */
export const activityRows = pgTable('activity_row', {
  ...ownedColumns(),
  tableId: uuid().notNull(),
  period: text().notNull(),
  regionCode: text().notNull(),
  /** 64-bit floats, little-endian; NaN where nothing was reported. */
  amounts: bytes().notNull(),
})

export const flows = pgTable('flow', {
  ...factColumns(),
  kind: text().$type<RecordOf<'flow'>['kind']>().notNull(),
  fromCode: text().notNull(),
  toCode: text().notNull(),
  period: text().notNull(),
  /** Of contracts the total amount. */
  value: numeric().notNull(),
  unit: text().notNull(),
  contractKind: text().$type<RecordOf<'flow'>['contract_kind']>(),
  technologyValue: numeric(),
  contracts: integer(),
  stage: text(),
  qualifier: text(),
})

export const events = pgTable('event', {
  ...factColumns(),
  date: text().notNull(),
  regionCode: text(),
  theme: text().$type<EventTheme>(),
  /** The field or heading under which its source tells it; free words. */
  topic: text(),
  what: text().notNull(),
  whatEn: text(),
  actors: text().array().notNull().default([]),
})

export const policies = pgTable('policy', {
  ...factColumns(),
  name: text().notNull(),
  issuer: text(),
  regionCode: text(),
  instrument: text().notNull(),
  beneficiary: text(),
  conditions: text(),
  amount: text(),
  maxYuan: numeric(),
  ratePercent: numeric(),
  validFrom: text(),
  validTo: text(),
})

export const funds = pgTable('fund', {
  ...factColumns(),
  name: text().notNull(),
  regionCode: text(),
  sizeYuan: numeric(),
  stage: text(),
  field: text(),
  term: text(),
  lossRules: text(),
  what: text(),
})

export const facilities = pgTable('facility', {
  ...factColumns(),
  name: text().notNull(),
  regionCode: text(),
  kind: text().notNull(),
  status: text(),
  capacity: text(),
  openness: text(),
  what: text(),
})

export const agreements = pgTable('agreement', {
  ...factColumns(),
  title: text().notNull(),
  parties: text().notNull(),
  signedOn: text(),
  body: text(),
  commitments: text(),
  outcome: text(),
})

/** A case that an article tells; `systems` are rows of the page 'The system in the articles'. */
export const caseStudies = pgTable('case_study', {
  ...factColumns(),
  title: text().notNull(),
  titleEn: text(),
  systems: text().array().notNull(),
  regionCode: text(),
  partnerCode: text(),
  what: text().notNull(),
  whatEn: text(),
  outcome: text(),
})

/** What a firm was granted, and until when. */
export const qualifications = pgTable('qualification', {
  ...factColumns(),
  organisationId: uuid().notNull(),
  kind: text().$type<RecordOf<'qualification'>['kind']>().notNull(),
  level: text(),
  field: text(),
  site: text(),
  regionCode: text(),
  batch: text(),
  grantedOn: text(),
  expiresOn: text(),
})

/** A branch of an organisation, a tenant of a park, a member of a patent pool. */
export const affiliations = pgTable('affiliation', {
  ...factColumns(),
  kind: text().$type<RecordOf<'affiliation'>['kind']>().notNull(),
  organisationId: uuid().notNull(),
  memberId: uuid().notNull(),
  regionCode: text(),
  field: text(),
  since: text(),
  until: text(),
  patents: integer(),
})
