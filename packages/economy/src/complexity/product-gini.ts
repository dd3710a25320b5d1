import { type Matrix, totals } from '../matrix.ts'
import { type Presence, presence } from '../specialization/presence.ts'

/**
 * Product Gini index: the inequality that an activity goes with, the mean Gini of the regions where it is present, weighted
 * by its share in each of them.
 *
 *     PGI(a) = Σ_r M(r,a) s(r,a) G(r) / Σ_r M(r,a) s(r,a),   s(r,a) = x(r,a) / Σ_a x(r,a)
 *
 * In the unit of `gini` (one a region, ≥ 0), between the lowest and the highest of the regions that have the activity. NaN
 * for an activity that is present nowhere, or where the Gini of a region that has it is unknown or negative. M is by
 * RCA ≥ 1 unless `present` says otherwise.
 *
 * Hartmann, D., Guevara, M. R., Jara-Figueroa, C., Aristarán, M., Hidalgo, C. A. (2017). Linking economic complexity,
 * institutions, and income inequality. World Development 93, 75–93.
 */
export const productGini = (
  matrix: Matrix,
  gini: ArrayLike<number>,
  { present = presence(matrix) }: { present?: Presence } = {},
): Float64Array => {
  const rows = matrix.regions.length
  const columns = matrix.activities.length
  if (gini.length !== rows) throw new RangeError(`Gini has ${gini.length} values, the matrix ${rows} regions`)
  if (present.values.length !== matrix.values.length)
    throw new RangeError(`The presence has ${present.values.length} cells, the matrix ${matrix.values.length}`)
  const sizes = totals(matrix).regions
  const weighted = new Float64Array(columns)
  const weights = new Float64Array(columns)
  for (let r = 0, cell = 0; r < rows; r++) {
    const level = gini[r] >= 0 ? gini[r] : Number.NaN
    for (let a = 0; a < columns; a++, cell++)
      if (present.values[cell]) {
        const share = matrix.values[cell] / sizes[r]
        weighted[a] += share * level
        weights[a] += share
      }
  }
  return weighted.map((sum, a) => sum / weights[a])
}
