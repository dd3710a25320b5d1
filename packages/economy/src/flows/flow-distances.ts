import { amount, checkLengths, type Flows } from './pairs.ts'

/** Where bands of distance end, in km: each twice the one before, since flows fall by a like share at each doubling. */
const doublingBands = [50, 100, 200, 400, 800, 1600]

/** The flows that go at least `fromKm` and less than `toKm` far. */
export type DistanceBand = {
  fromKm: number
  toKm: number
  pairs: number
  value: number
  /** Of all flow. */
  share: number
  /** Flow a row of the table, 0 flows counted: what tells decay from there being more places further off. */
  perPair: number
}

/**
 * How far flows go: the mean distance weighted by flow, the distance within which half of all flow stays, and the flow
 * by bands of distance.
 *
 *     mean = Σ flow · distance / Σ flow,   half = the least distance d with Σ (flow no further than d) ≥ ½ Σ flow
 *
 * `bandsKm` are the ends of the bands, rising; the first starts at 0, one more has what goes further. Distances in km,
 * 0 or more. NaN for shares and both distances where there is no flow at all, and for all that a missing or negative
 * flow or a missing distance could change. Costs a sort of the pairs.
 */
export const flowDistances = (
  flows: Flows & { readonly distancesKm: ArrayLike<number> },
  { bandsKm = doublingBands }: { bandsKm?: readonly number[] } = {},
): { meanKm: number; halfKm: number; bands: DistanceBand[] } => {
  checkLengths(flows, { values: flows.values, distances: flows.distancesKm })
  for (let i = 0; i < bandsKm.length; i++)
    if (!(bandsKm[i] > (bandsKm[i - 1] ?? 0))) throw new RangeError(`The bands do not rise: ${bandsKm.join(', ')}`)

  const distances = Float64Array.from(flows.distancesKm, amount)
  const values = Float64Array.from(flows.values, amount)
  const known = !distances.some(Number.isNaN)
  let total = 0
  let carried = 0
  for (let i = 0; i < values.length; i++) {
    total += values[i]
    carried += values[i] * distances[i]
  }
  const ends = [...bandsKm, Number.POSITIVE_INFINITY]
  const sums = new Float64Array(ends.length)
  const pairs = new Float64Array(ends.length)
  for (let i = 0; i < values.length; i++) {
    // A missing distance has no band; `known` then leaves all of them without a value.
    const band = ends.findIndex(end => distances[i] < end)
    if (band < 0) continue
    sums[band] += values[i]
    pairs[band]++
  }
  return {
    meanKm: carried / total,
    halfKm: Number.isNaN(carried) ? Number.NaN : halfway(values, distances, total),
    bands: ends.map((toKm, b) => {
      const value = known ? sums[b] : Number.NaN
      return {
        fromKm: bandsKm[b - 1] ?? 0,
        toKm,
        pairs: known ? pairs[b] : Number.NaN,
        value,
        share: value / total,
        perPair: value / pairs[b],
      }
    }),
  }
}

const halfway = (values: Float64Array, distances: Float64Array, total: number): number => {
  const nearestFirst = Uint32Array.from(values.keys()).sort((i, j) => distances[i] - distances[j])
  let sum = 0
  for (const i of nearestFirst) {
    sum += values[i]
    if (values[i] > 0 && sum >= total / 2) return distances[i]
  }
  return Number.NaN
}
