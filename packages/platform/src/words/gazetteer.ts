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

/** The places that a place lies in, the nearest first; the country is left out. */
export function placesAbove(place: Place): readonly Place[] {
  const parent = place.parent_code ? regionByCode(place.parent_code) : undefined
  return parent && parent.level !== 'country' ? [parent, ...placesAbove(parent)] : []
}
