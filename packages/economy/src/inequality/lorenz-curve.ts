import { sortedDistribution } from './distribution.ts'

/**
 * Lorenz curve: `amount[i]` is the share of all amounts that the poorest `places[i]` of the places hold (of the people,
 * where `weights` are people and `values` amounts per person). n + 1 points from (0, 0) to (1, 1), convex; the diagonal
 * where all are equal. Twice the area between it and the diagonal is the Gini coefficient.
 * Both empty where inequality cannot be measured: fewer than two values, all 0, one negative or not finite.
 *
 * Lorenz, M. O. (1905). Methods of measuring the concentration of wealth. Publications of the American Statistical
 * Association 9(70), 209–219.
 */
export const lorenzCurve = (
  values: ArrayLike<number>,
  { weights }: { weights?: ArrayLike<number> } = {},
): { places: Float64Array; amount: Float64Array } => {
  const sorted = sortedDistribution(values, weights)
  if (!sorted) return { places: new Float64Array(0), amount: new Float64Array(0) }
  const { ratios, shares } = sorted
  const last = ratios.length
  const places = new Float64Array(last + 1)
  const amount = new Float64Array(last + 1)
  for (let i = 0; i < last; i++) {
    places[i + 1] = places[i] + shares[i]
    amount[i + 1] = amount[i] + shares[i] * ratios[i]
  }
  // Rounding of the sums would leave the end beside (1, 1).
  places[last] = 1
  amount[last] = 1
  return { places, amount }
}
