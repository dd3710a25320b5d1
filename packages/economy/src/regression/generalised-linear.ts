import { type CheckedDesign, checkDesign, type Design, dependentReason, tooFewRows } from './design.ts'
import { logGamma, normalTwoSided } from './distributions.ts'
import { fixedEffects } from './effects.ts'
import { type Estimates, estimatesOf, unidentified } from './estimates.ts'
import { type Solution, solve } from './solve.ts'

/** A step that moves no η by more than this, beside its size, is the last; the error after it is about its square. */
const defaultTolerance = 1e-9
/** Well-posed designs need 4 to 12 steps; a separated one is told after about 25. */
const defaultMostSteps = 100
/**
 * Under separation the fit gets no better while some η keeps growing by about 1 a step. Elsewhere the steps die out
 * long before the deviance stands as still as this.
 */
const stillDeviance = 1e-10
const stillGrowing = 0.1
/** Where weights differ by many orders, whole steps as short as this are rounding: they no longer improve the fit. */
const placedTo = 1e-7
/** A deviance is a difference of two sums and keeps their rounding: near a perfect fit that is all there is of it. */
const rounding = 1e-14
/** A step that makes the fit worse is halved at most so often. */
const mostHalvings = 30

/** A family with its canonical link: everything as a function of η = xβ. */
type Family = {
  allows(y: number): boolean
  needs: string
  start(y: number): number
  mean(eta: number): number
  /** Variance of y, which with the canonical link is dμ/dη too. */
  variance(eta: number): number
  /** (y − μ) / variance, written so that a μ rounded to 0 or 1 does no harm. */
  pull(y: number, eta: number): number
  /** What the row adds to the log-likelihood, but for what does not depend on η. */
  likelihood(y: number, eta: number): number
  /** The same at the best η there is, μ = y. */
  saturated(y: number): number
  /** What was left out. */
  constant(y: number): number
  /** Whether η would be infinite for a group in which all y are this. */
  isExtreme(y: number): boolean
}

const timesLog = (y: number) => (y === 0 ? 0 : y * Math.log(y))

const families: Readonly<Record<'poisson' | 'logit', Family>> = {
  poisson: {
    allows: y => y >= 0,
    needs: '0 or more',
    start: y => Math.log(y + 0.1),
    mean: Math.exp,
    variance: Math.exp,
    pull: (y, eta) => (y > 0 ? y * Math.exp(-eta) : 0) - 1,
    likelihood: (y, eta) => y * eta - Math.exp(eta),
    saturated: y => timesLog(y) - y,
    constant: y => -logGamma(y + 1),
    isExtreme: y => y === 0,
  },
  logit: {
    allows: y => y >= 0 && y <= 1,
    needs: 'from 0 to 1',
    start: y => Math.log((y + 0.5) / (1.5 - y)),
    mean: eta => 1 / (1 + Math.exp(-eta)),
    variance: eta => 1 / (2 + Math.exp(eta) + Math.exp(-eta)),
    pull: (y, eta) => (y > 0 ? y * (1 + Math.exp(-eta)) : 0) - (y < 1 ? (1 - y) * (1 + Math.exp(eta)) : 0),
    likelihood: (y, eta) => y * eta - Math.max(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta))),
    saturated: y => timesLog(y) + timesLog(1 - y),
    constant: () => 0,
    isExtreme: y => y === 0 || y === 1,
  },
}

/**
 * Regression of counts and other amounts ≥ 0 (`poisson`, log link) or of yes and no (`logit`, y = 1 or 0, shares
 * allowed): E(y) = exp(xβ) or 1 / (1 + exp(−xβ)), by maximum likelihood, in iteratively reweighted least squares with a
 * QR decomposition a step; fixed effects are absorbed. Poisson needs no counts: with robust errors it is PPML, valid
 * wherever the mean is right.
 *
 * Standard errors: classic (X'WX)⁻¹, robust HC0 and HC1, clustered with the correction G/(G−1) for G clusters.
 * `deviance` is 2 (log-likelihood of μ = y less that of the fit); residuals are y − μ.
 *
 * Not identified, with everything NaN and the reason: what `leastSquares` refuses; y outside its range; separation, where
 * a coefficient would be infinite because a term, or a group of an effect without any (or, for logit, with nothing but)
 * events, tells the outcome for certain. `converged` is false too where `maxSteps` did not suffice.
 *
 * McCullagh, P., Nelder, J. A. (1989). Generalized Linear Models, 2nd ed. Chapman & Hall. Santos Silva, J. M. C.,
 * Tenreyro, S. (2006). The log of gravity. Review of Economics and Statistics 88(4), 641–658.
 */
