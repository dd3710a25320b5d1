import { organisationKinds } from '../../words/extraction.ts'
import nameCharacters from '../lists/name-characters.json' with { type: 'json' }
import { leftmostLongest, type Marks, type SuffixMark } from '../marks.ts'
import type { Span } from '../passage.ts'

/**
 * What the word lists say of a text, a layer a kind of list, a number a UTF-16 unit: 0 where no word of the layer
 * stands, else `4 × class + position + 1`, position being 0 first, 1 inner, 2 last, 3 only character of the word.
 */
export type Clues = {
  places: Uint8Array
  organisations: Uint8Array
  words: Uint8Array
  concepts: Uint8Array
  /** 1 + kind of the organisation whose suffix ends here, 0 where none does. */
  suffixEnds: Uint8Array
  /** 0 outside, else 1 + which of the enclosures of `lists/name-characters.json` is open. */
  enclosures: Uint8Array
}

const levels = ['country', 'province', 'city', 'county'] as const
const forms = ['full', 'short', 'english'] as const
const countryClass = levels.length * forms.length
const knownClass = organisationKinds.length * 2
const wordClasses = { boundary: 0, keep: 1, act: 2, notPlace: 3 }

/** Ends that count only behind a stand-in for a name left out are common words elsewhere. */
const learnt = ({ needs }: SuffixMark) => needs !== 'stand-in'

type Classed = Span & { class: number }

/** Reads the layers off the marks of the folded `text` and the concepts found in it. */
export function readClues(text: string, marks: Marks, concepts: readonly Span[]): Clues {
  const classed = (spans: readonly Span[], name: keyof typeof wordClasses) =>
    spans.map(({ start, end }) => ({ start, end, class: wordClasses[name] }))
  const suffixEnds = new Uint8Array(text.length)
  for (const { end, kind } of marks.suffixes.filter(learnt)) suffixEnds[end - 1] = 1 + organisationKinds.indexOf(kind)
  return {
    places: layer(text, [
      ...marks.places.map(({ start, end, candidates: [{ place, form }] }) => ({
        start,
        end,
        class: levels.indexOf(place.level) * forms.length + forms.indexOf(form),
      })),
      ...countriesIn(text),
    ]),
    organisations: layer(text, [
      ...marks.organisations.map(({ start, end, organisation }) => ({
        start,
        end,
        class: knownClass + organisationKinds.indexOf(organisation.kind),
      })),
      ...marks.suffixes.filter(learnt).map(({ start, end, kind, needs }) => ({
        start,
        end,
        class: organisationKinds.indexOf(kind) * 2 + Number(needs === 'place'),
      })),
    ]),
    words: layer(text, [
      ...classed(marks.boundaries, 'boundary'),
      ...classed(marks.keeps, 'keep'),
      ...classed(marks.acts, 'act'),
      ...classed(marks.notPlaces, 'notPlace'),
    ]),
    concepts: layer(
      text,
      concepts.map(({ start, end }) => ({ start, end, class: 0 })),
    ),
    suffixEnds,
    enclosures: enclosuresIn(text),
  }
}

/** Of overlapping words the leftmost, longest; classes fit a byte: 4 × 63 + 4 < 256. */
function layer(text: string, spans: readonly Classed[]): Uint8Array {
  const codes = new Uint8Array(text.length)
  for (const span of leftmostLongest(spans)) {
    const code = 4 * span.class + 1
    codes.fill(code + 1, span.start, span.end)
    codes[span.end - 1] = code + 2
    codes[span.start] = span.end - span.start === 1 ? code + 3 : code
  }
  return codes
}

let countries: Map<string, string[]> | undefined

/** Chinese names of the world's countries and territories as Node's own Unicode data (CLDR) has them, by first character. */
function countryNames(): Map<string, string[]> {
  const names = new Intl.DisplayNames(['zh'], { type: 'region' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const byFirst = new Map<string, string[]>()
  for (const code of letters.flatMap(first => letters.map(second => first + second))) {
    const name = names.of(code)
    if (name && name !== code && name.length > 1) byFirst.set(name[0], [...(byFirst.get(name[0]) ?? []), name])
  }
  return byFirst
}

function countriesIn(text: string): Classed[] {
  countries ??= countryNames()
  const found: Classed[] = []
  for (let start = 0; start < text.length; start++)
    for (const name of countries.get(text[start]) ?? [])
      if (text.startsWith(name, start)) found.push({ start, end: start + name.length, class: countryClass })
  return found
}

const opening = new Map(nameCharacters.enclosures.map(([open], index) => [open, index + 1]))
const closing = new Set(nameCharacters.enclosures.map(([, close]) => close))

/** Enclosures do not nest here, and a line's end closes one that was left open. */
function enclosuresIn(text: string): Uint8Array {
  const inside = new Uint8Array(text.length)
  let open = 0
  for (let at = 0; at < text.length; at++) {
    open = opening.get(text[at]) ?? (text[at] === '\n' ? 0 : open)
    inside[at] = open
    if (closing.has(text[at])) open = 0
  }
  return inside
}
