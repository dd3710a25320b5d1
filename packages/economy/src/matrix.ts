import { Labels, mostProblems, type ProblemIn } from './labels.ts'

/**
 * A region × activity matrix: `values[r * activities.length + a]` is the amount of activity `a` in region `r`
 * (firms, jobs, exports, patents…), finite and never negative. Labels travel beside the numbers.
 */
export type Matrix = {
  readonly regions: readonly string[]
  readonly activities: readonly string[]
  readonly values: Float64Array
}

/** What is wrong with a row of a long table; `row` counts from 1. */
export type RowProblem = ProblemIn<'region' | 'activity' | 'value' | 'period'>

/**
 * Builds a matrix from rows of `[region, activity, value]`. Labels keep the order of their first appearance; a pair that
 * is not listed is 0. Gives every bad row (empty label, label that differs from another only by case or space, value that
 * is not a number ≥ 0, pair listed twice) instead of a matrix when there is one, because a sum over guesses looks
 * plausible and is wrong.
 */
export const matrixFromLongTable = (
  rows: Iterable<readonly [region: string, activity: string, value: number]>,
): { ok: true; matrix: Matrix } | { ok: false; problems: RowProblem[] } => {
  const table = longTable()
  for (const [region, activity, value] of rows) if (!table.add(region, activity, value)) break
  const result = table.finish()
  const none = { regions: [], activities: [], values: new Float64Array(0) }
  return result.ok ? { ok: true, matrix: result.matrices[0] ?? none } : result
}

/** One matrix a period, in the order in which the periods appear, all with the same regions and activities. */
export type Panel = { periods: readonly string[]; matrices: readonly Matrix[] }

/**
 * A long table that is read row by row, from a stream if need be; 24 bytes are kept of each. `add` answers false when so
 * many rows are bad that reading on is of no use. `finish` gives the panel, or what is wrong as `matrixFromLongTable` does.
 */
export const longTable = (): {
  add(region: string, activity: string, value: number, period?: string): boolean
  finish(): ({ ok: true } & Panel) | { ok: false; problems: RowProblem[] }
} => {
  const regions = new Labels('region')
  const activities = new Labels('activity')
  const periods = new Labels('period')
  const problems: RowProblem[] = []
  const cells = new Cells()
  let row = 0

  const add = (region: string, activity: string, value: number, period = 'all') => {
    row++
    const r = regions.index(region, row, 'region', problems)
    const a = activities.index(activity, row, 'activity', problems)
    const p = periods.index(period, row, 'period', problems)
    if (!Number.isFinite(value) || value < 0)
      problems.push({ row, field: 'value', message: `${value} is not an amount`, mend: 'Give a number of 0 or more' })
    else if (r >= 0 && a >= 0 && p >= 0) cells.push(r, a, p, value, row)
    return problems.length < mostProblems
  }

  const finish = () => {
    const columns = activities.names.length
    const size = regions.names.length * columns
    const matrices = periods.names.map(
      (): Matrix => ({ regions: regions.names, activities: activities.names, values: new Float64Array(size) }),
    )
    const seen = new Uint8Array(Math.ceil((size * matrices.length) / 8))
    for (let i = 0; i < cells.length && problems.length < mostProblems; i++) {
      const at = cells.regions[i] * columns + cells.activities[i]
      const bit = cells.periods[i] * size + at
      if (seen[bit >>> 3] & (1 << (bit & 7)))
        problems.push({
          row: cells.rows[i],
          field: 'value',
          message: `${regions.names[cells.regions[i]]} × ${activities.names[cells.activities[i]]} is listed twice`,
          mend: 'Add the two up, or remove one',
        })
      seen[bit >>> 3] |= 1 << (bit & 7)
      matrices[cells.periods[i]].values[at] = cells.values[i]
    }
    if (problems.length) return { ok: false as const, problems: problems.sort((one, other) => one.row - other.row) }
    return { ok: true as const, periods: periods.names, matrices }
  }
  return { add, finish }
}

/** Cells of a long table in growing typed arrays: a tenth of the memory that objects would take. */
class Cells {
  length = 0
  regions = new Int32Array(1024)
  activities = new Int32Array(1024)
  periods = new Int32Array(1024)
  rows = new Int32Array(1024)
  values = new Float64Array(1024)

  push(region: number, activity: number, period: number, value: number, row: number): void {
    if (this.length === this.values.length) {
      this.regions = grown(this.regions)
      this.activities = grown(this.activities)
      this.periods = grown(this.periods)
      this.rows = grown(this.rows)
      const values = new Float64Array(this.length * 2)
      values.set(this.values)
      this.values = values
    }
    this.regions[this.length] = region
    this.activities[this.length] = activity
    this.periods[this.length] = period
    this.rows[this.length] = row
    this.values[this.length++] = value
  }
}

const grown = (array: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** The matrix with regions and activities exchanged, for measures that look along the other side. */
export const transpose = ({ regions, activities, values }: Matrix): Matrix => {
  const turned = new Float64Array(values.length)
  const rows = regions.length
  const columns = activities.length
  for (let r = 0; r < rows; r++) for (let a = 0; a < columns; a++) turned[a * rows + r] = values[r * columns + a]
  return { regions: activities, activities: regions, values: turned }
}

/** Sums of the rows (one a region), of the columns (one an activity), and of all. */
export const totals = (matrix: Matrix): { regions: Float64Array; activities: Float64Array; all: number } => {
  const columns = matrix.activities.length
  const regions = new Float64Array(matrix.regions.length)
  const activities = new Float64Array(columns)
  let all = 0
  for (let r = 0; r < regions.length; r++) {
    let sum = 0
    for (let a = 0, cell = r * columns; a < columns; a++, cell++) {
      const value = matrix.values[cell]
      sum += value
      activities[a] += value
    }
    regions[r] = sum
    all += sum
  }
  return { regions, activities, all }
}
