import type { Presence } from '../specialization/presence.ts'

/** Densities that differ by a smaller share of the largest are the same number, rounded differently. */
const sameDensity = 1e-12

/**
 * Relative relatedness: how near an activity is to a region, compared with all that the region could enter.
 *
 *     d̃(r, a) = (d(r,a) - mean of d(r,·)) / standard deviation of d(r,·),   both over the activities r lacks
 *
 * `density` is d (`density`, `relatednessDensity`), regions × activities. So is the result, in standard deviations (of
 * a sample: divided by one less than their number); above 0 is nearer than the region's usual option. Activities that
 * the region has are set against the same options. Activities without a density are not options. NaN where there is no
 * density, and for a region with fewer than two options or equally near ones.
 *
 * Pinheiro, F. L., Hartmann, D., Boschma, R., Hidalgo, C. A. (2022). The time and frequency of unrelated
 * diversification. Research Policy 51(8), 104323.
 */
export const relativeRelatedness = (presence: Presence, density: ArrayLike<number>): Float64Array => {
  if (density.length !== presence.values.length)
    throw new RangeError(`The density has ${density.length} cells, the presence ${presence.values.length}`)
  const n = presence.activities.length
  const result = Float64Array.from(density)
  for (let r = 0; r < presence.regions.length; r++) {
    const row = result.subarray(r * n, (r + 1) * n)
    const options = row.filter((value, a) => !presence.values[r * n + a] && !Number.isNaN(value))
    const mean = options.reduce((sum, value) => sum + value, 0) / options.length
    const squares = options.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    const largest = options.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const strays = options.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0)
    const deviation = strays <= sameDensity * largest ? Number.NaN : Math.sqrt(squares / (options.length - 1))
    for (let a = 0; a < n; a++) row[a] = (row[a] - mean) / deviation
  }
  return result
}
