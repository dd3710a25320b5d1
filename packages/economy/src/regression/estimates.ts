import type { CheckedDesign } from './design.ts'
import type { Levels } from './effects.ts'
import type { Solution } from './solve.ts'

/** What a fit says of its terms. Everything is NaN where it is not identified, and `reason` tells why. */
export type Estimates = {
  terms: string[]
  coefficients: Float64Array
  /** As if errors were alike and independent. */
  standardErrors: Float64Array
  /** Two-sided p of coefficient / standardError: Student's t for least squares, normal for generalised linear models. */
  p: Float64Array
  /** Standard errors where the errors are not alike: White's HC0, and HC1 = HC0 · √(n / degrees of freedom). */
  robust: { hc0: Float64Array; hc1: Float64Array }
  /** Standard errors where the rows of a cluster hang together; null where no cluster is given, NaN for fewer than 2. */
  clustered: Float64Array | null
  /** Covariances of the coefficients, square and row-major. */
  covariance: { classic: Float64Array; hc0: Float64Array; hc1: Float64Array; cluster: Float64Array | null }
  /** Expected y of each row, fixed effects included. */
  fitted: Float64Array
  /** y − fitted. */
  residuals: Float64Array
  n: number
  /** Rows less terms less free levels of the effects. */
  degreesOfFreedom: number
  identified: boolean
  /** Why not identified, in English; null where it is. */
  reason: string | null
}

/** The part of the estimates that follows from a solution; `dispersion` is the variance of an error, `p` the p of a z or t. */
export const estimatesOf = (
  { terms, cluster }: CheckedDesign,
  { coefficients, inverse, influence }: Solution,
  {
    degreesOfFreedom,
    dispersion,
    clusterFactor,
    p,
  }: { degreesOfFreedom: number; dispersion: number; clusterFactor: number; p: (statistic: number) => number },
) => {
  const k = terms.length
  const n = influence.length / k
  const ratio = (numerator: number, denominator: number) => (denominator > 0 ? numerator / denominator : Number.NaN)
  const classic = inverse.map(value => value * dispersion)
  const hc0 = crossProduct(influence, k)
  const hc1 = hc0.map(value => value * ratio(n, degreesOfFreedom))
  const groups = cluster?.names.length ?? 0
  const clusterScale = ratio(groups, groups - 1) * clusterFactor
  const clustered = cluster && crossProduct(summedBy(cluster, influence, k), k).map(value => value * clusterScale)
  const standardErrors = diagonalRoots(classic, k)
  return {
    coefficients,
    standardErrors,
    p: coefficients.map((value, j) => p(value / standardErrors[j])),
    robust: { hc0: diagonalRoots(hc0, k), hc1: diagonalRoots(hc1, k) },
    clustered: clustered && diagonalRoots(clustered, k),
    covariance: { classic, hc0, hc1, cluster: clustered },
  }
}

const diagonalRoots = (square: Float64Array, k: number): Float64Array =>
  Float64Array.from({ length: k }, (_, j) => Math.sqrt(square[j * k + j]))

/** U'U of the rows of U. */
const crossProduct = (rows: Float64Array, k: number): Float64Array => {
  const product = new Float64Array(k * k)
  for (let start = 0; start < rows.length; start += k)
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) product[i * k + j] += rows[start + i] * rows[start + j]
  return product
}

const summedBy = ({ names, codes }: Levels, rows: Float64Array, k: number): Float64Array => {
  const sums = new Float64Array(names.length * k)
  codes.forEach((code, i) => {
    for (let j = 0; j < k; j++) sums[code * k + j] += rows[i * k + j]
  })
  return sums
}

/** The estimates of a design that does not identify them. */
export const unidentified = (
  { terms, y, cluster }: CheckedDesign,
  degreesOfFreedom: number,
  reason: string,
): Estimates => {
  const k = terms.length
  const unknown = (length: number) => new Float64Array(length).fill(Number.NaN)
  const square = () => unknown(k * k)
  return {
    terms,
    coefficients: unknown(k),
    standardErrors: unknown(k),
    p: unknown(k),
    robust: { hc0: unknown(k), hc1: unknown(k) },
    clustered: cluster && unknown(k),
    covariance: { classic: square(), hc0: square(), hc1: square(), cluster: cluster && square() },
    fitted: unknown(y.length),
    residuals: unknown(y.length),
    n: y.length,
    degreesOfFreedom,
    identified: false,
    reason,
  }
}
