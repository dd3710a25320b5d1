import type { Presence } from '../specialization/presence.ts'
import { coOccurrence } from './co-occurrence.ts'

/**
 * Jaccard index of activities: of the regions that have either, the share that has both.
 *
 *     J(a, b) = |regions with a and b| / |regions with a or b|
 *
 * Activities × activities, row-major, symmetric, in 0…1; the diagonal is 1. NaN for empty activities and where neither
 * is present anywhere. `relatedness` with the method 'jaccard' is another number: it compares margins of
 * co-occurrences.
 *
 * Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist 11(2), 37–50.
 */
export const jaccard = (presence: Presence): Float64Array => {
  const n = presence.activities.length
  const result = coOccurrence(presence, { diagonal: true })
  const times = presence.activities.map((_, a) => result[a * n + a])
  for (let a = 0, cell = 0; a < n; a++)
    for (let b = 0; b < n; b++, cell++) result[cell] /= times[a] + times[b] - result[cell]
  return result
}
