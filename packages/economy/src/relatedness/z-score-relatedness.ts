import type { Presence } from '../specialization/presence.ts'
import { coOccurrence } from './co-occurrence.ts'

/**
 * Z-score relatedness: by how many standard deviations two activities meet more often than if each had been dealt to
 * regions at random. With u the ubiquity and R the number of regions that are not empty (the hypergeometric
 * distribution):
 *
 *     z(a, b) = (C(a,b) - μ) / σ,   μ = u(a) u(b) / R,   σ² = μ (1 - u(a)/R) (R - u(b)) / (R - 1)
 *
 * Activities × activities, row-major, symmetric, without bounds; above 0 they meet more often than by chance. NaN on
 * the diagonal, for empty activities, and for an activity present nowhere or everywhere, which chance cannot vary.
 * EconGeo's `z_score` agrees beside the diagonal, where it takes 0 for the number of regions that have the activity.
 *
 * Teece, D. J., Rumelt, R., Dosi, G., Winter, S. (1994). Understanding corporate coherence: theory and evidence.
 * Journal of Economic Behavior & Organization 23(1), 1–30.
 */
export const zScoreRelatedness = (presence: Presence): Float64Array => {
  const n = presence.activities.length
  const result = coOccurrence(presence, { diagonal: true })
  const times = presence.activities.map((_, a) => result[a * n + a])
  const regions = presence.emptyRegions.reduce((count, empty) => count + (empty ? 0 : 1), 0)
  for (let a = 0, cell = 0; a < n; a++)
    for (let b = 0; b < n; b++, cell++) {
      const pairs = times[a] * times[b]
      // Products in this order are the same for b and a, to the last digit.
      const variance = (pairs * ((regions - times[a]) * (regions - times[b]))) / (regions * regions * (regions - 1))
      result[cell] = a === b || variance === 0 ? Number.NaN : (result[cell] - pairs / regions) / Math.sqrt(variance)
    }
  return result
}
