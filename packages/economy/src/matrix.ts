/**
 * A region × activity matrix: `values[r * activities.length + a]` is the amount of activity `a` in region `r`
 * (firms, jobs, exports, patents…), never negative. Labels travel beside the numbers.
 */
export type Matrix = {
  readonly regions: readonly string[]
  readonly activities: readonly string[]
  readonly values: Float64Array
}

/** What is wrong with a row of a long table; `row` counts from 1. */
export type RowProblem = { row: number; field: 'region' | 'activity' | 'value'; message: string; mend: string }

/**
 * Builds a matrix from rows of `[region, activity, value]`. Labels keep the order of their first appearance; a pair that
 * is not listed is 0. Gives every bad row (empty label, value that is not a number ≥ 0, pair listed twice) instead of a
 * matrix when there is one, because a sum over guesses looks plausible and is wrong.
 */
export const matrixFromLongTable = (
  rows: Iterable<readonly [region: string, activity: string, value: number]>,
): { ok: true; matrix: Matrix } | { ok: false; problems: RowProblem[] } => {
  const regions = new Map<string, number>()
  const activities = new Map<string, number>()
  const cells = new Map<string, readonly [number, number, number]>()
  const problems: RowProblem[] = []
  let row = 0
  const index = (labels: Map<string, number>, label: string) => {
    const known = labels.get(label)
    if (known !== undefined) return known
    labels.set(label, labels.size)
    return labels.size - 1
  }
  for (const [region, activity, value] of rows) {
    row++
    if (region === '') problems.push({ row, field: 'region', message: 'The region is empty', mend: 'Name the region' })
    else if (activity === '')
      problems.push({ row, field: 'activity', message: 'The activity is empty', mend: 'Name the activity' })
    else if (!Number.isFinite(value) || value < 0)
      problems.push({ row, field: 'value', message: `${value} is not an amount`, mend: 'Give a number of 0 or more' })
    else {
      const r = index(regions, region)
      const a = index(activities, activity)
      const key = `${r},${a}`
      if (cells.has(key))
        problems.push({
          row,
          field: 'value',
          message: `${region} × ${activity} is listed twice`,
          mend: 'Add the two up, or remove one',
        })
      else cells.set(key, [r, a, value])
    }
  }
  if (problems.length) return { ok: false, problems }
  const values = new Float64Array(regions.size * activities.size)
  for (const [r, a, value] of cells.values()) values[r * activities.size + a] = value
  return { ok: true, matrix: { regions: [...regions.keys()], activities: [...activities.keys()], values } }
}

/** Sums of the rows (one a region), of the columns (one an activity), and of all. */
export const totals = (matrix: Matrix): { regions: Float64Array; activities: Float64Array; all: number } => {
  const columns = matrix.activities.length
  const regions = new Float64Array(matrix.regions.length)
  const activities = new Float64Array(columns)
  let all = 0
  for (let r = 0; r < regions.length; r++)
    for (let a = 0; a < columns; a++) {
      const value = matrix.values[r * columns + a]
      regions[r] += value
      activities[a] += value
      all += value
    }
  return { regions, activities, all }
}
