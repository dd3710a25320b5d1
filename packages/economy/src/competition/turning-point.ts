import { normalQuantile, studentTQuantile } from '../regression/distributions.ts'

/** How sure an interval usually is to hold the true value. */
const usualConfidence = 0.95

/** An estimated curve linear · x + quadratic · x², on the scale of its fit, and how sure its two terms are. */
export type QuadraticCurve = {
  linear: number
  quadratic: number
  varianceLinear: number
  varianceQuadratic: number
  covariance: number
  /** For Student's t; infinite for the normal distribution. */
  degreesOfFreedom: number
}

type Interval = { low: number; high: number }

/**
 * Where a curve turns, with two intervals.
 *
 *     x* = −linear / (2 · quadratic)
 *
 * In the unit of x. A maximum if the quadratic term is negative, else a minimum. `delta`: x* ± q · s, s from the
 * gradient of x*, symmetric, good when the quadratic term is many times its error. `fieller`: all x at which a slope of
 * 0 is not rejected, (linear + 2 quadratic x)² ≤ q² · Var(linear + 2 quadratic x), right in small samples too and
 * lopsided where the data are; NaN where the quadratic term is not itself significant at that level, because then no
 * bounded set of x is confined to. `q` is the quantile of Student's t or the normal for `confidence`. All NaN for a
 * curve that is not identified or has no quadratic term.
 *
 * Fieller, E. C. (1954). Some problems in interval estimation. Journal of the Royal Statistical Society B 16(2),
 * 175–185.
 */
export const turningPoint = (
  curve: QuadraticCurve,
  { confidence = usualConfidence } = {},
): { at: number; maximum: boolean; delta: Interval; fieller: Interval } => {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence of ${confidence} is not between 0 and 1`)
  const { linear, quadratic, varianceLinear, varianceQuadratic, covariance, degreesOfFreedom } = curve
  const at = quadratic === 0 ? Number.NaN : -linear / (2 * quadratic)
  const upper = (1 + confidence) / 2
  const q =
    degreesOfFreedom === Number.POSITIVE_INFINITY ? normalQuantile(upper) : studentTQuantile(upper, degreesOfFreedom)

  // Var(x*) = Var(linear + 2 x* quadratic) / (2 quadratic)²
  const variance =
    (varianceLinear + 4 * at * covariance + 4 * at * at * varianceQuadratic) / (4 * quadratic * quadratic)
  const reach = q * Math.sqrt(variance)

  // a (2x)² + 2b (2x) + c ≤ 0
  const a = quadratic * quadratic - q * q * varianceQuadratic
  const b = linear * quadratic - q * q * covariance
  const c = linear * linear - q * q * varianceLinear
  const root = Math.sqrt(Math.max(0, b * b - a * c))
  const fieller =
    a > 0 ? { low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) } : { low: Number.NaN, high: Number.NaN }
  return { at, maximum: quadratic < 0, delta: { low: at - reach, high: at + reach }, fieller }
}
