import type { Labels } from '../regression/design.ts'
import type { Estimates } from '../regression/estimates.ts'
import { generalisedLinear } from '../regression/generalised-linear.ts'
import { leastSquares } from '../regression/least-squares.ts'
import { rowsWithEvents } from '../regression/rows-with-events.ts'
import type { QuadraticCurve } from './turning-point.ts'

/** One row an industry and year, or whatever competition and innovation are observed of. */
export type InvertedUTable = {
  /** E.g. 1 − the mean price-cost margin (Lerner index): 1 is perfect competition. */
  readonly competition: ArrayLike<number>
  /** E.g. patents, or patents weighted by citations. */
  readonly innovation: ArrayLike<number>
  /** Fixed effects: one list of labels each, e.g. industries and years. */
  readonly effects?: readonly Labels[]
  /** Rows that may hang together, e.g. those of an industry. */
  readonly cluster?: Labels
}

export type InvertedU<Fit> = {
  fit: Fit
  /** The two terms with clustered errors where a cluster is given, else robust (HC1) ones. */
  curve: QuadraticCurve
  /** The least and the most competition in the fit, between which an inverted U has to turn. */
  range: { from: number; to: number }
}

/**
 * Innovation as a quadratic function of competition, for counts and other amounts ≥ 0 (Poisson):
 *
 *     E(innovation) = exp(linear · competition + quadratic · competition² + effects)
 *
 * An inverted U has linear > 0 > quadratic; whether it is one, and not half of one, `lindMehlum(curve, range)` tests,
 * and `turningPoint(curve)` says where it turns. Its terms: `intercept` (without effects), `competition`, `competition
 * squared`. The curve is tested with the normal distribution. Groups of an effect without any innovation are left out:
 * they tell nothing (`fit.n`). Not identified, with the reason: a value that is missing or, for innovation, negative;
 * competition that does not vary within the effects.
 *
 * Aghion, P., Bloom, N., Blundell, R., Griffith, R., Howitt, P. (2005). Competition and innovation: an inverted-U
 * relationship. Quarterly Journal of Economics 120(2), 701–728.
 */
export const invertedU = (table: InvertedUTable): InvertedU<ReturnType<typeof generalisedLinear>> => {
  const all = Array.from({ length: table.innovation.length }, (_, i) => i)
  const { design, range } = quadraticDesign(table, rowsWithEvents(all, table.innovation, table.effects ?? []))
  const fit = generalisedLinear({ family: 'poisson', ...design })
  return { fit, curve: curveOf(fit, Number.POSITIVE_INFINITY), range }
}

/**
 * The same by least squares, for innovation that may be negative or is taken in logarithms:
 *
 *     innovation = linear · competition + quadratic · competition² + effects + error
 *
 * The curve is tested with Student's t: as many degrees of freedom as the regression has, with a cluster one less than
 * there are clusters. All else as for `invertedU`; no group is left out.
 */
export const invertedULeastSquares = (table: InvertedUTable): InvertedU<ReturnType<typeof leastSquares>> => {
  const all = Array.from({ length: table.innovation.length }, (_, i) => i)
  const { design, range } = quadraticDesign(table, all)
  const fit = leastSquares(design)
  return { fit, curve: curveOf(fit, design.cluster ? new Set(design.cluster).size - 1 : fit.degreesOfFreedom), range }
}

const quadraticDesign = (
  { competition, innovation, effects = [], cluster }: InvertedUTable,
  rows: readonly number[],
) => {
  const lists = {
    competition,
    ...(cluster && { cluster }),
    ...Object.fromEntries(effects.map((labels, e) => [`effect ${e + 1}`, labels])),
  }
  for (const [name, list] of Object.entries(lists))
    if (list.length !== innovation.length)
      throw new RangeError(`There are ${innovation.length} rows of innovation, but ${list.length} of ${name}`)
  const at = <T>(list: ArrayLike<T>) => rows.map(i => list[i])
  const x = at(competition)
  return {
    design: {
      y: at(innovation),
      columns: { competition: x, 'competition squared': x.map(value => value * value) },
      intercept: !effects.length,
      effects: effects.map(at),
      cluster: cluster && at(cluster),
    },
    range: {
      from: x.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
      to: x.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
    },
  }
}

const curveOf = (
  { terms, coefficients, covariance: { cluster, hc1 } }: Estimates,
  degreesOfFreedom: number,
): QuadraticCurve => {
  const covariance = cluster ?? hc1
  const [linear, quadratic] = [terms.indexOf('competition'), terms.indexOf('competition squared')]
  return {
    linear: coefficients[linear],
    quadratic: coefficients[quadratic],
    varianceLinear: covariance[linear * terms.length + linear],
    varianceQuadratic: covariance[quadratic * terms.length + quadratic],
    covariance: covariance[linear * terms.length + quadratic],
    degreesOfFreedom,
  }
}
