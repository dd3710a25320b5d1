import { diversity, ubiquity } from '../specialization/diversity.ts'
import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'
import { memberCounts, memberSums } from './member-sums.ts'
import { zScores } from './z-scores.ts'

/** Differences that are smaller than this share of the values they come from are the rounding of those values. */
const roundingOnly = 1e-13

/**
 * The method of reflections after `steps` steps: the mean, over the activities of a region, of what the step before gave
 * them, and the same from the other side.
 *
 *     k(r,0) = diversity   k(a,0) = ubiquity   k(r,n) = Σ_a M(r,a) k(a,n-1) / k(r,0)   k(a,n) = Σ_r M(r,a) k(r,n-1) / k(a,0)
 *
 * In numbers of activities or regions. NaN for regions and activities without any presence (step 0 gives 0 where there is
 * an amount), which leave the others unchanged. All values close in on one mean as steps grow. Takes two additions a step
 * and cell that is present.
 *
 * Tools differ: EconGeo gives these numbers up to step 2 and rescales them to 0…100 from step 3 on.
 *
 * Hidalgo, C. A., Hausmann, R. (2009). The building blocks of economic complexity. PNAS 106(26), 10570–10575.
 */
export const reflections = (
  presence: Presence,
  { steps = 2 } = {},
): { regions: Float64Array; activities: Float64Array } => {
  if (steps === 0) return { regions: diversity(presence), activities: ubiquity(presence) }
  return reflect(presence, steps, values => values)
}

/**
 * ECI and PCI by a fixed number of reflections, as they were first defined: of the steps 0 … `iterations` - 1 the last even
 * one of regions and the last odd one of activities, each standardised with its own mean and sample standard deviation.
 * NaN where nothing varies. Where regions fall into groups that share no activity they end as two or more labels of these
 * groups; `complexity` says so.
 *
 * Each two steps multiply what separates the regions by the eigenvalues of `complexity`. The second then outweighs the
 * third only by (λ₂/λ₃)^(iterations/2): where the two are close, 20 reflections are another order than the eigenvector's.
 * Datawheel and economiccomplexity (R) give these numbers, and lose digits as the values close in on their mean; here only
 * their differences are carried on, so that any number of steps keeps all digits.
 *
 * Hidalgo, Hausmann (2009), see `reflections`.
 */
export const reflectionsComplexity = (
  presence: Presence,
  { iterations = 20 } = {},
): { eci: Float64Array; pci: Float64Array } => {
  if (!Number.isInteger(iterations) || iterations < 2)
    throw new RangeError(`The number of iterations is ${iterations}, not 2, 3, 4…`)
  const even = 2 * Math.floor((iterations - 1) / 2)
  const odd = 2 * Math.floor(iterations / 2) - 1
  return {
    eci: zScores(reflect(presence, even, differences).regions),
    pci: zScores(reflect(presence, odd, differences).activities),
  }
}

/** Reflects the counts of presences; `keep` gives what is carried on of each step's values. */
const reflect = (
  presence: Presence,
  steps: number,
  keep: (values: Float64Array, counts: Float64Array) => Float64Array,
): { regions: Float64Array; activities: Float64Array } => {
  if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`The number of steps is ${steps}, not 0, 1, 2…`)
  const { byRegion, byActivity } = presenceLists(presence)
  const diversities = memberCounts(byRegion)
  const ubiquities = memberCounts(byActivity)
  let regions = keep(diversities, diversities)
  let activities = keep(ubiquities, ubiquities)
  for (let step = 0; step < steps; step++) {
    const regionMeans = memberSums(byRegion, activities).map((sum, r) => sum / diversities[r])
    const activityMeans = memberSums(byActivity, regions).map((sum, a) => sum / ubiquities[a])
    regions = keep(regionMeans, diversities)
    activities = keep(activityMeans, ubiquities)
  }
  return { regions, activities }
}

/**
 * How values differ from their mean weighted by presences, the largest difference taken as 1. Averaging leaves that mean
 * as it is, so that the differences of the next step follow from these alone; standardised they are the same whatever
 * their size. All 0 where they are rounding.
 */
const differences = (values: Float64Array, counts: Float64Array): Float64Array => {
  let sum = 0
  let weight = 0
  let magnitude = 1
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return
    sum += value * counts[i]
    weight += counts[i]
    magnitude = Math.max(magnitude, Math.abs(value))
  })
  const mean = sum / weight
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value - mean) || 0), 0)
  return values.map(value => (largest > roundingOnly * magnitude ? (value - mean) / largest : value * 0))
}
