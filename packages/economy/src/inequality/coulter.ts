import { shareGaps } from './distribution.ts'

/**
 * Coulter's coefficient: the root of half the squared gaps between shares of the amounts and shares of a `reference`,
 * e.g. of jobs and of inhabitants. Without a reference every place has the share 1/n.
 *
 *     C = √(½ · Σ_i (x_i / Σ x − r_i / Σ r)²)
 *
 * Without unit. 0 where the shares agree; 1 where one place has all of the amounts and another all of the reference.
 * Large gaps count more than in `hoover`. The amounts are totals: tools that are given amounts per inhabitant compute a
 * number, but it compares unlike things. NaN: fewer than two values, all 0, one negative or not finite, in either.
 *
 * Coulter, P. B. (1989). Measuring Inequality: A Methodological Handbook. Boulder: Westview Press.
 */
export const coulter = (values: ArrayLike<number>, { reference }: { reference?: ArrayLike<number> } = {}): number => {
  const gaps = shareGaps(values, reference)
  return gaps ? Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0) / 2) : Number.NaN
}
