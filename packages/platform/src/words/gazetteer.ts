import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { simplified } from './simplified.ts'

const coordinate = z.preprocess(cell => (cell === '' ? null : Number(cell)), z.number().nullable())
const emptyIsNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess(cell => (cell === '' ? null : cell), schema.nullable())

const placeSchema = z.object({
  /** GB/T 2260; see data/NOTICES.md for where the standard has none. */
  code: z.string().regex(/^\d{6}$/),
  level: z.enum(['country', 'province', 'city', 'county']),
  /** Short official name: `深圳`. */
  name: z.string().min(1),
  full_name: z.string().min(1),
  name_en: z.string().min(1),
  /** Syllables of `name`, separated by spaces. */
  pinyin: z.string().min(1),
  /** Null for the country alone. */
  parent_code: emptyIsNull(z.string()),
  longitude: coordinate,
  latitude: coordinate,
  coordinate_system: emptyIsNull(z.enum(['BD-09', 'WGS-84'])),
})
/** A place of China as data/regions.csv lists it. */
export type Place = z.infer<typeof placeSchema>

type Gazetteer = { places: Place[]; byCode: Map<string, Place>; byName: Map<string, Place[]> }

let loaded: Gazetteer | undefined

/** What a name is looked up by: simplified script, lower case, no spaces, hyphens, apostrophes or accents. */
const nameKey = (name: string) =>
  simplified(name)
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s'’‘-]/g, '')
    .toLowerCase()

function load(): Gazetteer {
  const file = new URL('../../data/regions.csv', import.meta.url)
  const places = z.array(placeSchema).parse(parse(readFileSync(file, 'utf8'), { columns: true }))
  const byName = new Map<string, Place[]>()
  for (const place of places) {
    for (const key of new Set([place.name, place.full_name, place.name_en, place.pinyin].map(nameKey))) {
      const namesakes = byName.get(key)
      if (namesakes) namesakes.push(place)
      else byName.set(key, [place])
    }
  }
  return { places, byCode: new Map(places.map(place => [place.code, place])), byName }
}

const gazetteer = (): Gazetteer => {
  loaded ??= load()
  return loaded
}

/** Every place of the table: country, provinces, cities, counties, by code. */
export const allRegions = (): readonly Place[] => gazetteer().places

/** The place with this GB/T 2260 code, if there is one. */
export const regionByCode = (code: string): Place | undefined => gazetteer().byCode.get(code)

/**
 * All places that a name can mean: short or full name in either script, pinyin with or without spaces and tones,
 * English name. Empty when none does. Which one is meant is the caller's to judge.
 */
export const regionsByName = (name: string): readonly Place[] => gazetteer().byName.get(nameKey(name)) ?? []

/** How an English name says the level of its place. */
const saidLevel = /\s+(city|province|county|district)$/i

/**
 * The places that a name means in a table or a list, where one of them is named rather than told of; one where the name
 * decides, several where a reader has to say. By these rules, in order:
 *
 * 1. a full name means the places of that full name (`西安区` no city), a path the place at its end (`安徽省合肥市`, `吉林吉林`);
 * 2. of places that share a short name, in either script, pinyin or English, those of the level that the caller knows of
 *    (a header `城市`, `Jilin City`) come before others;
 * 3. cities and provinces come before counties and districts (`西安` is no district of Liaoyuan), and neither before the
 *    other (`吉林` stays two);
 * 4. a short name with the last character of the full one is that place (`恩施州`).
 */
export const placesMeant = (name: string, level?: Place['level']): readonly Place[] => {
  const given = name.trim()
  const namesakes = regionsByName(given)
  const said = saidLevel.exec(given)
  if (namesakes.length === 0 && said) {
    const word = said[1].toLowerCase()
    return placesMeant(given.slice(0, said.index), word === 'district' ? 'county' : (word as Place['level']))
  }
  if (namesakes.length === 0) return placesAtEnd(given)
  const full = namesakes.filter(place => nameKey(place.full_name) === nameKey(given))
  if (full.length > 0) return full
  const ofLevel = namesakes.filter(place => place.level === level)
  if (ofLevel.length > 0) return ofLevel
  const large = namesakes.filter(place => place.level !== 'county')
  return large.length > 0 ? large : namesakes
}

/** Places whose name in short stands before its last character, and places at the end of a path of names. */
const placesAtEnd = (given: string): readonly Place[] => {
  const characters = [...given]
  const shortened = regionsByName(characters.slice(0, -1).join('')).filter(
    place => simplified(place.full_name).at(-1) === simplified(given).at(-1),
  )
  if (shortened.length > 0) return shortened
  for (let at = characters.length - 2; at >= 2; at--) {
    const above = new Set(regionsByName(characters.slice(0, at).join('')).map(place => place.code))
    if (above.size === 0) continue
    const end = characters.slice(at).join('')
    for (const named of [placesMeant(end), regionsByName(end)]) {
      const inside = named.filter(place => placesAbove(place).some(({ code }) => above.has(code)))
      if (inside.length > 0) return inside
    }
  }
  return []
}

/** The places that a place lies in, the nearest first; the country is left out. */
export function placesAbove(place: Place): readonly Place[] {
  const parent = place.parent_code ? regionByCode(place.parent_code) : undefined
  return parent && parent.level !== 'country' ? [parent, ...placesAbove(parent)] : []
}
