import { type Place, placesAbove } from '../words/gazetteer.ts'
import { simplified } from '../words/simplified.ts'
import { buildLexicon } from './lexicon.ts'
import characters from './lists/characters.json' with { type: 'json' }
import english from './lists/english.json' with { type: 'json' }
import genericWords from './lists/generic-words.json' with { type: 'json' }
import nameCharacters from './lists/name-characters.json' with { type: 'json' }
import suffixes from './lists/organisation-suffixes.json' with { type: 'json' }
import {
  leftmostLongest,
  type Marks,
  type OrganisationKind,
  type OrganisationMark,
  type PlaceMark,
  type SuffixMark,
} from './marks.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import { isClear } from './place-names.ts'
import { believed, surelyTagged } from './tagged-organisations.ts'
import type { Tagging } from './tagger/tag-names.ts'

/**
 * An organisation as mentioned; `place` is the short name of the place that its name says or where it is known to sit,
 * `confidence` how far the tagger takes a name that is in no list for one.
 */
export type FoundOrganisation = Span & {
  name: string
  kind: OrganisationKind
  place: string | null
  confidence?: number
}

/** Named by what it ends in; a sure one needs no tagger: it is incorporated, or a stand-in tells that it is a name. */
type NamedOrganisation = FoundOrganisation & { isSure: boolean }

/** No name is longer than this many characters before its suffix. */
const longestHead = 24
const longestShortForm = 12
const longestIntroduction = 40

const nameCharacter = /[\u4e00-\u9fffA-Za-z0-9·&]/
const endsAsFirm = new RegExp(`(?:${anyOf(nameCharacters.firmEnds)})$`)
const innerDash = /[-—–]/
const isGeneric = new RegExp(`^(?:${anyOf(genericWords.words)})*$`)

const goesOn = new RegExp(suffixes.goesOn.pattern)
const countsBefore = new RegExp(suffixes.countsBefore.pattern)
const notName = new RegExp(suffixes.notNames.pattern)
const taggedWrong = new RegExp(suffixes.taggedWrong.pattern)
const beginsWithTown = new RegExp(suffixes.townBegins.pattern)
const tellsKind = new RegExp(suffixes.kindEnds.pattern)
const standIn = new RegExp(anyOf(suffixes.standIns.words))
const unnamed = new RegExp(`^(?:${anyOf(suffixes.standIns.unnamed)})$`)
const opensWords = new Set(suffixes.opensWords.words)
/** A proper word before a stand-in (华南示例汽车联盟) is no longer than this. */
const longestLead = 3
const isIncorporated = new RegExp(suffixes.incorporated.pattern)
const longestGoingOn = 3
const isWide = new RegExp(suffixes.wide.pattern)
const isNotWide = new RegExp(suffixes.wide.not)
const namesPlace = new RegExp(`^[\\u4e00-\\u9fff]{2,12}[${suffixes.rankEnds.characters}]$`)
/** A wide name (国家…中心) needs this many characters before its suffix to be one. */
const shortestWide = 6

/** Organisations in order and disjoint: known ones, those named by suffix as far as the tagger believes them, its own. */
export function findOrganisations(
  passage: Passage,
  marks: Marks,
  dates: readonly Span[],
  tagging: Tagging,
): FoundOrganisation[] {
  const { text } = passage
  const named = namedBySuffix(text, marks, dates)
  const read = [
    ...marks.organisations
      .filter(({ end }) => !goesOn.test(text.slice(end, end + longestGoingOn)))
      .map(knownOrganisation),
    ...believed(named, tagging).map(({ isSure, ...organisation }) => organisation),
    ...namedInEnglish(text, marks),
  ]
  const found = [...read, ...namedByTagger(text, marks, read, tagging)]
  const aliases = shortForms(text, found)
  return leftmostLongest([...found, ...aliases]).map(({ name, ...rest }) => ({ ...rest, name: simplified(name) }))
}

