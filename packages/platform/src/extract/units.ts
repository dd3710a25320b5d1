import english from './lists/english.json' with { type: 'json' }
import numerals from './lists/numerals.json' with { type: 'json' }
import units from './lists/units.json' with { type: 'json' }
import type { FoundNumber } from './numbers.ts'
import { amountCharacters } from './numerals.ts'
import { anyOf } from './patterns.ts'

/**
 * What a number counts or measures: `unit` in simplified script, `factor` what the number is multiplied with beyond its
 * own powers, `more` the part that follows it (0.5 of 两米半), `end` behind all of it; `start` where a currency stands before the number.
 */
export type Unit = { unit: string; factor: number; more: number; end: number; start?: number }

const money: Record<string, string> = units.money
const same: Record<string, string> = units.same
const currencies: Record<string, string> = english.currencies
const currencyNouns: Record<string, string> = english.currencyNouns
const currencyAdjectives: Record<string, string> = english.currencyAdjectives
const moneyMultipliers: Record<string, number> = english.moneyMultipliers

/** Units that physics makes of a prefix and a name (千帕, 纳秒); names of one character need the prefix. */
const physical = [...units.prefixed.filter(name => name.length > 1), ...withPrefixes(units.prefixed)]
const measures = [...units.measures, ...physical]
const single = `(?:${anyOf(measures)}|(?:${anyOf(units.prefixed)})(?=[${units.times}${units.perMarks}]))`
/** 欧姆·平方厘米 is one unit. */
const product = `${single}(?:[${units.times}]${single})*`
const last = `(?:${anyOf(units.atEnd)})(?=${units.ends})`
const measure = `(?!${anyOf(units.notMeasures)})(${last}|${product})(?!${units.class})`
const symbol = `(${anyOf(units.symbols)})(?![A-Za-z0-9${units.symbolNotBefore}])`
/** 1 a symbol, 2 money, 3 a measure, 4 what it is counted per. Spaces of a careless layout may stand before it. */
const chineseTail = new RegExp(
  `[ ]{0,4}(?:${symbol}|[${numerals.about}${units.plus}]?[ ]?(?:(${anyOf(Object.keys(money))})|${measure}))(?:[${units.perMarks}]{1,2}(${anyOf([...measures, ...units.per])}))?(?:${units.half}(?!${anyOf(units.halfNotBefore)}))?`,
  'y',
)
const tenth = new RegExp(
  ` ?(?:${units.tenth}(?:([${units.tenthDigits}])(?!${single}|[${amountCharacters}])|(?![${units.tenthNotBefore}]))|${units.discount}(?![${units.discountNotBefore}]))(${units.half})?`,
  'y',
)
const percentWords = new RegExp(`[- ]?(${anyOf(english.percent)})(?![a-z])`, 'yi')
const currencyHead = new RegExp(`(?:${anyOf(Object.keys(currencies))}) ?$`, 'i')
const longestCurrency = Math.max(...Object.keys(currencies).map(word => word.length)) + 1
const currencyTail = new RegExp(` ?(${anyOf(Object.keys(moneyMultipliers))})(?![A-Za-z0-9])`, 'y')
const currencyNoun = new RegExp(
  `(?:[- ]?(?:(${anyOf(Object.keys(currencyAdjectives))}) )?(${anyOf(Object.keys(currencyNouns))})(?![a-z])| ?([€£₭₩₹]|\\$(?! ?\\d)))`,
  'yi',
)
/** A length, an area or a weight that a hyphen joins (a 3,600-square-metre line) is told in the plural elsewhere; 8-inch wafers are a kind. */
const hyphened: Record<string, string> = english.hyphened
const hyphenedMeasure = new RegExp(`-(${anyOf(Object.keys(hyphened))})(?![a-z])`, 'y')
const perPhysical = new RegExp(` per (${anyOf(english.perPhysical)})(?![a-z-])`, 'y')
const englishMeasure = new RegExp(
  ` ?(${anyOf(english.measures)})(?![a-z])(?: (?:an?|per) (${anyOf(english.per)})\\b)?`,
  'y',
)
/** `eight of the buoys` */
const nounPhrase = / ?(?:of (?:the|its|their|these|those|our) )?((?:[A-Z&]*[a-z-]*,? ){0,3}[a-z][a-z-]*)/y
const year = /^(?:19|20)\d\d$/

