import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'

/**
 * Co-occurrence of activities: in how many regions two activities are present together.
 *
 *     C(a, b) = Σ_r M(r,a) M(r,b)
 *
 * Activities × activities, row-major, symmetric, counts of regions. The diagonal is 0, so that row sums are meetings
 * with others; with `diagonal` it is the number of regions that have the activity. NaN for empty activities, diagonal
 * included. Of regions by the activities they share: `coOccurrence(transposePresence(p))`.
 *
 * Takes as many steps as the squares of the regions' diversities add up to, and holds 8 n² bytes for n activities.
 */
export const coOccurrence = (presence: Presence, { diagonal = false } = {}): Float64Array => {
  const n = presence.activities.length
  const empty = presence.emptyActivities
  const { byRegion, byActivity } = presenceLists(presence)
  const counts = new Float64Array(n * n)
  for (let a = 0; a < n; a++) {
    const row = counts.subarray(a * n, (a + 1) * n)
    for (let i = byActivity.start[a]; i < byActivity.start[a + 1]; i++) {
      const r = byActivity.members[i]
      for (let j = byRegion.start[r]; j < byRegion.start[r + 1]; j++) row[byRegion.members[j]]++
    }
    if (!diagonal) row[a] = 0
    for (let b = 0; b < n; b++) if (empty[a] || empty[b]) row[b] = Number.NaN
  }
  return counts
}
