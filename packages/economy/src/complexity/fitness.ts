import type { Presence } from '../specialization/presence.ts'

/** When to stop: no value moves by more than this share in a step, or so many steps are done. */
const stopping = { relativeChange: 1e-12, steps: 1000 }

/**
 * Fitness of regions and quality of activities: an activity is only as good as the least fit region that has it.
 *
 *     F(r) ← Σ_a M(r,a) Q(a),   Q(a) ← 1 / Σ_r M(r,a) / F(r),   each divided by its mean after every step
 *
 * from all ones, both sides updated from the step before. One number a region, mean 1; NaN for empty regions.
 * `converged` is false when values still move after 1,000 steps (some matrices send fitnesses to zero for ever).
 *
 * Tacchella, A., Cristelli, M., Caldarelli, G., Gabrielli, A., Pietronero, L. (2012). A new metrics for countries'
 * fitness and products' complexity. Scientific Reports 2, 723.
 */
export const fitness = (
  presence: Presence,
): { regions: Float64Array; activities: Float64Array; converged: boolean } => {
  const { values: present, emptyRegions, emptyActivities } = presence
  const columns = presence.activities.length
  let regions: Float64Array = Float64Array.from(emptyRegions, empty => (empty ? Number.NaN : 1))
  let activities: Float64Array = Float64Array.from(emptyActivities, empty => (empty ? Number.NaN : 1))
  for (let step = 0; step < stopping.steps; step++) {
    const nextRegions = new Float64Array(regions.length)
    const burden = new Float64Array(columns)
    for (let r = 0; r < regions.length; r++)
      for (let a = 0; a < columns; a++)
        if (present[r * columns + a]) {
          nextRegions[r] += activities[a]
          burden[a] += 1 / regions[r]
        }
    const scaledRegions = divideByMean(nextRegions.map((value, r) => (emptyRegions[r] ? Number.NaN : value)))
    const scaledActivities = divideByMean(burden.map((value, a) => (emptyActivities[a] ? Number.NaN : 1 / value)))
    const change = Math.max(largestChange(regions, scaledRegions), largestChange(activities, scaledActivities))
    regions = scaledRegions
    activities = scaledActivities
    if (change < stopping.relativeChange) return { regions, activities, converged: true }
  }
  return { regions, activities, converged: false }
}

const divideByMean = (values: Float64Array): Float64Array => {
  const known = values.filter(value => !Number.isNaN(value))
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  return values.map(value => value / mean)
}

const largestChange = (before: Float64Array, after: Float64Array): number =>
  after.reduce(
    (largest, value, i) => (Number.isNaN(value) ? largest : Math.max(largest, Math.abs(value / before[i] - 1))),
    0,
  )
