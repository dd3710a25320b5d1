import type { Presence } from '../specialization/presence.ts'
import { checkRegion } from './check-region.ts'
import { neighbours, timesNear } from './neighbours.ts'

/**
 * Complementarity: of what is near an activity, the part in percent that a region lacks and a partner has.
 *
 *     comp(r, s, a) = 100 · Σ_b φ(a,b) (1 − M(r,b)) M(s,b) / Σ_b φ(a,b),   b ≠ a,   φ = `proximity`
 *
 * For one region r: row-major partners × activities, in 0…100. With the density of r itself it adds to what both have
 * together, Σ_b φ(a,b) max(M(r,b), M(s,b)) / Σ_b φ(a,b). The row of r is 0. NaN for empty partners, throughout for an
 * empty region, and for an activity that is present nowhere or that no other is near.
 * Cost regions × activities × (activities of the partner that r lacks); all regions at once would take regions² ×
 * activities numbers, so ask for `pairComplementarity` or `linkedComplementarity` where a mean will do.
 *
 * After the idea of Balland, P.-A., Boschma, R. (2021). Complementary interregional linkages and Smart Specialisation: an
 * empirical study on European regions. Regional Studies 55(6), 1059–1070. Not checked against the numbers of that paper.
 */
export const complementarity = (presence: Presence, region: number): Float64Array => {
  checkRegion(presence, region)
  const n = presence.activities.length
  const { near, around } = neighbours(presence)
  const result = new Float64Array(presence.values.length)
  const brings = new Float64Array(n)
  for (let s = 0; s < presence.regions.length; s++) {
    const row = result.subarray(s * n, (s + 1) * n)
    if (presence.emptyRegions[s] || presence.emptyRegions[region]) {
      row.fill(Number.NaN)
      continue
    }
    for (let b = 0; b < n; b++) brings[b] = presence.values[region * n + b] ? 0 : presence.values[s * n + b]
    timesNear(near, brings, row)
    // 0 / 0 is the NaN that an activity without neighbours should have.
    for (let a = 0; a < n; a++) row[a] = (100 * row[a]) / around[a]
  }
  return result
}

/**
 * What a region's links bring it: the mean of `complementarity` over its partners, weighted by the links.
 *
 *     linked(r, a) = Σ_s w(r,s) comp(r, s, a) / Σ_s w(r,s),   s ≠ r
 *
 * `links` is regions × regions, row-major, 0 or more: the row of r weighs its partners (joint patents, trains, travel
 * times turned to nearness…); its diagonal is not looked at, nor are empty partners. Row-major regions × activities, in
 * 0…100. NaN throughout for a region without links, an empty one, and one with a negative or not finite link; else as in
 * `complementarity`. The means are taken before the sum over b, so that the cost is regions × activities² + links ×
 * activities.
 *
 * Source as for `complementarity`.
 */
export const linkedComplementarity = (presence: Presence, links: ArrayLike<number>): Float64Array => {
  const rows = presence.regions.length
  const n = presence.activities.length
  if (links.length !== rows * rows)
    throw new RangeError(`There are ${links.length} links, and ${rows} regions have ${rows * rows}`)
  const { near, around } = neighbours(presence)
  const result = new Float64Array(presence.values.length)
  const brought = new Float64Array(n)
  for (let r = 0; r < rows; r++) {
    const row = result.subarray(r * n, (r + 1) * n)
    brought.fill(0)
    let all = 0
    for (let s = 0; s < rows; s++) {
      const weight = links[r * rows + s]
      if (s === r || weight === 0 || presence.emptyRegions[s]) continue
      all += weight >= 0 ? weight : Number.NaN
      for (let b = 0; b < n; b++) if (presence.values[s * n + b]) brought[b] += weight
    }
    if (presence.emptyRegions[r] || !(all > 0 && all < Number.POSITIVE_INFINITY)) {
      row.fill(Number.NaN)
      continue
    }
    for (let b = 0; b < n; b++) if (presence.values[r * n + b]) brought[b] = 0
    timesNear(near, brought, row)
    for (let a = 0; a < n; a++) row[a] = (100 * row[a]) / around[a] / all
  }
  return result
}
