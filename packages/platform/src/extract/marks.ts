import { organisationKinds } from '../words/extraction.ts'
import { allRegions, type Place, regionByCode } from '../words/gazetteer.ts'
import { simplified } from '../words/simplified.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'
import boundaries from './lists/boundaries.json' with { type: 'json' }
import events from './lists/events.json' with { type: 'json' }
import keepWords from './lists/keep-words.json' with { type: 'json' }
import suffixes from './lists/organisation-suffixes.json' with { type: 'json' }
import organisations from './lists/organisations.json' with { type: 'json' }
import placeWords from './lists/place-words.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { findAbbreviations } from './place-abbreviations.ts'

export type OrganisationKind = (typeof organisationKinds)[number]
export type KnownOrganisation = { name: string; kind: OrganisationKind; place: string | null }

/** A place that a name can mean, and which of its names that is. */
export type Candidate = { place: Place; form: 'full' | 'short' | 'english' }

/** What one occurrence of a word can mean to the finders. */
type Entry =
  | ({ mark: 'place' } & Candidate)
  | { mark: 'combination'; places: readonly Place[] }
  | { mark: 'not-place' }
  | { mark: 'organisation'; organisation: KnownOrganisation }
  | { mark: 'suffix'; kind: OrganisationKind; needs: NameNeed }
  | { mark: 'boundary' }
  | { mark: 'keep' }
  | { mark: 'act' }

export type PlaceMark = Span & { candidates: Candidate[] }
export type CombinationMark = Span & { places: readonly Place[] }
export type OrganisationMark = Span & { organisation: KnownOrganisation }
/** What must begin a name that ends so: any proper word, a place or known organisation, or a stand-in for a name left out. */
export type NameNeed = 'word' | 'place' | 'stand-in'
export type SuffixMark = Span & { kind: OrganisationKind; needs: NameNeed }

/** All words of the lists that occur in a text, by kind, each in order of start. Longer and shorter ones overlap. */
export type Marks = {
  places: PlaceMark[]
  combinations: CombinationMark[]
  notPlaces: Span[]
  organisations: OrganisationMark[]
  suffixes: SuffixMark[]
  boundaries: Span[]
  keeps: Span[]
  acts: Span[]
}

function* words(): Generator<readonly [string, Entry]> {
  for (const place of allRegions()) {
    if (place.level === 'country') continue
    for (const name of fullNames(place)) yield [name, { mark: 'place', place, form: 'full' }]
    if (place.name !== place.full_name && place.name.length > 1)
      yield [simplified(place.name), { mark: 'place', place, form: 'short' }]
    for (const name of englishNames(place)) {
      yield [name, { mark: 'place', place, form: 'english' }]
      const rank = englishRanks.find(({ ends }) => place.full_name.endsWith(ends))
      if (place.level === 'county' && rank) yield [`${name} ${rank.word}`, { mark: 'place', place, form: 'full' }]
      // A dateline: QINGDAO - Long before….
      if (place.level === 'city' && name.length >= shortestInCapitals)
        yield [name.toUpperCase(), { mark: 'place', place, form: 'english' }]
    }
  }
  for (const [word, code] of Object.entries(placeWords.spellings.words)) {
    const place = regionByCode(code)
    if (place) yield [word, { mark: 'place', place, form: /[A-Z]/.test(word) ? 'english' : 'short' }]
  }
  for (const [word, codes] of Object.entries(placeWords.combinations.words))
    yield [word, { mark: 'combination', places: codes.flatMap(code => regionByCode(code) ?? []) }]
  for (const word of placeWords.other.words) yield [word, { mark: 'not-place' }]

  for (const kind of organisationKinds) {
    const listed = organisations as unknown as Record<string, [string, string | null, ...string[]][] | undefined>
    for (const [name, seat, ...others] of listed[kind] ?? []) {
      const place = seat ? (regionByCode(seat)?.name ?? null) : null
      for (const word of [name, ...others]) {
        const spelled = organisations.spelledOut.includes(kind) ? name : word
        yield [word, { mark: 'organisation', organisation: { name: spelled, kind, place } }]
      }
    }
    for (const [list, needs] of [
      [suffixes.named, 'word'],
      [suffixes.placed, 'place'],
      [suffixes.stoodIn, 'stand-in'],
    ] as const)
      for (const word of (list as Record<string, string[] | undefined>)[kind] ?? [])
        yield [word, { mark: 'suffix', kind, needs }]
  }
  for (const word of boundaries.words) yield [word, { mark: 'boundary' }]
  for (const word of keepWords.words) yield [word, { mark: 'keep' }]
  for (const word of [...events.acts, ...events.englishActs]) yield [word, { mark: 'act' }]
}

/** How English text tells the rank of a county or district behind its name. */
const englishRanks = [
  { ends: '区', word: 'District' },
  { ends: '县', word: 'County' },
]
/** Shorter names in capitals are as often abbreviations. */
const shortestInCapitals = 5

/** What an autonomous place is called when its nationalities are left out: 楚雄州, 陵水县. */
const autonomous = /^.*自治([州县旗])$/

function fullNames(place: Place): string[] {
  const full = simplified(place.full_name)
  const rank = autonomous.exec(full)?.[1]
  return [...(full.length > 1 ? [full] : []), ...(rank ? [simplified(place.name) + rank] : [])]
}

/** With either apostrophe, and none: Xi'an, Xi’an, Xian. */
const englishNames = ({ name_en: name }: Place): string[] =>
  name.includes("'") ? [name, name.replaceAll("'", '’'), name.replaceAll("'", '')] : [name]

let lexicon: Lexicon<Entry> | undefined

/** Finds the words of all lists in one pass over the folded text. */
export function findMarks(text: string): Marks {
  lexicon ??= buildLexicon(words())
  const marks: Marks = {
    places: [],
    combinations: [],
    notPlaces: [],
    organisations: [],
    suffixes: [],
    boundaries: [],
    keeps: [],
    acts: [],
  }
  marks.combinations.push(...findAbbreviations(text))
  lexicon.scan(text, (start, end, entries) => {
    let candidates: PlaceMark['candidates'] | undefined
    for (const entry of entries) {
      if (entry.mark === 'place') {
        if (!candidates) {
          candidates = []
          marks.places.push({ start, end, candidates })
        }
        candidates.push(entry)
      } else if (entry.mark === 'combination') marks.combinations.push({ start, end, places: entry.places })
      else if (entry.mark === 'not-place') marks.notPlaces.push({ start, end })
      else if (entry.mark === 'organisation') marks.organisations.push({ start, end, organisation: entry.organisation })
      else if (entry.mark === 'suffix') marks.suffixes.push({ start, end, kind: entry.kind, needs: entry.needs })
      else if (entry.mark === 'boundary') marks.boundaries.push({ start, end })
      else if (entry.mark === 'keep') marks.keeps.push({ start, end })
      else marks.acts.push({ start, end })
    }
  })
  return marks
}

/** Of overlapping spans the leftmost, and of those that begin together the longest. */
export function leftmostLongest<S extends Span>(spans: readonly S[]): S[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  let reached = -1
  return ordered.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}
