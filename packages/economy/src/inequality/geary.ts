import { centred, type GlobalAutocorrelation, spatialTest, weightSums } from './autocorrelation.ts'
import { checkSize, type SpatialWeights } from './spatial-weights.ts'

/**
 * Geary's C: how much neighbours differ, relative to regions in general. Its expectation is 1; below neighbours are alike,
 * above they differ more than by chance; ≥ 0. It minds local differences where Moran's I minds common deviations.
 *
 *     C = (n − 1) · Σ_i Σ_j w_ij·(x_i − x_j)² / (2·S0·Σ_i z_i²)
 *
 * Variances after Cliff and Ord; with S1, S2 as in `weightSums` and the kurtosis b of the values
 *
 *     normality:     ((2·S1 + S2)·(n − 1) − 4·S0²) / (2·(n + 1)·S0²)
 *     randomisation: ((n−1)·S1·(n² − 3n + 3 − (n−1)·b) − ¼·(n−1)·S2·(n² + 3n − 6 − (n² − n + 2)·b)
 *                    + S0²·(n² − 3 − (n−1)²·b)) / (n·(n−2)·(n−3)·S0²)
 *
 * z is (C − 1) / √variance, negative where neighbours are alike; spdep turns its sign. p is two-sided. Islands and NaN as
 * for `moran`.
 *
 * Geary, R. C. (1954). The contiguity ratio and statistical mapping. The Incorporated Statistician 5(3). Cliff, A. D.,
 * Ord, J. K. (1981). Spatial Processes: Models and Applications. London: Pion.
 */
export const geary = (values: ArrayLike<number>, weights: SpatialWeights): GlobalAutocorrelation => {
  checkSize(values, weights)
  const n = values.length
  const { deviations, square, kurtosis } = centred(values)
  const { s0, s1, s2 } = weightSums(weights)
  let differences = 0
  for (let i = 0; i < n; i++)
    for (let link = weights.starts[i]; link < weights.starts[i + 1]; link++)
      differences += weights.weights[link] * (deviations[i] - deviations[weights.neighbours[link]]) ** 2
  const index = ((n - 1) * differences) / (2 * s0 * n * square)
  const normality = ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (n + 1) * s0 * s0)
  const randomisation =
    ((n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * kurtosis) -
      ((n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * kurtosis)) / 4 +
      s0 * s0 * (n * n - 3 - (n - 1) ** 2 * kurtosis)) /
    (n * (n - 2) * (n - 3) * s0 * s0)
  return {
    index,
    expected: 1,
    randomisation: spatialTest(index, 1, n > 3 ? randomisation : Number.NaN, n),
    normality: spatialTest(index, 1, normality, n),
  }
}
