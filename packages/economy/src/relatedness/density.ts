import { ubiquity } from '../specialization/diversity.ts'
import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'

/**
 * Relatedness density: how much of what is near an activity a region already has.
 *
 *     ω(r, a) = Σ_b φ(a,b) M(r,b) / Σ_b φ(a,b),   b ≠ a unless `self`,   φ = `proximity`
 *
 * Row-major regions × activities, in 0…1. The activity itself is left out unless `self` is asked for (tools differ:
 * Stata's and Datawheel's leave it out, py-ecomplexity counts it). NaN for empty regions, for activities that are present
 * nowhere, and for an activity that no other is near.
 *
 * Takes about (cells present) × (regions) additions and never builds φ, so that thousands of activities are cheap; the
 * regions × regions sums it keeps take 8 bytes each. For another relatedness than φ see `relatednessDensity`.
 *
 * Hidalgo et al. (2007), see `proximity`.
 */
export const density = (presence: Presence, { self = false } = {}): Float64Array => {
  const regions = presence.regions.length
  const n = presence.activities.length
  const times = ubiquity(presence)
  const { byActivity } = presenceLists(presence)
  const rank = Array.from(times.keys())
    .filter(a => times[a] > 0)
    .sort((a, b) => times[a] - times[b])

  // φ(a,b) divides the number of shared regions by the larger ubiquity. Among activities that are no more ubiquitous than
  // a that is its own, so that Σ_b φ(a,b) M(r,b) = Σ_{s has a} Σ_b M(s,b) M(r,b) / u(a): a sum of rows of a region × region
  // table that grows by one activity a step. Among the more ubiquitous ones each brings its own 1/u(b): the same from the
  // other end.
  const near = new Float64Array(regions * n).fill(Number.NaN)
  const around = new Float64Array(n)
  const sums = new Float64Array(regions)
  const walk = (order: number[], weight: (a: number) => number, take: (a: number, all: number) => void) => {
    const shared = new Float64Array(regions * regions)
    const counts = new Float64Array(regions)
    for (const a of order) {
      const has = byActivity.members.subarray(byActivity.start[a], byActivity.start[a + 1])
      addRows(sums, shared, has)
      let all = 0
      for (const s of has) all += counts[s]
      take(a, all)
      const share = weight(a)
      for (const s of has) {
        counts[s] += share
        for (const r of has) shared[s * regions + r] += share
      }
    }
  }
  walk(
    rank,
    () => 1,
    (a, all) => {
      around[a] = all / times[a] + (self ? 1 : 0)
      for (let r = 0, cell = a; r < regions; r++, cell += n)
        near[cell] = sums[r] / times[a] + (self ? presence.values[cell] : 0)
    },
  )
  walk(
    rank.reverse(),
    a => 1 / times[a],
    (a, all) => {
      around[a] += all
      // 0 / 0 is the NaN that an activity without neighbours should have.
      for (let r = 0, cell = a; r < regions; r++, cell += n) near[cell] = (near[cell] + sums[r]) / around[a]
    },
  )
  presence.emptyRegions.forEach((empty, r) => {
    if (empty) near.fill(Number.NaN, r * n, (r + 1) * n)
  })
  return near
}

/** Sets `sum` to the sum of some rows of a square table, four at a time: one pass over `sum` for each four. */
const addRows = (sum: Float64Array, table: Float64Array, rows: Int32Array): void => {
  const n = sum.length
  sum.fill(0)
  let i = 0
  for (; i + 4 <= rows.length; i += 4) {
    const first = rows[i] * n
    const second = rows[i + 1] * n
    const third = rows[i + 2] * n
    const fourth = rows[i + 3] * n
    for (let r = 0; r < n; r++) sum[r] += table[first + r] + table[second + r] + table[third + r] + table[fourth + r]
  }
  for (; i < rows.length; i++) {
    const row = rows[i] * n
    for (let r = 0; r < n; r++) sum[r] += table[row + r]
  }
}
