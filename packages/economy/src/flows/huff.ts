import { pull, type Reach } from './hansen.ts'
import { checkLengths, checkOnce, indexed } from './pairs.ts'

/**
 * Huff's shares: the probability that what starts at an origin goes to a destination rather than to another.
 *
 *     p(o, d) = attraction(d) / distance(o, d)^power / Σ_k attraction(k) / distance(o, k)^power
 *
 * One value a pair, in 0…1; the shares of an origin add up to 1 over the pairs listed. To let an origin keep a share,
 * list the pair with itself, at a distance within the place, never 0. An infinite distance is out of reach: 0. NaN for
 * all pairs of an origin where one of its distances is missing or not positive, or an attraction missing or negative,
 * or where nothing draws at all. Huff wrote floor space for attraction and travel time for distance; the power is to be
 * estimated from what people do, 2 is only the custom.
 *
 * Huff, D. L. (1963). A probabilistic analysis of shopping center trade areas. Land Economics 39(1), 81–90.
 */
export const huff = (reach: Reach, { power = 2 } = {}): Float64Array => {
  checkLengths(reach, { distances: reach.distancesKm, attractions: reach.attractions })
  checkOnce(reach)
  const { names, at } = indexed(reach.origins)
  const sums = new Float64Array(names.length)
  const pulls = Float64Array.from(reach.origins, (_, i) => pull(reach, i, power))
  for (let i = 0; i < pulls.length; i++) sums[at[0][i]] += pulls[i]
  // 0 / 0 is the NaN of an origin that nothing draws.
  return pulls.map((value, i) => value / sums[at[0][i]])
}
