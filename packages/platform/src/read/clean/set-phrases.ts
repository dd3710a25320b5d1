import { simplifiedUnit } from '../../words/simplified.ts'
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
/** Phrases with one inner character left out, by a small number made of their first two characters. */
const variants = new Map<number, Variant[]>()
const pairOf = (first: number, second: number) => (first * 31 + second) & 0xffff

function addVariants(phrase: string, whole: readonly string[]): void {
  for (let at = 1; at < phrase.length - 1; at++) {
    const text = phrase.slice(0, at) + phrase.slice(at + 1)
    if (optional.has(phrase[at]!) || whole.some(other => other.includes(text))) continue
    const key = pairOf(text.charCodeAt(0), text.charCodeAt(1))
    variants.set(key, [...(variants.get(key) ?? []), { text, phrase, before: at, after: text.length - at }])
  }
}

const phrases = list.phrases.split(' ')
for (const phrase of phrases) if (phrase.length >= shortestPhrase) addVariants(phrase, phrases)

/** 1 for the numbers with which a variant may begin; most of a text begins none, and this is quicker than looking. */
const mayBegin = Uint8Array.from({ length: 0x10000 }, (_, pair) => (variants.has(pair) ? 1 : 0))

/** Whether a text has a variant at `at`, in either script. */
function stands(variant: string, text: string, at: number): boolean {
  for (let index = 0; index < variant.length; index++)
    if (simplifiedUnit(text.charCodeAt(at + index)) !== variant.charCodeAt(index)) return false
  return true
}

/**
 * Places of a text, in either script, where a phrase that is always written in full lacks one character inside. In
 * order; the text with the character is a suggestion, and only that.
 */
export function gapsIn(text: string): Gap[] {
  const gaps: Gap[] = []
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = pairOf(simplifiedUnit(text.charCodeAt(at)), simplifiedUnit(text.charCodeAt(at + 1)))
    if (mayBegin[pair] === 0) continue
    const found = variants.get(pair)!.find(variant => stands(variant.text, text, at))
    if (!found) continue
    const end = at + found.text.length
    const isOpen =
      (found.before < leastBeside && at > 0 && !boundary.test(text[at - 1]!)) ||
      (found.after < leastBeside && end < text.length && !boundary.test(text[end]!))
    if (isOpen) continue
    gaps.push({ start: at, end, phrase: found.phrase })
    at = end - 1
  }
  return gaps
}
