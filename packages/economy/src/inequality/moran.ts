import { normalTwoSided } from '../regression/distributions.ts'
import { centred, type GlobalAutocorrelation, spatialTest, weightSums } from './autocorrelation.ts'
import { checkSize, type SpatialWeights, spatialLag } from './spatial-weights.ts'

/**
 * Moran's I: whether neighbours are alike. z are deviations from the mean, w the weights, S0 their sum.
 *
 *     I = n / S0 · Σ_i Σ_j w_ij·z_i·z_j / Σ_i z_i²,   expected −1 / (n − 1)
 *
 * Above its expectation neighbours are alike, below they differ; about −1…1, exact bounds depend on the weights.
 * Variances after Cliff and Ord; with S1, S2 as in `weightSums` and the kurtosis b of the values
 *
 *     normality:     (n²·S1 − n·S2 + 3·S0²) / ((n² − 1)·S0²) − E²
 *     randomisation: (n·((n² − 3n + 3)·S1 − n·S2 + 3·S0²) − b·((n² − n)·S1 − 2n·S2 + 6·S0²)) / ((n−1)(n−2)(n−3)·S0²) − E²
 *
 * p is two-sided; spdep's `moran.test` asks for I above its expectation unless told otherwise. Islands count in n, where
 * spdep by default leaves them out. NaN: values all alike or one not finite, no links, fewer than four regions for
 * randomisation, and z and p where the weights allow one value of I only (all regions linked alike).
 *
 * Moran, P. A. P. (1950). Notes on continuous stochastic phenomena. Biometrika 37(1/2), 17–23. Cliff, A. D., Ord, J. K.
 * (1981). Spatial Processes: Models and Applications. London: Pion.
 */
export const moran = (values: ArrayLike<number>, weights: SpatialWeights): GlobalAutocorrelation => {
  checkSize(values, weights)
  const n = values.length
  const { deviations, square, kurtosis } = centred(values)
  const { s0, s1, s2 } = weightSums(weights)
  let products = 0
  for (let i = 0; i < n; i++)
    for (let link = weights.starts[i]; link < weights.starts[i + 1]; link++)
      products += weights.weights[link] * deviations[i] * deviations[weights.neighbours[link]]
  const index = products / (s0 * square)
  const expected = n > 1 ? -1 / (n - 1) : Number.NaN
  const normality = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expected ** 2
  const randomisation =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
    expected ** 2
  return {
    index,
    expected,
    randomisation: spatialTest(index, expected, n > 3 ? randomisation : Number.NaN, n),
    normality: spatialTest(index, expected, normality, n),
  }
}

/** Below this share of what it is subtracted from, a difference is rounding: chance leaves a region one value only. */
const noDifference = 1e-9

/**
 * Local Moran's I, one a region: whether it and what surrounds it lie on the same side of the mean. With m the mean of z²,
 * W_i the sum of the region's weights and Q_i of their squares:
 *
 *     I_i = z_i / m · Σ_j w_ij·z_j,   expected −z_i²·W_i / ((n − 1)·m)
 *     variance (z_i / m)² · n / (n − 2) · (Q_i − W_i² / (n − 1)) · (m − z_i² / (n − 1))
 *
 * Positive in the midst of alike regions (high by high, low by low), negative for an outlier. Mean I_i is Moran's I where
 * the weights are row-standardised and there are no islands. Expectation and variance are those of the other values
 * shuffled around the region's own (conditional), as in spdep 1.2-7; other tools have those of all values shuffled. p is two-sided and not corrected for asking n regions at once. `lag` is the spatial lag of the
 * values. NaN: values all alike or one not finite, fewer than three regions; for an island; z and p where nothing can vary.
 *
 * Anselin, L. (1995). Local indicators of spatial association – LISA. Geographical Analysis 27(2), 93–115. Sokal, R. R.,
 * Oden, N. L., Thomson, B. A. (1998). Local spatial autocorrelation in a biological model. Geographical Analysis 30(4).
 */
export const localMoran = (
  values: ArrayLike<number>,
  weights: SpatialWeights,
): {
  index: Float64Array
  expected: Float64Array
  variance: Float64Array
  z: Float64Array
  p: Float64Array
  lag: Float64Array
} => {
  checkSize(values, weights)
  const n = values.length
  const { deviations, square } = centred(values)
  const around = spatialLag(deviations, weights)
  const nothing = () => new Float64Array(n).fill(Number.NaN)
  const index = nothing()
  const expected = nothing()
  const variance = nothing()
  const z = nothing()
  for (let i = 0; i < n; i++) {
    if (n < 3 || weights.starts[i] === weights.starts[i + 1]) continue
    const own = weights.weights.subarray(weights.starts[i], weights.starts[i + 1])
    const sum = own.reduce((all, weight) => all + weight, 0)
    const squares = own.reduce((all, weight) => all + weight * weight, 0)
    const relative = deviations[i] / square
    index[i] = relative * around[i]
    expected[i] = (-relative * deviations[i] * sum) / (n - 1)
    const spreadOfWeights = squares - sum ** 2 / (n - 1)
    const spreadOfOthers = square - deviations[i] ** 2 / (n - 1)
    variance[i] = (relative ** 2 * n * spreadOfWeights * spreadOfOthers) / (n - 2)
    const varies = spreadOfWeights > noDifference * squares && spreadOfOthers > noDifference * square
    if (varies && variance[i] > 0) z[i] = (index[i] - expected[i]) / Math.sqrt(variance[i])
  }
  return { index, expected, variance, z, p: z.map(normalTwoSided), lag: spatialLag(values, weights) }
}
