import { sharesBeside, sumOf } from './shares.ts'

/**
 * Average location quotient: the location quotients of a region, weighted by what it does.
 *
 *     LQ̄ = Σ_i s_i · (s_i / t_i)   with s the shares of the amounts, t those of the reference
 *
 * No unit, at least 1; 1 where the region is the reference in small. A kind that neither has is left out. NaN where
 * something is done that the reference has none of (its quotient is infinite), where a value of either is negative or
 * not finite, or either is all 0. Called location_quotient_avg in EconGeo.
 */
export const averageLocationQuotient = (amounts: ArrayLike<number>, reference: ArrayLike<number>): number => {
  const { own, other } = sharesBeside(amounts, reference)
  const average = sumOf(own.length, i => (own[i] === 0 && other[i] === 0 ? 0 : own[i] ** 2 / other[i]))
  return average < Number.POSITIVE_INFINITY ? average : Number.NaN
}

/**
 * Hachman index of likeness with a reference economy: 1 / average location quotient, in 0…1, and 1 where all shares are
 * those of the reference. NaN as there. The index was developed by Frank Hachman at the University of Utah.
 */
export const hachman = (amounts: ArrayLike<number>, reference: ArrayLike<number>): number =>
  1 / averageLocationQuotient(amounts, reference)
