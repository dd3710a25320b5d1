import type { Presence } from '../specialization/presence.ts'
import { assertSameLabels } from './periods.ts'

/**
 * Entry: whether an activity that a region did not have is there in the later period.
 *
 *     entry(r, a) = M₂(r,a)        where M₁(r,a) = 0
 *
 * 1 or 0, row-major regions × activities; NaN outside the risk set: where the activity was present before, and in
 * regions and activities that are empty in either period, of which nothing can be said. Its mean over the risk set is
 * the entry rate.
 *
 * Neffke, F., Henning, M., Boschma, R. (2011). How do regions diversify over time? Industry relatedness and the
 * development of new growth paths in regions. Economic Geography 87(3), 237–265.
 */
export const entry = (before: Presence, after: Presence): Float64Array => changed(before, after, 0)

/**
 * Exit: whether an activity that a region had is gone in the later period.
 *
 *     exit(r, a) = 1 − M₂(r,a)     where M₁(r,a) = 1
 *
 * 1 or 0; NaN where the activity was absent before, and where either period is empty, as for `entry`.
 */
export const exit = (before: Presence, after: Presence): Float64Array => changed(before, after, 1)

/** 1 where a cell that was `from` is so no longer, 0 where it still is, NaN where it was not or is unknown. */
const changed = (before: Presence, after: Presence, from: 0 | 1): Float64Array => {
  assertSameLabels(before, after)
  const columns = before.activities.length
  return Float64Array.from(before.values, (was, cell) => {
    const r = Math.floor(cell / columns)
    const a = cell % columns
    const unknown =
      before.emptyRegions[r] || after.emptyRegions[r] || before.emptyActivities[a] || after.emptyActivities[a]
    return unknown || was !== from ? Number.NaN : Math.abs(after.values[cell] - from)
  })
}
