import { doublePrecision, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type {
  ClaimKind,
  ExtractionKind,
  organisationKinds,
  Problem,
  RecordKind,
  RegionLevel,
  Removal,
  Role,
} from '../../words/index.ts'
import { bytes, childColumns, ownedColumns, sampleColumn, spanColumns } from './columns.ts'

export const regions = pgTable('region', {
  code: text().primaryKey(),
  level: text().$type<RegionLevel>().notNull(),
  name: text().notNull(),
  fullName: text().notNull(),
  nameEn: text().notNull(),
  pinyin: text().notNull(),
  parentCode: text(),
  longitude: doublePrecision(),
  latitude: doublePrecision(),
})

/** Which version of each shipped data file the reference tables were filled from. */
export const referenceData = pgTable('reference_data', {
  name: text().primaryKey(),
  sha256: text().notNull(),
})

/** Tenants, which own themselves, and organisations as facts. */
export const organisations = pgTable('organisation', {
  ...ownedColumns(),
  key: text(),
  name: text().notNull(),
  nameEn: text(),
  kind: text().$type<(typeof organisationKinds)[number]>().notNull(),
  regionCode: text(),
  regionResolution: text().$type<'exact' | 'ambiguous' | 'province' | 'foreign' | 'unresolved'>(),
  placeAsGiven: text(),
  classification: text(),
  activity: text(),
  founded: text(),
  roles: text(),
  what: text(),
  evidenceId: uuid(),
  sample: sampleColumn(),
})

const { importId: _importsHaveNone, ...importColumns } = ownedColumns()
export const imports = pgTable('import', {
  ...importColumns,
  fileName: text().notNull(),
  kind: text().$type<RecordKind>().notNull(),
  rows: integer().notNull(),
  imported: integer().notNull().default(0),
  skipped: integer().notNull().default(0),
  problems: jsonb().$type<Problem[]>().notNull().default([]),
  idempotencyKey: text().notNull(),
  finishedAt: timestamp({ withTimezone: true }),
  undoneAt: timestamp({ withTimezone: true }),
})

export const documents = pgTable('document', {
  ...ownedColumns(),
  title: text().notNull(),
  publisher: text(),
  published: text(),
  url: text(),
  source: text(),
  language: text(),
  encoding: text(),
  text: text(),
  original: bytes(),
  sha256: text(),
  /** What it is compared by; empty where its text is too short. */
  fingerprint: bytes(),
  /** The first of the documents that say the same, where there are any. */
  copyGroup: uuid(),
  removed: jsonb().$type<Removal[]>().notNull().default([]),
  sample: sampleColumn(),
  deletedAt: timestamp({ withTimezone: true }),
})

export const evidence = pgTable('evidence', {
  ...ownedColumns(),
  documentId: uuid().notNull(),
  section: text(),
  quote: text(),
  ...spanColumns(),
  claimKind: text().$type<ClaimKind>().notNull(),
  claimedBy: text(),
  dispute: text(),
  /** A digest of the quote's letters. */
  wording: text(),
})

export const extracted = pgTable('extracted', {
  ...childColumns(),
  documentId: uuid().notNull(),
  kind: text().$type<ExtractionKind>().notNull(),
  label: text().notNull(),
  detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  quote: text().notNull(),
  spanStart: integer().notNull(),
  spanEnd: integer().notNull(),
  /** 0…1; null where extraction did not say. */
  confidence: doublePrecision(),
  decision: text().$type<'accepted' | 'corrected' | 'rejected'>(),
  decidedAt: timestamp({ withTimezone: true }),
  decidedBy: uuid(),
  /** What a person put in the place of `label`, which stays as it was found. */
  rightLabel: text(),
  /** The batch that the decision was made in; null where a person made it on this one thing. */
  batchId: uuid(),
  becameKind: text(),
  becameId: uuid(),
})

export const audit = pgTable('audit', {
  ...childColumns(),
  userId: uuid(),
  role: text().$type<Role>().notNull(),
  what: text().$type<'insert' | 'update' | 'delete'>().notNull(),
  tableName: text().notNull(),
  rowId: uuid().notNull(),
})
