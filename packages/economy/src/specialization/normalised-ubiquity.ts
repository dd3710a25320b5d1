import { type Matrix, totals } from '../matrix.ts'
import { ubiquity } from './diversity.ts'
import { type Presence, presence } from './presence.ts'

/**
 * Normalised ubiquity: how large an activity is for the number of regions that have it.
 *
 *     N(a) = (X(a) / Σ X) / (U(a) / Σ U)   with X(a) = Σ_r x(r,a), U the ubiquity
 *
 * One number an activity, no unit; above 1 it is larger than its spread would let one expect. NaN for an activity
 * without any amount, or present nowhere. EconGeo's norm_ubiquity (rounded there to 2 decimals), after
 *
 * Balland, P.-A., Rigby, D. (2017). The geography of complex knowledge. Economic Geography 93(1), 1–23.
 */
export const normalisedUbiquity = (matrix: Matrix, present: Presence = presence(matrix)): Float64Array => {
  const { spread, sums, all } = spreadOf(matrix, present)
  const regions = spread.reduce((sum, count) => sum + (count || 0), 0)
  return spread.map((count, a) => sums[a] / all / (count / regions))
}

/**
 * Inverse normalised ubiquity: the logarithm of an activity's size over the number of regions that have it.
 *
 *     I(a) = ln(X(a)) / U(a)
 *
 * Higher for what is large in few places. It depends on the unit of the amounts, so only activities of one matrix can be
 * compared, and is negative where an activity sums to less than 1. NaN as for `normalisedUbiquity`. EconGeo's
 * inv_norm_ubiquity is 100 times this, rounded to 2 decimals.
 */
export const inverseNormalisedUbiquity = (matrix: Matrix, present: Presence = presence(matrix)): Float64Array => {
  const { spread, sums } = spreadOf(matrix, present)
  return spread.map((count, a) => Math.log(sums[a]) / count)
}

/** Ubiquity, NaN where it is 0 and nothing can be divided by it, and the totals. */
const spreadOf = (matrix: Matrix, present: Presence) => {
  if (present.values.length !== matrix.values.length)
    throw new RangeError(`The presence has ${present.values.length} cells, the matrix ${matrix.values.length}`)
  const { activities: sums, all } = totals(matrix)
  return { spread: ubiquity(present).map(count => count || Number.NaN), sums, all }
}
