import type { Presence } from '../specialization/presence.ts'

export const checkRegion = (presence: Presence, region: number): void => {
  if (!(region in presence.regions))
    throw new RangeError(`There is no region ${region}; there are ${presence.regions.length}, from 0`)
}
