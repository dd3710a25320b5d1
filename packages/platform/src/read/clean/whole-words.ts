import { simplified } from '../../words/simplified.ts'
import { type Gap, type GapIndex, gapIndexOf, gapsBy, type Remnant, remnantOf } from './gap-index.ts'
import list from './whole-words.json' with { type: 'json' }

/** `gain`: natural logarithm of how much likelier the word is than what is left of it. */
type WordRemnant = Remnant & { gain: number }

/** From this gain on a remnant of a word that long tells by itself. */
const sure = { gain: 6, length: 4 }
/** Characters on both sides of a remnant by which it is seen how the words around it are cut. */
const reach = 12
/** Remnants whose surroundings are looked at: no page of the web has so many, and each look takes some 15 microseconds. */
const mostLooks = 10_000

let index: GapIndex<WordRemnant> | undefined
let segmenter: Intl.Segmenter | undefined

function* remnants(): Generator<WordRemnant> {
  for (const entry of list.words.split('|')) {
    const [word = '', ...gains] = entry.split(' ')
    for (const [inner, gain] of gains.entries())
      if (gain !== '0') yield { ...remnantOf(word, inner + 1), gain: Number(gain) }
  }
}

/**
 * Places of a text, in either script, where a frequent word lacks one character inside: what is left is no word, and
 * the words around it do not take its ends (优惠 keeps 半价优惠 from being 半价优待 with a gap). Where a page is known to
 * be damaged, remnants that tell less count as well; on others abbreviations look like them.
 */
export function wordGapsIn(text: string, isDamaged: boolean): Gap[] {
  index ??= gapIndexOf(remnants())
  const isSure = ({ gain, word }: WordRemnant) => gain >= sure.gain && word.length >= sure.length
  let looks = 0
  return gapsBy(
    index,
    text,
    (remnant, at) =>
      (isDamaged || isSure(remnant)) && looks++ < mostLooks && standsApart(text, at, at + remnant.text.length),
  )
}

/** Whether words begin at `start` and at `end`, and more than one between them, as Unicode's library cuts words. */
function standsApart(text: string, start: number, end: number): boolean {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const from = Math.max(0, start - reach)
  const words = segmenter.segment(simplified(text.slice(from, end + reach)))
  const first = words.containing(start - from)
  const next = words.containing(end - from)
  return first?.index === start - from && first.segment.length < end - start && (!next || next.index === end - from)
}