const knownOrganisation = ({ start, end, organisation }: OrganisationMark): FoundOrganisation => ({
  start,
  end,
  ...organisation,
})

/** Where a name read leftwards must stop: the ends of dates and of boundary words, unless a longer word covers them. */
function barriersOf(text: string, marks: Marks, dates: readonly Span[]): Uint8Array {
  const barriers = new Uint8Array(text.length + 1)
  const segments = leftmostLongest([
    ...marks.boundaries.map(span => ({ ...span, stops: true })),
    ...[...marks.keeps, ...marks.organisations, ...marks.suffixes, ...marks.places].map(span => ({
      start: span.start,
      end: span.end,
      stops: false,
    })),
  ])
  for (const { end, stops } of segments) if (stops) barriers[end] = 1
  for (const { end } of dates) barriers[end] = 1
  return barriers
}

function namedBySuffix(text: string, marks: Marks, dates: readonly Span[]): NamedOrganisation[] {
  const barriers = barriersOf(text, marks, dates)
  const places = leftmostLongest(marks.places)
  const known = leftmostLongest(marks.organisations)
  const ends = new Set(marks.boundaries.map(({ start }) => start))
  const candidates: NamedOrganisation[] = []
  for (const suffix of suffixesOf(text, marks)) {
    const candidate = readName(text, suffix, barriers, ends, places, known)
    if (!candidate) continue
    const previous = candidates.at(-1)
    if (previous && previous.start >= candidate.start && previous.start < candidate.end) candidates.pop()
    candidates.push(candidate)
  }
  return candidates
}

/** Of suffixes that end together only the longest counts, and none that goes on as another word (中心城市). */
function suffixesOf(text: string, marks: Marks): SuffixMark[] {
  const byEnd = new Map<number, SuffixMark>()
  for (const suffix of marks.suffixes) {
    const rival = byEnd.get(suffix.end)
    if (!rival || rival.start > suffix.start || (rival.start === suffix.start && rival.needs === 'stand-in'))
      byEnd.set(suffix.end, suffix)
  }
  return [...byEnd.values()]
    .filter(({ end }) => !goesOn.test(text.slice(end, end + longestGoingOn)))
    .sort((a, b) => a.start - b.start)
}

function readName(
  text: string,
  suffix: SuffixMark,
  barriers: Uint8Array,
  boundaries: ReadonlySet<number>,
  places: readonly PlaceMark[],
  known: readonly OrganisationMark[],
): NamedOrganisation | null {
  const least = Math.max(0, suffix.start - longestHead)
  let start = suffix.start
  while (start > least && !barriers[start]) {
    const length = namePartBefore(text, start, places)
    if (length === 0) break
    start -= length
  }
  if (barriers[suffix.start] && start === suffix.start) return null

  const standIn = standInOf(text, start, suffix.start, places)
  if (suffix.needs === 'stand-in' && (standIn === null || !endsAt(text, suffix, boundaries))) return null
  start = standIn ?? start
  start += countsBefore.exec(text.slice(start, suffix.start))?.[0].length ?? 0
  const inner = { start, end: suffix.end }
  const firstPlace = within(places, inner).find(place => isClear(text, place))
  const firstKnown = within(known, inner)[0]
  const isKnown = within(known, inner).at(-1)?.end === suffix.end
  const anchor = Math.min(firstPlace?.start ?? suffix.start, firstKnown?.start ?? suffix.start)
  if (standIn === null && anchor < suffix.start && anchor > start && isGeneric.test(text.slice(start, anchor)))
    start = anchor
  if (isKnown && anchor !== start && standIn === null) return null
  const head = text.slice(start, suffix.start)
  const isAnchored =
    standIn !== null ||
    (anchor === start && anchor < suffix.start) ||
    namesPlace.test(head) ||
    beginsWithTown.test(head) ||
    isRanked(suffix, head)
  if ((tellsKind.test(head) && !namesPlace.test(head)) || notName.test(text.slice(start, suffix.end))) return null
  if (!isAnchored && (suffix.needs !== 'word' || !isProper(head))) return null
  const end = withBranch(text, suffix.end, places)
  return {
    start,
    end,
    kind: suffix.kind,
    isSure: standIn !== null || isIncorporated.test(text.slice(start, end)),
    name: text.slice(start, end),
    place: placeInName(text, within(places, { start, end })) ?? firstKnown?.organisation.place ?? null,
  }
}

