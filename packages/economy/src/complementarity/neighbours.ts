import { proximity } from '../relatedness/proximity.ts'
import type { Presence } from '../specialization/presence.ts'

/** Proximities of activities with a zero diagonal, and how much proximity there is around each. */
export type Neighbours = {
  /** Activities × activities, symmetric; 0 for an activity present nowhere, which is near nothing. */
  readonly near: Float64Array
  readonly around: Float64Array
}

export const neighbours = (presence: Presence): Neighbours => {
  const n = presence.activities.length
  const near = proximity(presence).map(value => value || 0)
  const around = new Float64Array(n)
  for (let a = 0; a < n; a++) {
    near[a * n + a] = 0
    for (let b = 0; b < n; b++) around[a] += near[a * n + b]
  }
  return { near, around }
}

/** The product of `near` and a vector, into `result`; a vector of few entries costs only these. */
export const timesNear = (near: Float64Array, vector: Float64Array, result: Float64Array): void => {
  const n = vector.length
  result.fill(0)
  for (let b = 0, row = 0; b < n; b++, row += n) {
    const entry = vector[b]
    if (entry !== 0) for (let a = 0; a < n; a++) result[a] += entry * near[row + a]
  }
}
