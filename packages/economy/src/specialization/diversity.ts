import { type Matrix, totals } from '../matrix.ts'
import { presence } from './rca.ts'

/**
 * Number of activities present (RCA ≥ 1) in each region; NaN for a region without any amount.
 *
 * Hidalgo, C. A., Hausmann, R. (2009). The building blocks of economic complexity. PNAS 106(26), 10570–10575.
 */
export const diversity = (matrix: Matrix): Float64Array => {
  const present = presence(matrix)
  const columns = matrix.activities.length
  return totals(matrix).regions.map((sum, r) => {
    if (sum === 0) return Number.NaN
    let count = 0
    for (let a = 0; a < columns; a++) count += present[r * columns + a]
    return count
  })
}

/** Number of regions in which each activity is present (RCA ≥ 1); NaN for an activity without any amount. Source as for `diversity`. */
export const ubiquity = (matrix: Matrix): Float64Array => {
  const present = presence(matrix)
  const columns = matrix.activities.length
  return totals(matrix).activities.map((sum, a) => {
    if (sum === 0) return Number.NaN
    let count = 0
    for (let r = 0; r < matrix.regions.length; r++) count += present[r * columns + a]
    return count
  })
}
