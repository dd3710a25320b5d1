import { findBylines } from './bylines.ts'
import { daysBetween, isoOf, isPossible, type Moment, momentOf, type Told } from './calendar.ts'
import {
  type Context,
  datePatterns,
  pairAfter,
  pairBefore,
  pairBetween,
  periodBetween,
  periodEnd,
  smallNumber,
  yearNumber,
} from './date-patterns.ts'
import { englishDatePatterns } from './english-date-patterns.ts'
import words from './lists/dates.json' with { type: 'json' }
import { digitCharacters, digitsValue, numeralCharacters } from './numerals.ts'
import type { Passage, Span } from './passage.ts'
import { anyOf } from './patterns.ts'

/**
 * A date or period as written. `iso` is ISO 8601, as coarse as the text: `2023`, `2023-06`, `2023-Q3`, `2023-H1`,
 * `2023-01/2023-09`, and `--06-20` where no year can be told.
 */
export type FoundDate = Span & {
  iso: string
  /** The text does not tell it: 去年, 当日 only point to a date, and the line above an article tells of the page. */
  isPointer?: boolean
}

/** A heading states its year for what stands below it; a longer line is running text. */
const longestHeading = 45
const bareYear = new RegExp(`(?<!\\d)(?:19|20)\\d\\d(?!\\d)|[${digitCharacters}]{4}(?=${words.year})`, 'g')
const fullDate = /\d{4}\D\d{1,2}\D\d{1,2}(?!\d)/
/** A line that ends with a year and month is signed with them. */
const signedMonth = new RegExp(`.\\d{4} ?${words.year} ?\\d{1,2} ?${words.month}$`)
/** A line that is a month may say when the text was printed: the year of a title holds against it. */
const monthAlone = new RegExp(`^\\d{4} ?${words.year} ?\\d{1,2} ?${words.month}$`)
const writtenDay = /\d{4}\D{1,2}\d{1,2}\D{1,2}\d{1,2}|[A-Z][a-z]+ \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}/
const everyYear = new RegExp(anyOf(words.everyYear))
const done = new RegExp(anyOf(words.told.done))
const ahead = new RegExp(anyOf(words.told.ahead))
const sentenceBreak = /[。；;\n]/
/** What a date that points (今年, 同年) must have besides to tell one: a number or a part of the year. */
const ofItsOwn = new RegExp(
  `\\d|[${numeralCharacters}](?:${words.month}|${words.months})|(?<!${words.compared})${words.year}(?:${anyOf(words.partOfPeriod)})$|${anyOf(Object.keys(words.halfYears))}|${words.quarter}`,
)
/** News tells of the weeks around it: a day without a year at most so many days away is of the year that makes it so. */
const newsReach = 62
/** What a page announces without a year lies at most so many days ahead; what it tells back to its January is of its year. */
const farthestAhead = 183

type Candidate = Span & { isRelative: boolean; isTold: boolean; read: (context: Context) => Told | null }

/**
 * All dates and periods, in order and disjoint. A month without a year takes the year stated before it in the same line,
 * else that of the heading above it (`title` when the document's own stands outside the text), else that of `published`;
 * a day alone (24日) takes the month before it or that of a heading which is nothing but a month. 去年, 上周, yesterday count
 * from `published` and are left out without it. Where `published` is null, the date of the line above the article stands in.
 */
export function findDates(passage: Passage, title: string | null, published: string | null): FoundDate[] {
  const { text } = passage
  const candidates = findCandidates(text)
  const bylines = findBylines(passage)
  const now = momentOf(published ?? bylineDate(text, candidates, bylines))
  const dates: FoundDate[] = []
  const titled = title ? soleYear(title) : undefined
  let headingYear = titled
  let headingMonth: Moment = {}
  let next = 0
  for (const line of passage.lines) {
    const own = text.slice(line.start, line.end)
    const isByline = bylines.includes(line)
    if (
      !isByline &&
      own.length <= longestHeading &&
      !/[。；，,;\t]/.test(own) &&
      !fullDate.test(own) &&
      !signedMonth.test(own)
    )
      headingYear = titled && monthAlone.test(own) ? titled : (soleYear(own) ?? headingYear)
    const points: Point[] = []
    let isYearly = false
    for (; next < candidates.length && candidates[next].start < line.end; next++) {
      const { start, end, isRelative, isTold, read } = candidates[next]
      const last = points.at(-1)
      if (last && start < last.end) continue
      const told = read({ last: last?.told.from ?? headingMonth, now })
      if (!told || !isPossible(told.from) || (told.to && !isPossible(told.to))) continue
      const period = told.to ? null : readPeriodEnd(text, end, told.from)
      const point: Point = period
        ? { start, end: period.end, isTold, told: { from: told.from, to: period.to } }
        : { start, end, isTold, told }
      if (last && joins(text, last, point)) {
        last.told = join(last.told.from, point.told.from)
        last.end = point.end
        continue
      }
      const before = text.slice(last?.end ?? line.start, start)
      const isSaidBefore = sentenceBreak.test(before)
      const isOfYear = last?.told.from.year !== undefined
      if (isSaidBefore || isOfYear) isYearly = false
      isYearly ||= !(isOfYear && !isSaidBefore) && everyYear.test(before.split(sentenceBreak).at(-1) ?? '')
      if (!isRelative && !isYearly) {
        const near = last && isSaidBefore ? nearYear(point.told.from, now) : undefined
        const isNear = near !== undefined && (headingYear === undefined || near === headingYear)
        completeYear(point.told, isNear ? near : (last?.told.from.year ?? headingYear), now, isDone(text, point, line))
      }
      points.push(point)
    }
    if (points.length === 1 && points[0].end - points[0].start === own.length) headingMonth = points[0].told.from
    dates.push(
      ...points.map(({ start, end, told, isTold }) => ({
        start,
        end,
        iso: isoOf(told),
        ...((!isTold || isByline) && { isPointer: true }),
      })),
    )
  }
  return dates
}

