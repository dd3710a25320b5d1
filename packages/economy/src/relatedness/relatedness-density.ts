import type { Presence } from '../specialization/presence.ts'
import { weightedShare } from './weighted-share.ts'

/**
 * Relatedness density by any relatedness: the share of what is related to an activity that a region already has.
 *
 *     d(r, a) = Σ_b φ(b,a) M(r,b) / Σ_b φ(b,a),   b ≠ a unless `self`
 *
 * `relatedness` is φ, activities × activities, row-major, ≥ 0; where it is not symmetric the row is what the region has
 * and the column the activity in question. Regions × activities, in 0…1. NaN for empty regions and activities, for an
 * activity that nothing is related to, and for one with a negative φ, of which shares have no meaning; empty
 * activities, and a φ of NaN, are left out of both sums. EconGeo gives per cent and leaves the activity itself out, as
 * here. A φ of 1 and 0 (`relatedness` above 1, say) gives the share of the related activities. By minimum conditional
 * probability `density` is the same and cheaper.
 *
 * Takes (cells present) × (activities) additions.
 *
 * Hidalgo et al. (2007), see `proximity`. Boschma, R., Balland, P.-A., Kogler, D. F. (2015). Relatedness and
 * technological change in cities: the rise and fall of technological knowledge in US metropolitan areas from 1981 to
 * 2010. Industrial and Corporate Change 24(1), 223–250.
 */
export const relatednessDensity = (
  presence: Presence,
  relatedness: ArrayLike<number>,
  { self = false } = {},
): Float64Array => {
  const n = presence.activities.length
  if (relatedness.length !== n * n)
    throw new RangeError(`The relatedness has ${relatedness.length} cells, ${n} activities need ${n * n}`)
  const regions = presence.regions.length
  const result = weightedShare(presence.values, relatedness, {
    regions,
    sources: n,
    targets: n,
    emptySources: presence.emptyActivities,
    skipSame: !self,
  })
  return result.map((share, cell) =>
    presence.emptyRegions[Math.floor(cell / n)] || presence.emptyActivities[cell % n] ? Number.NaN : share,
  )
}

/**
 * Internal and external density: a density (`density`, `relatednessDensity`) kept apart for the activities that a
 * region has, where it tells how embedded they are, and those it lacks, where it tells how near they are. Each also as
 * the region's mean over its activities that have a density.
 *
 * Regions × activities with NaN where the other applies; one mean a region, NaN where there is nothing to average.
 * EconGeo's `relatedness_density_int` and `_ext`, there in whole per cent and their means of those, rounded again.
 */
export const densityByPresence = (
  presence: Presence,
  density: ArrayLike<number>,
): { internal: Float64Array; external: Float64Array; internalMean: Float64Array; externalMean: Float64Array } => {
  if (density.length !== presence.values.length)
    throw new RangeError(`The density has ${density.length} cells, the presence ${presence.values.length}`)
  const where = (has: number) =>
    Float64Array.from(density, (v, cell) => (presence.values[cell] === has ? v : Number.NaN))
  const internal = where(1)
  const external = where(0)
  const n = presence.activities.length
  const means = (cells: Float64Array) =>
    Float64Array.from(presence.regions, (_, r) => {
      const known = cells.subarray(r * n, (r + 1) * n).filter(value => !Number.isNaN(value))
      return known.reduce((sum, value) => sum + value, 0) / known.length
    })
  return { internal, external, internalMean: means(internal), externalMean: means(external) }
}
