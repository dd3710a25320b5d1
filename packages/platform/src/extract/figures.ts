import { findBylines } from './bylines.ts'
import characters from './lists/characters.json' with { type: 'json' }
import rules from './lists/figures.json' with { type: 'json' }
import tableWords from './lists/tabled-figures.json' with { type: 'json' }
import { type FoundNumber, findNumbers, tidy } from './numbers.ts'
import { powerCharacters } from './numerals.ts'
import { firstEndingAfter, type Passage, type Span } from './passage.ts'
import { anyOf } from './patterns.ts'
import { type Qualifier, readQualifier } from './qualifiers.ts'
import { readSubject } from './subjects.ts'
import { findTabledNumbers, tabledAt } from './tabled-figures.ts'
import { readUnit, type Unit } from './units.ts'

/**
 * A number that counts or measures: `value` in the base unit, `unit` in simplified script. `qualifier` says how exact it
 * is; `bound` that it is one end of a range, the other being the figure next to it; `subject` what it measures, where its
 * clause names that right before it.
 */
export type Figure = Span & {
  value: number
  unit: string
  qualifier?: Qualifier
  bound?: 'from' | 'to'
  subject?: string
}

/** A number that may take the unit, and the power, of the next one; `bare` is what it is alone (1600万), if anything. */
type Open = { number: FoundNumber; bare: boolean }

const rangeBetween = new RegExp(`^ ?(?:${anyOf(rules.rangeMarks)}) ?$`)
const listedBetween = new RegExp(`^ ?(?:${anyOf(rules.enumerators)}) ?$`)
const rangeAhead = new RegExp(` ?(?:${anyOf(rules.rangeMarks)})`, 'y')
const listAhead = new RegExp(` ?(?:${anyOf(rules.enumerators)})`, 'y')
const ratioBehind = new RegExp(`^ ?[${rules.ratioMarks.join('')}] ?$`)
const clauseEnd = new RegExp(`[${characters.clauseEnds}${characters.sentenceEnds}\\n]`)
const ratioWord = new RegExp(anyOf(rules.ratioWords))
const fractionBefore = new RegExp(`(?:${anyOf(rules.fractionWords)}) ?$`)
const fractionAfter = new RegExp(`^ ?(?:${anyOf(rules.fractionWords)})`)
const moneyWord = new RegExp(anyOf(rules.moneyWords))
/** A word of money stands this close before the amount that it tells of. */
const moneyReach = 8
/** A word of a ratio stands this close to it. */
const ratioReach = 10
const fractionReach = 8
/** `2022/2023` and `2022/12` are no shares. */
const plainFraction = /^\d{1,2} ?\/ ?\d{1,3}$/
const shares: Record<string, string> = rules.shares
const powersOnly = new RegExp(`^[${powerCharacters}]+$`)
const letterOrDigit = /[A-Za-z0-9.]/
/** From here on a power behind digits makes a number a figure by itself: 奖池36.57亿. */
const barePower = 10_000

/**
 * All figures, in order and disjoint; `dates` are the spans in which numbers tell the time. A cell of a table takes the unit
 * of its column; the line above an article counts its readers and nothing else. Linear in the text.
 */
export function findFigures(passage: Passage, dates: readonly Span[]): Figure[] {
  const { text } = passage
  const figures: Figure[] = []
  const tabled = findTabledNumbers(passage)
  const bylines = findBylines(passage)
  const numbers = findNumbers(text)
  let open: Open | null = null
  const close = () => {
    if (open?.bare) push(bareFigure(text, open.number))
    open = null
  }
  const push = (figure: Figure) => {
    const qualifier = readQualifier(text, figure)
    const last = figures.at(-1)
    const from = Math.max(last?.end ?? 0, dates[firstEndingAfter(dates, figure.start) - 1]?.end ?? 0)
    const subject = figure.bound === 'to' ? last?.subject : readSubject(text, from, figure.start)
    figures.push({ ...figure, ...(qualifier && { qualifier }), ...(subject && { subject }) })
  }
  for (let i = 0; i < numbers.length; i++) {
    const number = withoutDash(text, numbers[i], figures.at(-1)?.end ?? open?.number.end)
    const date = dates[firstEndingAfter(dates, number.digits)]
    const cell = tabledAt(tabled, number.digits)
    const byline = bylines[firstEndingAfter(bylines, number.digits)]
    if ((!cell && date && date.start <= number.digits) || (byline && byline.start <= number.digits)) {
      close()
      continue
    }
    const ratio = readRatio(text, number, numbers[i + 1])
    if (ratio) {
      close()
      push(ratio)
      i++
      continue
    }
    if (isNamedUnit(text, number)) {
      close()
      continue
    }
    const unit = cell
      ? { unit: cell.unit, factor: cell.factor, more: 0, end: number.end }
      : unitOf(text, number, figures.at(-1)?.end ?? 0)
    if (
      (!cell && unit?.start === undefined && isPartOfName(text, number)) ||
      /^0\d/.test(text.slice(number.digits, number.end))
    ) {
      close()
      continue
    }
    const isBare = unit === null && number.script === 'digits' && number.scale >= barePower
    const shared: Open | null = open
    const between: string | null = shared && text.slice(shared.number.end, number.start)
    const isRange = between !== null && rangeBetween.test(between)
    const isListed = between !== null && shared?.bare === true && listedBetween.test(between)
    if (shared && unit && (isRange || isListed)) {
      open = null
      push({ ...sharing(shared.number, number, unit), ...(isRange && { bound: 'from' }) })
    } else close()
    if (unit) {
      const figure = figureOf(number, unit)
      const last = figures.at(-1)
      const joins = last && rangeBetween.test(text.slice(last.end, figure.start)) ? last : undefined
      if (joins && joins.unit === figure.unit) joins.bound = 'from'
      push(joins && joins.unit === figure.unit ? { ...figure, bound: 'to' } : figure)
    } else if (follows(rangeAhead, text, number) || (isBare && follows(listAhead, text, number)))
      open = { number, bare: isBare }
    else if (isBare) push(bareFigure(text, number))
  }
  close()
  return figures
}

