import { shareGaps } from './distribution.ts'

/**
 * Hoover's index, also Robin Hood index: the share of all amounts that would have to move so that every place has what
 * its share of the `reference` (e.g. inhabitants) gives it; without a reference every place has the share 1/n.
 *
 *     H = ½ · Σ_i |x_i / Σ x − r_i / Σ r|
 *
 * Without unit, in 0…1, at most 1 − 1/n without a reference. NaN: fewer than two values, all 0, one negative or not
 * finite, in either.
 *
 * Hoover, E. M. (1936). The measurement of industrial localization. Review of Economics and Statistics 18(4), 162–171.
 */
export const hoover = (values: ArrayLike<number>, { reference }: { reference?: ArrayLike<number> } = {}): number => {
  const gaps = shareGaps(values, reference)
  return gaps ? gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / 2 : Number.NaN
}
