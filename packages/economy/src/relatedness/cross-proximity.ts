import type { Presence } from '../specialization/presence.ts'
import { weightedShare } from './weighted-share.ts'

/**
 * Proximity between the activities of two classifications of the same regions, e.g. technologies and industries: the
 * smaller of the two conditional probabilities that a region has one given the other.
 *
 *     χ(a, b) = |regions with a and b| / max(|regions with a|, |regions with b|)
 *
 * Activities of `from` × activities of `to`, row-major, in 0…1. A region without any amount in one of the two is left
 * out of all three counts. NaN for empty activities, and where neither is present in a region that counts. Presence is
 * taken within each classification, so RCA in one does not depend on the other.
 *
 * The idea of Hidalgo et al. (2007), see `proximity`, across two spaces; Datawheel's `cross_proximity`.
 */
export const crossProximity = (from: Presence, to: Presence): Float64Array => {
  sameRegions(from, to)
  const sources = from.activities.length
  const targets = to.activities.length
  const both = new Float64Array(sources * targets)
  const times = new Float64Array(sources)
  const timesTo = new Float64Array(targets)
  for (let r = 0; r < from.regions.length; r++) {
    if (from.emptyRegions[r] || to.emptyRegions[r]) continue
    const has: number[] = []
    for (let b = 0; b < targets; b++) if (to.values[r * targets + b]) has.push(b)
    for (const b of has) timesTo[b]++
    for (let a = 0; a < sources; a++) {
      if (!from.values[r * sources + a]) continue
      times[a]++
      for (const b of has) both[a * targets + b]++
    }
  }
  return both.map((count, cell) => {
    const a = Math.floor(cell / targets)
    const b = cell % targets
    return from.emptyActivities[a] || to.emptyActivities[b] ? Number.NaN : count / Math.max(times[a], timesTo[b])
  })
}

/**
 * Density across classifications: the share of what is near an activity of the second that a region has in the first.
 *
 *     d(r, b) = Σ_a χ(a,b) M(r,a) / Σ_a χ(a,b)
 *
 * `cross` is χ as `crossProximity(from, to)` gives it. Regions × activities of `to`, row-major, in 0…1. NaN for regions
 * empty in `from`, and for activities that nothing is near. Datawheel's `cross_relatedness`.
 */
export const crossDensity = (from: Presence, cross: ArrayLike<number>): Float64Array => {
  const sources = from.activities.length
  const targets = cross.length / sources
  if (!Number.isInteger(targets))
    throw new RangeError(`The cross proximity has ${cross.length} cells, not a multiple of ${sources} activities`)
  const regions = from.regions.length
  const emptySources = from.emptyActivities
  const result = weightedShare(from.values, cross, { regions, sources, targets, emptySources, skipSame: false })
  return result.map((share, cell) => (from.emptyRegions[Math.floor(cell / targets)] ? Number.NaN : share))
}

const sameRegions = (from: Presence, to: Presence): void => {
  if (from.regions.length !== to.regions.length)
    throw new RangeError(`The first presence has ${from.regions.length} regions, the second ${to.regions.length}`)
  const other = from.regions.findIndex((region, r) => region !== to.regions[r])
  if (other >= 0)
    throw new RangeError(`Region ${other} is ${from.regions[other]} in the first, ${to.regions[other]} in the second`)
}
