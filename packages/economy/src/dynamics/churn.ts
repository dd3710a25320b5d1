import type { Presence } from '../specialization/presence.ts'
import { entry, exit } from './entry-exit.ts'

/**
 * Churn: how far the set of a region's specialisations was exchanged between two periods.
 *
 *     turnover  = (entered + left) / (kept + entered + left)      1 less the Jaccard similarity of the two sets
 *     entryRate = entered / absent before      exitRate = left / present before
 *
 * Counts `entered`, `left`, `kept` and the three rates, each 0…1, one a region, or one an activity with
 * `by: 'activity'`. A rate is NaN where its denominator is 0; all are NaN for what is empty in either period. An activity
 * that is empty in one period is left out of every region's count, and so the other way round.
 *
 * Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist 11(2), 37–50.
 */
export const churn = (
  before: Presence,
  after: Presence,
  { by = 'region' }: { by?: 'region' | 'activity' } = {},
): Record<'entered' | 'left' | 'kept' | 'entryRate' | 'exitRate' | 'turnover', Float64Array> => {
  const entries = entry(before, after)
  const exits = exit(before, after)
  const columns = before.activities.length
  const byRegion = by === 'region'
  const length = byRegion ? before.regions.length : columns
  const count = () => new Float64Array(length)
  const counts = { entered: count(), left: count(), kept: count(), absent: count() }
  for (let cell = 0; cell < entries.length; cell++) {
    const at = byRegion ? Math.floor(cell / columns) : cell % columns
    if (entries[cell] === 1) counts.entered[at]++
    if (entries[cell] === 0) counts.absent[at]++
    if (exits[cell] === 1) counts.left[at]++
    if (exits[cell] === 0) counts.kept[at]++
  }
  const { entered, left, kept, absent } = counts
  const seen = (values: Float64Array) =>
    values.map((value, i) => (entered[i] + left[i] + kept[i] + absent[i] > 0 ? value : Number.NaN))
  // 0 / 0 is the NaN that a rate of nothing should have.
  return {
    entered: seen(entered),
    left: seen(left),
    kept: seen(kept),
    entryRate: entered.map((value, i) => value / (value + absent[i])),
    exitRate: left.map((value, i) => value / (value + kept[i])),
    turnover: entered.map((value, i) => (value + left[i]) / (value + left[i] + kept[i])),
  }
}
