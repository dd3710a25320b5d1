import { gini } from '../inequality/gini.ts'

/**
 * Locational Gini: how unequal the location quotients of an activity are between regions (`eachActivity`), or those of a
 * region between activities (`eachRegion`), each counting the same however large.
 *
 *     G = Σ_i Σ_j |q_i − q_j| / (2 n² q̄)   with q_i = (x_i / Σ x) / (y_i / Σ y), y the reference
 *
 * No unit, in 0…1 − 1/n; 0 where the activity is spread as the reference is. An entry that neither has is left out. NaN
 * where something is done that the reference has none of, where a value of either is negative or not finite, either is
 * all 0, or fewer than two entries remain. REAT's gini.conc and gini.spec. EconGeo's locational_gini is instead half of
 * `hooverGini` against the sum of all activities.
 *
 * Krugman, P. (1991). Geography and Trade. MIT Press; the Gini of quotients is one of several readings of it.
 */
export const locationalGini = (amounts: ArrayLike<number>, reference: ArrayLike<number>): number =>
  gini(quotients(amounts, reference).values)

/**
 * Hoover–Gini: the same with each entry counting by its size, i.e. twice the area between the diagonal and the curve of
 * cumulated amounts over cumulated reference, in the order of the quotients.
 *
 *     G = Σ_i Σ_j w_i w_j |q_i − q_j| / 2   with w_i = y_i / Σ y
 *
 * In 0…1; splitting a region in two alike halves leaves it as it is. NaN as for `locationalGini`. EconGeo's hoover_gini
 * (rounded there to 3 decimals).
 *
 * Hoover, E. M. (1936). The measurement of industrial localization. Review of Economics and Statistics 18(4), 162–171.
 */
export const hooverGini = (amounts: ArrayLike<number>, reference: ArrayLike<number>): number => {
  const { values, weights } = quotients(amounts, reference)
  return gini(values, { weights })
}

/** Amounts over their reference: location quotients but for a factor, which no Gini sees. */
const quotients = (amounts: ArrayLike<number>, reference: ArrayLike<number>) => {
  if (amounts.length !== reference.length)
    throw new RangeError(`There are ${amounts.length} amounts and ${reference.length} reference values`)
  const values: number[] = []
  const weights: number[] = []
  for (let i = 0; i < amounts.length; i++) {
    if (amounts[i] === 0 && reference[i] === 0) continue
    values.push(reference[i] > 0 && reference[i] < Number.POSITIVE_INFINITY ? amounts[i] / reference[i] : Number.NaN)
    weights.push(reference[i])
  }
  return { values, weights }
}
