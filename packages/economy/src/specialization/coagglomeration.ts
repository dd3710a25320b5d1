import { type Matrix, totals, transpose } from '../matrix.ts'
import { shares, sumOf } from './shares.ts'

/**
 * Coagglomeration of pairs of activities: whether two are in the same regions beyond the size of the regions.
 *
 *     γᶜ(a,b) = Σ_r (s_ra − x_r)(s_rb − x_r) / (1 − Σ_r x_r²)
 *
 * with s_ra the share of region r in activity a, x_r that in all activities. Square activities × activities, symmetric, no
 * unit; above 0 for activities drawn to the same regions, below 0 for those apart. For two activities it is the index
 * of Ellison and Glaeser (1997) for a group, in which the sizes of plants cancel; only employment by region is needed
 * (`plantMatrix` sums it from plants). NaN on the diagonal (see `ellisonGlaeser`), for an activity without any amount, and
 * throughout where one region has everything or an amount is negative or missing. Takes activities² × regions steps.
 *
 * REAT's ellison.c2 gives other numbers, which the published index does not: they come out (within 0.001 on our data) when
 * the two activities' shares are added without weights, so that they sum to 2. They are not copied.
 *
 * Ellison, G., Glaeser, E. L., Kerr, W. R. (2010). What causes industry agglomeration? Evidence from coagglomeration
 * patterns. American Economic Review 100(3), 1195–1213.
 */
export const coagglomeration = (matrix: Matrix): Float64Array => {
  const rows = matrix.regions.length
  const n = matrix.activities.length
  const { own, whole, spread } = locationShares(matrix)
  const result = new Float64Array(n * n).fill(Number.NaN)
  for (let a = 0; a < n; a++)
    for (let b = 0; b < a; b++) {
      const both = sumOf(rows, r => (own[a * rows + r] - whole[r]) * (own[b * rows + r] - whole[r]))
      result[a * n + b] = result[b * n + a] = both / (1 - spread)
    }
  return result
}

/** Shares of the regions in each activity (a row an activity), in all of them, and the squares of the latter summed. */
export const locationShares = (matrix: Matrix): { own: Float64Array; whole: Float64Array; spread: number } => {
  const rows = matrix.regions.length
  const own = transpose(matrix).values
  for (let from = 0; from < own.length; from += rows) own.set(shares(own.subarray(from, from + rows)), from)
  const whole = shares(totals(matrix).regions)
  return { own, whole, spread: sumOf(rows, r => whole[r] ** 2) }
}
