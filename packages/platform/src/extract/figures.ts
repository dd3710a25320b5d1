import characters from './lists/characters.json' with { type: 'json' }
import english from './lists/english.json' with { type: 'json' }
import units from './lists/units.json' with { type: 'json' }
import { digitCharacters, numeralCharacters, numeralValue } from './numerals.ts'
import { firstEndingAfter, type Passage, type Span } from './passage.ts'
import { anyOf } from './patterns.ts'

/** A number that counts or measures: `value` in the base unit, `unit` in simplified script. */
export type Figure = Span & { value: number; unit: string }

const money: Record<string, string> = units.money
const multipliers: Record<string, number> = units.multipliers
const currencies: Record<string, string> = english.currencies
const englishMultipliers: Record<string, number> = english.multipliers
const sameUnits: Record<string, string> = characters.sameUnits
const percentPoint: Record<string, string> = characters.percentPoint
const currencyNouns: Record<string, string> = english.currencyNouns

/** 一 before a unit is part of sayings (最后一公里) more often than it measures. */
const severalDigits = digitCharacters.replace(characters.one, '')

/** Where a number begins: digits, or a Chinese numeral of two characters or more, or one that `余` or a strong unit makes a count. */
const numberStart = new RegExp(
  `\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:\\.\\d+)?|[${numeralCharacters}]{2,}(?:${characters.point}[${numeralCharacters}]+)?|[${Object.keys(characters.powers).join('')}](?=[${characters.about}])|[${severalDigits}](?=${anyOf([...Object.keys(money), ...units.strong])})`,
  'g',
)
const chineseTail = new RegExp(
  ` ?(${anyOf(Object.keys(multipliers))})?[${characters.about}]?(${anyOf(Object.keys(multipliers))})?[${characters.about}]? ?(?:(${anyOf(Object.keys(money))})|(${anyOf(units.symbols)})(?![A-Za-z0-9])|(${anyOf(units.measures)})(?!${characters.class}))(?:[${characters.per}]{1,2}(${anyOf(units.per)}))?`,
  'y',
)
const bareMultiplier = new RegExp(`(${anyOf(Object.keys(multipliers).filter(word => multipliers[word] >= 1e4))})`, 'y')
const englishTail = new RegExp(
  `[- ]?(?:(${anyOf(Object.keys(englishMultipliers))})\\b)?[- ]?(percentage points?|percent|per cent)?`,
  'yi',
)
const currencyHead = new RegExp(`(?:${anyOf(Object.keys(currencies))}) ?$`)
const rangeAfter = new RegExp(`[${characters.rangeMarks}]`, 'y')
const tenths = new RegExp(
  `(\\d(?:\\.\\d)?|[${numeralCharacters}])${characters.tenth}(?![${characters.tenthNotBefore}])`,
  'g',
)
const hundredths = new RegExp(
  `${characters.percentPrefix}(\\d+(?:\\.\\d+)?|[${numeralCharacters}]+)(?:${characters.point}([${numeralCharacters}]+))?`,
  'g',
)
const symbolAfter = new RegExp(` ?(${anyOf(units.symbols)})(?![A-Za-z0-9])`, 'y')
const nounPhrase = / ?((?:[A-Z&]*[a-z-]*,? ){0,3}[a-z][a-z-]*)/y
const letterOrDigit = /[A-Za-z0-9.]/
const longestNegation = Math.max(...characters.belowZero.map(word => word.length))

/** A number without a unit of its own that may take that of the number after the range mark. */
type Open = Span & { value: number; scaled: boolean }

/** All figures, in order and disjoint; `dates` are the spans in which numbers tell the time. */
export function findFigures({ text }: Passage, dates: readonly Span[]): Figure[] {
  const figures: Figure[] = []
  let open: Open | null = null
  for (const match of text.matchAll(numberStart)) {
    const start = match.index
    const numberEnd = start + match[0].length
    const waiting: Open | null = open
    open = null
    const date = dates[firstEndingAfter(dates, start)]
    if ((date && date.start <= start) || isPartOfName(text, start)) continue
    const magnitude = numberValue(match[0])
    if (magnitude === null) continue

    const before = text.slice(Math.max(0, start - longestNegation), start)
    const follows = waiting !== null && start === waiting.end + 1
    const signed = readSign(text, start, before, figures.at(-1)?.end ?? -1, follows)
    const figure = readUnit(text, start, numberEnd, match[0])
    if (figure) {
      if (waiting && follows) {
        const factor = waiting.scaled ? 1 : figure.factor
        figures.push({ start: waiting.start, end: waiting.end, value: tidy(waiting.value * factor), unit: figure.unit })
      }
      figures.push({
        start: figure.start ?? signed.start,
        end: figure.end,
        value: tidy(signed.sign * magnitude * figure.factor),
        unit: figure.unit,
      })
      continue
    }
    rangeAfter.lastIndex = numberEnd
    if (rangeAfter.test(text))
      open = { start: signed.start, end: numberEnd, value: signed.sign * magnitude, scaled: false }
  }
  for (const match of text.matchAll(tenths)) {
    const value = numeralValue(match[1]) ?? Number(match[1])
    if (value > 0 && value < 10) figures.push({ ...spanOf(match), value: value * 10, unit: '%' })
  }
  for (const match of text.matchAll(hundredths)) {
    const value = numberValue(match[2] ? `${match[1]}${characters.point}${match[2]}` : match[1])
    if (value !== null) figures.push({ ...spanOf(match), value, unit: '%' })
  }
  return disjoint(figures)
}

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length })

function disjoint(figures: Figure[]): Figure[] {
  figures.sort((a, b) => a.start - b.start || b.end - a.end)
  let reached = -1
  return figures.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}

