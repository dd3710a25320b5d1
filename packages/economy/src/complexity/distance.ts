import { density } from '../relatedness/density.ts'
import type { Presence } from '../specialization/presence.ts'

/**
 * Distance of a region from an activity: how much of what is near the activity the region lacks.
 *
 *     d(r, a) = Σ_b φ(a,b) (1 - M(r,b)) / Σ_b φ(a,b) = 1 - ω(r, a),   b ≠ a unless `self`
 *
 * with ω = `density`. Row-major regions × activities, in 0…1. NaN where the density is.
 *
 * Hausmann, R., Klinger, B. (2006). Structural transformation and patterns of comparative advantage. CID WP 128.
 */
export const distance = (presence: Presence, { self = false } = {}): Float64Array =>
  density(presence, { self }).map(near => 1 - near)
