import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'
import { memberCounts, memberSums } from './member-sums.ts'

/** When to stop: no value moves by more than this share in a step, or so many steps are done. */
const stopping = { relativeChange: 1e-12, steps: 1000 }
/** A fitness that falls for ever does so like 1 / steps^½ or faster, one that settles ever slower: half of that tells. */
const fallingPower = 0.25
/** Earlier than this a fitness that settles may still fall fast. */
const fallingTold = 100
/** Below this F^γ its reciprocal soon exceeds the largest number: the fitness is zero for all purposes. */
const vanished = 1e-290

/**
 * Fitness of regions and quality of activities: an activity is only as good as the least fit region that has it.
 *
 *     F(r) ← Σ_a M(r,a) Q(a),   Q(a) ← (Σ_r M(r,a) F(r)^-γ)^(-1/γ),   each divided by its mean after every step
 *
 * from all ones, both sides updated from the step before; γ is `extremality`, 1 in the original. Mean 1 on each side, no
 * unit. NaN for regions and activities without any presence, which leave the others unchanged.
 *
 * Runs until nothing moves, 1,000 steps at most, or for exactly `iterations` steps; `converged` tells whether the last
 * step still moved anything. On many matrices some fitnesses fall towards zero for ever, as a power of the number of steps
 * or faster: after 100 steps those regions are marked 1 in `falling`; their size only says how long was counted. `reason`
 * says so in words; null when converged. A fitness too small to divide by ends the run early.
 * Each step takes two additions a cell that is present.
 *
 * Tools count differently: `iterations = n` of economiccomplexity (R) makes n - 1 of these steps.
 *
 * Tacchella, A., Cristelli, M., Caldarelli, G., Gabrielli, A., Pietronero, L. (2012). A new metrics for countries'
 * fitness and products' complexity. Scientific Reports 2, 723. Falling to zero: Pugliese, E., Zaccaria, A., Pietronero, L.
 * (2016). On the convergence of the Fitness-Complexity Algorithm. European Physical Journal Special Topics 225, 1893–1911.
 * γ: Mariani, M. S., Vidmer, A., Medo, M., Zhang, Y.-C. (2015). Measuring economic complexity of countries and products:
 * which metric to use? European Physical Journal B 88, 293.
 */
export const fitness = (
  presence: Presence,
  { iterations, extremality = 1 }: { iterations?: number; extremality?: number } = {},
): {
  regions: Float64Array
  activities: Float64Array
  steps: number
  converged: boolean
  falling: Uint8Array
  reason: string | null
} => {
  const last = iterations ?? stopping.steps
  if (!Number.isInteger(last) || last < 0) throw new RangeError(`The number of iterations is ${last}, not 0, 1, 2…`)
  if (!(extremality > 0)) throw new RangeError(`The extremality is ${extremality}, not above 0`)
  const { byRegion, byActivity } = presenceLists(presence)
  let regions: Float64Array = memberCounts(byRegion).map(count => count / count)
  let activities: Float64Array = memberCounts(byActivity).map(count => count / count)
  let before = regions
  let previous = regions
  let steps = 0
  const nothing = byRegion.members.length === 0
  let converged = false
  const tooSmall = () => regions.some(value => value ** extremality < vanished)
  while (!nothing && steps < last && !converged && !tooSmall()) {
    const burdens = regions.map(value => value ** -extremality)
    const nextRegions = dividedByMean(memberSums(byRegion, activities))
    const nextActivities = dividedByMean(memberSums(byActivity, burdens).map(burden => burden ** (-1 / extremality)))
    const change = Math.max(largestChange(regions, nextRegions), largestChange(activities, nextActivities))
    before = previous
    previous = regions
    regions = nextRegions
    activities = nextActivities
    steps++
    // A fixed number of steps is carried out to the last.
    converged = change < stopping.relativeChange && (iterations === undefined || steps === last)
  }
  // The two sides alternate, so that a fitness may rise every other step on its way down: two steps are compared.
  const told = !converged && (steps >= fallingTold || tooSmall())
  const falling = Uint8Array.from(regions, (value, r) =>
    told && (1 - value / before[r]) * (steps / 2) > fallingPower ? 1 : 0,
  )
  const count = falling.reduce((sum, one) => sum + one, 0)
  const unsettled =
    count > 0 ? `regions whose fitness is still falling towards zero: ${count}` : 'the values still move'
  const reason = nothing
    ? 'no activity is present in any region'
    : converged
      ? null
      : `not settled after ${steps} steps, ${unsettled}`
  return { regions, activities, steps, converged, falling, reason }
}

const dividedByMean = (values: Float64Array): Float64Array => {
  let sum = 0
  let count = 0
  for (const value of values)
    if (!Number.isNaN(value)) {
      sum += value
      count++
    }
  const mean = sum / count
  return values.map(value => value / mean)
}

const largestChange = (before: Float64Array, after: Float64Array): number => {
  let largest = 0
  for (let i = 0; i < after.length; i++) {
    const change = Math.abs(after[i] / before[i] - 1)
    if (change > largest) largest = change
  }
  return largest
}