export const generalisedLinear = (
  design: Design & { readonly family: 'poisson' | 'logit' },
  { maxSteps = defaultMostSteps, tolerance = defaultTolerance }: { maxSteps?: number; tolerance?: number } = {},
): Estimates & { deviance: number; logLikelihood: number; converged: boolean; steps: number } => {
  const family = families[design.family]
  const checked = checkDesign(design)
  const { y, columns, weights, intercept, effects, terms } = checked
  const n = y.length
  const { rank, absorb } = fixedEffects(effects, n, { keepFirstBase: !intercept })
  const unknowns = terms.length + rank
  const degreesOfFreedom = n - unknowns
  const failed = (reason: string, steps = 0) => ({
    ...unidentified(checked, degreesOfFreedom, reason),
    deviance: Number.NaN,
    logLikelihood: Number.NaN,
    converged: false,
    steps,
  })
  const problem = checked.problem ?? outcomeProblem(checked, family)
  if (problem) return failed(problem)
  if (degreesOfFreedom < 0) return failed(tooFewRows(n, unknowns))

  const sumOver = (value: (i: number) => number) => weights.reduce((sum, weight, i) => sum + weight * value(i), 0)
  const saturated = sumOver(i => family.saturated(y[i]))
  const slack = rounding * sumOver(i => Math.abs(family.saturated(y[i])))
  const devianceAt = (eta: Float64Array) => 2 * (saturated - sumOver(i => family.likelihood(y[i], eta[i])))

  let eta = y.map(family.start)
  let deviance = Infinity
  let previous: Solution | null = null
  for (let steps = 1; steps <= maxSteps; steps++) {
    const variances = eta.map(family.variance)
    const working = eta.map((value, i) => value + family.pull(y[i], value))
    const stepWeights = variances.map((variance, i) => variance * weights[i])
    const absorbStep = absorb(stepWeights)
    if (!absorbStep) return failed(separated(terms, null, null), steps)
    const solution = solve(working, columns, stepWeights, absorbStep)
    if ('dependent' in solution)
      return failed(previous ? separated(terms, null, null) : dependentReason(checked, solution.dependent), steps)

    // Not working less residuals: where μ is far below y both are huge, and their difference would be rounding.
    const byTerms = eta.map((_, i) => columns.reduce((sum, column, j) => sum + solution.coefficients[j] * column[i], 0))
    const { explained } = absorbStep(working.map((value, i) => value - byTerms[i]))
    let next = explained.map((value, i) => value + byTerms[i])
    let nextDeviance = devianceAt(next)
    let halvings = 0
    // The start is not a fit, so that there is nothing to step back to from the first step.
    while (
      previous &&
      !(nextDeviance <= deviance + stillDeviance * (deviance + 1) + slack) &&
      halvings++ < mostHalvings
    ) {
      next = next.map((value, i) => (value + eta[i]) / 2)
      nextDeviance = devianceAt(next)
    }
    if (!Number.isFinite(nextDeviance)) return failed('the fit ran out of the range of numbers', steps)
    const growth = next.reduce((most, value, i) => Math.max(most, Math.abs(value - eta[i])), 0)
    const size = next.reduce((most, value) => Math.max(most, Math.abs(value)), 1)
    const still = Math.abs(nextDeviance - deviance) <= stillDeviance * (nextDeviance + 1) + slack
    eta = next
    deviance = nextDeviance
    if (still && growth > stillGrowing) return failed(separated(terms, previous, solution), steps)
    if (growth * 2 ** halvings <= (halvings ? Math.max(tolerance, placedTo) : tolerance) * size) {
      const fitted = eta.map(family.mean)
      return {
        terms,
        ...estimatesOf(checked, solution, { degreesOfFreedom, dispersion: 1, clusterFactor: 1, p: normalTwoSided }),
        fitted,
        residuals: y.map((value, i) => value - fitted[i]),
        n,
        degreesOfFreedom,
        identified: true,
        reason: null,
        deviance,
        logLikelihood: sumOver(i => family.likelihood(y[i], eta[i]) + family.constant(y[i])),
        converged: true,
        steps,
      }
    }
    previous = solution
  }
  return failed(`no convergence in ${maxSteps} steps`, maxSteps)
}

/** What is wrong with y: a value outside the family's range, or a group of an effect that would have no finite level. */
const outcomeProblem = ({ y, effects }: CheckedDesign, family: Family): string | null => {
  const outside = y.findIndex(value => !family.allows(value))
  if (outside >= 0) return `row ${outside + 1} of “y” is ${y[outside]}, not ${family.needs}`
  for (const [e, { names, codes }] of effects.entries()) {
    const first = new Float64Array(names.length).fill(Number.NaN)
    const extreme = new Uint8Array(names.length).fill(1)
    codes.forEach((code, i) => {
      if (Number.isNaN(first[code])) first[code] = y[i]
      if (y[i] !== first[code] || !family.isExtreme(y[i])) extreme[code] = 0
    })
    const level = extreme.indexOf(1)
    if (level >= 0)
      return `y is ${first[level]} in all rows of “${names[level]}” of effect ${e + 1}, whose level would be infinite: leave them out`
  }
  return null
}

/** A coefficient that goes to infinity still grows by its share of a step; those that are identified stand. */
const separated = (terms: readonly string[], before: Solution | null, after: Solution | null): string => {
  const growing = terms.filter((_, j) => {
    const now = after?.coefficients[j] ?? 0
    return Math.abs(now - (before?.coefficients[j] ?? now)) > 1e-3 * Math.abs(now)
  })
  const by = growing.map(term => `“${term}”`).join(', ') || 'the terms together'
  return `the outcome is separated by ${by}: it is certain for some rows, so that no finite coefficient fits best`
}
