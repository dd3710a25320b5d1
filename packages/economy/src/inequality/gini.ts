import { sortedDistribution } from './distribution.ts'

/**
 * Gini coefficient: half the mean difference between all pairs, relative to the mean. 0 where all are equal.
 *
 *     G = Σ_i Σ_j w_i·w_j·|x_i − x_j| / (2·μ·W²)      μ = Σ w·x / W, W = Σ w, every w = 1 where no weights are given
 *
 * Without unit. At most 1 − w_min / W (1 − 1/n without weights), where the smallest place holds everything;
 * `normalised` divides by that, so that 1 can be reached (without weights: G·n/(n−1)). With weights, e.g. inhabitants,
 * `values` are amounts per inhabitant. Tools differ in the normalised Gini with weights, or have none.
 * NaN: fewer than two values, all 0, one negative or not finite.
 *
 * Gini, C. (1912). Variabilità e mutabilità. Bologna: Cuppini.
 */
export const gini = (
  values: ArrayLike<number>,
  { normalised = false, weights }: { normalised?: boolean; weights?: ArrayLike<number> } = {},
): number => {
  const sorted = sortedDistribution(values, weights)
  if (!sorted) return Number.NaN
  const { ratios, shares } = sorted
  // The area between Lorenz curve and diagonal, gap by gap between neighbours in order: O(n log n), no term is negative,
  // and equal values give exactly 0.
  let index = 0
  let below = 0
  let smallest = shares[0]
  for (let i = 1; i < ratios.length; i++) {
    below += shares[i - 1]
    index += below * (1 - below) * (ratios[i] - ratios[i - 1])
    smallest = Math.min(smallest, shares[i])
  }
  return normalised ? index / (1 - smallest) : index
}
