import { type Place, placesAbove } from '../words/gazetteer.ts'
import placeCues from './lists/place-cues.json' with { type: 'json' }
import { type Candidate, leftmostLongest, type Marks, type PlaceMark } from './marks.ts'
import { firstEndingAfter, type Passage, type Span } from './passage.ts'
import { readContext, type Slot } from './place-context.ts'
import { hasCue, isRow, leadsTo, liesIn, standsApart } from './place-cues.ts'
import { bareScore, isClear, isWhole, supportApart, supportNeeded } from './place-names.ts'

/** A place as mentioned. A chain 安徽合肥 is two mentions that touch. */
export type FoundPlace = Span & { place: Place }

/**
 * What speaks for one reading of a name besides the context (place-context.ts). The place above it right before it is
 * nearly proof, a neighbour in a row from the same place too (长春、吉林、四平). What a bare name means (place-names.ts)
 * weighs less than the place above it in the sentence; the place named last only breaks ties.
 */
const weights = { ledTo: 8, inRow: 7, named: 5, cue: 2, latest: 0.3 }

/** No unnamed organisation is told in more characters than this, from 某 to its suffix. */
const longestUnnamed = 16

/** The second pass reads names that stand before the place where the text makes clear what they mean. */
const passes = 2

/**
 * Places of China in a text, in order: full and short names, abbreviations in a row spelled out (京津冀 gives three at
 * one span), English names. `taken` are spans of organisations: a name within one stands for no place of its own.
 */
export function findPlaces({ text, sentences, lines }: Passage, marks: Marks, taken: readonly Span[]): FoundPlace[] {
  const named = taken.map(span => behindArea(text, span, marks))
  const slots = readSlots({ text, sentences, lines }, marks, [...named, ...unnamedOrganisations(text, marks)])
  const covers = leftmostLongest(named)
  const hidden = marks.places.filter(mark => isInside(covers, mark))
  const context = readContext(text, slots, hidden)
  const rows = slots.map((slot, index) => [
    ...(isRow(text, slots[index - 1] ?? slot, slot) ? [slots[index - 1]] : []),
    ...(isRow(text, slot, slots[index + 1] ?? slot) ? [slots[index + 1]] : []),
  ])
  const rowOf = rowEnds(text, slots)
  const said = new Set<string>()
  const readings: (Place | null)[] = new Array(slots.length).fill(null)

  const supportOf = (place: Place, index: number, previous: Mention | undefined): number => {
    const slot = slots[index]
    const above = placesAbove(place).map(({ code }) => code)
    const isBelow = ({ codes }: Pick<Mention, 'codes'>) => above.some(code => codes.includes(code))
    const next = slots[index + 1]
    const around =
      (said.has(place.code) ? weights.named : 0) +
      (rows[index].some(neighbour => hasSibling(text, neighbour, place)) ? weights.inRow : 0) +
      (next && liesIn(text, slot, next) && isBelow({ codes: codesOf(next) }) ? weights.ledTo : 0) +
      context(place, slot)
    if (!previous || !isBelow(previous)) return around
    return around + (leadsTo(text, previous, slot) ? weights.ledTo : weights.latest)
  }
  /** The best of the namesakes, or null where none is acceptable or two are equally good. */
  const choose = (index: number, previous: Mention | undefined): Place | null => {
    const slot = slots[index]
    const { mark } = slot
    if (!mark) return null
    const written = text.slice(slot.start, slot.end)
    const ranked = mark.candidates
      .flatMap(candidate => {
        const { place } = candidate
        if (!isWhole(text, mark, candidate)) return []
        const support = supportOf(place, index, previous)
        const cue = support > 0 && [slot, ...rowOf[index]].some(each => hasCue(text, each)) ? weights.cue : 0
        const enough = standsApart(text, slot) ? supportApart : supportNeeded
        if (support + cue < enough(candidate, written)) return []
        return { place, score: support + bareScore(place) }
      })
      .sort((a, b) => b.score - a.score)
    return ranked.length > 0 && ranked[0].score !== ranked[1]?.score ? ranked[0].place : null
  }

  for (let pass = 0; pass < passes; pass++) {
    let previous: Mention | undefined
    slots.forEach((slot, index) => {
      const place = readings[index] ?? choose(index, previous)
      readings[index] = place
      if (place) said.add(place.code)
      const codes = place ? [place.code] : slot.places.map(({ code }) => code)
      if (codes.length > 0) previous = { start: slot.start, end: slot.end, codes }
    })
  }

  return slots.flatMap(({ mark, places, start, end }, index) => {
    const place = readings[index]
    if (!mark) return places.map(each => ({ place: each, start, end }))
    return place ? [{ place, start, end }] : []
  })
}

