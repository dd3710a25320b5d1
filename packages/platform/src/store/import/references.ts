import { type AnyColumn, and, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Caller, Problem, RecordKind, Visibility } from '../../words/index.ts'
import type { Database } from '../database.ts'
import { documents, imports, needs, offers, organisations, regionGroups, regionMembers } from '../schema/index.ts'
import type { ActivityTable } from './activity-tables.ts'
import type { CheckedRow } from './check.ts'
import { whereOf } from './check-row.ts'
import { type Context, citationKey, type Listed } from './context.ts'

type Keyed = typeof organisations | typeof needs | typeof offers
const keyed: Partial<Record<RecordKind, Keyed>> = { organisation: organisations, need: needs, offer: offers }

/**
 * What belongs to an organisation for the purpose of keys: what it owns, and what it imported (a sample belongs to its
 * sample organisation).
 */
const belongsTo = (table: Keyed, ownerId: string): SQL | undefined =>
  or(
    eq(table.ownerId, ownerId),
    sql`${table.importId} IN (SELECT ${imports.id} FROM ${imports} WHERE ${imports.ownerId} = ${ownerId})`,
  )

/** Strings as one parameter, however many they are. */
const anyOf = (column: AnyColumn, values: Iterable<string>): SQL =>
  sql`${column} = ANY(${sql.param([...values])}::text[])`

const findByKey = async (db: Database, table: typeof needs | typeof offers, ownerId: string, keys: Set<string>) => {
  const rows = await db
    .select({ id: table.id, ownerId: table.ownerId, key: table.key })
    .from(table)
    .where(and(belongsTo(table, ownerId), anyOf(table.key, keys), isNull(table.deletedAt)))
  return new Map<string, Listed>(rows.map(row => [row.key!, { id: row.id, ownerId: row.ownerId }]))
}

/** Organisations by key and by name; the owner's own and its imports go before what others show. */
const findOrganisations = async (
  db: Database,
  ownerId: string,
  names: Set<string>,
): Promise<Context['organisations']> => {
  const own = sql<boolean>`coalesce(${belongsTo(organisations, ownerId)}, false)`
  const rows = await db
    .select({
      id: organisations.id,
      key: organisations.key,
      name: organisations.name,
      sample: organisations.sample,
      own,
    })
    .from(organisations)
    .where(or(and(own, anyOf(organisations.key, names)), anyOf(organisations.name, names)))
    .orderBy(own, organisations.createdAt)
  const found: Context['organisations'] = new Map()
  for (const row of rows) {
    found.set(row.name, row)
    if (row.own && row.key) found.set(row.key, row)
  }
  return found
}

const findCitations = async (
  db: Database,
  ownerId: string,
  visibility: Visibility,
  titles: Set<string>,
): Promise<Context['documents']> => {
  const rows = await db
    .select({ id: documents.id, title: documents.title, url: documents.url })
    .from(documents)
    .where(
      and(
        eq(documents.ownerId, ownerId),
        // A fact that others see cites a document that they see too.
        eq(documents.visibility, visibility),
        isNull(documents.text),
        isNull(documents.deletedAt),
        anyOf(documents.title, titles),
      ),
    )
  return new Map(rows.map(row => [citationKey({ source_title: row.title, source_url: row.url }), row.id]))
}

/** Values of some fields over all rows; undefined ones left out. */
const valuesOf = (rows: CheckedRow[], ...fields: string[]): Set<string> =>
  new Set(
    rows
      .flatMap(row => fields.map(field => (row.record as Record<string, unknown>)[field]))
      .filter(value => typeof value === 'string'),
  )

type Resolved = { context: Context; rows: CheckedRow[]; problems: Problem[] }

/**
 * Finds in the store, with one query a table, all that the rows of an import refer to, and takes out the rows whose
 * reference is missing or whose key another import brought, each with its problem.
 */
