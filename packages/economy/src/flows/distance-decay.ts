import { poissonOfFlows } from './gravity.ts'
import { checkLengths, type Flows } from './pairs.ts'

/** How flows fall with distance, all else of the two places equal; NaN where not identified, and `reason` tells why. */
export type DistanceDecay = {
  /** Percent by which a flow changes with 1 % more distance, usually below 0, and its robust (HC1) standard error. */
  elasticity: number
  elasticityError: number
  /** What is left of a flow at twice the distance: 2^elasticity. */
  leftAtDouble: number
  /** Change of the logarithm of a flow with each km more, and its robust (HC1) standard error. */
  perKm: number
  perKmError: number
  /** Each so many km more halve a flow: −ln 2 / perKm; NaN where flows do not fall with distance. */
  halvingKm: number
  /** Of the two forms, the less the better the fit. */
  deviance: { power: number; exponential: number }
  /** Rows in the fit. */
  n: number
  identified: boolean
  reason: string | null
}

/**
 * Distance decay, in the two usual forms, each with a level of its own for each origin and each destination, so that
 * neither large places nor remote ones pass for an effect of distance.
 *
 *     power: E(flow) = exp(origin + destination) · distance^elasticity
 *     exponential: E(flow) = exp(origin + destination + perKm · distance)
 *
 * By PPML, zero flows included. Rows are left out, and fits fail, as in `gravity`. The power form falls fast at first
 * and ever more slowly, the exponential by a half each `halvingKm`; `deviance` says which describes the flows better.
 *
 * Fotheringham, A. S., O'Kelly, M. E. (1989). Spatial Interaction Models: Formulations and Applications. Kluwer.
 */
export const distanceDecay = (flows: Flows & { readonly distancesKm: ArrayLike<number> }): DistanceDecay => {
  checkLengths(flows, { values: flows.values, distances: flows.distancesKm })
  const logarithms = Float64Array.from(flows.distancesKm, Math.log)
  // What has no logarithm is left out of both, so that they describe the same flows.
  const distances = logarithms.map((logarithm, i) => (Number.isFinite(logarithm) ? flows.distancesKm[i] : Number.NaN))
  const { fit: power } = poissonOfFlows(flows, { distance: logarithms }, { effects: true })
  const { fit: exponential } = poissonOfFlows(flows, { distance: distances }, { effects: true })
  const [elasticity] = power.coefficients
  const [perKm] = exponential.coefficients
  return {
    elasticity,
    elasticityError: power.robust.hc1[0],
    leftAtDouble: 2 ** elasticity,
    perKm,
    perKmError: exponential.robust.hc1[0],
    halvingKm: perKm < 0 ? -Math.LN2 / perKm : Number.NaN,
    deviance: { power: power.deviance, exponential: exponential.deviance },
    n: power.n,
    identified: power.identified && exponential.identified,
    reason: power.reason ?? exponential.reason,
  }
}
