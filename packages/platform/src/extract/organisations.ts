import { simplified } from '../words/simplified.ts'
import { namedInEnglish } from './english-organisations.ts'
import { shortForms } from './introduced-names.ts'
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
import { firstEndingAfter, type Passage, type Span, touches, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import { placeInName } from './place-in-name.ts'
import { isClear } from './place-names.ts'
import { shortStandIns } from './stand-in-names.ts'
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
/** Nor the name of a place, or a word that holds one, than this. */
const longestPlaceName = 24

const nameCharacter = /[\u4e00-\u9fffA-Za-z0-9·&]/
const wordCharacter = /[\u4e00-\u9fffA-Za-z]/
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
const standInAlone = new RegExp(`^(?:${anyOf(suffixes.standIns.words)})$`)
const broadPlace = new RegExp(`(?:${anyOf(suffixes.broadPlaces.words)})$`)
const attached = new RegExp(`(?:${anyOf(suffixes.attached.words)})$`)
const attachedWithin = new RegExp(anyOf(suffixes.attached.words))
const saysTrade = new RegExp(`(?:${anyOf(suffixes.tradeVerbs.words)})$`)
const saysTradeOfFirm = new RegExp(`(?:${anyOf([...suffixes.tradeVerbs.words, ...suffixes.tradeVerbs.ofFirms])})$`)
const joins = new RegExp(`^[${suffixes.joiners.characters}]$`)
const neverJoined = new RegExp(`(?:${anyOf(suffixes.joiners.notBehind)})$`)
const beginsWrong = new RegExp(suffixes.beginsWrong.pattern)
const numbered = new RegExp(suffixes.numbered.pattern, 'g')
const countedBehind = new RegExp(suffixes.countedBehind.pattern)
const holdsName = new RegExp(`(?:${anyOf(suffixes.opensWords.notBehind)})`)
const unitBehindNumber = new RegExp(`^(?:${anyOf(suffixes.units.words)})$`)
const opensWords = new Set(suffixes.opensWords.words)
/** A proper word before a stand-in (华南示例汽车联盟) is no longer than this. */
const longestLead = 3
const isIncorporated = new RegExp(suffixes.incorporated.pattern)
const longestGoingOn = 3
const isWide = new RegExp(suffixes.wide.pattern)
const isNational = new RegExp(suffixes.wide.national)
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
    ...marks.organisations.filter(mark => standsAlone(text, mark, marks)).map(knownOrganisation),
    ...believed(named, tagging).map(({ isSure, ...organisation }) => organisation),
    ...namedInEnglish(text, marks),
    ...[...text.matchAll(numbered)].map(({ index, 0: name }) =>
      firmAt(text, { start: index, end: index + name.length }),
    ),
  ]
  const sure = [...read, ...namedByTagger(text, marks, read, tagging)]
  const taken = leftmostLongest(sure)
  const stoodIn = shortStandIns(text, marks).filter(span => !touches(taken, span))
  const found = [...sure, ...stoodIn.map(span => firmAt(text, span))]
  const aliases = shortForms(text, found)
  return leftmostLongest([...found, ...aliases]).map(({ name, ...rest }) => ({ ...rest, name: simplified(name) }))
}

const firmAt = (text: string, { start, end }: Span): FoundOrganisation => ({
  start,
  end,
  name: text.slice(start, end),
  kind: 'firm',
  place: null,
})

/** Whether a word of the list means its organisation: 京东 in 北京东城, 1.5特斯拉 and 外交部长 do not. */
function standsAlone(text: string, { start, end }: OrganisationMark, { places, notPlaces }: Marks): boolean {
  if (goesOn.test(text.slice(end, end + longestGoingOn))) return false
  if (unitBehindNumber.test(text.slice(start, end)) && /\d ?$/.test(text.slice(Math.max(0, start - 2), start)))
    return false
  return (
    reachingIn(notPlaces, start).length === 0 &&
    !reachingIn(places, start).some(mark => mark.end < end && isClear(text, mark))
  )
}

