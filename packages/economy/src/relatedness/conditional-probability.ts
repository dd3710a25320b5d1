import type { Presence } from '../specialization/presence.ts'
import { coOccurrence } from './co-occurrence.ts'

/**
 * Conditional probability, the asymmetric proximity: of the regions that have one activity, the share that has another.
 *
 *     P(b | a) = |regions with a and b| / |regions with a|
 *
 * Activities × activities, row-major: the row is the activity that is given, the column the one that follows. In 0…1,
 * the diagonal is 1. NaN for empty activities and in the row of an activity that is present nowhere. The smaller of P(b
 * | a) and P(a | b) is `proximity`. Rows and columns are those of py-ecomplexity's `asymmetric=True`.
 *
 * Hidalgo et al. (2007), see `proximity`.
 */
export const conditionalProbability = (presence: Presence): Float64Array => {
  const n = presence.activities.length
  const result = coOccurrence(presence, { diagonal: true })
  for (let a = 0; a < n; a++) {
    const row = result.subarray(a * n, (a + 1) * n)
    const given = row[a]
    for (let b = 0; b < n; b++) row[b] /= given
  }
  return result
}
