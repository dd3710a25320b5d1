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
  return matrix.values.map((value, cell) => {
    const region = sums.regions[Math.floor(cell / columns)]
    const activity = sums.activities[cell % columns]
    return region === 0 || activity === 0 ? Number.NaN : value / region / (activity / sums.all)
  })
}

/**
 * Where an activity is present in the sense of the complexity literature: RCA at or above the threshold. 1 or 0,
 * row-major; NaN counts as absent.
 *
 * Hausmann, R., Klinger, B. (2006). Structural transformation and patterns of comparative advantage. CID WP 128.
 */
export const presence = (matrix: Matrix, threshold = 1): Uint8Array =>
  Uint8Array.from(rca(matrix), value => (value >= threshold ? 1 : 0))