function follows(pattern: RegExp, text: string, { end }: Span): boolean {
  pattern.lastIndex = end
  return pattern.test(text)
}

/** What a number with a power is alone: money where its clause speaks of money, else a number without unit. */
const bareFigure = (text: string, { start, end, value }: FoundNumber): Figure => {
  const clause =
    text
      .slice(Math.max(0, start - moneyReach), start)
      .split(clauseEnd)
      .at(-1) ?? ''
  return { start, end, value, unit: moneyWord.test(clause) ? rules.moneyUnit : '' }
}

function figureOf(number: FoundNumber, { unit, factor, more, end, start }: Unit): Figure {
  const value = (number.value + more) * factor
  return { start: start ?? number.start, end, value: tidy(value), unit }
}

/** The first number of a range takes the unit of the second, and its power where that leaves it the smaller: 17.18-21万元. */
function sharing(first: FoundNumber, second: FoundNumber, { unit, factor }: Unit): Figure {
  const isSharing = first.scale === 1 && Math.abs(first.value) < second.value / second.scale
  return {
    start: first.start,
    end: first.end,
    value: tidy(first.value * factor * (isSharing ? second.scale : 1)),
    unit,
  }
}

/** The dash of a range is no minus: 3年-5年. */
function withoutDash(text: string, number: FoundNumber, lastEnd: number | undefined): FoundNumber {
  const isDash = number.start < number.digits && number.start === lastEnd && rangeBetween.test(text[number.start])
  return isDash ? { ...number, start: number.digits, value: -number.value } : number
}

function unitOf(text: string, number: FoundNumber, reached: number): Unit | null {
  const plain = { factor: 1, more: 0, end: number.end }
  if (number.share) return { ...plain, unit: shares[number.share.of], start: number.share.start }
  if (!number.isFraction) return readUnit(text, number, reached)
  if (number.script === 'digits' && !plainFraction.test(text.slice(number.digits, number.end))) return null
  const unit = number.script === 'numeral' ? null : readUnit(text, number, reached)
  if (unit) return unit
  const isShare =
    number.script !== 'digits' ||
    fractionBefore.test(text.slice(Math.max(0, number.start - fractionReach), number.start)) ||
    fractionAfter.test(text.slice(number.end, number.end + fractionReach))
  return isShare ? { ...plain, unit: rules.fractionUnit, factor: 100 } : null
}

/** `1:0.5`: the second for one of the first, where the words around speak of a ratio. */
function readRatio(text: string, first: FoundNumber, second: FoundNumber | undefined): Figure | null {
  if (!second || first.value === 0 || !ratioBehind.test(text.slice(first.end, second.start))) return null
  const before =
    text
      .slice(Math.max(0, first.start - ratioReach), first.start)
      .split(clauseEnd)
      .at(-1) ?? ''
  const [behind] = text.slice(second.end, second.end + ratioReach).split(clauseEnd)
  if (!ratioWord.test(before) && !ratioWord.test(behind)) return null
  return { start: first.start, end: second.end, value: tidy(second.value / first.value), unit: rules.ratioUnit }
}

const unitTold = new RegExp(`(?:${anyOf(tableWords.unitOfTable)})[：: ]{1,2}$`)
const bracketBefore = /[（(：:,，] ?$/
const bracketBehind = /^[^\d，。；、（(]{1,4}[）)]/

/** 亿元 of 产值（亿元） and 单位：亿元: a power that belongs to the name of a unit. */
function isNamedUnit(text: string, { script, start, end }: FoundNumber): boolean {
  if (script !== 'numeral' || !powersOnly.test(text.slice(start, end))) return false
  const before = text.slice(Math.max(0, start - 6), start)
  return unitTold.test(before) || (bracketBefore.test(before) && bracketBehind.test(text.slice(end, end + 6)))
}

/** `G60`, `C919`, `第14`, `3.0.1`, `12:30`: the number is part of a name, an ordinal, a version or a time. */
function isPartOfName(text: string, { start, digits }: FoundNumber): boolean {
  const before = text[digits - 1] ?? ''
  if (rules.ordinals.includes(before)) return true
  if (start < digits) return false
  const beforeThat = text[digits - 2] ?? ''
  if (before === ':' || before === '/') return letterOrDigit.test(beforeThat)
  return letterOrDigit.test(before) || (before === '-' && /[A-Za-z]/.test(beforeThat))
}
