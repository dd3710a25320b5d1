/**
 * For maintainers only: makes the tables of `sample/` that come from collected data. Nothing needs it at run time, its
 * output is committed. `node scripts/make-sample.ts FOLDER`, where FOLDER holds `listed-firms/china.csv`,
 * `city-facts/{observations,qualifiers}.csv` and `designations/{designations,memberships}.csv`; prints the counts that
 * `sample/README.md` states. The sample's other tables are kept by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import rules from './sample-rules.json' with { type: 'json' }

type Row = Record<string, string>
type Region = { code: string; level: string; fullName: string; parent: string; spellings: Set<string>; latin: string }
type Resolution = { resolution: string; code: string; note: string }

const root = join(import.meta.dirname, '..')

const readRows = (file: string): Row[] => parse(readFileSync(file, 'utf8'), { columns: true, bom: true })

function writeRows(name: string, rows: Row[]) {
  writeFileSync(join(root, 'sample', name), stringify(rows, { header: true }))
}

function countBy(rows: Row[], of: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[of(row)] = (counts[of(row)] ?? 0) + 1
  return counts
}

/** `Xi'an`, `xi an` and `Xian` are one spelling. */
const spelling = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]/g, '')
const withoutRank = (name: string) => name.replace(/ (City|County|District)$/i, '')

function readRegions(): Region[] {
  return readRows(join(root, 'packages/platform/data/regions.csv'))
    .filter(row => row.level !== 'country')
    .map(row => ({
      code: row.code!,
      level: row.level!,
      fullName: row.full_name!,
      parent: row.parent_code!,
      spellings: new Set([row.pinyin!, withoutRank(row.name_en!)].map(spelling)),
      latin: withoutRank(row.name_en!).toLowerCase(),
    }))
}

/** Provinces that stand in a firm's name (`Jiang Su`, `GuiZhou`, `JiangsuJibeier`), by code. */
function provincesNamed(name: string, provinces: Region[]): Set<string> {
  const named = provinces.filter(province => {
    const syllables = province.latin.replace(/[^a-z]/g, '')
    return new RegExp(`(^|[^a-z])${[...syllables].join(' ?')}`).test(name.toLowerCase())
  })
  return new Set(named.map(province => province.code.slice(0, 2)))
}

/**
 * Which place a firm's `city` means. Pinyin does not tell places of one sound apart; nothing but the firm's own
 * province name, the word City, or a city's rank above mere counties decides, and the note says which did.
 * Places named in a firm's name are no evidence: Linhai Co. of Taizhou is not from Linhai, the county of Taizhou.
 */
function resolvePlace(city: string, firm: string, regions: Region[]): Resolution {
  const { aliases, notes, principalCities, notListedHere, citySuffix } = rules.listedFirms
  const bare = city.replace(/ city$/i, '')
  const alias = (aliases as Record<string, string>)[bare]
  if (alias) return { resolution: 'exact', code: alias, note: '' }

  const namesakes = regions.filter(
    region => region.spellings.has(spelling(bare)) && !notListedHere.includes(region.code.slice(0, 2)),
  )
  const codes = new Set(namesakes.map(region => region.code))
  let candidates = namesakes.filter(region => !codes.has(region.parent))
  const saysCity = bare !== city
  if (saysCity && namesakes.some(region => region.level === 'city' || region.fullName.endsWith(citySuffix))) {
    const cities = namesakes.filter(region => region.fullName.endsWith(citySuffix))
    candidates = cities.filter(region => !cities.some(other => other.code === region.parent))
  }
  const written = candidates.filter(region => bare.includes("'") && region.latin === bare.toLowerCase())
  if (written.length > 0) candidates = written

  const [only] = candidates
  if (!only) return { resolution: 'unresolved', code: '', note: '' }
  const province = candidates.find(region => region.level === 'province')
  if (province) return { resolution: 'province', code: province.code, note: notes.province }
  if (candidates.length === 1) {
    const note = saysCity && [...codes].some(code => code.slice(0, 4) !== only.code.slice(0, 4)) ? notes.suffix : ''
    return { resolution: 'exact', code: only.code, note }
  }

  const named = provincesNamed(
    firm,
    regions.filter(region => region.code.endsWith('0000')),
  )
  const inNamed = candidates.filter(region => named.has(region.code.slice(0, 2)))
  if (inNamed.length === 1) return { resolution: 'exact', code: inNamed[0]!.code, note: notes.name }
  const cities = candidates.filter(region => region.level === 'city')
  if (cities.length === 1 && principalCities.codes.includes(cities[0]!.code))
    return { resolution: 'exact', code: cities[0]!.code, note: notes.principal }
  return { resolution: 'ambiguous', code: '', note: '' }
}

