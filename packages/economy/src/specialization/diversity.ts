import type { Presence } from './presence.ts'

/**
 * Number of activities present in each region; NaN for a region without any amount.
 *
 * Hidalgo, C. A., Hausmann, R. (2009). The building blocks of economic complexity. PNAS 106(26), 10570–10575.
 */
export const diversity = (presence: Presence): Float64Array => {
  const columns = presence.activities.length
  return Float64Array.from(presence.regions, (_, r) => {
    if (presence.emptyRegions[r]) return Number.NaN
    let count = 0
    for (let cell = r * columns; cell < (r + 1) * columns; cell++) count += presence.values[cell]
    return count
  })
}

/** Number of regions in which each activity is present; NaN for an activity without any amount. Source as for `diversity`. */
export const ubiquity = (presence: Presence): Float64Array => {
  const columns = presence.activities.length
  const counts = Float64Array.from(presence.emptyActivities, empty => (empty ? Number.NaN : 0))
  for (let r = 0, cell = 0; r < presence.regions.length; r++)
    for (let a = 0; a < columns; a++, cell++) counts[a] += presence.values[cell]
  return counts
}
