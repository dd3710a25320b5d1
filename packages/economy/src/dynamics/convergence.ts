import { leastSquares } from '../regression/least-squares.ts'
import { growth } from './growth.ts'

/**
 * Beta convergence: whether regions that were poorer grew faster. Least squares of yearly log growth on the log level:
 *
 *     ln(y₂ / y₁) / T = α + β ln y₁ + e,    λ = −ln(1 + βT) / T,    halfLife = ln 2 / λ
 *
 * T = `years` between the two dates. β < 0 is convergence; λ is the yearly speed at which a gap closes, halfLife the years
 * in which half of it has. Regions whose level is not above 0 in both years are left out; `n` counts the others.
 * λ is NaN where 1 + βT ≤ 0 (regions overtake one another), halfLife where λ ≤ 0 (no convergence). Not identified with
 * fewer than two regions or levels all alike. Standard errors need three regions. `robustStandardError` is HC1.
 *
 * Conventions: REAT takes λ = −ln(1 + β) / T with the yearly β of above, which is T times too slow for small β;
 * that formula belongs to the β of growth over the whole period.
 *
 * Barro, R. J., Sala-i-Martin, X. (1992). Convergence. Journal of Political Economy 100(2), 223–251.
 */
export const betaConvergence = (before: ArrayLike<number>, after: ArrayLike<number>, years: number) => {
  if (!(years > 0)) throw new RangeError(`Convergence over ${years} years: give a number above 0`)
  const rates = growth(before, after, { log: true })
  const known = [...rates.keys()].filter(i => Number.isFinite(rates[i]))
  const { coefficients, standardErrors, robust, p, r2, n, identified, reason } = leastSquares({
    y: known.map(i => rates[i] / years),
    columns: { 'log level': known.map(i => Math.log(before[i])) },
  })
  const [alpha, beta] = coefficients
  const closing = 1 + beta * years
  const lambda = closing > 0 ? -Math.log(closing) / years : Number.NaN
  return {
    alpha,
    beta,
    standardError: standardErrors[1],
    robustStandardError: robust.hc1[1],
    p: p[1],
    lambda,
    halfLife: lambda > 0 ? Math.LN2 / lambda : Number.NaN,
    r2,
    n,
    identified,
    reason,
  }
}

/**
 * Sigma convergence: whether levels have come nearer to one another. `series[t]` holds the levels of the regions at date
 * t; of each date the sample standard deviation of the logs, and the coefficient of variation (sample standard
 * deviation over mean), both without unit and 0 or more. `ratio` is the deviation of the logs at the last date over that
 * at the first: below 1 they have converged. Regions whose level is not above 0 at every date are left out of all, so
 * that the same regions are compared; `n` counts the others. NaN with fewer than two.
 *
 * Barro, Sala-i-Martin (1992), see `betaConvergence`. Beta convergence is needed for it and does not suffice.
 */
export const sigmaConvergence = (
  series: readonly ArrayLike<number>[],
): { logDeviation: Float64Array; variation: Float64Array; ratio: number; n: number } => {
  const [first] = series
  for (const levels of series)
    if (levels.length !== first.length)
      throw new RangeError(`The first date has ${first.length} regions, another ${levels.length}`)
  const known = Array.from(first ?? [], (_, r) => r).filter(r =>
    series.every(levels => levels[r] > 0 && levels[r] < Infinity),
  )
  const spread = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    // 0 / 0 is the NaN that the spread of a single region should have.
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
    return { mean, deviation: Math.sqrt(variance) }
  }
  const logDeviation = Float64Array.from(series, levels => spread(known.map(r => Math.log(levels[r]))).deviation)
  return {
    logDeviation,
    variation: Float64Array.from(series, levels => {
      const { mean, deviation } = spread(known.map(r => levels[r]))
      return deviation / mean
    }),
    ratio: (logDeviation.at(-1) ?? Number.NaN) / logDeviation[0],
    n: known.length,
  }
}
