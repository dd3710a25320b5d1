import { diversity, ubiquity } from '../specialization/diversity.ts'
import type { Presence } from '../specialization/presence.ts'
import { type PresenceLists, presenceLists } from '../specialization/presence-lists.ts'
import { memberCounts, memberSums } from './member-sums.ts'
import { zScores } from './z-scores.ts'

/** Differences this much smaller than the values they come from are the rounding of those values. */
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
  const { regions, activities } = reflect(presence, steps)
  return { regions: plain(regions), activities: plain(activities) }
}

/**
 * ECI and PCI by a fixed number of reflections, as they were first defined: of the steps 0 … `iterations` - 1 the last even
 * one of regions and the last odd one of activities, each standardised with its own mean and sample standard deviation.
 * NaN where nothing varies.
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
  const even = iterations % 2 === 0 ? iterations - 2 : iterations - 1
  const odd = iterations % 2 === 0 ? iterations - 1 : iterations - 2
  return {
    eci: zScores(reflect(presence, even).regions.shape),
    pci: zScores(reflect(presence, odd).activities.shape),
  }
}

/** Values as `mean + size × shape`: the differences, of which the largest is 1, keep their digits as they shrink. */
type Reflected = { mean: number; size: number; shape: Float64Array }

const plain = ({ mean, size, shape }: Reflected): Float64Array => shape.map(value => mean + size * value)

const reflect = (presence: Presence, steps: number): { regions: Reflected; activities: Reflected } => {
  if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`The number of steps is ${steps}, not 0, 1, 2…`)
  const { byRegion, byActivity } = presenceLists(presence)
  const byRegionCount = memberCounts(byRegion)
  const byActivityCount = memberCounts(byActivity)
  const averaged = (from: Reflected, lists: PresenceLists, count: Float64Array) =>
    centred({ ...from, shape: memberSums(lists, from.shape).map((sum, i) => sum / count[i]) }, count)
  let regions = centred({ mean: 0, size: 1, shape: byRegionCount }, byRegionCount)
  let activities = centred({ mean: 0, size: 1, shape: byActivityCount }, byActivityCount)
  for (let step = 0; step < steps; step++)
    [regions, activities] = [
      averaged(activities, byRegion, byRegionCount),
      averaged(regions, byActivity, byActivityCount),
    ]
  return { regions, activities }
}

/** The same values with a shape around its mean weighted by presences, which averaging leaves as it is. */
const centred = ({ mean, size, shape }: Reflected, weights: Float64Array): Reflected => {
  let sum = 0
  let weight = 0
  let magnitude = 1
  shape.forEach((value, i) => {
    if (Number.isNaN(value)) return
    sum += value * weights[i]
    weight += weights[i]
    magnitude = Math.max(magnitude, Math.abs(value))
  })
  const offset = sum / weight
  const differences = shape.map(value => value - offset)
  const largest = differences.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0)
  const varies = largest > roundingOnly * magnitude
  return {
    mean: mean + size * offset,
    size: varies ? size * largest : 0,
    shape: differences.map(value => (varies ? value / largest : value * 0)),
  }
}
