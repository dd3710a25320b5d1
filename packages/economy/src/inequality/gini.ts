import { ascending, isMeasurable } from './distribution.ts'

/**
 * Gini coefficient: half the mean difference between all pairs, relative to the mean. 0 where all are equal.
 *
 *     G = Σ_i Σ_j w_i·w_j·|x_i − x_j| / (2·μ·W²)      μ = Σ w·x / W, W = Σ w, every w = 1 where no weights are given
 *
 * Without unit. At most 1 − w_min / W, which is 1 − 1/n without weights: where the smallest place holds everything.
 * `normalised` divides by that maximum, so that 1 can be reached (without weights: G·n/(n−1)). With weights (people
 * behind each value) `values` are amounts per person. Tools differ in the normalised weighted Gini; many have none.
 * NaN: fewer than two values, all 0, one negative or not finite.
 * O(n log n): with cumulated weights W_i of the sorted values, G = Σ W_i·(W − W_i)·(x_(i+1) − x_i) / (W·Σ w·x), whose
 * terms are never negative, so that equal values give exactly 0.
 *
 * Gini, C. (1912). Variabilità e mutabilità. Bologna: Cuppini.
 */
export const gini = (
  values: ArrayLike<number>,
  { normalised = false, weights }: { normalised?: boolean; weights?: ArrayLike<number> } = {},
): number => {
  if (!isMeasurable(values, weights)) return Number.NaN
  const sorted = ascending(values, weights)
  const last = sorted.values.length - 1
  let all = 0
  let amount = 0
  let smallest = Number.POSITIVE_INFINITY
  for (let i = 0; i <= last; i++) {
    const weight = sorted.weights[i]
    all += weight
    amount += weight * sorted.values[i]
    smallest = Math.min(smallest, weight)
  }
  let below = 0
  let sum = 0
  for (let i = 0; i < last; i++) {
    below += sorted.weights[i]
    sum += below * (all - below) * (sorted.values[i + 1] - sorted.values[i])
  }
  const index = sum / (all * amount)
  return normalised ? index / (1 - smallest / all) : index
}
