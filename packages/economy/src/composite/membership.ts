import { aggregateScores } from './aggregate.ts'
import type { Interval } from './interval.ts'

/**
 * How far something belongs to a class: the gate times the geometric mean of the ramps, end by end.
 *
 *     [g_low · (Π l_i)^(1/n), g_high · (Π h_i)^(1/n)]
 *
 * In 0…1. A gate is a condition that ramps cannot make good: `[1, 1]` met, `[0, 0]` not met, `[0, 1]` not known. Both
 * operations rise with each of their inputs, so that the membership of any true values lies in the interval. NaN for no
 * ramp at all, and where a ramp or the gate is NaN.
 */
export const membership = (ramps: readonly Interval[], { gate = [1, 1] }: { gate?: Interval } = {}): Interval => {
  const mean = (end: 0 | 1) =>
    aggregateScores(
      ramps.map(share => share[end]),
      { by: 'geometric' },
    )
  return [gate[0] * mean(0), gate[1] * mean(1)]
}

/**
 * The class that something is given: that whose membership is `atLeast` or more and `aheadOfNext` or more above every
 * other (above 0 where there is no other). `mixed` when that holds of no class wherever in their intervals the
 * memberships lie, `insufficient-data` when it depends on where they lie, and also when one of them is NaN. Memberships
 * are taken as free of each other; where two rest on the same unknown figure the answer errs towards
 * `insufficient-data`.
 */
export const assignedClass = <Id extends string>(
  memberships: Readonly<Partial<Record<Id, Interval>>>,
  { atLeast = 0.5, aheadOfNext = 0.15 } = {},
): Id | 'mixed' | 'insufficient-data' => {
  const entries = Object.entries(memberships) as [Id, Interval][]
  if (entries.some(([, [low, high]]) => Number.isNaN(low) || Number.isNaN(high))) return 'insufficient-data'
  /** Whether `id` is given when its membership lies at its `own` end and the others at theirs. */
  const holds = (id: Id, own: 0 | 1, theirs: 0 | 1) => {
    const others = entries.filter(([other]) => other !== id).map(([, share]) => share[theirs])
    const share = memberships[id]?.[own] ?? 0
    return share >= atLeast && share - Math.max(0, ...others) >= aheadOfNext
  }
  const sure = entries.find(([id]) => holds(id, 0, 1))
  if (sure) return sure[0]
  return entries.some(([id]) => holds(id, 1, 0)) ? 'insufficient-data' : 'mixed'
}
