import { type Matrix, totals } from '../matrix.ts'
import { shares, sharesBeside, sumOf } from './shares.ts'

/**
 * Krugman's index of dissimilarity: how much of two economies is not alike.
 *
 *     K = Σ_i |s_i − t_i|   with s the shares of the amounts, t those of the reference
 *
 * No unit, in 0…2: 0 for the same shares, 2 where nothing is shared. NaN where a value of either is negative or not
 * finite, or either is all 0. With `eachRegion` against the whole, the region among it (EconGeo's krugman_index), with
 * `eachActivity` of location.
 *
 * Krugman, P. (1991). Geography and Trade. MIT Press.
 */
export const krugman = (amounts: ArrayLike<number>, reference: ArrayLike<number>): number => {
  const { own, other } = sharesBeside(amounts, reference)
  return sumOf(own.length, i => Math.abs(own[i] - other[i]))
}

/**
 * Coefficient of specialisation of a region (of localisation, for an activity): half of Krugman's index, in 0…1, the
 * part of the region that would have to change its activity to have the shares of the reference. It is Hoover's index
 * against a reference. NaN as there.
 *
 * Hoover, E. M. (1936). The measurement of industrial localization. Review of Economics and Statistics 18(4), 162–171.
 */
export const specialisationCoefficient = (amounts: ArrayLike<number>, reference: ArrayLike<number>): number =>
  krugman(amounts, reference) / 2

/**
 * Krugman's index between all pairs of regions, square regions × regions, symmetric, 0 on the diagonal. NaN with an empty
 * region. Takes regions² × activities steps. Source as for `krugman`.
 */
export const krugmanPairwise = (matrix: Matrix): Float64Array => {
  const n = matrix.regions.length
  const columns = matrix.activities.length
  const own = sharesOfRegions(matrix)
  const result = new Float64Array(n * n)
  for (let r = 0; r < n; r++)
    for (let s = 0; s <= r; s++) {
      let sum = 0
      for (let a = 0; a < columns; a++) sum += Math.abs(own[r * columns + a] - own[s * columns + a])
      result[r * n + s] = result[s * n + r] = columns ? sum : Number.NaN
    }
  return result
}

/**
 * Krugman's index of each region against the mean of the shares of all others, each counting the same however large
 * (REAT's krugman.spec2; of activities, krugman.conc2, with `transpose`). In 0…2; NaN for an empty region, which no mean
 * includes, and for a region alone. Source as for `krugman`, who compares pairs.
 */
export const krugmanOthers = (matrix: Matrix): Float64Array => {
  const columns = matrix.activities.length
  const own = sharesOfRegions(matrix)
  const sums = new Float64Array(columns)
  let known = 0
  totals(matrix).regions.forEach((sum, r) => {
    if (sum === 0) return
    known++
    for (let a = 0; a < columns; a++) sums[a] += own[r * columns + a]
  })
  return Float64Array.from(matrix.regions, (_, r) =>
    sumOf(columns, a => {
      const share = own[r * columns + a]
      return Math.abs(share - (sums[a] - share) / (known - 1))
    }),
  )
}

/** Row-major shares of the activities in each region; NaN for an empty region. */
const sharesOfRegions = ({ activities, values }: Matrix): Float64Array => {
  const columns = activities.length
  const result = new Float64Array(values.length)
  for (let from = 0; from < values.length; from += columns)
    result.set(shares(values.subarray(from, from + columns)), from)
  return result
}