/** Rids a product of powers of ten from binary dust: 3.6 × 10¹² is 3600000000000. */
const tidy = (value: number) => Number(value.toPrecision(12))

function numberValue(numeral: string): number | null {
  if (/^\d/.test(numeral)) {
    return /^0\d/.test(numeral) ? null : Number(numeral.replace(/[,，]/g, ''))
  }
  const [whole, fraction] = numeral.split(characters.point)
  const value = numeralValue(whole)
  if (value === null || !fraction) return value
  const decimals = [...fraction].map(digit => numeralValue(digit))
  return decimals.some(digit => digit === null || digit > 9) ? null : Number(`${value}.${decimals.join('')}`)
}

/** `G60`, `C919`, `第14`, `3.0.1`: the number is part of a name, an ordinal or a version. */
function isPartOfName(text: string, start: number): boolean {
  const before = text[start - 1] ?? ''
  if (before === characters.ordinal || before === ':' || before === '/') return true
  if (!letterOrDigit.test(before)) return before === '-' && /[A-Za-z]/.test(text[start - 2] ?? '')
  return !currencyHead.test(text.slice(Math.max(0, start - 4), start))
}

function readSign(
  text: string,
  start: number,
  before: string,
  lastEnd: number,
  follows: boolean,
): { start: number; sign: 1 | -1 } {
  const word = characters.belowZero.find(each => before.endsWith(each))
  if (word) return { start: start - word.length, sign: -1 }
  const mark = text[start - 1]
  const negative = (mark === '-' || mark === '−' || mark === '－') && !follows && lastEnd !== start - 1
  return negative && !/[\w%]/.test(text[start - 2] ?? ' ') ? { start: start - 1, sign: -1 } : { start, sign: 1 }
}

type Unit = { unit: string; factor: number; end: number; start?: number }

function readUnit(text: string, start: number, numberEnd: number, numeral: string): Unit | null {
  chineseTail.lastIndex = numberEnd
  const tail = chineseTail.exec(text)
  if (tail) {
    const [whole, first, second, currency, symbol, measure, per] = tail
    const written = currency ?? symbol ?? measure
    if (!isCalendarYear(text, numeral, written, numberEnd + whole.length)) {
      const unit = percentPoint[written] ?? money[written] ?? sameUnits[written] ?? written
      const factor = (first ? multipliers[first] : 1) * (second ? multipliers[second] : 1)
      return { unit: per ? `${unit}/${per}` : unit, factor, end: numberEnd + whole.length }
    }
    return null
  }
  return readEnglishUnit(text, start, numberEnd, numeral) ?? readBareMultiplier(text, numberEnd)
}

/** `2011年` is a date wherever it stands; `98年` and `08年` leave out the century; `2000年历史` is a length. */
function isCalendarYear(text: string, numeral: string, unit: string, end: number): boolean {
  if (unit !== characters.year) return false
  if (characters.wholeYearAfter.some(word => text.startsWith(word, end))) return false
  return /^(?:[12]\d{3}|0\d|[89]\d)$/.test(numeral)
}

function readBareMultiplier(text: string, numberEnd: number): Unit | null {
  bareMultiplier.lastIndex = numberEnd
  const multiplier = bareMultiplier.exec(text)
  return multiplier && { unit: '', factor: multipliers[multiplier[1]], end: numberEnd + multiplier[0].length }
}

function readEnglishUnit(text: string, start: number, numberEnd: number, numeral: string): Unit | null {
  englishTail.lastIndex = numberEnd
  const [whole, multiplier, percent] = englishTail.exec(text) ?? ['']
  const factor = multiplier ? englishMultipliers[multiplier.toLowerCase()] : 1
  const end = numberEnd + whole.trimEnd().length
  const currency = currencyHead.exec(text.slice(Math.max(0, start - 4), start))
  if (currency) {
    const code = currencies[currency[0].trim()]
    return { unit: code, factor, end: multiplier ? end : numberEnd, start: start - currency[0].length }
  }
  if (percent) {
    const word = percent.toLowerCase()
    return { unit: percentPoint[word] ?? sameUnits[word] ?? word, factor, end }
  }
  symbolAfter.lastIndex = end
  const symbol = multiplier ? symbolAfter.exec(text) : null
  if (symbol) return { unit: sameUnits[symbol[1]] ?? symbol[1], factor, end: end + symbol[0].length }
  if (!multiplier && /^(?:19|20)\d\d$/.test(numeral)) return null
  nounPhrase.lastIndex = multiplier ? end : numberEnd
  const phrase = nounPhrase.exec(text)
  if (!phrase || (!multiplier && text[numberEnd] !== ' ')) return null
  const noun = headNoun(phrase[1])
  if (!noun) return null
  const nounEnd = nounPhrase.lastIndex - phrase[1].length + noun.offset + noun.word.length
  return { unit: currencyNouns[noun.word] ?? noun.word, factor, end: nounEnd }
}

const phraseEnds = new Set(english.phraseEnds)
const plurals = new Set([...english.plurals, ...Object.keys(english.currencyNouns)])
const notPlural = new Set(english.notPlural)

/** `square kilometres` is one unit. */
const measuredNoun = new RegExp(`(?:(?:${english.measureWords.join('|')}) )?[A-Za-z&-]+,?`, 'g')

/** The noun that the number counts: the first plural before a preposition, verb or comma. */
function headNoun(phrase: string): { word: string; offset: number } | null {
  for (const { 0: word, index: offset } of phrase.matchAll(measuredNoun)) {
    if (phraseEnds.has(word)) return null
    const bare = word.replace(',', '')
    if (plurals.has(bare) || (/[^s]s$/.test(bare) && bare.length > 3 && !notPlural.has(bare)))
      return { word: bare, offset }
    if (word.endsWith(',')) return null
  }
  return null
}
