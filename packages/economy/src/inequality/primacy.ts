import { distribution } from './distribution.ts'

/**
 * Primacy: how far the largest city stands above the others. P_1 ≥ P_2 ≥ … are the sizes in any unit.
 *
 *     share = P_1 / Σ P,   twoCity = P_1 / P_2,   fourCity = P_1 / (P_2 + P_3 + P_4),   elevenCity = 2·P_1 / (P_2 + … + P_11)
 *
 * `share` in 1/n…1, `twoCity` ≥ 1; under the rank–size rule with exponent 1 `twoCity` is 2 and `fourCity` and
 * `elevenCity` are about 1. An index is NaN where there are fewer cities than it names or those after the first are all
 * 0; all are where there are fewer than two sizes, all 0, one negative or not finite.
 *
 * Jefferson, M. (1939). The law of the primate city. Geographical Review 29(2), 226–232.
 */
export const primacy = (
  sizes: ArrayLike<number>,
): { share: number; twoCity: number; fourCity: number; elevenCity: number } => {
  const measurable = distribution(sizes) !== null
  const descending = Float64Array.from(sizes).sort().reverse()
  const over = (cities: number): number => {
    if (!measurable || descending.length < cities) return Number.NaN
    const others = descending.subarray(1, cities).reduce((sum, size) => sum + size, 0)
    return others > 0 ? descending[0] / others : Number.NaN
  }
  return {
    share: measurable ? descending[0] / descending.reduce((sum, size) => sum + size, 0) : Number.NaN,
    twoCity: over(2),
    fourCity: over(4),
    elevenCity: 2 * over(11),
  }
}
