import { normalTwoSided } from '../regression/distributions.ts'
import type { SpatialWeights } from './spatial-weights.ts'

/** A test of spatial autocorrelation: how far the index is from what chance gives. `p` is two-sided, of the normal law. */
export type SpatialTest = { variance: number; z: number; p: number }

/**
 * A global index with its expectation, tested under two assumptions: that the values fell on the regions at random
 * (`randomisation`), or that each is drawn from one normal law (`normality`).
 */
export type GlobalAutocorrelation = {
  index: number
  expected: number
  randomisation: SpatialTest
  normality: SpatialTest
}

/** Deviations from the mean, their mean square, and the kurtosis: the mean fourth power over the mean square's square. */
export const centred = (values: ArrayLike<number>) => {
  // Counted from the first value, so that values all alike leave exactly 0 and not what rounding made of the mean.
  const deviations = Float64Array.from(values, value => value - values[0])
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / values.length
  let square = 0
  let fourth = 0
  for (let i = 0; i < deviations.length; i++) {
    deviations[i] -= mean
    square += deviations[i] ** 2 / deviations.length
    fourth += deviations[i] ** 4 / deviations.length
  }
  return { deviations, square, kurtosis: fourth / square ** 2 }
}

/**
 * Sums over the weights that the variances of Moran's I and Geary's C are made of, after Cliff and Ord (1981): all
 * weights, half of (w_ij + w_ji)² over all pairs, and (row sum + column sum)² over the regions.
 */
export const weightSums = (weights: SpatialWeights): { s0: number; s1: number; s2: number } => {
  const { starts, neighbours } = weights
  const count = starts.length - 1
  const both = new Float64Array(count)
  // Rows ascend, so the link back from j to i is found by going once through row j while i goes up.
  const next = starts.slice(0, count)
  let s0 = 0
  let s1 = 0
  for (let i = 0; i < count; i++)
    for (let link = starts[i]; link < starts[i + 1]; link++) {
      const j = neighbours[link]
      const weight = weights.weights[link]
      while (next[j] < starts[j + 1] && neighbours[next[j]] < i) next[j]++
      const back = next[j] < starts[j + 1] && neighbours[next[j]] === i ? weights.weights[next[j]] : 0
      s0 += weight
      s1 += weight * (weight + back)
      both[i] += weight
      both[j] += weight
    }
  return { s0, s1, s2: both.reduce((sum, value) => sum + value * value, 0) }
}

/**
 * Variances are of the order of 1 / n² or more. What is this much smaller is rounding, of weights that allow one value of
 * the index only.
 */
const noVariance = 1e-6

/** z and p of an index over `n` regions; NaN where it cannot vary. */
export const spatialTest = (index: number, expected: number, variance: number, n: number): SpatialTest => {
  const z = variance > noVariance / n ** 2 ? (index - expected) / Math.sqrt(variance) : Number.NaN
  return { variance, z, p: normalTwoSided(z) }
}
