/**
 * Makes packages/platform/data/regions.csv from the open tables that packages/platform/data/NOTICES.md names:
 * `node scripts/make-regions.ts FOLDER`, where FOLDER holds areacity_level3.csv, city-geo.json and geonames-cities.csv.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import englishNames from './region-english-names.json' with { type: 'json' }
import words from './region-name-words.json' with { type: 'json' }

const areaSchema = z.object({
  id: z.string(),
  pid: z.string(),
  deep: z.enum(['0', '1', '2']),
  name: z.string(),
  pinyin: z.string(),
  ext_id: z.string(),
  ext_name: z.string(),
})
type Area = z.infer<typeof areaSchema>

const pointSchema = z.object({
  province: z.string(),
  city: z.string(),
  area: z.string(),
  lng: z.string(),
  lat: z.string(),
})

const latinPlaceSchema = z.object({
  name: z.string(),
  country: z.string(),
  population: z.coerce.number(),
  lon: z.coerce.number(),
  lat: z.coerce.number(),
})
const latinCountries = new Set(['CN', 'TW', 'HK', 'MO'])

/** Provinces of the source whose code also stands for their one city; it lists that city a second time below them. */
const provinceCities = new Set(['11', '12', '31', '50', '81', '82'])
/** The source's rows for places abroad. */
const abroad = '91'
const country = '100000'

const provinceCode = (id: string) => `${id.slice(0, 2)}0000`
const cityCode = (id: string) => (id.length === 4 ? `${id}00` : id.slice(0, 6))

const pad = (area: Area) => (area.deep === '0' ? provinceCode(area.id) : cityCode(area.id))

/** `xi an` → `Xi'an`: the apostrophe goes before a syllable that begins with a vowel. */
function spelled(pinyin: string): string {
  const joined = pinyin
    .split(' ')
    .map((syllable, index) => (index > 0 && /^[aoe]/.test(syllable) ? `'${syllable}` : syllable))
    .join('')
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}

/** A name that kept its rank, to tell a county from the city of that name, has the rank as an English word. */
function englishName(name: string, pinyin: string): string {
  const ranks: Record<string, string> = words.ranks
  const rank = ranks[name.slice(-1)]
  return rank && name.length > 2 ? `${spelled(pinyin.slice(0, pinyin.lastIndexOf(' ')))} ${rank}` : spelled(pinyin)
}

function shortName(area: Area): string {
  const endings = words.endings[area.deep]
  const ending = endings.find(word => area.name.endsWith(word) && area.name.length > word.length + 1)
  return ending ? area.name.slice(0, -ending.length) : area.name
}

function pinyinOf(area: Area, name: string): string {
  return area.pinyin.replaceAll('lv', 'lü').replaceAll('nv', 'nü').split(' ').slice(0, name.length).join(' ')
}

type Point = { longitude: number; latitude: number; system: 'BD-09' | 'WGS-84' }

/**
 * Points by `province|city|area`, and by `province||stem`, because cities are renamed and counties become districts.
 * The source falls back on some default where it found none, so a point that several cities share is no point.
 */
function pointsByPlace(file: string): Map<string, Point> {
  const sourcePoints = z.array(pointSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
  const holders = new Map<string, Set<string>>()
  for (const { lng, lat, city, area } of sourcePoints) {
    const at = `${lng}|${lat}`
    holders.set(at, (holders.get(at) ?? new Set()).add(city.endsWith(words.governedDirectly) ? area : city))
  }
  const points = new Map<string, Point>()
  for (const { province, city, area, lng, lat } of sourcePoints) {
    if (!lng || !lat || (holders.get(`${lng}|${lat}`)?.size ?? 0) > 1) continue
    const point = { longitude: Number(lng), latitude: Number(lat), system: 'BD-09' as const }
    const ownCity = city === words.cityDistricts && area === '' ? '' : city
    for (const key of [`${province}|${ownCity}|${area}`, `${province}||${stem(area || ownCity)}`])
      if (!points.has(key)) points.set(key, point)
  }
  return points
}

/** A place's name without the last character, which says its rank and is what changes. */
const stem = (name: string) => (name.length > 2 ? name.slice(0, -1) : name)

/** The most populous place of each Latin name, for the places that the first source lacks. */
function pointsByLatinName(file: string): Map<string, Point> {
  const points = new Map<string, Point & { population: number }>()
  for (const row of z.array(latinPlaceSchema).parse(parse(readFileSync(file, 'utf8'), { columns: true, bom: true }))) {
    if (!latinCountries.has(row.country) || (points.get(row.name)?.population ?? -1) >= row.population) continue
    points.set(row.name, { longitude: row.lon, latitude: row.lat, system: 'WGS-84', population: row.population })
  }
  return points
}

function makeRegions(folder: string): string[][] {
  const areas = z
    .array(areaSchema)
    .parse(parse(readFileSync(join(folder, 'areacity_level3.csv'), 'utf8'), { columns: true, bom: true, trim: true }))
    .filter(area => !area.id.startsWith(abroad))
  const byId = new Map(areas.map(area => [area.id, area]))
  const cityCodes = new Set(areas.filter(area => area.deep === '1').map(pad))
  const points = pointsByPlace(join(folder, 'city-geo.json'))
  const latinPoints = pointsByLatinName(join(folder, 'geonames-cities.csv'))
  const english: Record<string, string> = englishNames

  /** A province stands where its seat of government is, which has the first city code. */
  const capitalOf = (area: Area) => byId.get(`${area.id}01`) ?? area
  const rows = areas.flatMap(area => {
    const code = pad(area)
    const provinceId = area.id.slice(0, 2)
    const isProvinceCity = provinceCities.has(provinceId)
    if (area.deep === '1' && isProvinceCity) return []
    if (area.deep === '2' && cityCodes.has(code)) return []
    const level = area.deep === '2' ? 'county' : area.deep === '1' || isProvinceCity ? 'city' : 'province'
    const parent =
      area.deep === '0' ? country : isProvinceCity ? provinceCode(area.id) : cityCode(area.pid.padEnd(4, '0'))
    const name = shortName(area)
    const pinyin = pinyinOf(area, name)
    const province = byId.get(provinceId)?.ext_name ?? ''
    const city = area.deep === '2' ? (byId.get(area.pid)?.ext_name ?? '') : area.deep === '1' ? area.ext_name : ''
    const county = area.deep === '2' ? area.ext_name : ''
    const nameEn = english[code] ?? englishName(name, pinyin)
    const seat = level === 'province' ? capitalOf(area) : area
    const point =
      points.get(`${province}|${city}|${county}`) ??
      points.get(`${province}||${stem(seat.ext_name)}`) ??
      latinPoints.get(english[pad(seat)] ?? '')
    return [
      [code, level, name, area.ext_name, nameEn, pinyin, parent].concat(
        point ? [point.longitude.toFixed(5), point.latitude.toFixed(5), point.system] : ['', '', ''],
      ),
    ]
  })
  const china = [country, 'country', words.country, words.countryFull, 'China', 'zhong guo', '', '', '', '']
  return [china, ...rows.sort((a, b) => a[0].localeCompare(b[0]))]
}

const columns = 'code,level,name,full_name,name_en,pinyin,parent_code,longitude,latitude,coordinate_system'.split(',')
const folder = process.argv[2]
if (!folder) {
  console.error('usage: node scripts/make-regions.ts FOLDER')
  process.exit(2)
}
writeFileSync(
  new URL('../packages/platform/data/regions.csv', import.meta.url),
  stringify([columns, ...makeRegions(folder)]),
)
