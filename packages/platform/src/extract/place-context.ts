import { type Place, placesAbove } from '../words/gazetteer.ts'
import type { PlaceMark } from './marks.ts'
import type { Span } from './passage.ts'
import { bareScore, isClear, isSure } from './place-names.ts'

/**
 * How much a place named with certainty says for one below it: most in its sentence, little elsewhere in the text; the
 * place two levels up says less.
 */
const weights = { inSentence: 4, inLine: 2, inText: 1, byDistance: 0.7 }

/** A place where it is named, and where that is. */
export type Slot = Span & {
  /** Null for a row of abbreviations, which needs no reading. */
  mark: PlaceMark | null
  places: readonly Place[]
  sentence: number
  line: number
}

/** Gives for a place in a slot how strongly the text speaks of what is above it; its namesake (吉林省) says nothing. */
export type Context = (place: Place, slot: Slot) => number

/**
 * Reads the context of a text: the places that its names mean without doubt, and what lies above them. Names within
 * `hidden` (those of organisations) say what the text as a whole is about, though they name no place of their own.
 */
export function readContext(text: string, slots: readonly Slot[], hidden: readonly PlaceMark[]): Context {
  const inText = new Set<string>()
  const inLine = new Map<number, Set<string>>()
  const inSentence = new Map<number, Set<string>>()
  for (const slot of slots) {
    const places = slot.mark ? clearPlaces(text, slot.mark) : slot.places
    for (const code of places.flatMap(withAbove)) {
      inText.add(code)
      addTo(inLine, slot.line, code)
      addTo(inSentence, slot.sentence, code)
    }
  }
  for (const mark of hidden) for (const code of clearPlaces(text, mark).flatMap(withAbove)) inText.add(code)

  const weightOf = (code: string, { sentence, line }: Slot) => {
    if (inSentence.get(sentence)?.has(code)) return weights.inSentence
    if (inLine.get(line)?.has(code)) return weights.inLine
    return inText.has(code) ? weights.inText : 0
  }
  return (place, slot) =>
    Math.max(
      0,
      ...placesAbove(place).map(({ code, name }, distance) =>
        name === place.name ? 0 : weightOf(code, slot) * weights.byDistance ** distance,
      ),
    )
}

const withAbove = (place: Place): string[] => [place, ...placesAbove(place)].map(({ code }) => code)

const addTo = (sets: Map<number, Set<string>>, key: number, code: string) => {
  const set = sets.get(key)
  if (set) set.add(code)
  else sets.set(key, new Set([code]))
}

/** What a name means without doubt, the likeliest of namesakes; with what is above it, it is the context of the others. */
function clearPlaces(text: string, mark: PlaceMark): Place[] {
  if (!isClear(text, mark)) return []
  const clear = mark.candidates.filter(candidate => isSure(candidate, text.slice(mark.start, mark.end)))
  const full = clear.filter(({ form }) => form === 'full')
  const sure = full.length === 1 ? full : clear.filter(({ place }) => place.level !== 'county')
  const best = Math.max(...sure.map(({ place }) => bareScore(place)))
  return sure.flatMap(({ place }) => (bareScore(place) === best ? [place] : []))
}