/**
 * Where a name with a stand-in for what is left out begins (某, 示例): with the places or the short proper word right
 * before the stand-in; null without one.
 */
function standInOf(text: string, from: number, to: number, places: readonly PlaceMark[]): number | null {
  const at = from + text.slice(from, to).search(standIn)
  if (at < from) return null
  let start = at
  for (let place = places[firstEndingAfter(places, start - 1)]; place?.end === start && place.start >= from; ) {
    start = place.start
    place = places[firstEndingAfter(places, start - 1)]
  }
  if (start === at && unnamed.test(text.slice(at, to))) return null
  const lead = text.slice(from, start)
  const ofPlace = places[firstEndingAfter(places, from)]
  const placed = ofPlace?.start === from ? ofPlace.end - from : 0
  return lead.length - placed <= longestLead && !isGeneric.test(lead) ? from : start
}

/** Whether a name may end before a mark or a word that belongs to no name: 示例科技入选, but 示例科技成果转化. */
const endsAt = (text: string, { start, end }: Span, boundaries: ReadonlySet<number>) =>
  !opensWords.has(text.slice(start, end)) || boundaries.has(end) || !nameCharacter.test(text[end] ?? ' ')

/** Names that the tagger alone has found; a suffix that the rules have looked at and refused stays refused. */
function namedByTagger(text: string, marks: Marks, read: readonly FoundOrganisation[], tagging: Tagging) {
  const refused = new Set(marks.suffixes.map(({ end }) => end))
  const places = leftmostLongest(marks.places)
  return surelyTagged(tagging, read)
    .filter(({ start, end }) => !refused.has(end) && !taggedWrong.test(text.slice(start, end)))
    .map(({ start, end, confidence }): FoundOrganisation => {
      const name = text.slice(start, end)
      const kind = endsAsFirm.test(name) ? 'firm' : 'other'
      return { start, end, kind, name, place: placeInName(text, within(places, { start, end })), confidence }
    })
}

/** The narrowest place that a name says, each read below the one before it: 天津滨海 is not 滨海县 of another province. */
function placeInName(text: string, marks: readonly PlaceMark[]): string | null {
  let current: Place | null = null
  for (const mark of marks) {
    const above: string | undefined = (current as Place | null)?.code
    const below: Candidates[number] | undefined = mark.candidates.find(({ place }) => above && isBelow(place, above))
    const next: Candidates[number] | undefined =
      below ?? (isClear(text, mark) ? mark.candidates.find(({ place }) => place.level !== 'county') : undefined)
    if (next) current = next.place
  }
  return current?.name ?? null
}

type Candidates = PlaceMark['candidates']

const isBelow = (place: Place, above: string) => placesAbove(place).some(({ code }) => code === above)

/** Length of what before `end` can be part of a name: a character, or a place in brackets (国仪量子（合肥）技术…); else 0. */
function namePartBefore(text: string, end: number, places: readonly PlaceMark[]): number {
  const character = text[end - 1]
  if (nameCharacter.test(character)) return 1
  const place = places[firstEndingAfter(places, end - 2)]
  if (place?.end !== end - 1) return 0
  if (innerDash.test(character)) return 1
  return closeBracket.test(character) && openBracket.test(text[place.start - 1]) ? end - place.start + 1 : 0
}

const openBracket = /[（(]/
const closeBracket = /[）)]/

