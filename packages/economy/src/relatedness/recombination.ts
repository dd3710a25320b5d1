import type { Presence } from '../specialization/presence.ts'
import { coOccurrence } from './co-occurrence.ts'

/**
 * Ease of recombination of an activity: with how many different others it has been combined, for each time it was used.
 *
 *     E(a) = |{b ≠ a : C(a,b) > 0}| / u(a)
 *
 * with C the co-occurrence and u the ubiquity. Made for technology classes (activities) of patents (regions). One
 * number an activity, ≥ 0; NaN for activities that are empty or present nowhere. Costs as `coOccurrence`.
 *
 * Fleming, L., Sorenson, O. (2001). Technology as a complex adaptive system: evidence from patent data. Research Policy
 * 30(7), 1019–1039.
 */
export const easeOfRecombination = (presence: Presence): Float64Array => {
  const n = presence.activities.length
  const together = coOccurrence(presence, { diagonal: true })
  return Float64Array.from(presence.activities, (_, a) => {
    let others = 0
    for (let b = 0; b < n; b++) if (b !== a && together[a * n + b] > 0) others++
    return others / together[a * n + a]
  })
}

/**
 * Modular complexity of a region (there: a patent): how hard its activities are to combine, the inverse of their mean
 * ease of recombination.
 *
 *     K(r) = k(r) / Σ_a M(r,a) E(a)
 *
 * with k the diversity. One number a region, > 0; NaN for regions that are empty or have nothing present, and for one
 * whose activities have never met another, of which the inverse has no value. Source as for `easeOfRecombination`.
 */
export const modularComplexity = (presence: Presence): Float64Array => {
  const n = presence.activities.length
  const ease = easeOfRecombination(presence)
  return Float64Array.from(presence.regions, (_, r) => {
    let sum = 0
    let count = 0
    for (let a = 0; a < n; a++)
      if (presence.values[r * n + a]) {
        sum += ease[a]
        count++
      }
    return sum > 0 ? count / sum : Number.NaN
  })
}