/** Those of the spans, in order of start, that begin before a position and end behind it. */
function reachingIn<S extends Span>(spans: readonly S[], position: number): S[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle].start < position - longestPlaceName) low = middle + 1
    else high = middle
  }
  const found: S[] = []
  for (; low < spans.length && spans[low].start < position; low++) if (spans[low].end > position) found.push(spans[low])
  return found
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
  let start = headBefore(text, suffix, suffix.start, least, barriers, places)
  if (start === suffix.start) return null
  start = joinedStart(text, suffix, start, least, barriers, places, known) ?? start

  const ending = text.slice(suffix.start, suffix.end)
  const standIn = standInOf(text, start, suffix.start, places)
  if (suffix.needs === 'stand-in' && (standIn === null || !endsAt(text, suffix, boundaries))) return null
  if (
    standIn !== null &&
    suffix.kind === 'firm' &&
    opensWords.has(ending) &&
    holdsName.test(text.slice(start, suffix.start))
  )
    return null
  start = standIn ?? start
  const skipped = text.slice(start, suffix.start)
  start += (countsBefore.exec(skipped) ?? beginsWrong.exec(skipped))?.[0].length ?? 0
  const inner = { start, end: suffix.end }
  const firstPlace = within(places, inner).find(place => isClear(text, place))
  const firstKnown = within(known, inner)[0]
  const isKnown = within(known, inner).at(-1)?.end === suffix.end
  const anchor = Math.min(firstPlace?.start ?? suffix.start, firstKnown?.start ?? suffix.start)
  const ahead = text.slice(start, anchor)
  if (standIn === null && anchor < suffix.start && isGeneric.test(ahead) && !isNational.test(ahead)) start = anchor
  const head = text.slice(start, suffix.start)
  if (isKnown && anchor !== start && standIn === null && !isRanked(suffix, head)) return null
  const isAnchored =
    standIn !== null ||
    (anchor === start && anchor < suffix.start) ||
    namesPlace.test(head) ||
    beginsWithTown.test(head) ||
    isRanked(suffix, head)
  if (standIn === null && tellsKind.test(head) && !namesPlace.test(head)) return null
  if (notName.test(text.slice(start, suffix.end))) return null
  if (standIn === null && firstPlace && firstPlace.end === suffix.start && countedBehind.test(text.slice(suffix.end)))
    return null
  if (!isAnchored && (suffix.needs !== 'word' || !isProper(head))) return null
  const end = branching.has(suffix.kind) ? withBranch(text, suffix.end, places) : suffix.end
  // 中山 in 复旦大学附属中山医院 is no place.
  const attachment = head.search(attachedWithin)
  const placed = { start, end: attachment > 0 ? start + attachment : end }
  return {
    start,
    end,
    kind: suffix.kind,
    isSure: standIn !== null || isIncorporated.test(text.slice(start, end)),
    name: text.slice(start, end),
    place: placeInName(text, within(places, placed)) ?? firstKnown?.organisation.place ?? null,
  }
}

/** Where the head that ends at `end` begins: at a barrier, a mark or `least`; a verb that says the trade is passed. */
function headBefore(
  text: string,
  suffix: SuffixMark,
  end: number,
  least: number,
  barriers: Uint8Array,
  places: readonly PlaceMark[],
): number {
  let start = end
  while (start > least) {
    const length = barriers[start] ? tradeBefore(text, start, suffix, least) : namePartBefore(text, start, places)
    if (length === 0) break
    start -= length
  }
  return start
}

/** Length of a verb before `end` that belongs to the name, since only words of trade stand between it and the suffix. */
function tradeBefore(text: string, end: number, suffix: SuffixMark, least: number): number {
  if (!isGeneric.test(text.slice(end, suffix.start))) return 0
  const pattern = isIncorporated.test(text.slice(suffix.start, suffix.end)) ? saysTradeOfFirm : saysTrade
  return pattern.exec(text.slice(least, end))?.[0].length ?? 0
}

/**
 * Where a name begins that holds a word for 'and' (武汉生物与医药研究院), null where it holds none: what is before it
 * begins with a place or a stand-in and is no name of its own, and what is behind it is none either.
 */