/** For each slot the first and last of the row that it stands in: what is said before or behind the row is said of all. */
function rowEnds(text: string, slots: readonly Slot[]): [Slot, Slot][] {
  const rows: [Slot, Slot][] = []
  for (let first = 0; first < slots.length; ) {
    let last = first
    while (last < slots.length - 1 && isRow(text, slots[last], slots[last + 1])) last++
    const ends: [Slot, Slot] = [slots[first], slots[last]]
    for (; first <= last; first++) rows.push(ends)
  }
  return rows
}

/** An unnamed organisation without the administrative area said in full before it, which stands for itself: 合肥市包河区某公司. */
function behindArea(text: string, span: Span, { places }: Marks): Span {
  const at = text.slice(span.start, span.end).search(unnamed)
  if (at <= 0) return span
  const start = span.start + at
  const isArea = places.some(mark => mark.end === start && mark.candidates.some(({ form }) => form === 'full'))
  return isArea ? { start, end: span.end } : span
}

const unnamed = new RegExp(`[${placeCues.unnamed.join('')}]`)

/** Unnamed organisations, 宁波某研究院, with the short name they begin with: it is that of the place in a name. */
function unnamedOrganisations(text: string, { places, suffixes }: Marks): Span[] {
  const suffixEnds = new Set(suffixes.map(({ end }) => end))
  return places.flatMap(({ start, end, candidates }) => {
    if (!placeCues.unnamed.includes(text[end]) || candidates.some(({ form }) => form === 'full')) return []
    const length = nameAhead.exec(text.slice(end, end + longestUnnamed))?.[0].length ?? 0
    const suffix = Array.from({ length }, (_, index) => end + index + 1).find(position => suffixEnds.has(position))
    return suffix ? [{ start, end: suffix }] : []
  })
}

const nameAhead = /^[\u4e00-\u9fffA-Za-z0-9]+/

type Mention = Span & { codes: string[] }

/** What a slot can mean before it is read. */
const codesOf = ({ mark, places }: Slot): string[] =>
  (mark ? mark.candidates.map(({ place }) => place) : places).map(({ code }) => code)

/** Whether a neighbour in a row can be another place in the same place, its name being no ordinary word. */
function hasSibling(text: string, { mark, start, end }: Slot, place: Place): boolean {
  const written = text.slice(start, end)
  const isSibling = (candidate: Candidate) =>
    candidate.place.code !== place.code &&
    candidate.place.parent_code === place.parent_code &&
    supportNeeded(candidate, written) < weights.inRow - weights.cue
  return mark?.candidates.some(isSibling) ?? false
}

/** Place names without those in doubt that reach into one that is clear: 上杭 in 事实上杭州市区, 从江 in 从江浙运来. */
function unshadowing(text: string, { places, combinations }: Marks): PlaceMark[] {
  const clear = leftmostLongest<Span>([...places.filter(mark => isClear(text, mark)), ...combinations])
  return places.filter(mark => {
    const next = clear[firstEndingAfter(clear, mark.end)]
    return !next || next.start <= mark.start || next.start >= mark.end || isClear(text, mark)
  })
}

function readSlots(
  { text, sentences, lines }: Pick<Passage, 'text' | 'sentences' | 'lines'>,
  marks: Marks,
  taken: readonly Span[],
): Slot[] {
  const spans = leftmostLongest<Span & { mark: PlaceMark | null; places: readonly Place[] | null }>([
    ...unshadowing(text, marks).map(mark => ({ start: mark.start, end: mark.end, mark, places: [] })),
    ...marks.combinations.map(({ start, end, places }) => ({ start, end, mark: null, places })),
    ...[...marks.notPlaces, ...taken].map(({ start, end }) => ({ start, end, mark: null, places: null })),
  ])
  return spans.flatMap(({ start, end, mark, places }) => {
    if (!places) return []
    const sentence = firstEndingAfter(sentences, start)
    return [{ mark, places, start, end, sentence, line: firstEndingAfter(lines, start) }]
  })
}

/** Whether one of the ordered, disjoint `spans` holds `inner`. */
function isInside(spans: readonly Span[], inner: Span): boolean {
  const span = spans[firstEndingAfter(spans, inner.start)]
  return span !== undefined && span.start <= inner.start && inner.end <= span.end
}
