import { type Matrix, totals } from '../matrix.ts'

/**
 * Revealed comparative advantage, also location quotient: an activity's share in a region over its share in all.
 *
 *     RCA(r, a) = (x(r,a) / Σ_a x(r,a)) / (Σ_r x(r,a) / Σ x)
 *
 * Row-major like the matrix, no unit; above 1 the region does more of it than its size explains. Written as two
 * divisions, because they give exactly 1 at a tie where multiplying by reciprocals does not.
 * Regions and activities without any amount have NaN throughout and leave the others unchanged.
 *
 * Balassa, B. (1965). Trade liberalisation and "revealed" comparative advantage. The Manchester School 33(2), 99–123.
 */
export const rca = (matrix: Matrix): Float64Array => {
  const sums = totals(matrix)
  const columns = matrix.activities.length
  // 0 / 0 is the NaN that an empty activity should have.
  const shares = sums.activities.map(sum => sum / sums.all)
  const result = new Float64Array(matrix.values.length)
  for (let r = 0, cell = 0; r < matrix.regions.length; r++) {
    const sum = sums.regions[r]
    for (let a = 0; a < columns; a++, cell++) result[cell] = matrix.values[cell] / sum / shares[a]
  }
  return result
}
