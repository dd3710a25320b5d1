import { type Matrix, totals } from '../matrix.ts'
import { locationShares } from './coagglomeration.ts'
import { sumOf } from './shares.ts'

/** Plants, one entry each in all three lists: its activity, its region, and how many work there. */
export type Plants = {
  readonly activities: readonly string[]
  readonly regions: readonly string[]
  readonly employment: ArrayLike<number>
}

/**
 * Employment by region and activity, summed over plants; labels in the order of their first appearance. NaN where an
 * employment is negative or missing.
 */
export const plantMatrix = ({ activities, regions, employment }: Plants): Matrix => {
  if (activities.length !== employment.length || regions.length !== employment.length)
    throw new RangeError(
      `There are ${activities.length} activities, ${regions.length} regions and ${employment.length} employments of plants`,
    )
  const columns = new Map([...new Set(activities)].map((label, a) => [label, a]))
  const rows = new Map([...new Set(regions)].map((label, r) => [label, r]))
  const values = new Float64Array(rows.size * columns.size)
  for (let plant = 0; plant < employment.length; plant++)
    values[rows.get(regions[plant])! * columns.size + columns.get(activities[plant])!] +=
      employment[plant] >= 0 ? employment[plant] : Number.NaN
  return { regions: [...rows.keys()], activities: [...columns.keys()], values }
}

/**
 * Ellison–Glaeser index of agglomeration: concentration beyond what a few large plants bring about by chance.
 *
 *     γ = (G / (1 − X) − H) / (1 − H)
 *     G = Σ_r (s_r − x_r)²,   X = Σ_r x_r²,   H = Σ_k z_k²
 *     z(G) = (G − (1 − X)·H) / √var G
 *     var G = 2·(H²·(X − 2 Σ_r x_r³ + X²) − Σ_k z_k⁴·(X − 4 Σ_r x_r³ + 3 X²))
 *
 * with s_r the share of region r in the activity's employment, x_r that in the employment of all plants, z_k the share of
 * plant k in its activity. One number an activity, no unit. γ is 0 where plants fall like darts on a map of employment,
 * negative where they avoid each other, at most 1; its authors call it high above 0.05 and low below 0.02. `z` is
 * how many standard deviations G is from the darts.
 *
 * All but `plants`, their number, is NaN for an activity without employment. γ and z are NaN where one plant has all of
 * the activity, γ, G and z of all where any employment is negative or missing, γ and z of all where one region has
 * everything.
 *
 * Ellison, G., Glaeser, E. L. (1997). Geographic concentration in U.S. manufacturing industries: a dartboard approach.
 * Journal of Political Economy 105(5), 889–927.
 */
export const ellisonGlaeser = (
  plants: Plants,
): {
  activities: readonly string[]
  gamma: Float64Array
  g: Float64Array
  z: Float64Array
  herfindahl: Float64Array
  plants: Float64Array
} => {
  const matrix = plantMatrix(plants)
  const { own, whole, spread } = locationShares(matrix)
  const rows = matrix.regions.length
  const cubes = sumOf(rows, r => whole[r] ** 3)
  const sums = totals(matrix).activities
  const count = new Float64Array(sums.length)
  const squares = new Float64Array(sums.length)
  const fourths = new Float64Array(sums.length)
  const index = new Map(matrix.activities.map((label, a) => [label, a]))
  plants.activities.forEach((activity, plant) => {
    const a = index.get(activity)!
    const share = plants.employment[plant] / sums[a]
    count[a]++
    squares[a] += share ** 2
    fourths[a] += share ** 4
  })
  const g = sums.map((_, a) => sumOf(rows, r => (own[a * rows + r] - whole[r]) ** 2))
  return {
    activities: matrix.activities,
    gamma: g.map((value, a) =>
      squares[a] === 1 ? Number.NaN : (value / (1 - spread) - squares[a]) / (1 - squares[a]),
    ),
    g,
    z: g.map((value, a) => {
      const h = squares[a]
      const variance =
        2 * (h ** 2 * (spread - 2 * cubes + spread ** 2) - fourths[a] * (spread - 4 * cubes + 3 * spread ** 2))
      return h === 1 ? Number.NaN : (value - (1 - spread) * h) / Math.sqrt(variance)
    }),
    herfindahl: squares,
    plants: count,
  }
}
