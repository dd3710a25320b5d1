import type { Presence } from '../specialization/presence.ts'
import { proximity } from './proximity.ts'

/**
 * Relatedness density: how much of what is near an activity a region already has.
 *
 *     ω(r, a) = Σ_b φ(a,b) M(r,b) / Σ_b φ(a,b),   b ≠ a unless `self`
 *
 * Row-major regions × activities, in 0…1. The activity itself is left out unless `self` is asked for (tools differ:
 * Stata's and Datawheel's leave it out, py-ecomplexity counts it). NaN for empty regions and activities, and for an
 * activity that no other is near.
 *
 * Hidalgo et al. (2007), see `proximity`.
 */
export const density = (presence: Presence, { self = false } = {}): Float64Array => {
  const n = presence.activities.length
  const near = proximity(presence)
  for (let a = 0; a < n; a++) {
    if (!self) near[a * n + a] = 0
    // An empty activity is near nothing, so that it leaves the others unchanged.
    for (let b = 0; b < n; b++) if (Number.isNaN(near[a * n + b])) near[a * n + b] = 0
  }
  const around = new Float64Array(n)
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) around[a] += near[a * n + b]

  const present = presence.values
  const result = new Float64Array(present.length)
  for (let r = 0; r < presence.regions.length; r++) {
    const row = result.subarray(r * n, (r + 1) * n)
    if (presence.emptyRegions[r]) {
      row.fill(Number.NaN)
      continue
    }
    for (let b = 0; b < n; b++) {
      if (!present[r * n + b]) continue
      for (let a = 0; a < n; a++) row[a] += near[b * n + a]
    }
    // 0 / 0 is the NaN that an activity without neighbours should have.
    for (let a = 0; a < n; a++) row[a] = presence.emptyActivities[a] ? Number.NaN : row[a] / around[a]
  }
  return result
}