function listedFirms(folder: string): Row[] {
  const { publisher, url, commit, committed, notes } = rules.listedFirms
  const regions = readRegions()
  return readRows(join(folder, 'listed-firms/china.csv')).map(firm => {
    const place = resolvePlace(firm.city!, firm.name!, regions)
    const delisted = firm.delisted === 'True'
    return {
      key: firm.symbol!,
      name: firm.name!,
      name_en: firm.name!,
      kind: 'firm',
      region_code: place.code,
      region_resolution: place.resolution,
      place_as_given: firm.city!,
      classification: 'GICS',
      activity: firm.industry!,
      founded: firm.founded!,
      roles: delisted ? 'delisted' : 'listed',
      what: [delisted ? notes.delisted : '', place.note].filter(Boolean).join(';'),
      source_title: `FinanceDatabase database/equities/${firm.symbol!.endsWith('.SZ') ? 'SHZ' : 'SHH'}.csv`,
      source_publisher: publisher,
      source_published: committed,
      source_url: url,
      source_section: `commit ${commit} (MIT)`,
      claim_kind: 'secondary',
    }
  })
}

const factKey = (row: Row) => [row.region_code, row.indicator, row.period, row.value, row.source_url].join('\n')

/** City facts with their qualifiers; rows of mirrors and machine-written pages, and ranges of years, stay out. */
function observations(folder: string): Row[] {
  const qualifiers = new Map(readRows(join(folder, 'city-facts/qualifiers.csv')).map(row => [factKey(row), row]))
  const facts = readRows(join(folder, 'city-facts/observations.csv')).map(row => ({
    ...row,
    host: qualifiers.get(factKey(row))?.host ?? '',
    qualifier: qualifiers.get(factKey(row))?.qualifier ?? '',
  })) as Row[]
  const oneYear = (row: Row) => /^\d{4}(-\d{2})?$/.test(row.period!)
  const trusted = (row: Row) => row.host !== 'mirror' && row.host !== 'machine_written'
  console.log(
    'observations by host:',
    countBy(facts, row => row.host || 'own'),
  )
  console.log('trusted but of a range of years:', facts.filter(row => trusted(row) && !oneYear(row)).length)
  return facts
    .filter(row => trusted(row) && oneYear(row))
    .map(row => ({
      region_code: row.region_code!,
      indicator: row.indicator!,
      period: row.period!,
      value: row.value!,
      unit: row.unit!,
      qualifier: [row.qualifier, row.host].filter(Boolean).join(';'),
      source_title: row.source_title!,
      source_url: row.source_url!,
      claim_kind: row.claim_kind!,
    }))
}

/** A page's address is kept where the host is the publisher's own; the others are copies on hosts that deserve no link. */
const ownAddress = (url: string) =>
  url && rules.designations.publishersOwnHosts.includes(new URL(url).hostname) ? url : ''

function claimKind(row: Row): string {
  if (row.source_kind === 'recalled') return 'recalled'
  return row.source_url && new URL(row.source_url).hostname.endsWith('.gov.cn') ? 'official' : 'secondary'
}

function designations(folder: string): Row[] {
  return readRows(join(folder, 'designations/designations.csv')).map(row => ({
    list_id: row.list_id!,
    region_name: row.region_name!,
    region_code: row.region_code!,
    class_or_field: row.class_or_field!,
    period_or_year: row.period_or_year!,
    source_title: row.source_title!,
    source_url: ownAddress(row.source_url!),
    claim_kind: claimKind(row),
  }))
}

/** Members of the groups on official lists, then of those that the articles speak of. */
function memberships(folder: string): Row[] {
  const positions = rules.memberships.positions as unknown as Record<string, string[] | undefined>
  const listed = readRows(join(folder, 'designations/memberships.csv')).map(row => {
    const position = (positions[row.group_id!]?.indexOf(row.member_code!) ?? -1) + 1
    return {
      group_id: row.group_id!.replaceAll('_', '-'),
      group_name_zh: row.group_name_zh!,
      group_name_en: row.group_name_en!,
      group_kind: row.group_kind === 'other' ? 'alliance' : row.group_kind!,
      member_name: row.member_name!,
      member_code: row.member_code!,
      position: position > 0 ? String(position) : '',
      source_title: row.source_title!,
      source_url: ownAddress(row.source_url!),
      source_section: '',
      claim_kind: claimKind(row),
      claimed_by: '',
    }
  })
  return [...listed, ...(rules.memberships.fromArticles as Row[]).map(row => ({ ...row, source_url: '' }))]
}

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder that holds listed-firms, city-facts and designations.')

const firms = listedFirms(folder)
writeRows('organisations-listed.csv', firms)
console.log(
  'listed firms:',
  firms.length,
  countBy(firms, row => row.region_resolution!),
)
console.log(
  'how places were decided:',
  countBy(firms, row => row.what!),
)
console.log(
  'left open:',
  countBy(
    firms.filter(row => !row.region_code),
    row => row.place_as_given!,
  ),
)
const facts = observations(folder)
writeRows('observations.csv', facts)
console.log(
  'observations:',
  facts.length,
  countBy(facts, row => row.claim_kind!),
)
const lists = designations(folder)
writeRows('designations.csv', lists)
console.log(
  'designations:',
  lists.length,
  countBy(lists, row => row.claim_kind!),
)
console.log('with an address:', lists.filter(row => row.source_url).length)
const members = memberships(folder)
writeRows('memberships.csv', members)
console.log(
  'memberships:',
  members.length,
  countBy(members, row => row.claim_kind!),
)
console.log('with an address:', members.filter(row => row.source_url).length)
