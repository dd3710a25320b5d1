import { type Matrix, totals } from '../matrix.ts'

/**
 * Revealed comparative advantage by population: the amount per inhabitant in a region over that in all.
 *
 *     RPOP(r, a) = (x(r,a) / p(r)) / (Σ_r x(r,a) / Σ_r p(r))
 *
 * Row-major like the matrix, no unit. Unlike RCA it does not fall in one activity because the region does much of another.
 * A region without any amount has NaN throughout and its inhabitants do not count; an activity without any has NaN. A
 * region with amounts and population 0 has NaN; where its population is missing or negative, all is NaN, because the
 * total would be wrong. To be used through `presence(matrix, { index: populationRca(matrix, population) })`; it is the
 * index behind py-ecomplexity's presence_test "rpop".
 */
export const populationRca = (matrix: Matrix, population: ArrayLike<number>): Float64Array => {
  const columns = matrix.activities.length
  if (population.length !== matrix.regions.length)
    throw new RangeError(`There are ${matrix.regions.length} regions and ${population.length} populations`)
  const sums = totals(matrix)
  let inhabitants = 0
  sums.regions.forEach((sum, r) => {
    if (sum !== 0) inhabitants += population[r] >= 0 ? population[r] : Number.NaN
  })
  const perInhabitant = sums.activities.map(sum => sum / inhabitants)
  return matrix.values.map((value, cell) => {
    const r = Math.floor(cell / columns)
    // 0 / 0 is the NaN of an empty activity; a region without inhabitants would be infinite otherwise.
    return sums.regions[r] === 0 || population[r] === 0
      ? Number.NaN
      : value / population[r] / perInhabitant[cell % columns]
  })
}
