import { ubiquity } from '../specialization/diversity.ts'
import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'

/**
 * Proximity of activities: the smaller of the two conditional probabilities that a region has one given the other.
 *
 *     φ(a, b) = |regions with a and b| / max(ubiquity(a), ubiquity(b))
 *
 * Activities × activities, row-major, symmetric, in 0…1; the diagonal is 1. NaN for activities that are present nowhere.
 * Holds 8 n² bytes for n activities; `proximityRows` gives the same row by row.
 *
 * Hidalgo, C. A., Klinger, B., Barabási, A.-L., Hausmann, R. (2007). The product space conditions the development of
 * nations. Science 317, 482–487.
 */
export const proximity = (presence: Presence): Float64Array => {
  const n = presence.activities.length
  const result = new Float64Array(n * n)
  let at = 0
  for (const row of proximityRows(presence)) {
    result.set(row, at)
    at += n
  }
  return result
}

/**
 * The rows of `proximity`, one an activity, for thousands of activities, whose square would not fit. Every row comes in
 * the same array: copy what is to be kept. Each takes as many steps as the regions that have the activity have activities.
 */
export function* proximityRows(presence: Presence): Iterable<Float64Array> {
  const n = presence.activities.length
  const times = ubiquity(presence).map(count => count || Number.NaN)
  const { byRegion, byActivity } = presenceLists(presence)
  const together = new Int32Array(n)
  const row = new Float64Array(n)
  for (let a = 0; a < n; a++) {
    together.fill(0)
    for (let i = byActivity.start[a]; i < byActivity.start[a + 1]; i++) {
      const region = byActivity.members[i]
      addOne(together, byRegion.members, byRegion.start[region], byRegion.start[region + 1])
    }
    const own = times[a]
    // A comparison with NaN is false, so that an activity present nowhere is near nothing from either side.
    for (let b = 0; b < n; b++) row[b] = own >= times[b] ? together[b] / own : together[b] / times[b]
    if (Number.isNaN(own)) row.fill(Number.NaN)
    yield row
  }
}

const addOne = (counts: Int32Array, members: Int32Array, from: number, to: number): void => {
  for (let j = from; j < to; j++) counts[members[j]]++
}
