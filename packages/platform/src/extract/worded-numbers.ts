import words from './lists/english-numbers.json' with { type: 'json' }
import type { FoundNumber } from './numbers.ts'

const small = new Map<string, number>([
  ...words.ones.map((word, value): [string, number] => [word, value]),
  ...words.tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
])
const scales = new Map<string, number>(Object.entries(words.scales))
const fractions = new Map<string, number>(Object.entries(words.fractions))

const cardinal = [...small.keys(), ...scales.keys()].sort((a, b) => b.length - a.length).join('|')
const pattern = new RegExp(
  `\\b(?:(${words.minus.join('|')}) )?((?:(?:${words.leads.join('|')}) (?=(?:${[...scales.keys()].join('|')})\\b))?(?:${cardinal})\\b(?:(?: ?- ?| {1,2}| {1,2}${words.and} {1,2})(?:${cardinal})\\b)*)(?: ${words.point}((?: (?:${words.ones.slice(0, 10).join('|')})\\b)+))?(?:[ -](${[...fractions.keys()].join('|')})\\b)?`,
  'gi',
)
const separators = /[\s-]+/

/** Numbers told in English words (twenty-three, two hundred million, two thirds), in order and disjoint. */
export function wordedNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  for (const match of text.matchAll(pattern)) {
    const [whole, minus, cardinals, decimals = '', fraction] = match
    const parts = cardinals.toLowerCase().split(separators)
    const cardinalValue = scales.has(parts[0]) ? null : valueOfWords(parts)
    if (cardinalValue === null) continue
    const digits = decimals
      .trim()
      .toLowerCase()
      .split(separators)
      .filter(Boolean)
      .map(word => small.get(word))
    const value = digits.length > 0 ? Number(`${cardinalValue}.${digits.join('')}`) : cardinalValue
    const part = fraction === undefined ? undefined : fractions.get(fraction.toLowerCase())
    const scale = scales.get(parts[parts.length - 1]) ?? 1
    found.push({
      start: match.index,
      end: match.index + whole.length,
      digits: match.index + (minus ? minus.length + 1 : 0),
      value: ((minus ? -1 : 1) * value) / (part ?? 1),
      scale,
      script: 'worded',
      isFraction: part !== undefined,
    })
  }
  return found
}

/** Value of cardinal words in order, or null where they make no number (`two three`). */
function valueOfWords(parts: readonly string[]): number | null {
  let total = 0
  let section = 0
  /** The next word must be smaller than this. */
  let room = Number.POSITIVE_INFINITY
  for (const word of parts) {
    const value = small.get(word)
    const scale = scales.get(word)
    if (value !== undefined) {
      if (value >= room) return null
      section += value
      room = value >= 20 ? 10 : 0
    } else if (scale === 100) {
      section = (section || 1) * scale
      room = scale
    } else if (scale !== undefined) {
      total += (section || 1) * scale
      section = 0
      room = Number.POSITIVE_INFINITY
    }
  }
  return total + section
}
