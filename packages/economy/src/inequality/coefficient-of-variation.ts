import { distribution } from './distribution.ts'

/**
 * Coefficient of variation: the standard deviation relative to the mean, without unit. 0 where all are equal.
 *
 *     CV = √(Σ (x − x̄)² / (n − 1)) / x̄      deviation 'sample'; 'population' divides by n
 *
 * At most √n ('sample') or √(n − 1) ('population'). Tools differ in which is meant: take 'population' where the places
 * are all there are, e.g. all provinces. NaN: fewer than two values, all 0, one negative or not finite.
 */
export const coefficientOfVariation = (
  values: ArrayLike<number>,
  { deviation = 'sample' }: { deviation?: 'sample' | 'population' } = {},
): number => {
  const found = distribution(values)
  if (!found) return Number.NaN
  const squares = found.ratios.reduce((sum, ratio) => sum + (ratio - 1) ** 2, 0)
  return Math.sqrt(squares / (values.length - (deviation === 'sample' ? 1 : 0)))
}

/**
 * Williamson's index: the coefficient of variation of amounts per inhabitant, regions weighing as their population.
 *
 *     V = √(Σ p_i · (y_i − ȳ)²) / ȳ      p_i the region's share of the population, ȳ = Σ p·y the national mean
 *
 * Without unit, ≥ 0. `centre: 'unweighted'` takes the deviations from the plain mean of the regions and still divides by
 * ȳ, as REAT does by default. NaN as for `coefficientOfVariation`; regions without population do not count.
 *
 * Williamson, J. G. (1965). Regional inequality and the process of national development: a description of the patterns.
 * Economic Development and Cultural Change 13(4), part 2.
 */
export const williamson = (
  perInhabitant: ArrayLike<number>,
  population: ArrayLike<number>,
  { centre = 'weighted' }: { centre?: 'weighted' | 'unweighted' } = {},
): number => {
  const found = distribution(perInhabitant, population)
  if (!found) return Number.NaN
  const { ratios, shares } = found
  const middle = centre === 'weighted' ? 1 : ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
  return Math.sqrt(shares.reduce((sum, share, i) => sum + share * (ratios[i] - middle) ** 2, 0))
}