const isWordCharacter = /[A-Za-z0-9]/

function withPrefixes(names: readonly string[]): string[] {
  return [...units.prefixes].flatMap(prefix => names.map(name => prefix + name))
}

/**
 * Reads what follows a number (and the currency that may stand before it), or null where it counts nothing. A number of
 * one Chinese character counts before units of its own, since 一个 and 二手 are everyday words. A currency before `reached` belongs
 * to what was read already.
 */
export function readUnit(text: string, number: FoundNumber, reached: number): Unit | null {
  const written = text.slice(number.digits, number.end)
  const head = currencyBefore(text, number, reached)
  if (head) return head
  const isWeak = number.script === 'numeral' && written.length === 1
  return (
    readChinese(text, number, written, isWeak) ??
    (number.script === 'numeral' ? null : readEnglish(text, number, written))
  )
}

function currencyBefore(text: string, number: FoundNumber, reached: number): Unit | null {
  if (number.script === 'numeral') return null
  const before = text.slice(Math.max(reached, number.digits - longestCurrency), number.digits)
  const word = currencyHead.exec(before)
  if (!word) return null
  const start = number.digits - word[0].length
  if (/^[A-Z]/i.test(word[0]) && isWordCharacter.test(text[start - 1] ?? '')) return null
  const unit = currencies[word[0].trim()] ?? currencies[word[0].trim().toUpperCase()]
  currencyTail.lastIndex = number.end
  const tail = number.scale === 1 ? currencyTail.exec(text) : null
  const factor = tail ? moneyMultipliers[tail[1]] : 1
  return unit ? { unit, factor, more: 0, start, end: tail ? currencyTail.lastIndex : number.end } : null
}

const strong = new Set([...units.strong, ...Object.keys(money)])
const afterOne = new Set(units.afterOne)
const one = numerals.digits[1]
const spelledOut = new RegExp(`^[${amountCharacters}]$`)

function readChinese(text: string, number: FoundNumber, written: string, isWeak: boolean): Unit | null {
  tenth.lastIndex = number.end
  const tenths = number.value > 0 && number.value <= maximumTenths(written) ? tenth.exec(text) : null
  if (tenths) {
    const [, digit, half] = tenths
    // 75折 is 75 of a hundred, 7.5折 the same; 八成五 is 85.
    const more = digit ? (units.tenthDigits.indexOf(digit) + 1) / 10 : 0
    return { unit: '%', factor: number.value > 10 ? 1 : 10, more: half ? 0.5 : more, end: tenth.lastIndex }
  }
  chineseTail.lastIndex = number.end
  const tail = chineseTail.exec(text)
  if (!tail) return null
  const [whole, mark, currency, counted, per] = tail
  const name = currency ?? mark ?? counted
  const more = whole.endsWith(units.half) ? 0.5 : 0
  if (isWeak && !isCounting(number, written, name, whole) && !isFew(text, number, written, name, whole)) return null
  if (units.afterModelYear.includes(name) && year.test(written)) return null
  if (name === units.year && isCalendarYear(text, written, chineseTail.lastIndex)) return null
  if (name === units.index && isHour(number)) return null
  if (name === units.day && !isTerm(text, number, chineseTail.lastIndex)) return null
  const sign = text.slice(number.start, number.digits)
  const unit = money[name] ?? same[sign === units.below ? sign + name : name] ?? same[name] ?? name
  if (!currency && !per && text.slice(0, number.start).endsWith(units.perSecond))
    return { unit: `${unit}/${units.second}`, factor: 1, more, end: chineseTail.lastIndex }
  return { unit: per ? `${unit}/${per}` : unit, factor: 1, more, end: chineseTail.lastIndex }
}

const termBefore = new RegExp(`(?:${anyOf(units.dayTermBefore)})$`)
const termBehind = new RegExp(`(?:${anyOf(units.dayTermBehind)})`, 'y')
const longestMonth = 31

/** 15日 is a day of a month, but a time that runs where no month is that long or the words around say so. */
function isTerm(text: string, { value, start }: FoundNumber, end: number): boolean {
  termBehind.lastIndex = end
  return value > longestMonth || termBehind.test(text) || termBefore.test(text.slice(Math.max(0, start - 3), start))
}

