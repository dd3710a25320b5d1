import type { Estimates } from '../regression/estimates.ts'
import { leastSquares } from '../regression/least-squares.ts'
import { growth } from './growth.ts'

type Facts = Readonly<Record<string, ArrayLike<number>>>

/**
 * Growth projection: how fast regions grew given what they were at the start, and what that says of what follows.
 *
 *     ln(y₂ / y₁) = α + Σ_j β_j x_j + γ ln y₁ + e          projected = α + Σ_j β_j x'_j + γ ln y₂
 *
 * y is the level (income a head), x facts of the regions at the first date, ECI and outlook most of all, `latest` (x') the
 * same facts at the second. One value a region: `fitted` and `residuals` of the growth that was, `projected` the log
 * growth expected over the next period of the same length, NaN throughout without `latest`. The terms are `intercept`, the
 * facts and `log level`; standard errors as for `leastSquares`. Regions with a level that is not above 0 or a fact that is
 * not a number are left out of the regression and NaN; `n` counts the others. A projection is only as good as `r2`: it
 * says what regions like these did, not what this one will do.
 *
 * Hausmann, R., Hidalgo, C. A. et al. (2014). The Atlas of Economic Complexity. MIT Press.
 */
export const growthProjection = (
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  facts: Facts,
  { latest }: { latest?: Facts } = {},
): Estimates & { r2: number; projected: Float64Array } => {
  const rates = growth(before, after, { log: true })
  const regressors = (at: Facts, level: ArrayLike<number>) =>
    Object.keys(facts).map(name => {
      const values = at[name]
      if (values?.length !== level.length)
        throw new RangeError(`“${name}” has ${values?.length ?? 0} values for ${level.length} regions`)
      return [name, values] as const
    })
  const columns = [...regressors(facts, before), ['log level', Array.from(before, Math.log)] as const]
  const known = [...rates.keys()].filter(r =>
    [rates, ...columns.map(([, values]) => values)].every(v => Number.isFinite(v[r])),
  )
  const estimates = leastSquares({
    y: known.map(r => rates[r]),
    columns: Object.fromEntries(columns.map(([name, values]) => [name, known.map(r => values[r])])),
  })
  const everyRegion = (values: Float64Array) => {
    const result = new Float64Array(before.length).fill(Number.NaN)
    known.forEach((r, i) => {
      result[r] = values[i]
    })
    return result
  }
  const later = latest && [...regressors(latest, after), ['log level', Array.from(after, Math.log)] as const]
  const [alpha, ...slopes] = estimates.coefficients
  return {
    ...estimates,
    fitted: everyRegion(estimates.fitted),
    residuals: everyRegion(estimates.residuals),
    projected: Float64Array.from(before, (_, r) => {
      const expected = later?.reduce((sum, [, values], j) => sum + slopes[j] * values[r], alpha) ?? Number.NaN
      return Number.isFinite(expected) ? expected : Number.NaN
    }),
  }
}
