import { symmetricEigen } from '../complexity/symmetric-eigen.ts'
import { standardScores } from './normalise.ts'

/** With fewer regions than this every correlation is 1, -1 or undefined. */
const fewestRegions = 3

/** Two eigenvalues nearer than this share of the largest are equal up to rounding: then no component is the first. */
const tie = 1e-9

/**
 * Weights from the data: the indicators that move together most weigh most. Squares of the loadings on the first
 * principal component of the correlations of the indicators (one array an indicator), as shares.
 *
 *     w(i) = l(i)² / Σ l²,   l(i) = correlation of indicator i with the first component = v(i) √λ
 *
 * Weights are in 0…1 and add to 1; `share` of the variance is the component's, λ / number of indicators. Loadings are
 * in −1…1, signed so that they add to 0 or more: where some are negative, indicators pull against each other and a mean
 * of them hides it. Only regions with all indicators count. `identified` is false, with the reason and NaN throughout,
 * for fewer than three such regions, an indicator that does not vary, and a first component that is tied.
 *
 * Nicoletti, G., Scarpetta, S., Boylaud, O. (2000). Summary indicators of product market regulation with an extension to
 * employment protection legislation. OECD Economics Department Working Papers 226. They rotate several components and
 * weigh each; this is the case of one.
 */
export const principalComponentWeights = (
  indicators: readonly ArrayLike<number>[],
): {
  weights: Float64Array
  loadings: Float64Array
  share: number
  identified: boolean
  reason: string | null
} => {
  const k = indicators.length
  const n = indicators[0]?.length ?? 0
  for (const [i, values] of indicators.entries())
    if (values.length !== n) throw new RangeError(`Indicator ${i} has ${values.length} values, indicator 0 has ${n}`)
  const none = (reason: string) => ({
    weights: new Float64Array(k).fill(Number.NaN),
    loadings: new Float64Array(k).fill(Number.NaN),
    share: Number.NaN,
    identified: false,
    reason,
  })
  const complete = Array.from({ length: n }, (_, r) => r).filter(r =>
    indicators.every(values => Number.isFinite(values[r])),
  )
  if (k === 0) return none('there is no indicator')
  if (complete.length < fewestRegions) return none(`only ${complete.length} regions have all indicators`)
  const columns = indicators.map(values => standardScores(complete.map(r => values[r])))
  const constant = columns.findIndex(column => Number.isNaN(column[0]))
  if (constant >= 0) return none(`indicator ${constant} does not vary`)

  const correlations = new Float64Array(k * k)
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++)
      for (let r = 0; r < complete.length; r++)
        correlations[i * k + j] += (columns[i][r] * columns[j][r]) / complete.length
  const eigen = symmetricEigen(correlations, k)
  if (!eigen) return none('the eigenvalues did not converge')
  const first = eigen.values[k - 1]
  if (k > 1 && first - eigen.values[k - 2] < tie * first) return none('the first two components are tied')
  const vector = eigen.vector(k - 1)
  const sign = vector.reduce((sum, entry) => sum + entry, 0) < 0 ? -1 : 1
  return {
    // The vector has length 1.
    weights: vector.map(entry => entry ** 2),
    loadings: vector.map(entry => sign * entry * Math.sqrt(first)),
    share: first / k,
    identified: true,
    reason: null,
  }
}
