import { type Place, placesMeant, regionByCode } from '../../words/gazetteer.ts'
import changes from './region-changes.json' with { type: 'json' }

/** A place that is no more, and what it became. */
export type FormerRegion = {
  name: string
  code: string
  /** The first year whose figures are of the new state. */
  year: number
  now: Place[]
  sameArea: boolean
}

const former: FormerRegion[] = changes.former.map(({ name, code, year, now, sameArea }) => ({
  ...{ name, code, year, sameArea },
  now: now.map(each => regionByCode(each)!),
}))
const formerByName = new Map(
  changes.former.flatMap(({ name, also }, index) =>
    [name, ...(also ?? [])].map(each => [each, former[index]] as const),
  ),
)
const formerByCode = new Map(former.flatMap(place => (regionByCode(place.code) ? [] : [[place.code, place] as const])))

/**
 * The place that is no more which a name or a code of a row means, if it does. A name that counties bear today (`巢湖`) means
 * the city that was, in a row of a year before the change.
 */
export const formerRegion = (given: string, period: unknown): FormerRegion | undefined => {
  const byCode = formerByCode.get(given)
  if (byCode) return byCode
  const found = formerByName.get(given.trim())
  if (!found) return undefined
  const today = placesMeant(given)
  if (today.length === 0) return found
  const isBefore = typeof period === 'string' && Number(period.slice(0, 4)) < found.year
  return isBefore && found.code.endsWith('00') && today.every(({ level }) => level === 'county') ? found : undefined
}

const changedByCode = new Map(changes.changed.map(change => [change.code, change]))

/** When the area of a city that kept its name and code changed, and how. */
export const areaChange = (code: string): { year: number; what: string } | undefined => changedByCode.get(code)
