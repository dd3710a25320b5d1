import { boolean, customType, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Criterion, Visibility } from '../../words/index.ts'

/** What every row of an owned table carries; children (an element, a decision) leave out visibility: it is their parent's. */
export const childColumns = () => ({
  id: uuid().primaryKey().defaultRandom(),
  ownerId: uuid().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

export const ownedColumns = () => ({
  ...childColumns(),
  visibility: text().$type<Visibility>().notNull().default('private'),
  importId: uuid(),
})

export const factColumns = () => ({ ...ownedColumns(), evidenceId: uuid().notNull() })

export const spanColumns = () => ({ spanStart: integer(), spanEnd: integer() })

export const sampleColumn = () => boolean().notNull().default(false)

export const criteriaColumn = () => jsonb().$type<Criterion[]>().notNull().default([])

/** Bytes as they came. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
