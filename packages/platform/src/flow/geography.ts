import type { Around, GroupFact } from '../diagnose/analyses/index.ts'
import { nameOfGroup, nameOfPlace } from '../store/regions.ts'
import { allRegions, placesAbove, regionByCode } from '../words/gazetteer.ts'

/** Cities of each province, from the gazetteer. */
const citiesOf: ReadonlyMap<string | null, string[]> = new Map(
  [...Map.groupBy(allRegions(), place => place.parent_code)].flatMap(([parent, places]) => {
    const cities = places.filter(({ level }) => level === 'city').map(({ code }) => code)
    return cities.length > 0 && parent !== '100000' ? [[parent, cities]] : []
  }),
)

/** Where places and made-up regions lie, and what regions are made of. */
export const geography = (groups: readonly GroupFact[]): Pick<Around, 'positionOf' | 'partsOf'> => {
  const byCode = new Map(groups.map(group => [group.code, group]))
  return {
    partsOf: code => byCode.get(code)?.members.map(member => member.code) ?? citiesOf.get(code) ?? [],
    positionOf: code => {
      const place = regionByCode(code)
      if (place) return { ...nameOfPlace(place), above: placesAbove(place).map(above => above.code) }
      const group = byCode.get(code)
      if (!group) return null
      const members = group.members.map(member => member.code)
      return { ...nameOfGroup({ ...group, name: '', nameEn: null, members }), above: [] }
    },
  }
}
