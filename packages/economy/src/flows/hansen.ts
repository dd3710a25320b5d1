import { amount, checkLengths, checkOnce, indexed, type Pairs } from './pairs.ts'

/** How far each destination is from each origin, and what draws there: one entry a pair, each pair once. */
export type Reach = Pairs & { readonly distancesKm: ArrayLike<number>; readonly attractions: ArrayLike<number> }

/**
 * Accessibility of each origin: what it can reach, nearer things counting more.
 *
 *     A(o) = Σ_d attraction(d) / distance(o, d)^power
 *
 * In units of the attraction over km^power, 0 or more: levels compare only at one power. The origin itself is left out
 * unless `self`, which needs a distance within the place, never 0. An infinite distance, like a pair that is not
 * listed, is out of reach. NaN where a distance is missing or not positive, or an attraction missing or negative: a sum
 * of the rest would look like a remote place; and where an origin has no pair to sum over.
 *
 * Hansen, W. G. (1959). How accessibility shapes land use. Journal of the American Institute of Planners 25(2), 73–76.
 */
export const hansen = (reach: Reach, { power = 1, self = false } = {}): { places: string[]; values: Float64Array } => {
  const { origins, destinations } = reach
  checkLengths(reach, { distances: reach.distancesKm, attractions: reach.attractions })
  checkOnce(reach)
  const { names: places, at } = indexed(origins)
  const values = new Float64Array(places.length)
  const pairs = new Uint32Array(places.length)
  for (let i = 0; i < origins.length; i++) {
    if (!self && origins[i] === destinations[i]) continue
    values[at[0][i]] += pull(reach, i, power)
    pairs[at[0][i]]++
  }
  return { places, values: values.map((sum, o) => (pairs[o] ? sum : Number.NaN)) }
}

/** Attraction of a pair's destination over its distance to a power: 0 out of reach, NaN where either is no amount. */
export const pull = ({ attractions, distancesKm }: Reach, pair: number, power: number): number => {
  const attraction = amount(attractions[pair])
  const distance = distancesKm[pair]
  if (!(distance > 0 && power >= 0)) return Number.NaN
  return distance === Number.POSITIVE_INFINITY ? attraction * 0 : attraction / distance ** power
}
