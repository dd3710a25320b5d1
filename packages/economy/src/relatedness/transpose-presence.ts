import type { Presence } from '../specialization/presence.ts'

/**
 * The presence with regions and activities exchanged: `proximity(transposePresence(p))` is that of regions by the
 * activities they share, and so for every measure that compares activities by the regions that have them.
 */
export const transposePresence = (presence: Presence): Presence => {
  const rows = presence.regions.length
  const columns = presence.activities.length
  const values = new Uint8Array(presence.values.length)
  for (let r = 0, cell = 0; r < rows; r++)
    for (let a = 0; a < columns; a++, cell++) values[a * rows + r] = presence.values[cell]
  return {
    regions: presence.activities,
    activities: presence.regions,
    values,
    emptyRegions: presence.emptyActivities,
    emptyActivities: presence.emptyRegions,
  }
}
