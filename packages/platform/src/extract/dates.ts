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
import type { Passage, Span } from './passage.ts'

/**
 * A date or period as written. `iso` is ISO 8601, as coarse as the text: `2023`, `2023-06`, `2023-Q3`, `2023-H1`,
 * `2023-01/2023-09`, and `--06-20` where no year can be told.
 */
export type FoundDate = Span & { iso: string }

/** A heading states its year for what stands below it; a longer line is running text. */
const longestHeading = 45
const bareYear = /(?<!\d)(?:19|20)\d\d(?!\d)/g
const fullDate = /\d{4}\D\d{1,2}\D\d{1,2}/
/** News tells of the weeks before it: a day without a year that lies at most so many days before it is of that year. */
const newsReach = 62

type Candidate = Span & { isRelative: boolean; read: (context: Context) => Told | null }

/**
 * All dates and periods, in order and disjoint. A month without a year takes the year stated before it in the same line,
 * else that of the heading above it (`title` when the document's own stands outside the text), else that of `published`
 * where this lies within weeks after it. 去年, 上周, yesterday count from `published` and are left out without it.
 */
export function findDates(passage: Passage, title: string | null, published: string | null): FoundDate[] {
  const { text } = passage
  const candidates = findCandidates(text)
  const now = momentOf(published)
  const dates: FoundDate[] = []
  let headingYear = title ? soleYear(title) : undefined
  let next = 0
  for (const line of passage.lines) {
    const own = text.slice(line.start, line.end)
    if (own.length <= longestHeading && !/[。；，,;]/.test(own) && !fullDate.test(own))
      headingYear = soleYear(own) ?? headingYear
    const points: Point[] = []
    for (; next < candidates.length && candidates[next].start < line.end; next++) {
      const { start, end, isRelative, read } = candidates[next]
      const last = points.at(-1)
      if (last && start < last.end) continue
      const told = read({ last: last?.told.from ?? {}, now })
      if (!told || !isPossible(told.from) || (told.to && !isPossible(told.to))) continue
      const period = told.to ? null : readPeriodEnd(text, end, told.from)
      const point: Point = period
        ? { start, end: period.end, told: { from: told.from, to: period.to } }
        : { start, end, told }
      if (last && joins(text, last, point)) {
        last.told = join(last.told.from, point.told.from)
        last.end = point.end
        continue
      }
      if (!isRelative) completeYear(point.told, last?.told.from.year ?? headingYear, now)
      points.push(point)
    }
    dates.push(...points.map(({ start, end, told }) => ({ start, end, iso: isoOf(told) })))
  }
  return dates
}

type Point = Span & { told: Told }

/** Gives a date without a year that of its surroundings, where the calendar then has it. */
function completeYear({ from, to }: Told, stated: number | undefined, now: Moment): void {
  if (from.year !== undefined) return
  const year = stated ?? newsYear(from, now)
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

function newsYear(from: Moment, now: Moment): number | undefined {
  if (now.year === undefined || now.day === undefined || from.month === undefined) return undefined
  const days = daysBetween({ ...from, year: now.year }, now)
  if (days !== null && days >= 0) return days <= newsReach ? now.year : undefined
  const before = daysBetween({ ...from, year: now.year - 1 }, now)
  return before !== null && before <= newsReach ? now.year - 1 : undefined
}

function soleYear(heading: string): number | undefined {
  const years = new Set(heading.match(bareYear))
  return years.size === 1 ? Number([...years][0]) : undefined
}
