import { normalCdf, studentTCdf } from '../regression/distributions.ts'
import type { QuadraticCurve } from './turning-point.ts'

/**
 * Lind and Mehlum's test that a curve rises first and falls then within the data: an inverted U, and not half of one.
 *
 *     slope(x) = linear + 2 · quadratic · x;   H₀: slope(from) ≤ 0 or slope(to) ≥ 0;   H₁: slope(from) > 0 > slope(to)
 *
 * A significant negative quadratic term and a turning point within the data are not enough: a curve that rises and
 * flattens has both. `p` is the larger of the two one-sided p, so that a small one rejects "no inverted U"; it is above
 * ½ where the turning point lies outside from…to. `t` are slopes over their standard errors. All NaN where the curve is
 * not identified or `from` is not below `to`. For a U the other way up, change the signs of linear and quadratic.
 *
 * Lind, J. T., Mehlum, H. (2010). With or without U? The appropriate test for a U-shaped relationship. Oxford Bulletin
 * of Economics and Statistics 72(1), 109–118.
 */
export const lindMehlum = (
  curve: QuadraticCurve,
  { from, to }: { from: number; to: number },
): { slopeFrom: number; slopeTo: number; tFrom: number; tTo: number; p: number } => {
  const { linear, quadratic, degreesOfFreedom } = curve
  const slope = (x: number) => (from < to ? linear + 2 * quadratic * x : Number.NaN)
  const t = (x: number) =>
    slope(x) / Math.sqrt(curve.varianceLinear + 4 * x * curve.covariance + 4 * x * x * curve.varianceQuadratic)
  const below = (value: number) =>
    degreesOfFreedom === Number.POSITIVE_INFINITY ? normalCdf(value) : studentTCdf(value, degreesOfFreedom)
  const [tFrom, tTo] = [t(from), t(to)]
  return { slopeFrom: slope(from), slopeTo: slope(to), tFrom, tTo, p: Math.max(below(-tFrom), below(tTo)) }
}
