import { type Place, placesAbove } from '../words/gazetteer.ts'
import placeWords from './lists/place-words.json' with { type: 'json' }
import { leftmostLongest, type Marks, type PlaceMark } from './marks.ts'
import { firstEndingAfter, type Passage, type Span } from './passage.ts'

/** A place as mentioned. A chain 安徽合肥 is two mentions that touch. */
export type FoundPlace = Span & { place: Place }

const ordinary = new Set(placeWords.ordinary.words)
const rankWords = new Set(placeWords.rankWords.words)
const knownCounties = new Set(placeWords.knownCounties.codes)
const preferred = new Set(placeWords.preferred.codes)

/**
 * What speaks for one candidate among namesakes. The place above it right before it is nearly proof, the same place in
 * the sentence strong evidence, elsewhere in the line or text weak; the level only breaks ties.
 */
const weights = {
  parentBefore: 8,
  named: 5,
  parentInSentence: 4,
  preferred: 6,
  parentInLine: 2,
  parentInText: 1,
  byDistance: 0.7,
}
const levelWeights = { country: 0, province: 1.5, city: 1, county: 0 }
/** Support below which an ordinary word is taken for no place, and the short name of a county neither. */
const enough = { word: 4, county: 5 }

/** How far before a place the one above it still stands right before it: `北京的朝阳`, `江苏省·苏州`. */
const nearness = 1

/** The second pass reads names that stand before the place where the text makes clear what they mean. */
const passes = 2

type Mention = { end: number; codes: string[] }
type Slot = {
  mark: PlaceMark | null
  places: readonly Place[]
  start: number
  end: number
  sentence: number
  line: number
}

/**
 * Places of China in a text, in order: full and short names, abbreviations in a row spelled out (京津冀 gives three at
 * one span), English names. `taken` are spans of organisations: a name within one stands for no place of its own.
 */
export function findPlaces(passage: Passage, marks: Marks, taken: readonly Span[]): FoundPlace[] {
  const slots = readSlots(passage, marks, taken)
  const inText = new Set<string>()
  const inLine = new Map<number, Set<string>>()
  const inSentence = new Map<number, Set<string>>()
  for (const slot of slots) {
    for (const place of clearPlaces(passage.text, slot)) {
      for (const code of [place, ...placesAbove(place)].map(({ code }) => code)) {
        inText.add(code)
        addTo(inLine, slot.line, code)
        addTo(inSentence, slot.sentence, code)
      }
    }
  }

  const named = new Set<string>()
  const weightOf = (code: string, { sentence, line }: Slot) => {
    if (inSentence.get(sentence)?.has(code)) return weights.parentInSentence
    if (inLine.get(line)?.has(code)) return weights.parentInLine
    return inText.has(code) ? weights.parentInText : 0
  }
  const supportOf = (place: Place, slot: Slot, previous: Mention | undefined): number => {
    const above = placesAbove(place).map(({ code }) => code)
    const isBelowPrevious =
      previous !== undefined &&
      slot.start - previous.end <= nearness &&
      above.some(code => previous.codes.includes(code))
    const context = above.map((code, distance) => weightOf(code, slot) * weights.byDistance ** distance)
    return (
      (isBelowPrevious ? weights.parentBefore : 0) +
      (named.has(place.code) ? weights.named : 0) +
      Math.max(0, ...context)
    )
  }
  /** The best of the namesakes, or null where none is acceptable or two are equally good. */
  const choose = (previous: Mention | undefined, slot: Slot): Place | null => {
    const written = passage.text.slice(slot.start, slot.end)
    const ranked = (slot.mark?.candidates ?? [])
      .map(({ place, form }) => ({ place, form, support: supportOf(place, slot, previous) }))
      .filter(({ place, form, support }) => isAcceptable(place, form, written, support))
      .map(({ place, support }) => ({
        place,
        score: support + levelWeights[place.level] + (preferred.has(place.code) ? weights.preferred : 0),
      }))
      .sort((a, b) => b.score - a.score)
    return ranked.length > 0 && ranked[0].score !== ranked[1]?.score ? ranked[0].place : null
  }

  const chosen: (Place | null)[] = new Array(slots.length).fill(null)
  for (let pass = 0; pass < passes; pass++) {
    let previous: Mention | undefined
    slots.forEach((slot, index) => {
      const place = slot.mark ? (chosen[index] ?? choose(previous, slot)) : null
      const codes = place ? [place.code] : slot.places.map(({ code }) => code)
      chosen[index] = place
      if (place) named.add(place.code)
      if (codes.length > 0) previous = { end: slot.end, codes }
    })
  }

  return slots.flatMap(({ mark, places, start, end }, index) => {
    const place = chosen[index]
    if (!mark) return places.map(each => ({ place: each, start, end }))
    return place ? [{ place, start, end }] : []
  })
}

/** Whether a name stands for a place without any context: no ordinary word, no county that few would know. */
export function isClear(text: string, { start, end, candidates }: PlaceMark): boolean {
  return candidates.some(({ place, form }) => isAcceptable(place, form, text.slice(start, end), 0))
}

const addTo = (sets: Map<number, Set<string>>, key: number, code: string) => {
  const set = sets.get(key)
  if (set) set.add(code)
  else sets.set(key, new Set([code]))
}

/** Places whose names leave no doubt; they, with what is above them, are the context in which the others are read. */
function clearPlaces(text: string, { mark, places, start, end }: Slot): readonly Place[] {
  if (!mark) return places
  const clear = mark.candidates.filter(({ place, form }) => isAcceptable(place, form, text.slice(start, end), 0))
  const full = clear.filter(({ form }) => form === 'full')
  const sure = full.length === 1 ? full : clear.filter(({ place }) => place.level !== 'county')
  return sure.map(({ place }) => place)
}

function isAcceptable(place: Place, form: 'full' | 'short' | 'english', written: string, support: number): boolean {
  if (form === 'full') return (written.length > 2 && !rankWords.has(written)) || support >= enough.word
  if (ordinary.has(written)) return support >= enough.word
  if (place.level === 'county' && !knownCounties.has(place.code)) return form === 'short' && support >= enough.county
  return true
}

function readSlots(passage: Passage, marks: Marks, taken: readonly Span[]): Slot[] {
  const spans = leftmostLongest<{
    start: number
    end: number
    mark: PlaceMark | null
    places: readonly Place[] | null
  }>([
    ...marks.places.map(mark => ({ start: mark.start, end: mark.end, mark, places: [] })),
    ...marks.combinations.map(({ start, end, places }) => ({ start, end, mark: null, places })),
    ...[...marks.notPlaces, ...taken].map(({ start, end }) => ({ start, end, mark: null, places: null })),
  ])
  return spans.flatMap(({ start, end, mark, places }) => {
    if (!places) return []
    return [
      {
        mark,
        places,
        start,
        end,
        sentence: firstEndingAfter(passage.sentences, start),
        line: firstEndingAfter(passage.lines, start),
      },
    ]
  })
}