/** 3点 is a time of day, 53.8点 an index. */
const isHour = ({ value }: FoundNumber) => Number.isInteger(value) && value >= 0 && value <= 24

/** 成 is of ten, 折 of ten or, with two digits, of a hundred. */
const maximumTenths = (written: string) => (/^\d{2}$/.test(written) ? 100 : 10)

/** Whether a numeral of one character counts: before a strong unit, or a power with 余 or 多 behind it (百余家). */
function isCounting(number: FoundNumber, written: string, unit: string, tail: string): boolean {
  if (!spelledOut.test(written)) return true
  if (written === one) return afterOne.has(unit)
  return strong.has(unit) || (number.value >= 10 && numerals.about.includes(tail.trim()[0]))
}

const few = new Set(units.few)
const fewAfterTwo = new Set(units.fewAfterTwo)
const fewNotBehind = new RegExp(`(?:${anyOf(units.fewNotBehind)}) ?$`)
const fewNotBefore = new RegExp(anyOf(units.fewNotBefore), 'y')
/** The longest word behind which a small numeral counts nothing. */
const fewReach = 4
const mostFew = 10

/** Whether two to ten of something are counted: 三种, 两道, 十年. 二 is never used so (二次, 二期), 一 says that there is something. */
function isFew(text: string, number: FoundNumber, written: string, unit: string, tail: string): boolean {
  const isTwo = numerals.two.includes(written)
  if (number.value > mostFew || written === one || written === numerals.digits[2]) return false
  if (!few.has(unit) && !(isTwo && fewAfterTwo.has(unit))) return false
  fewNotBefore.lastIndex = number.end + tail.length
  return (
    !fewNotBefore.test(text) && !fewNotBehind.test(text.slice(Math.max(0, number.digits - fewReach), number.digits))
  )
}

/** `2011年` is a date wherever it stands; `98年` and `08年` leave out the century; `2000年历史` is a length. */
function isCalendarYear(text: string, written: string, end: number): boolean {
  if (units.wholeYearAfter.some(word => text.startsWith(word, end))) return false
  return /^(?:[12]\d{3}|0\d|[89]\d)$/.test(written)
}

function readEnglish(text: string, number: FoundNumber, written: string): Unit | null {
  percentWords.lastIndex = number.end
  const percent = percentWords.exec(text)
  if (percent) return plain(same[percent[1].toLowerCase()] ?? '%', percentWords.lastIndex)
  currencyNoun.lastIndex = number.end
  const currency = currencyNoun.exec(text)
  if (currency) {
    const [, adjective, noun, sign] = currency
    const unit = adjective
      ? currencyAdjectives[adjective.toLowerCase()]
      : noun
        ? currencyNouns[noun.toLowerCase()]
        : currencies[sign]
    return physically(text, unit, currencyNoun.lastIndex)
  }
  if (year.test(written)) return null
  englishMeasure.lastIndex = number.end
  const measured = englishMeasure.exec(text)
  if (measured && !isLoneWord(number)) {
    const unit = same[measured[1]] ?? measured[1]
    return plain(measured[2] ? `${unit}/${measured[2]}` : unit, englishMeasure.lastIndex)
  }
  hyphenedMeasure.lastIndex = number.end
  const joined = hyphenedMeasure.exec(text)
  if (joined) return plain(hyphened[joined[1]], hyphenedMeasure.lastIndex)
  nounPhrase.lastIndex = number.end
  const phrase = nounPhrase.exec(text)
  if (!phrase || text[number.end] !== ' ' || isLoneWord(number)) return null
  const noun = headNoun(phrase[1])
  return noun && plain(noun.word, nounPhrase.lastIndex - phrase[1].length + noun.offset + noun.word.length)
}

/** Money for a kilogram keeps what it is paid for; for a project it does not. */
function physically(text: string, unit: string, end: number): Unit {
  perPhysical.lastIndex = end
  const per = perPhysical.exec(text)
  return per ? plain(`${unit}/${per[1]}`, perPhysical.lastIndex) : plain(unit, end)
}

/** `one team` is told in passing, as 一个 is. */
const isLoneWord = ({ script, value, isFraction }: FoundNumber) => script === 'worded' && (isFraction || value <= 1)

const plain = (unit: string, end: number): Unit => ({ unit, factor: 1, more: 0, end })

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
