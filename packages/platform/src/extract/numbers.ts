import english from './lists/english.json' with { type: 'json' }
import numerals from './lists/numerals.json' with { type: 'json' }
import { amountCharacters, digitCharacters, numeralValue, powerCharacters } from './numerals.ts'
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'
import { wordedNumbers } from './worded-numbers.ts'

/** A number as written, before anybody asks what it counts. The sign belongs to it. */
export type FoundNumber = Span & {
  value: number
  /** Where the digits begin, behind the sign. */
  digits: number
  /** The product of the powers it ends with: 10⁸ of `3.6亿`, 1 of `4000`. A number before a range mark may share it. */
  scale: number
  script: 'digits' | 'numeral' | 'worded'
  /** `百分之` begins here and the number is of a hundred (thousand, …). */
  share?: { start: number; of: number }
  /** A fraction (`三分之一`, `1/3`, `two thirds`). */
  isFraction: boolean
}

const spaced = `(?<!\\d |\\d)(?:\\d{1,3}(?: \\d{3})+|\\d(?: \\d){2,})(?= ?(?:${anyOf(numerals.countedAfterSpaces)}))`
const digitsAlone = `(?:${spaced}|\\d{1,3}(?:[,，]\\d{3})+(?!\\d)|\\d{1,3}(?:[\\u00a0\\u2009\\u202f]\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?`
const about = `[${numerals.about}]`
/**
 * What may stand between the parts of a number: spaces, `around` at most on each side of 余 or 多, `alone` without it. There
 * is one way only to read each gap: with two, a run of numerals would take time that doubles with every one.
 */
const gap = (around: number, alone: number) => `(?: {0,${around}}${about} {0,${around}}| {0,${alone}})`
const trillion = `${numerals.trillion}(?=[${amountCharacters}]|${anyOf(numerals.moneyAfterTrillion)})`
const prefix = (units: readonly string[]) => `(?!(?:${anyOf(units)}))`
const behindDigits = `(?:[${powerCharacters.replace(numerals.thousand, '')}]|${numerals.thousand}${prefix([...numerals.prefixed, ...numerals.prefixedAfterDigits])}|${trillion})`
const numeral = `(?:[${amountCharacters.replace(numerals.thousand, '')}]|${numerals.thousand}${prefix(numerals.prefixed)}|${trillion})`
const point = ` ?${numerals.point} ?`
const decimals = `${point}[${numerals.digits}${numerals.zero}${numerals.capitals}]+(?![${amountCharacters}${numerals.timeAfter}]{0,1}[${numerals.timeAfter}])`
/** Digits with powers behind them, and digits behind those: 1.2万余, 3万4000, 7 万5 千4 百. */
const withDigits = `${digitsAlone}(?:${gap(1, 2)}${behindDigits}(?:[${numerals.digits[0]}]?\\d{1,4}(?![\\d.]))?)*`
/** Chinese characters, also spaced by a careless layout, also with decimals and a power behind those. */
const inCharacters = `${numeral}(?:${gap(2, 4)}${numeral})*(?:${decimals}(?:${numeral})*)?`
const either = `(?:${withDigits}|${inCharacters})`
const parts = ` {0,2}${[...numerals.fraction].join(' {0,2}')} {0,2}`
const signs = anyOf(numerals.minus)

/** 1 the sign, 2 what stands before 又, 3 the denominator, 4 the number or numerator. */
const pattern = new RegExp(
  `(?:(${signs}) ?)?(?:(?:(${either}) ?${numerals.and} ?)?(${either})${parts})?(${either})`,
  'g',
)
const isDigits = /^\d/
/** 万万 and 千千万万 are sayings. */
const repeated = new RegExp(`^(?:([${powerCharacters}])\\1)+$`)
const onlyDigits = /^[\d.]+$/
const trailingPowers = new RegExp(`(?:${behindDigits})+$`)
const sameWithoutSpaces = /[\s,，]/g
const mark = /[-−－]/
/** Before a dash that is no minus. */
const beforeDash = /\d ?$|[A-Za-z_%)\]）]$/
const slashed = /\/ ?(\d+)(?![\d/.])/y
const englishMultiplier = new RegExp(`[ -]?(${anyOf(Object.keys(english.multipliers))})\\b`, 'yi')
const letterMultiplier = /([kK])(?![A-Za-z0-9])/y
const englishMultipliers: Record<string, number> = english.multipliers
const percentOf = new Set([100, 1000, 10_000])

/** Nothing that is counted or paid comes to this; longer strings of digits are numbers of accounts, or rubbish. */
const beyondAmounts = 1e24

