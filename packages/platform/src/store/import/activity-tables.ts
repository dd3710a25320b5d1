import type { RecordOf } from '../../words/index.ts'
import { citationKey, type Source } from './context.ts'

/** What all cells of one row of a file share: its record less the activity and its amount. */
export type ActivityFrame = Omit<RecordOf<'activity'>, 'activity' | 'value'>

/** Amounts of one classification, quantity and unit from one source, packed a row a region and period. */
export type ActivityTable = Pick<ActivityFrame, 'classification' | 'quantity' | 'unit'> & {
  source: Source
  activities: string[]
  /** NaN where the file gives nothing. */
  rows: ActivityAmounts<Float64Array>[]
}
/** The rows of the file that `lines` names gave these amounts. */
type ActivityAmounts<Amounts> = { period: string; regionCode: string; lines: number[]; amounts: Amounts }

type Gathered = {
  frame: ActivityFrame
  columns: Map<string, number>
  /** By period and region; each with a hole where nothing was given. */
  rows: Map<string, ActivityAmounts<number[]>>
}

/**
 * Gathers cells into tables, eight bytes a cell. `add` answers false, and leaves the first standing, where the same region,
 * period and activity has come before.
 */
export const gatherActivities = () => {
  const tables = new Map<string, Gathered>()
  /** Where the cells of a frame go; callers give the same object for the cells of a row. */
  const known = new Map<ActivityFrame, { columns: Gathered['columns']; row: ActivityAmounts<number[]> }>()
  const rowOf = (frame: ActivityFrame) => {
    const earlier = known.get(frame)
    if (earlier) return earlier
    const { classification, quantity, unit, period, region_code: regionCode } = frame
    const key = JSON.stringify([classification, quantity, unit, citationKey(frame), frame.claim_kind])
    const table = tables.get(key) ?? { frame, columns: new Map(), rows: new Map() }
    tables.set(key, table)
    const row = table.rows.get(`${period} ${regionCode}`) ?? { period, regionCode, lines: [], amounts: [] }
    table.rows.set(`${period} ${regionCode}`, row)
    const place = { columns: table.columns, row }
    known.set(frame, place)
    return place
  }
  return {
    add(line: number, frame: ActivityFrame, activity: string, amount: number): boolean {
      const { columns, row } = rowOf(frame)
      const { lines, amounts } = row
      const column = columns.get(activity) ?? columns.size
      columns.set(activity, column)
      if (!Number.isNaN(amounts[column] ?? Number.NaN)) return false
      while (amounts.length < column) amounts.push(Number.NaN)
      amounts[column] = amount
      if (lines.at(-1) !== line) lines.push(line)
      return true
    },
    tables(): ActivityTable[] {
      return [...tables.values()].map(({ frame, columns, rows }) => {
        const { classification, quantity, unit, region_code: _region, period: _period, ...source } = frame
        const activities = [...columns.keys()]
        return {
          ...{ classification, quantity, unit, source, activities },
          rows: [...rows.values()].map(({ amounts, ...row }) => {
            const packed = new Float64Array(activities.length).fill(Number.NaN)
            packed.set(amounts)
            return { ...row, amounts: packed }
          }),
        }
      })
    },
  }
}
