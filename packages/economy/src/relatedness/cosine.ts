import { addWeighted } from './add-weighted.ts'

/** A region × activity table of any numbers: a `Matrix`, a `Presence`, or an index with its labels. */
export type LabelledTable = {
  readonly regions: readonly string[]
  readonly activities: readonly string[]
  readonly values: ArrayLike<number>
}

/**
 * Cosine similarity of activities: how alike two columns are, whatever their size.
 *
 *     cos(a, b) = Σ_r x(r,a) x(r,b) / √(Σ_r x(r,a)² Σ_r x(r,b)²)
 *
 * Of amounts with a `Matrix`, of presence with a `Presence`, where it is the co-occurrence over the geometric mean of
 * the two ubiquities. Activities × activities, row-major, symmetric; in 0…1 for what is never negative (-1…1 else), the
 * diagonal is 1. NaN for an activity that is 0 in every region or has a NaN. Of regions: `cosine(transpose(matrix))`.
 * Datawheel's `proximity(procedure="sqrt")` is this for presence with a diagonal of 0.
 *
 * Takes (cells that are not 0) × n / 2 additions and 8 n² bytes for n activities.
 *
 * Salton, G., McGill, M. J. (1983). Introduction to Modern Information Retrieval. McGraw-Hill.
 */
export const cosine = (table: LabelledTable): Float64Array => {
  const n = table.activities.length
  // One type of array, whatever came, keeps the loops below fast.
  const values = Float64Array.from(table.values)
  if (values.length !== table.regions.length * n)
    throw new RangeError(`The table has ${values.length} cells, ${table.regions.length} × ${n} labels`)
  const result = new Float64Array(n * n)
  const weights = new Float64Array(table.regions.length)
  for (let a = 0; a < n; a++) {
    for (let r = 0; r < weights.length; r++) weights[r] = values[r * n + a]
    addWeighted(result.subarray(a * n + a, (a + 1) * n), weights, values, { offset: a, stride: n })
  }
  const squares = Float64Array.from(table.activities, (_, a) => result[a * n + a] || Number.NaN)
  for (let a = 0; a < n; a++)
    for (let b = a; b < n; b++) {
      // Rounding can carry proportional columns just past 1.
      const ratio = result[a * n + b] / Math.sqrt(squares[a] * squares[b])
      const bounded = Math.max(-1, Math.min(1, ratio))
      result[a * n + b] = bounded
      result[b * n + a] = bounded
    }
  return result
}
