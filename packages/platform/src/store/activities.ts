import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { type GroundRow, groundColumns, onDocument, onEvidence } from './evidence.ts'
import { activityRows, activityTables, documents, evidence } from './schema/index.ts'

/** Amounts as a row of the store keeps them: 64-bit floats, little-endian, whatever the machine. */
export const packAmounts = (amounts: Float64Array): Uint8Array => {
  const bytes = new Uint8Array(amounts.length * 8)
  const view = new DataView(bytes.buffer)
  amounts.forEach((amount, index) => {
    view.setFloat64(index * 8, amount, true)
  })
  return bytes
}

/** Puts packed amounts where their columns stand in a row that begins at `at`. */
const unpackAmounts = (bytes: Uint8Array, columns: Int32Array, into: Float64Array, at: number): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  columns.forEach((column, index) => {
    into[at + column] = view.getFloat64(index * 8, true)
  })
}

/** Amounts that belong together: of one classification, quantity and unit, from one table or several (a year each, say). */
export type ActivitySeries = { classification: string; quantity: string; unit: string }
export type ActivitySeriesInfo = ActivitySeries & {
  /** In order. */
  periods: string[]
  regions: number
  /** The sources, newest first. */
  grounds: GroundRow[]
}

const sameSeries = (series: ActivitySeries) =>
  and(
    eq(activityTables.classification, series.classification),
    eq(activityTables.quantity, series.quantity),
    eq(activityTables.unit, series.unit),
  )

/** The series that the caller sees, those of most regions first. */
export const listActivitySeries = async (db: Database): Promise<ActivitySeriesInfo[]> => {
  const { classification, quantity, unit } = activityTables
  const series = await db
    .select({
      ...{ classification, quantity, unit },
      periods: sql<string[]>`array_agg(DISTINCT ${activityRows.period} ORDER BY ${activityRows.period})`,
      regions: sql<number>`count(DISTINCT ${activityRows.regionCode})::int`,
    })
    .from(activityTables)
    .innerJoin(activityRows, eq(activityRows.tableId, activityTables.id))
    .groupBy(classification, quantity, unit)
  const grounds = await db
    .select({ classification, quantity, unit, ground: groundColumns })
    .from(activityTables)
    .innerJoin(evidence, onEvidence(activityTables.evidenceId))
    .innerJoin(documents, onDocument)
    .orderBy(desc(activityTables.createdAt), asc(activityTables.id))
  const keyOf = (row: ActivitySeries) => JSON.stringify([row.classification, row.quantity, row.unit])
  const groundsOf = Map.groupBy(grounds, keyOf)
  return series
    .map(row => ({ ...row, grounds: (groundsOf.get(keyOf(row)) ?? []).map(({ ground }) => ground) }))
    .sort((x, y) => y.regions - x.regions || (keyOf(x) < keyOf(y) ? -1 : 1))
}

/** `values[r * activities.length + a]` is an amount of a period, NaN where none was reported. */
export type ActivityAmounts = {
  activities: string[]
  regions: string[]
  periods: { period: string; values: Float64Array }[]
  /** How many regions' periods were given by several tables; the newest table's numbers stand, none are mixed. */
  replaced: number
}

/** The numbers of a series for some of its periods, all unless said; the same regions and activities in each. */
export const readActivityAmounts = async (
  db: Database,
  series: ActivitySeries,
  periods?: readonly string[],
): Promise<ActivityAmounts> => {
  const tables = await db
    .select({ id: activityTables.id, activities: activityTables.activities })
    .from(activityTables)
    .where(sameSeries(series))
  const rows = await db
    .select({
      tableId: activityRows.tableId,
      period: activityRows.period,
      regionCode: activityRows.regionCode,
      amounts: activityRows.amounts,
    })
    .from(activityRows)
    .innerJoin(activityTables, eq(activityTables.id, activityRows.tableId))
    .where(and(sameSeries(series), periods && inArray(activityRows.period, [...periods])))
    .orderBy(asc(activityRows.period), asc(activityTables.createdAt), asc(activityRows.id))
  const activities = [...new Set(tables.flatMap(table => table.activities))]
  const columnOf = new Map(activities.map((activity, column) => [activity, column]))
  const columnsOf = new Map(
    tables.map(({ id, activities: own }) => [id, Int32Array.from(own, activity => columnOf.get(activity)!)]),
  )
  const regions = [...new Set(rows.map(row => row.regionCode))].sort()
  const rowOf = new Map(regions.map((code, index) => [code, index]))
  let replaced = 0
  const read = [...Map.groupBy(rows, row => row.period)].map(([period, ofPeriod]) => {
    const values = new Float64Array(regions.length * activities.length).fill(Number.NaN)
    const given = new Set<string>()
    for (const { tableId, regionCode, amounts } of ofPeriod) {
      const at = rowOf.get(regionCode)! * activities.length
      if (given.has(regionCode)) {
        values.fill(Number.NaN, at, at + activities.length)
        replaced++
      }
      given.add(regionCode)
      unpackAmounts(amounts, columnsOf.get(tableId)!, values, at)
    }
    return { period, values }
  })
  return { activities, regions, periods: read, replaced }
}
