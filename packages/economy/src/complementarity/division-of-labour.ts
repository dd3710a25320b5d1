import type { Presence } from '../specialization/presence.ts'
import { checkRegion } from './check-region.ts'

/** How a group of regions shares the stages of a chain. Regions and activities are given by their places in the presence. */
export type DivisionOfLabour = {
  /** The regions, in the order of the rows of `depth` and `similarity`. */
  readonly regions: readonly number[]
  /** Regions × stages, row-major: the share of a stage's activities that the region has. */
  readonly depth: Float64Array
  /** The share of each stage's activities that at least one of the regions has. */
  readonly stageCoverage: Float64Array
  /** The same for the whole chain. */
  readonly coverage: number
  /** For each stage the share of all that the regions have there that another of them has already. */
  readonly stageOverlap: Float64Array
  /** The activities of each stage: who has them. None is a gap, several are an overlap. */
  readonly stages: readonly (readonly { readonly activity: number; readonly regions: readonly number[] }[])[]
  /** Activities that are empty in the whole matrix: nothing is known of them, and they count nowhere. */
  readonly unknown: readonly number[]
  /** Regions × regions: how alike the parts are that two regions play in the chain. */
  readonly similarity: Float64Array
}

/**
 * Division of labour along a chain: each of `stages` is a group of activities (an activity may serve several), and
 * `regions` (all, where not given) are those that could share the chain.
 *
 *     depth(r, k)       = |{a in k: M(r,a) = 1}| / |k|
 *     stageCoverage(k)  = |{a in k: M(r,a) = 1 for some r}| / |k|
 *     stageOverlap(k)   = 1 − |{a in k: some r has a}| / Σ_r |{a in k: M(r,a) = 1}|
 *     similarity(r, s)  = Σ_k min(p(r,k), p(s,k)),   p(r,k) = depth(r,k) / Σ_k depth(r,k)
 *
 * All in 0…1. A similarity of 1 is the same role, 0 a clean division; it compares how the regions spread over the
 * stages, not how much they have. NaN: depth of an empty region; all numbers of a stage without any known activity;
 * overlap of a stage that no region does; similarity with a region that does no stage. An empty region counts nowhere.
 *
 * Depth, coverage and overlap are plain counts of ours; no paper stands behind them. The similarity is that of export
 * patterns: Finger, J. M., Kreinin, M. E. (1979). A measure of "export similarity" and its possible uses. The Economic
 * Journal 89(356), 905–912.
 */
export const divisionOfLabour = (
  presence: Presence,
  stages: readonly (readonly number[])[],
  { regions = presence.regions.map((_, r) => r) }: { regions?: readonly number[] } = {},
): DivisionOfLabour => {
  const n = presence.activities.length
  for (const region of regions) checkRegion(presence, region)
  const chain = [...new Set(stages.flat())]
  for (const activity of chain)
    if (!(activity in presence.activities))
      throw new RangeError(`There is no activity ${activity}; there are ${n}, from 0`)
  const holders = (activity: number) => regions.filter(r => presence.values[r * n + activity])
  const known = stages.map(stage =>
    [...new Set(stage)]
      .filter(activity => !presence.emptyActivities[activity])
      .map(activity => ({ activity, regions: holders(activity) })),
  )
  const depth = Float64Array.from(
    regions.flatMap(r =>
      known.map(stage => {
        if (presence.emptyRegions[r]) return Number.NaN
        return stage.filter(({ activity }) => presence.values[r * n + activity]).length / stage.length
      }),
    ),
  )
  const covered = known.map(stage => stage.filter(held => held.regions.length > 0).length)
  const ofChain = chain.filter(activity => !presence.emptyActivities[activity])
  return {
    regions,
    depth,
    stageCoverage: Float64Array.from(known, (stage, k) => covered[k] / stage.length),
    coverage: ofChain.filter(activity => holders(activity).length > 0).length / ofChain.length,
    stageOverlap: Float64Array.from(
      known,
      (stage, k) => 1 - covered[k] / stage.reduce((sum, held) => sum + held.regions.length, 0),
    ),
    stages: known,
    unknown: chain.filter(activity => presence.emptyActivities[activity]),
    similarity: similarityOf(depth, regions.length, stages.length),
  }
}

/** Overlap of the shares of two rows, for all pairs of rows; stages that are NaN are no part of any role. */
const similarityOf = (depth: Float64Array, rows: number, columns: number): Float64Array => {
  const roles = depth.map(value => value || 0)
  for (let r = 0; r < rows; r++) {
    const role = roles.subarray(r * columns, (r + 1) * columns)
    const sum = role.reduce((total, value) => total + value, 0)
    // 0 / 0 is the NaN that a region without a role should have.
    for (let k = 0; k < columns; k++) role[k] /= sum
  }
  return Float64Array.from({ length: rows * rows }, (_, cell) => {
    const one = Math.floor(cell / rows) * columns
    const other = (cell % rows) * columns
    let alike = columns ? 0 : Number.NaN
    for (let k = 0; k < columns; k++) alike += Math.min(roles[one + k], roles[other + k])
    return alike
  })
}
