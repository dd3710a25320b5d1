import characters from '../lists/characters.json' with { type: 'json' }
import nameCharacters from '../lists/name-characters.json' with { type: 'json' }
import { numeralCharacters } from '../numerals.ts'
import { mixed } from './hash.ts'

/** What a token is made of. */
export const shapes = {
  outside: 0,
  han: 1,
  latin: 2,
  digits: 3,
  mark: 4,
  numeral: 5,
  nameDot: 6,
  kana: 7,
  space: 8,
} as const

/**
 * A sentence cut into what the tagger labels: single characters, but runs of Latin letters and runs of digits whole.
 * Offsets are UTF-16 units in the text that the sentence was cut from; `codes` tell tokens apart.
 */
export type Tokens = {
  size: number
  starts: Int32Array
  ends: Int32Array
  codes: Int32Array
  shapes: Uint8Array
}

/** Sentences are labelled in pieces of at most so many tokens, so that memory stays flat on a text without full stops. */
export const mostTokens = 512

const beginOfQuote = 1001
const endOfQuote = 1002
const digitsOf = 0x20000
const nameDot = 0xb7

const numerals = new Set(numeralCharacters)
const openQuotes = new Set(characters.openQuotes)
const closeQuotes = new Set(characters.closeQuotes)
const nameDots = new Set(nameCharacters.nameDots)
const transliterating = new Set(nameCharacters.transliteration)

const isLatin = (unit: number) =>
  (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || (unit >= 0xc0 && unit <= 0x24f)
const isDigit = (unit: number) => unit >= 48 && unit <= 57

/** Whether the character at `at` is one of those that foreign names are written with. */
export const isTransliterating = (text: string, at: number): boolean => transliterating.has(text[at])

/** Tokens of `text` (folded into simplified, narrow form) from `start` up to `end` at most; the last one's end says how far. */
export function readTokens(text: string, start: number, end: number): Tokens {
  const room = Math.min(end - start, mostTokens)
  const tokens: Tokens = {
    size: 0,
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    codes: new Int32Array(room),
    shapes: new Uint8Array(room),
  }
  for (let at = start; at < end && tokens.size < room; tokens.size++) {
    const until = endOfRun(text, at, end)
    tokens.starts[tokens.size] = at
    tokens.ends[tokens.size] = until
    tokens.codes[tokens.size] = codeOf(text, at, until)
    tokens.shapes[tokens.size] = shapeOf(text, at)
    at = until
  }
  return tokens
}

function endOfRun(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start)
  const belongs = isLatin(first) ? isLatin : isDigit(first) ? isDigit : null
  let until = start + 1
  while (belongs && until < end && belongs(text.charCodeAt(until))) until++
  return until
}

function shapeOf(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const character = text[at]
  if (isLatin(unit)) return shapes.latin
  if (isDigit(unit)) return shapes.digits
  if (numerals.has(character)) return shapes.numeral
  if (unit >= 0x3400 && unit <= 0x9fff) return shapes.han
  if (nameDots.has(character)) return shapes.nameDot
  if (unit >= 0x3040 && unit <= 0x30ff) return shapes.kana
  return character === ' ' ? shapes.space : shapes.mark
}

function codeOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start)
  if (isDigit(first)) return digitsOf + end - start
  if (isLatin(first)) {
    let code = 1
    for (let at = start; at < end; at++) code = mixed(code, text.charCodeAt(at) | 32)
    return code
  }
  const character = text[start]
  if (openQuotes.has(character)) return beginOfQuote
  if (closeQuotes.has(character)) return endOfQuote
  return nameDots.has(character) ? nameDot : first
}