/** 省科技厅, 市教育局: named by rank within the place that the text is about. */
const isRanked = (suffix: SuffixMark, head: string) => suffix.kind === 'agency' && suffixes.ranks.words.includes(head)

/** A head of one character, of digits, or of descriptions only names nobody. */
const isProper = (head: string) =>
  head.length > 1 &&
  !/^[\d.]+$/.test(head) &&
  (!isGeneric.test(head) || (head.length >= shortestWide && isWide.test(head) && !isNotWide.test(head)))

/** A branch named in brackets belongs to the name: 香港中文大学（深圳）. */
function withBranch(text: string, end: number, places: readonly PlaceMark[]): number {
  const open = /^ ?[（(]/.exec(text.slice(end, end + 2))
  if (!open) return end
  const placeStart = end + open[0].length
  const place = places[firstEndingAfter(places, placeStart)]
  return place?.start === placeStart && /[）)]/.test(text[place.end] ?? '') ? place.end + 1 : end
}

const introduction = new RegExp(
  `^ ?[（(](?:${characters.quoted.join('|')})[^${characters.openQuotes}）)]{0,3}[${characters.openQuotes}]([^${characters.closeQuotes}）)]{2,${longestShortForm}})[${characters.closeQuotes}]`,
)

/** Later mentions by the short form that a text introduces: `（以下简称“一清创新”）`. Its first introduction counts. */
function shortForms(text: string, found: readonly FoundOrganisation[]): FoundOrganisation[] {
  const introduced = new Map<string, FoundOrganisation>()
  for (const organisation of found) {
    const short = introduction.exec(text.slice(organisation.end, organisation.end + longestIntroduction))?.[1]
    if (short && !introduced.has(short)) introduced.set(short, organisation)
  }
  if (introduced.size === 0) return []
  const mentions: FoundOrganisation[] = []
  buildLexicon(introduced).scan(text, (start, end, organisations) => {
    for (const organisation of organisations)
      if (start >= organisation.end) mentions.push({ ...organisation, start, end })
  })
  return mentions
}

const heads = Object.entries(english.organisationHeads) as [OrganisationKind, string[]][]
const kindOfHead = new Map(heads.flatMap(([kind, words]) => words.map(word => [word, kind] as const)))
const headWords = [...kindOfHead.keys()]
  .sort((a, b) => b.length - a.length)
  .map(word => word.replaceAll('.', '\\.'))
  .join('|')
const capitalised = "[A-Z][\\w'’&-]*"
const englishName = new RegExp(
  `\\b(?:${capitalised}(?: (?:of|for|and|the)(?= [A-Z]))? ){0,7}?(${headWords})(?![\\w-])(?:,? (${headWords})(?![\\w-]))*(?: (?:of|for)(?: the)?(?: ${capitalised}){1,4}(?: and(?: ${capitalised}){1,2})?)?|\\b${capitalised} (?:${english.governments.join('|')})\\b`,
  'g',
)
/** What stands before an English name without being part of it: an article, or the place that owns it (`Wuhan's`). */
const leadIn =
  /^(?:[A-Z] of |(?:The|the|A|An|When|While|After|Since|As|In|At|From|On|By|For|With|And|But|Our|Its|Their|This) |[A-Z][\w-]*['’]s )+/

function namedInEnglish(text: string, marks: Marks): FoundOrganisation[] {
  const found: FoundOrganisation[] = []
  for (const match of text.matchAll(englishName)) {
    const lead = leadIn.exec(match[0])?.[0].length ?? 0
    const name = match[0].slice(lead)
    const kind = match[1] ? kindOfHead.get(match[2] ?? match[1]) : 'agency'
    if (!kind || !name.includes(' ') || !/^[A-Z]/.test(name)) continue
    const start = match.index + lead
    const end = start + name.length
    found.push({ start, end, name, kind, place: placeInName(text, within(marks.places, { start: match.index, end })) })
  }
  return found
}
