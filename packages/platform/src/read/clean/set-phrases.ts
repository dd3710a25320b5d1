import { type Gap, type GapIndex, gapIndexOf, gapsBy, type Remnant, remnantOf } from './gap-index.ts'
import list from './set-phrases.json' with { type: 'json' }

/** Shorter phrases without a character are too often another word. */
const shortestPhrase = 5
/** Characters of the phrase that must stand on each side of the gap, unless the words end there. */
const leastBeside = 2

const optional = new Set(list.optional)
const boundary = new RegExp(list.boundary)
let index: GapIndex<Remnant> | undefined

/** Phrases with one inner character left out; those that another phrase holds are left out themselves. */
function* remnants(): Generator<Remnant> {
  const phrases = list.phrases.split(' ')
  for (const phrase of phrases) {
    if (phrase.length < shortestPhrase) continue
    for (let at = 1; at < phrase.length - 1; at++) {
      const remnant = remnantOf(phrase, at)
      if (!optional.has(phrase[at]!) && !phrases.some(other => other.includes(remnant.text))) yield remnant
    }
  }
}

/** Places of a text, in either script, where a phrase that is always written in full lacks one character inside. */
export function phraseGapsIn(text: string): Gap[] {
  index ??= gapIndexOf(remnants())
  return gapsBy(index, text, (remnant, start) => {
    const end = start + remnant.text.length
    const endsBefore = start === 0 || boundary.test(text[start - 1]!)
    const endsBehind = end === text.length || boundary.test(text[end]!)
    return (remnant.at >= leastBeside || endsBefore) && (remnant.text.length - remnant.at >= leastBeside || endsBehind)
  })
}
