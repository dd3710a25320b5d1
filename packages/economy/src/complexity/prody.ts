import { type Matrix, totals } from '../matrix.ts'
import { rca } from '../specialization/rca.ts'

/**
 * PRODY: the income level an activity goes with, the mean income of all regions weighted by their RCA in it.
 *
 *     PRODY(a) = Σ_r RCA(r,a) Y(r) / Σ_r RCA(r,a)
 *
 * In the unit of `income` (one a region, e.g. GDP per head, ≥ 0), between the lowest and the highest of the regions that
 * have the activity. NaN for an activity without any amount, or where the income of a region that has it is unknown or
 * negative. Exact RCA: EconGeo rounds it to two decimals first, which moves PRODY by some ten-thousandths.
 *
 * Hausmann, R., Hwang, J., Rodrik, D. (2007). What you export matters. Journal of Economic Growth 12(1), 1–25.
 */
export const prody = (matrix: Matrix, income: ArrayLike<number>): Float64Array => {
  const rows = matrix.regions.length
  const columns = matrix.activities.length
  if (income.length !== rows) throw new RangeError(`Income has ${income.length} values, the matrix ${rows} regions`)
  const advantage = rca(matrix)
  const weighted = new Float64Array(columns)
  const weights = new Float64Array(columns)
  for (let r = 0, cell = 0; r < rows; r++) {
    const level = income[r] >= 0 ? income[r] : Number.NaN
    for (let a = 0; a < columns; a++, cell++)
      if (advantage[cell] > 0) {
        weighted[a] += advantage[cell] * level
        weights[a] += advantage[cell]
      }
  }
  // 0 / 0 is the NaN that an activity without any amount should have.
  return weighted.map((sum, a) => sum / weights[a])
}

/**
 * EXPY: the income level that a region's activities go with, the mean PRODY weighted by their shares in the region.
 *
 *     EXPY(r) = Σ_a (x(r,a) / Σ_a x(r,a)) PRODY(a)
 *
 * In the unit of `levels` (one an activity, from `prody`, of the same or of another matrix). NaN for a region without any
 * amount, or one that has an activity whose PRODY is unknown. Source as for `prody`.
 */
export const expy = (matrix: Matrix, levels: ArrayLike<number>): Float64Array => {
  const columns = matrix.activities.length
  if (levels.length !== columns)
    throw new RangeError(`PRODY has ${levels.length} values, the matrix ${columns} activities`)
  return totals(matrix).regions.map((all, r) => {
    let sum = 0
    for (let a = 0; a < columns; a++) {
      const amount = matrix.values[r * columns + a]
      if (amount > 0) sum += amount * levels[a]
    }
    return sum / all
  })
}
