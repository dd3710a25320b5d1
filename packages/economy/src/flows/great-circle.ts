/** Mean radius of the Earth: a sphere of it is wrong by up to 0.6 % in distance, since the Earth is flattened. */
const earthRadiusKm = 6371

/** A place in degrees: latitude −90…90, north positive; longitude east positive, of any turn (−90 is 270). */
export type Place = { readonly latitude: number; readonly longitude: number }

/**
 * Great-circle distance of two places in km, on a sphere of radius 6371 km, by the haversine formula, which keeps its
 * digits at short distances where the law of cosines loses them.
 *
 *     h = sin²(Δφ/2) + cos φ₁ · cos φ₂ · sin²(Δλ/2),   d = 2 R · asin √h
 *
 * In 0…20,015. NaN where a latitude is outside −90…90 or anything is not finite.
 *
 * Sinnott, R. W. (1984). Virtues of the haversine. Sky and Telescope 68(2), 159.
 */
export const greatCircleKm = (from: Place, to: Place): number => {
  if (!(Math.abs(from.latitude) <= 90 && Math.abs(to.latitude) <= 90)) return Number.NaN
  const radians = Math.PI / 180
  const rise = Math.sin(((to.latitude - from.latitude) * radians) / 2) ** 2
  const turn = Math.sin(((to.longitude - from.longitude) * radians) / 2) ** 2
  const h = rise + Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * turn
  // Between opposite places rounding can lift h above 1.
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, h)))
}
