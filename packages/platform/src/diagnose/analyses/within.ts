import { greatCircleKm } from '@langqiao/economy'
import { type Around, orNull } from './analysis.ts'

/**
 * Whether a place lies in a region: the region itself, a place in it, a member of a made-up region or a place in one; and
 * a whole of which every part does.
 */
export const liesIn = (
  code: string | null,
  region: string,
  around: Pick<Around, 'positionOf' | 'partsOf'>,
): boolean => {
  if (code === null) return false
  if (code === region || region === '100000') return true
  if (around.positionOf(code)?.above.includes(region)) return true
  if (around.partsOf(region).some(part => part !== region && liesIn(code, part, around))) return true
  const parts = around.partsOf(code)
  return parts.length > 0 && parts.every(part => part !== code && liesIn(part, region, around))
}

/** Great-circle distance of two places in km; null where one of them has no position. */
export const distanceOf = (one: string, other: string, around: Pick<Around, 'positionOf'>): number | null => {
  const [from, to] = [around.positionOf(one), around.positionOf(other)]
  if (!from || !to || from.latitude === null || from.longitude === null) return null
  if (to.latitude === null || to.longitude === null) return null
  return orNull(
    greatCircleKm(
      { latitude: from.latitude, longitude: from.longitude },
      { latitude: to.latitude, longitude: to.longitude },
    ),
  )
}