/** Rids a product of powers of ten from binary dust: 3.6 × 10¹² is 3600000000000. */
export const tidy = (value: number): number => Number(value.toPrecision(12))

/**
 * All numbers in order and disjoint: digits, Chinese numerals, both mixed, English words, fractions, shares of a hundred.
 * Numerals of one character are among them; whether 一 counts anything is for the caller to say. Linear in the text.
 */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const number = read(text, match, found.at(-1)?.end ?? -1)
    if (!number) continue
    found.push(number)
    pattern.lastIndex = Math.max(number.end, pattern.lastIndex)
  }
  return withWorded(text, found).filter(({ value }) => Math.abs(value) < beyondAmounts)
}

function read(text: string, match: RegExpExecArray, reached: number): FoundNumber | null {
  const [whole, sign, wholes, denominator, number] = match
  const end = match.index + whole.length
  const numberStart = end - number.length
  const magnitude = repeated.test(number) ? null : valueOfWritten(number)
  if (magnitude === null) return null
  const script = isDigits.test(number) ? 'digits' : 'numeral'
  const begin = match.index + (sign ? sign.length : 0)
  const isMinus =
    !sign &&
    mark.test(text[match.index - 1] ?? '') &&
    match.index - 1 > reached &&
    !beforeDash.test(text.slice(Math.max(0, match.index - 3), match.index - 1))
  const start = isMinus ? match.index - 1 : match.index
  const factor = sign || isMinus ? -1 : 1
  const base = { start, end, script, digits: begin, scale: 1, isFraction: false } as const

  if (denominator !== undefined) {
    const of = valueOfWritten(denominator)
    if (of === null || of === 0) return { ...base, start: numberStart, digits: numberStart, value: magnitude }
    if (percentOf.has(of) && wholes === undefined)
      return { ...base, value: factor * magnitude, digits: numberStart, share: { start, of } }
    const added = wholes === undefined ? 0 : valueOfWritten(wholes)
    if (added === null) return null
    return { ...base, value: tidy(factor * (added + magnitude / of)), isFraction: true }
  }
  if (script === 'numeral') return { ...base, value: tidy(factor * magnitude), scale: scaleOf(number) }
  return withTail(text, { ...base, value: tidy(factor * magnitude), scale: scaleOf(number) }, number)
}

/** What may follow plain digits: `/3`, ` million`, `k`. */
function withTail(text: string, number: FoundNumber, written: string): FoundNumber {
  slashed.lastIndex = number.end
  const slash = slashed.exec(text)
  if (slash && Number(slash[1]) > 0 && !text.slice(Math.max(0, number.digits - 1), number.digits).includes('/'))
    return { ...number, value: tidy(number.value / Number(slash[1])), end: slashed.lastIndex, isFraction: true }
  if (number.scale > 1 || !/\d$/.test(written)) return number
  for (const tail of [englishMultiplier, letterMultiplier]) {
    tail.lastIndex = number.end
    const word = tail.exec(text)?.[1]
    if (word === undefined) continue
    const scale = englishMultipliers[word.toLowerCase()] ?? numerals.letterMultipliers[word as 'k']
    return { ...number, value: tidy(number.value * scale), end: tail.lastIndex, scale }
  }
  return number
}

const spelledDecimals = new RegExp(`^[${digitCharacters}${numerals.capitals}]+`)

function valueOfWritten(written: string): number | null {
  const plain = written.replace(sameWithoutSpaces, '')
  if (onlyDigits.test(plain)) return Number(plain)
  const [whole, behindPoint] = plain.split(numerals.point)
  const value = numeralValue(whole)
  const spelled = spelledDecimals.exec(behindPoint ?? '')?.[0]
  if (value === null || behindPoint === undefined || spelled === undefined) return value
  const powers = behindPoint.slice(spelled.length)
  const power = powers === '' ? 1 : numeralValue(powers)
  return power === null ? null : Number(`${value}.${[...spelled].map(each => numeralValue(each)).join('')}`) * power
}

function scaleOf(written: string): number {
  const powers = trailingPowers.exec(written)?.[0]
  return powers ? (numeralValue(powers.replace(sameWithoutSpaces, '')) ?? 1) : 1
}

/** Adds English number words where no other number stands. */
function withWorded(text: string, found: FoundNumber[]): FoundNumber[] {
  const worded = wordedNumbers(text)
  if (worded.length === 0) return found
  let behind = 0
  const apart = worded.filter(each => {
    while (behind < found.length && found[behind].end <= each.start) behind++
    return behind === found.length || found[behind].start >= each.end
  })
  return [...found, ...apart].sort((a, b) => a.start - b.start)
}
