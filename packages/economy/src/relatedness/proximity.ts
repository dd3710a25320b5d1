import { ubiquity } from '../specialization/diversity.ts'
import type { Presence } from '../specialization/presence.ts'

/**
 * Proximity of activities: the smaller of the two conditional probabilities that a region has one given the other.
 *
 *     φ(a, b) = |regions with a and b| / max(ubiquity(a), ubiquity(b))
 *
 * Activities × activities, row-major, symmetric, in 0…1; the diagonal is 1. Activities without any amount have NaN.
 *
 * Hidalgo, C. A., Klinger, B., Barabási, A.-L., Hausmann, R. (2007). The product space conditions the development of
 * nations. Science 317, 482–487.
 */
export const proximity = (presence: Presence): Float64Array => {
  const present = presence.values
  const times = ubiquity(presence)
  const n = presence.activities.length
  const together = new Float64Array(n * n)
  const has: number[] = []
  for (let r = 0; r < presence.regions.length; r++) {
    has.length = 0
    for (let a = 0; a < n; a++) if (present[r * n + a]) has.push(a)
    for (const a of has) for (const b of has) together[a * n + b]++
  }
  return together.map((count, cell) => {
    const a = times[Math.floor(cell / n)]
    const b = times[cell % n]
    return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : count / Math.max(a, b)
  })
}