type Point = Span & { told: Told; isTold: boolean }

/** Gives a date without a year that of its surroundings, where the calendar then has it. */
function completeYear({ from, to }: Told, stated: number | undefined, now: Moment, isPast: boolean): void {
  if (from.year !== undefined) return
  const year = stated ?? newsYear(from, now, isPast)
  if (!isPossible({ ...from, year }) || (to && !isPossible({ ...to, year }))) return
  from.year = year
  if (to) to.year ??= year
}

/** Whether two dates are the ends of one period: 3月5日至4月2日, from May to July, between 2015 and 2018, 2007年与2009年之间. */
function joins(text: string, first: Point, second: Point): boolean {
  const [one, other] = [first.told, second.told]
  if (one.to || other.to || !isAsFine(one.from, other.from)) return false
  const between = text.slice(first.end, second.start)
  if (periodBetween.test(between)) return true
  if (!pairBetween.test(between)) return false
  const before = text.slice(Math.max(0, first.start - longestPairWord), first.start)
  return pairBefore.test(before) || pairAfter.test(text.slice(second.end, second.end + longestPairWord))
}

const longestPairWord = 12

const isAsFine = (one: Moment, other: Moment) =>
  (one.day === undefined) === (other.day === undefined) &&
  (one.month === undefined) === (other.month === undefined) &&
  one.part === undefined &&
  other.part === undefined

/** The year that only one end tells is that of both. */
function join(from: Moment, to: Moment): Told {
  return { from: { ...from, year: from.year ?? to.year }, to: { ...to, year: to.year ?? from.year } }
}

function findCandidates(text: string): Candidate[] {
  const candidates: Candidate[] = []
  for (const { pattern, isRelative = false, read } of [...datePatterns, ...englishDatePatterns])
    for (const match of text.matchAll(pattern))
      candidates.push({
        start: match.index,
        end: match.index + match[0].length,
        isRelative,
        isTold: !isRelative || ofItsOwn.test(match[0]),
        read: context => read(match.groups ?? {}, context),
      })
  return candidates.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The end of a period that begins with `from`, told as finely as its beginning: 3月5日至8日, 2020年—2022年. */
function readPeriodEnd(text: string, position: number, from: Moment): { to: Moment; end: number } | null {
  periodEnd.lastIndex = position
  const match = periodEnd.exec(text)
  if (!match?.groups || from.part !== undefined) return null
  const { year, month, day } = match.groups
  const to = { year: yearNumber(year), month: smallNumber(month), day: smallNumber(day) }
  if (to.year === undefined && to.month === undefined && to.day === undefined) return null
  if (to.day !== undefined) to.month ??= from.month
  if (to.month === undefined && to.year === undefined) return null
  if (!isAsFine(from, to)) return null
  to.year ??= from.year
  return isPossible(to) ? { to, end: position + match[0].length } : null
}

/**
 * The year that puts a day within weeks of the page, else its last year where the text tells it as past (`isPast`), else
 * the page's year, or the one before where that is too far ahead to be announced.
 */
function newsYear(from: Moment, now: Moment, isPast: boolean): number | undefined {
  if (now.year === undefined || now.day === undefined) return undefined
  if (from.month === undefined && from.part === undefined) return undefined
  const ahead = daysBetween(now, { year: now.year, month: from.month ?? partEnd(from.part), day: from.day })
  if (ahead === null) return undefined
  return nearYear(from, now) ?? (ahead <= (isPast ? 0 : farthestAhead) ? now.year : isPast ? now.year - 1 : undefined)
}

/** Whether the clauses behind a date tell of something done, and not of something to come. */
function isDone(text: string, { end }: Span, line: Span): boolean {
  const told = text.slice(end, Math.min(line.end, end + longestTold)).split(sentenceBreak)[0]
  return done.test(told) && !ahead.test(told)
}
const longestTold = 60

/** The year that puts a month or day within weeks of the page's date, if one does. */
function nearYear(from: Moment, now: Moment): number | undefined {
  if (now.year === undefined || now.day === undefined) return undefined
  const month = from.month ?? partEnd(from.part)
  if (month === undefined) return undefined
  return [now.year, now.year - 1].find(year => {
    const days = daysBetween({ year, month, day: from.day }, now)
    return days !== null && Math.abs(days) <= newsReach
  })
}

/** The last month of a quarter or half-year. */
const partEnd = (part: Moment['part']) => part && Number(part[1]) * (part[0] === 'Q' ? 3 : 6)

/** The date of the first line that tells of the page, where it is a day. */
function bylineDate(text: string, candidates: readonly Candidate[], bylines: readonly Span[]): string | null {
  for (const { start, end } of bylines)
    for (const candidate of candidates)
      if (
        candidate.start >= start &&
        candidate.end <= end &&
        writtenDay.test(text.slice(candidate.start, candidate.end))
      ) {
        const told = candidate.read({ last: {}, now: {} })
        if (told && !told.to && told.from.day !== undefined && isPossible(told.from)) return isoOf(told)
      }
  return null
}

function soleYear(heading: string): number | undefined {
  const years = new Set(heading.match(bareYear)?.map(year => digitsValue(year) ?? Number(year)))
  return years.size === 1 ? [...years][0] : undefined
}
