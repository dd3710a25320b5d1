import { foldScript } from '@langqiao/vocabulary'
import stopWords from './data/stop-words.json' with { type: 'json' }

/** A term with the place of the text that it stands for (UTF-16 units). */
export type Token = { term: string; start: number; end: number }

const stopPhrases = new RegExp(stopWords.zh.toSorted((a, b) => b.length - a.length).join('|'), 'g')
const stopped = new Set(stopWords.en)
const pieces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}]+/gu
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const onlyDigits = /^\p{N}+$/u

/**
 * The terms of a text, for index and query alike: in scripts without spaces every character and every two neighbours
 * (which finds better than segmented words and needs no dictionary), elsewhere lightly stemmed words. Stop phrases,
 * script, case and width do not count; bare numbers are left to the criteria, single letters say nothing.
 */
export function tokenise(text: string): Token[] {
  const folded = foldScript(text).replace(stopPhrases, phrase => ' '.repeat(phrase.length))
  const tokens: Token[] = []
  for (const { 0: piece, index } of folded.matchAll(pieces)) {
    if (unspaced.test(piece)) pushCharacters(tokens, piece, index)
    else if (piece.length > 1 && !onlyDigits.test(piece) && !stopped.has(piece))
      tokens.push({ term: stem(piece), start: index, end: index + piece.length })
  }
  return tokens
}

function pushCharacters(tokens: Token[], piece: string, offset: number): void {
  let [previous, previousStart] = ['', 0]
  let at = offset
  for (const character of piece) {
    const end = at + character.length
    tokens.push({ term: character, start: at, end })
    if (previous) tokens.push({ term: previous + character, start: previousStart, end })
    ;[previous, previousStart] = [character, at]
    at = end
  }
}

/** A single character says little on its own: many words share it. */
export const isSingleCharacter = (term: string): boolean => term.length === 1 && unspaced.test(term)

/** Endings taken off English words, the first that fits; what is left keeps at least three letters. */
const endings: [RegExp, string][] = [
  [/isation(s?)$/, 'ization$1'],
  [/ies$/, 'y'],
  [/(ss|us|is)$/, '$1'],
  [/(sh|ch|x|ss)es$/, '$1'],
  [/s$/, ''],
]
const suffixes: [RegExp, string][] = [
  [/(ing|ed)$/, ''],
  [/ly$/, ''],
  [/e$/, ''],
]

/** Light stemming: plural, -ing, -ed, -ly and a final e go; a doubled last consonant becomes one. */
export function stem(word: string): string {
  if (word.length < 4) return word
  let result = word
  const plural = endings.find(([ending]) => ending.test(result))
  if (plural) result = result.replace(plural[0], plural[1])
  for (const [suffix, replacement] of suffixes) {
    const shorter = result.replace(suffix, replacement)
    if (shorter.length >= 3 && shorter !== result && /[aeiouy]/.test(shorter)) {
      result = shorter.replace(/([bdgmnprt])\1$/, '$1')
      break
    }
  }
  return result
}
