import { type AnyColumn, and, eq, ilike, isNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type needs, type offers, organisations } from './schema/index.ts'

/** How long a deleted need, offer or document can be brought back. */
export const undoHours = 24

/** Which part of a list is asked for; `skip` rows are left out at its head. */
export type Page = { limit: number; skip: number }

/** The organisation that wants or provides, beside the one that owns the row. */
export const organisation = alias(organisations, 'wanting_or_providing')
export const organisationColumns = {
  organisation: { id: organisation.id, name: organisation.name, sample: organisation.sample },
}

/** What stands for every place in a region's code: `420000` → `42`, `420100` → `4201`. */
const codePrefix = (code: string): string => code.replace(/(0000|00)$/, '')

/** Whether a column of region codes lies in a region: the place itself, a place in it, or a member of a made-up region. */
export const withinRegion = (column: AnyColumn, code: string): SQL | undefined => {
  if (code === '100000') return undefined
  if (!code.startsWith('group:')) return sql`starts_with(${column}, ${codePrefix(code)})`
  return sql`(${column} = ${code} OR EXISTS (
    SELECT FROM region_member m JOIN region_group g ON g.id = m.group_id
    WHERE g.code = ${code} AND starts_with(${column}, regexp_replace(m.region_code, '(0000|00)$', ''))))`
}

/** Whether one of the columns holds these words as they stand, in any letter case. */
export const holdsWords = (words: string, ...columns: AnyColumn[]): SQL | undefined => {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return or(...columns.map(column => ilike(column, pattern)))
}

export type ListingFilter = { q?: string; region?: string }

/** The conditions that lists of needs and of offers share; deleted ones are not listed. */
export const listingConditions = (table: typeof needs | typeof offers, { q, region }: ListingFilter): SQL | undefined =>
  and(
    isNull(table.deletedAt),
    q ? holdsWords(q, table.title, table.titleEn, table.text, organisation.name) : undefined,
    region ? withinRegion(table.regionCode, region) : undefined,
  )

/** The join that leads to {@link organisationColumns}. */
export const onOrganisation = (table: typeof needs | typeof offers) => eq(organisation.id, table.organisationId)

/** Whether a row was deleted so lately that it can be brought back. */
export const restorable = (table: typeof needs | typeof offers): SQL =>
  sql`${table.deletedAt} > now() - make_interval(hours => ${undoHours})`