function joinedStart(
  text: string,
  suffix: SuffixMark,
  start: number,
  least: number,
  barriers: Uint8Array,
  places: readonly PlaceMark[],
  known: readonly OrganisationMark[],
): number | null {
  const right = { start, end: suffix.start }
  const joiner = start - 1
  if (start === suffix.start || joiner < least || !joins.test(text[joiner])) return null
  if (
    standIn.test(text.slice(right.start, right.end)) ||
    within(places, right).length + within(known, right).length > 0
  )
    return null
  const left = { start: headBefore(text, suffix, joiner, least, barriers, places), end: joiner }
  const words = text.slice(left.start, left.end)
  const beginning = [within(places, left)[0], ...within(known, left)]
  const isAnchored = standIn.test(words) || beginning.some(span => span?.start === left.start && span.end < left.end)
  return isAnchored && !neverJoined.test(words) && within(known, left).length <= 1 ? left.start : null
}

/**
 * Where a name with a stand-in for what is left out begins (某, 示例): with the places or the short proper word right
 * before the stand-in; null without one.
 */
function standInOf(text: string, from: number, to: number, places: readonly PlaceMark[]): number | null {
  const at = from + text.slice(from, to).search(standIn)
  if (at < from) return null
  if (attached.test(text.slice(from, at))) return from
  let start = at
  for (let place = places[firstEndingAfter(places, start - 1)]; place?.end === start && place.start >= from; ) {
    start = place.start
    place = places[firstEndingAfter(places, start - 1)]
  }
  start -= broadPlace.exec(text.slice(from, start))?.[0].length ?? 0
  if (start === at && unnamed.test(text.slice(at, to))) return null
  const lead = text.slice(from, start)
  const ofPlace = places[firstEndingAfter(places, from)]
  const placed = ofPlace?.start === from ? ofPlace.end - from : 0
  const isBare = standInAlone.test(text.slice(at, to))
  return (isBare || lead.length - placed <= longestLead) && !isGeneric.test(lead) ? from : start
}

/** Whether a name may end before a mark or a word that belongs to no name: 示例科技入选, but 示例科技成果转化. */
const endsAt = (text: string, { start, end }: Span, boundaries: ReadonlySet<number>) =>
  !opensWords.has(text.slice(start, end)) || boundaries.has(end) || !wordCharacter.test(text[end] ?? ' ')

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

/** Length of what before `end` can be part of a name: a character, or a place in brackets (国仪量子（合肥）技术…) or 集团; else 0. */
function namePartBefore(text: string, end: number, places: readonly PlaceMark[]): number {
  const character = text[end - 1]
  if (nameCharacter.test(character)) return 1
  const grouped = groupInBrackets.exec(text.slice(Math.max(0, end - longestGroup), end))
  if (grouped) return grouped[0].length
  const place = places[firstEndingAfter(places, end - 2)]
  if (place?.end !== end - 1) return 0
  if (innerDash.test(character)) return 1
  return closeBracket.test(character) && openBracket.test(text[place.start - 1]) ? end - place.start + 1 : 0
}

/** 某钢（集团）公司. */
const groupInBrackets = /[（(](?:集团|控股)[）)]$/
const longestGroup = 4
const branching = new Set<OrganisationKind>(['university', 'institute'])
const openBracket = /[（(]/
const closeBracket = /[）)]/

/** 省科技厅, 市教育局, 区财政金融局: named by rank within the place that the text is about. */
const ranked = new RegExp(`^(?:${anyOf(suffixes.ranks.words)})${suffixes.ranks.offices}$`)
const isRanked = (suffix: SuffixMark, head: string) => suffix.kind === 'agency' && ranked.test(head)

/** A head of one character, of digits, or of descriptions only names nobody. */
const isProper = (head: string) =>
  head.length > 1 &&
  !/^[\d.]+$/.test(head) &&
  (!isGeneric.test(head) || (head.length >= shortestWide && isWide.test(head) && !isNotWide.test(head)))

/** A branch named by its city in brackets belongs to the name, 香港中文大学（深圳）; a county only says where it is. */
function withBranch(text: string, end: number, places: readonly PlaceMark[]): number {
  const open = /^ ?[（(]/.exec(text.slice(end, end + 2))
  if (!open) return end
  const placeStart = end + open[0].length
  const place = places[firstEndingAfter(places, placeStart)]
  const isBranch = place?.start === placeStart && place.candidates.some(({ place: { level } }) => level !== 'county')
  return isBranch && /[）)]/.test(text[place.end] ?? '') ? place.end + 1 : end
}
