import { distribution } from './distribution.ts'

/**
 * Atkinson's index: the share of all amounts that could be given up without loss of welfare if what remains were spread
 * equally. `epsilon` ≥ 0 is the aversion to inequality: 0 does not mind it, the higher the more the poorest count.
 *
 *     A = 1 − (Σ_i p_i · (x_i / μ)^(1 − ε))^(1 / (1 − ε)),   ε = 1: A = 1 − exp(Σ_i p_i · ln(x_i / μ))
 *
 * p_i = w_i / Σ w, 1/n without weights; with weights, e.g. inhabitants, `values` are amounts per inhabitant. Without
 * unit, in 0…1; 1 where ε ≥ 1 and one amount is 0. NaN: fewer than two values, all 0, one negative or not finite.
 *
 * Atkinson, A. B. (1970). On the measurement of inequality. Journal of Economic Theory 2(3), 244–263.
 */
export const atkinson = (
  values: ArrayLike<number>,
  { epsilon = 0.5, weights }: { epsilon?: number; weights?: ArrayLike<number> } = {},
): number => {
  if (!(epsilon >= 0 && epsilon < Number.POSITIVE_INFINITY))
    throw new RangeError(`epsilon is ${epsilon}, not a number of 0 or more`)
  const found = distribution(values, weights)
  if (!found) return Number.NaN
  const { ratios, shares } = found
  const power = 1 - epsilon
  const smallest = ratios.reduce((least, ratio) => Math.min(least, ratio))
  if (power <= 0 && smallest === 0) return 1
  // Relative to the smallest amount no power overflows, and with expm1 and log1p it stays exact for epsilon near 1.
  const base = power < 0 ? smallest : 1
  let sum = 0
  for (let i = 0; i < ratios.length; i++) {
    const log = Math.log(ratios[i] / base)
    sum += shares[i] * (power === 0 ? log : Math.expm1(power * log))
  }
  const logOfEqual = Math.log(base) + (power === 0 ? sum : Math.log1p(sum) / power)
  return Math.max(0, -Math.expm1(logOfEqual))
}
