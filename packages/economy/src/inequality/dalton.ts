import { distribution } from './distribution.ts'

/**
 * Dalton's measure with logarithmic utility: what welfare would be if all had the mean, over what it is.
 *
 *     D = ln(x̄) / (Σ ln x / n)
 *
 * 1 where all are equal, else above. It depends on the unit: the same incomes in cents give another number than in euro,
 * so compare only like with like. NaN: fewer than two values, one below 1 (its welfare would be negative) or not finite,
 * all 1.
 *
 * Dalton, H. (1920). The measurement of the inequality of incomes. Economic Journal 30(119), 348–361.
 */
export const dalton = (values: ArrayLike<number>): number => {
  if (!distribution(values)) return Number.NaN
  let sum = 0
  let logs = 0
  for (let i = 0; i < values.length; i++) {
    if (values[i] < 1) return Number.NaN
    sum += values[i]
    logs += Math.log(values[i])
  }
  return logs > 0 ? Math.max(1, (values.length * Math.log(sum / values.length)) / logs) : Number.NaN
}
