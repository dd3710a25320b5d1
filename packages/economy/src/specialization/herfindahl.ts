import { shares, sumOf } from './shares.ts'

/**
 * Herfindahl (Herfindahl–Hirschman) index of concentration: the chance that two units drawn at random, with replacement,
 * belong together.
 *
 *     H = Σ_i s_i²   with s_i = x_i / Σ x;   normalised: (H − 1/n) / (1 − 1/n)
 *
 * No unit. In 1/n…1 for n values, `normalised` in 0…1, comparable between lists of different length; entries of 0 count
 * in n. NaN where a value is negative or not finite, all are 0 or there are none, and normalised for a single value.
 * Some offices multiply by 10,000.
 *
 * Hirschman, A. O. (1964). The paternity of an index. American Economic Review 54(5), 761–762.
 */
export const herfindahl = (amounts: ArrayLike<number>, { normalised = false } = {}): number => {
  const own = shares(amounts)
  const index = sumOf(own.length, i => own[i] ** 2)
  return normalised ? (index - 1 / own.length) / (1 - 1 / own.length) : index
}

/** How many values of equal size have the same Herfindahl index: 1 / H, in 1…n; NaN as there. */
export const equivalentNumber = (amounts: ArrayLike<number>): number => 1 / herfindahl(amounts)
