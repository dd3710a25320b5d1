import { shares, sumOf } from './shares.ts'

/**
 * Shannon entropy: how evenly amounts are spread over many kinds.
 *
 *     E = −Σ_i s_i log(s_i)   with s_i = x_i / Σ x, and 0 log 0 = 0
 *
 * In bits for `base` 2, nats for e, bans for 10; 0 where one kind has all, log(n) where n kinds have the same. A kind
 * without any amount changes nothing. NaN where a value is negative or not finite, all are 0 or there are none.
 * EconGeo's (base 2) adds 1e-9 to each share and rounds to 3 decimals.
 *
 * Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27(3), 379–423.
 */
export const entropy = (amounts: ArrayLike<number>, { base = 2 } = {}): number => {
  if (!(base > 1)) throw new RangeError(`The base of the logarithm is ${base}; it must be above 1`)
  const own = shares(amounts)
  // Written with the logarithm of 1/s, because −s·log(s) of a share of 1 is −0.
  return sumOf(own.length, i => (own[i] === 0 ? 0 : own[i] * Math.log(1 / own[i]))) / Math.log(base)
}
