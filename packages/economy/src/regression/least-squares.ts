import { checkDesign, type Design, dependentReason, tooFewRows } from './design.ts'
import { studentTTwoSided } from './distributions.ts'
import { fixedEffects } from './effects.ts'
import { type Estimates, estimatesOf, unidentified } from './estimates.ts'
import { solve } from './solve.ts'

/**
 * Linear regression by (weighted) least squares: the β that make Σ w (y − xβ)² least, by QR decomposition.
 *
 * Standard errors: classic σ²(X'WX)⁻¹ with σ² = Σ w e² / degrees of freedom; robust HC0 and HC1; clustered with the
 * correction G/(G−1) · (n−1)/(n−k) for G clusters, k counting the levels of the effects. With fixed effects the levels
 * are absorbed, not reported, and counted in the degrees of freedom. `r2` is the share of the variance explained,
 * effects included, about the mean unless there is neither intercept nor effect; NaN where y does not vary.
 *
 * Not identified, with everything NaN and the reason: a value that is not a number, a column that the others or the
 * effects determine, fewer rows than unknowns. With as many rows as unknowns the coefficients stand, errors are NaN.
 *
 * White, H. (1980). A heteroskedasticity-consistent covariance matrix estimator and a direct test for
 * heteroskedasticity. Econometrica 48(4), 817–838. Zeileis, A. (2004). Econometric computing with HC and HAC covariance
 * matrix estimators. Journal of Statistical Software 11(10).
 */
export const leastSquares = (design: Design): Estimates & { r2: number } => {
  const checked = checkDesign(design)
  const { y, columns, weights, intercept, effects, terms, problem } = checked
  const n = y.length
  const { rank, absorb } = fixedEffects(effects, n, { keepFirstBase: !intercept })
  const unknowns = terms.length + rank
  const degreesOfFreedom = n - unknowns
  const failed = (reason: string) => ({ ...unidentified(checked, degreesOfFreedom, reason), r2: Number.NaN })
  if (problem) return failed(problem)
  if (degreesOfFreedom < 0) return failed(tooFewRows(n, unknowns))
  const absorbWeighted = absorb(weights)
  if (!absorbWeighted) return failed('weights near 0 leave a level of the effects undetermined')
  const solution = solve(y, columns, weights, absorbWeighted)
  if ('dependent' in solution) return failed(dependentReason(checked, solution.dependent))

  const { residuals } = solution
  const about = intercept || effects.length ? weightedSum(y, weights) / sum(weights) : 0
  const unexplained = weightedSum(
    residuals.map(e => e * e),
    weights,
  )
  const total = weightedSum(
    y.map(value => (value - about) ** 2),
    weights,
  )
  return {
    terms,
    ...estimatesOf(checked, solution, {
      degreesOfFreedom,
      dispersion: degreesOfFreedom > 0 ? unexplained / degreesOfFreedom : Number.NaN,
      clusterFactor: degreesOfFreedom > 0 ? (n - 1) / degreesOfFreedom : Number.NaN,
      p: t => studentTTwoSided(t, degreesOfFreedom),
    }),
    fitted: y.map((value, i) => value - residuals[i]),
    residuals,
    n,
    degreesOfFreedom,
    identified: true,
    reason: null,
    r2: total > 0 ? 1 - unexplained / total : Number.NaN,
  }
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

const weightedSum = (values: Float64Array, weights: Float64Array): number =>
  values.reduce((total, value, i) => total + value * weights[i], 0)
