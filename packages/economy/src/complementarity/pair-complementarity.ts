import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'
import { checkRegion } from './check-region.ts'
import { type Neighbours, neighbours, timesNear } from './neighbours.ts'

/**
 * Complementarity of pairs: the mean of `complementarity` over the activities that the region lacks.
 *
 *     pair(r, s) = mean over a with M(r,a) = 0 of comp(r, s, a)
 *                = Σ_b (1 − M(r,b)) M(s,b) g(r,b),   g(r,b) = 100 / n(r) · Σ_{a: M(r,a)=0} φ(a,b) / Σ_c φ(a,c)
 *
 * Regions × regions, row-major, in 0…100, not symmetric: the row has the need, the column what would meet it; the diagonal
 * is 0. n(r) counts the activities that r lacks, without those that are present nowhere or that no other is near. NaN for
 * empty regions in either place, and in the row of a region that lacks nothing.
 * The second form needs g once a region and then one addition for each activity of each partner: regions × activities² +
 * regions² × (mean diversity) steps instead of regions² × activities², and 8 activities² bytes for φ.
 *
 * Source as for `complementarity`.
 */
export const pairComplementarity = (presence: Presence): Float64Array => {
  const rows = presence.regions.length
  const near = neighbours(presence)
  const { start, members } = presenceLists(presence).byRegion
  const result = new Float64Array(rows * rows)
  for (let r = 0; r < rows; r++) {
    const bring = contributions(presence, near, r)
    for (let s = 0; s < rows; s++) {
      let sum = bring && !presence.emptyRegions[s] ? 0 : Number.NaN
      if (bring) for (let i = start[s]; i < start[s + 1]; i++) sum += bring[members[i]]
      result[r * rows + s] = sum
    }
  }
  return result
}

/** A partner of a region with its complementarity, and the part of each of its activities; the parts add to the value. */
export type BestPartner = {
  readonly region: number
  readonly partner: number
  readonly value: number
  readonly activities: readonly { readonly activity: number; readonly value: number }[]
}

/**
 * The regions that have most of what a region lacks: for each of `regions` (all, where not given) the `top` partners by
 * `pairComplementarity`, or by `complementarity` around one `activity`, best first, each with the activities that make
 * it, the strongest first. Regions and activities are given by their places. Partners that bring nothing (0 or NaN) are
 * left out; of equal ones the earlier comes first. Cost as for `pairComplementarity`.
 *
 * Source as for `complementarity`.
 */
export const bestPartners = (
  presence: Presence,
  {
    regions = presence.regions.map((_, r) => r),
    activity,
    top = 5,
  }: { regions?: readonly number[]; activity?: number; top?: number } = {},
): BestPartner[] => {
  const n = presence.activities.length
  for (const region of regions) checkRegion(presence, region)
  if (activity !== undefined && !(activity in presence.activities))
    throw new RangeError(`There is no activity ${activity}; there are ${n}, from 0`)
  const near = neighbours(presence)
  const { start, members } = presenceLists(presence).byRegion
  return regions.flatMap(region => {
    const bring = contributions(presence, near, region, activity)
    if (!bring) return []
    const partOf = (activity: number) => ({ activity, value: bring[activity] })
    return presence.regions
      .map((_, partner) => {
        let value = 0
        for (let i = start[partner]; i < start[partner + 1]; i++) value += bring[members[i]]
        return { region, partner, value }
      })
      .filter(({ value }) => value > 0)
      .sort((one, other) => other.value - one.value)
      .slice(0, top)
      .map(best => ({
        ...best,
        activities: Array.from(members.subarray(start[best.partner], start[best.partner + 1]), partOf)
          .filter(part => part.value > 0)
          .sort((one, other) => other.value - one.value),
      }))
  })
}

/**
 * What each activity would bring to a region that lacks it: the proximity that it makes up around `activity`, or on
 * average around all that the region lacks, in percent; 0 for what the region has. Null where that is undefined.
 */
const contributions = (
  presence: Presence,
  { near, around }: Neighbours,
  region: number,
  activity?: number,
): Float64Array | null => {
  const n = presence.activities.length
  const has = presence.values.subarray(region * n, (region + 1) * n)
  const result = new Float64Array(n)
  const looksAt = (a: number) => around[a] > 0 && (activity === undefined ? !has[a] : a === activity)
  const lacked = Float64Array.from(around, (_, a) => (looksAt(a) ? 1 : 0))
  const count = lacked.reduce((sum, one) => sum + one, 0)
  if (presence.emptyRegions[region] || count === 0) return null
  timesNear(
    near,
    lacked.map((one, a) => (one ? 100 / count / around[a] : 0)),
    result,
  )
  for (let b = 0; b < n; b++) if (has[b]) result[b] = 0
  return result
}
