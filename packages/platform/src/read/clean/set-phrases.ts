import { simplified } from '../../words/simplified.ts'
import list from './set-phrases.json' with { type: 'json' }

/** A place where a set phrase lacks one character: the phrase as it stands, and whole. */
export type Gap = { start: number; end: number; phrase: string }

/** Shorter phrases without a character are too often another word. */
const shortestPhrase = 5
/** Characters of the phrase that must stand on each side of the gap, unless the words end there. */
const leastBeside = 2

type Variant = { text: string; phrase: string; before: number; after: number }

const optional = new Set(list.optional)
const boundary = new RegExp(list.boundary)
/** Phrases with one inner character left out, by their first character. */
const variants = new Map<string, Variant[]>()
const isFirst = new Uint8Array(0x10000)

function addVariants(phrase: string, whole: readonly string[]): void {
  for (let at = 1; at < phrase.length - 1; at++) {
    const text = phrase.slice(0, at) + phrase.slice(at + 1)
    if (optional.has(phrase[at]!) || whole.some(other => other.includes(text))) continue
    const known = variants.get(text[0]!) ?? []
    variants.set(text[0]!, [...known, { text, phrase, before: at, after: text.length - at }])
    isFirst[text.charCodeAt(0)] = 1
  }
}

const phrases = list.phrases.split(' ')
for (const phrase of phrases) if (phrase.length >= shortestPhrase) addVariants(phrase, phrases)

/**
 * Places of a text, in either script, where a phrase that is always written in full lacks one character inside. In
 * order; the text with the character is a suggestion, and only that.
 */
export function gapsIn(text: string): Gap[] {
  const folded = simplified(text)
  const gaps: Gap[] = []
  for (let at = 0; at < folded.length; at++) {
    if (isFirst[folded.charCodeAt(at)] === 0) continue
    const found = variants.get(folded[at]!)!.find(variant => folded.startsWith(variant.text, at))
    if (!found) continue
    const end = at + found.text.length
    const isOpen =
      (found.before < leastBeside && at > 0 && !boundary.test(folded[at - 1]!)) ||
      (found.after < leastBeside && end < folded.length && !boundary.test(folded[end]!))
    if (isOpen) continue
    gaps.push({ start: at, end, phrase: found.phrase })
    at = end - 1
  }
  return gaps
}