export const resolveReferences = async (
  db: Database,
  caller: Caller,
  file: {
    importId: string
    visibility: Visibility
    fileName: string
    kind: RecordKind
    isTable: boolean
    good: CheckedRow[]
    activities: ActivityTable[]
  },
): Promise<Resolved> => {
  const { importId, visibility, fileName, kind, good } = file
  const cited = [...valuesOf(good, 'source_title'), ...file.activities.map(({ source }) => source.source_title)]
  const ownerId = caller.organisationId!
  const none = new Map<string, never>()
  const namesOrganisations = ['need', 'offer', 'qualification', 'affiliation'].includes(kind)
  const isCollaboration = kind === 'collaboration'
  const context: Context = {
    importId,
    ownerId,
    visibility,
    mayOwnSamples: caller.role === 'platform-admin',
    documents: await findCitations(db, ownerId, visibility, new Set(cited)),
    organisations: namesOrganisations
      ? await findOrganisations(db, ownerId, valuesOf(good, 'organisation', 'member'))
      : none,
    groups: kind === 'membership' ? await findGroups(db, ownerId) : none,
    needs: isCollaboration ? await findByKey(db, needs, ownerId, valuesOf(good, 'need')) : none,
    offers: isCollaboration ? await findByKey(db, offers, ownerId, valuesOf(good, 'offer')) : none,
    planned: new Set(),
  }
  const taken = await findTaken(db, importId, ownerId, kind, good)

  const problems: Problem[] = []
  const rows = good.filter(row => {
    const problem = problemOf(fileName, kind, file.isTable, context, taken, row)
    if (problem) problems.push(problem)
    return !problem
  })
  return { context, rows, problems }
}

const findGroups = async (db: Database, ownerId: string): Promise<Context['groups']> => {
  const rows = await db.select().from(regionGroups).where(eq(regionGroups.ownerId, ownerId))
  return new Map(rows.map(row => [row.code, row.id]))
}

/** Keys of the rows that are in the store already and came otherwise than by this import. */
const findTaken = async (
  db: Database,
  importId: string,
  ownerId: string,
  kind: RecordKind,
  good: CheckedRow[],
): Promise<Set<string>> => {
  const byOther = (column: AnyColumn) => or(isNull(column), ne(column, importId))
  if (kind === 'membership') {
    const rows = await db
      .select({ code: regionGroups.code, member: regionMembers.regionCode })
      .from(regionMembers)
      .innerJoin(regionGroups, eq(regionGroups.id, regionMembers.groupId))
      .where(and(eq(regionMembers.ownerId, ownerId), byOther(regionMembers.importId)))
    return new Set(rows.map(row => `${row.code} ${row.member}`))
  }
  const table = keyed[kind]
  if (!table) return new Set()
  const rows = await db
    .select({ key: table.key })
    .from(table)
    .where(and(belongsTo(table, ownerId), anyOf(table.key, valuesOf(good, 'key')), byOther(table.importId)))
  return new Set(rows.map(row => row.key!))
}

const keyOf = (row: CheckedRow): string | null => {
  if ('group_id' in row.record) return `group:${row.record.group_id} ${row.record.member_code}`
  return 'key' in row.record ? row.record.key : null
}

const problemOf = (
  fileName: string,
  kind: RecordKind,
  isTable: boolean,
  context: Context,
  taken: Set<string>,
  row: CheckedRow,
): Problem | null => {
  const key = keyOf(row)
  if (key !== null && taken.has(key))
    return {
      code: 'duplicate-row',
      message: `The store has a ${kind} ${key} already.`,
      where: whereOf(fileName, row.line),
      mend: 'Undo the import that brought it, or give this row another key.',
    }
  const missing = (field: string, value: string, what: string): Problem => ({
    code: 'invalid-field',
    message: `There is no ${what} ${value}.`,
    where: whereOf(fileName, row.line, field),
    mend: `Import the ${what} first, or correct the key.`,
  })
  const { record } = row
  if ('organisation' in record && !isTable && !context.organisations.has(record.organisation))
    return missing('organisation', record.organisation, 'organisation')
  if ('member' in record && !isTable && !context.organisations.has(record.member))
    return missing('member', record.member, 'organisation')
  if ('member' in record && sameOrganisation(context, record.organisation, record.member))
    return {
      code: 'invalid-field',
      message: `${record.member} cannot be a part of itself.`,
      where: whereOf(fileName, row.line, 'member'),
      mend: 'Name the branch, tenant or member apart from what it belongs to.',
    }
  if ('history' in record) {
    if (!context.needs.has(record.need)) return missing('need', record.need, 'need')
    if (!context.offers.has(record.offer)) return missing('offer', record.offer, 'offer')
  }
  return null
}

const sameOrganisation = ({ organisations: known }: Context, one: string, other: string): boolean =>
  (known.get(one)?.id ?? one) === (known.get(other)?.id ?? other)
