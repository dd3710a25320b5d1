import { dayAfter, type Moment, mondayAfter, monthAfter, type Told } from './calendar.ts'
import words from './lists/dates.json' with { type: 'json' }
import units from './lists/units.json' with { type: 'json' }
import { digitCharacters, digitsValue, numeralCharacters, numeralValue } from './numerals.ts'
import { anyOf } from './patterns.ts'

/** What is known where a date is read: `last` was told before it in its line, `now` is the day of publication. */
export type Context = { last: Moment; now: Moment }
/**
 * A way to write a date. `read` gives what a match tells, null where it is none. `isRelative` dates are complete as they are:
 * they take no year from headings.
 */
export type DatePattern = {
  pattern: RegExp
  isRelative?: boolean
  read: (groups: Record<string, string | undefined>, context: Context) => Told | null
}

const { month, quarter } = words
const range = ` ?(?:${anyOf(words.rangeMarks)}) ?`
const number = `(?:\\d{1,2}|[${numeralCharacters}]{1,3})`
const fullYear = `(?:1[5-9]\\d\\d|20\\d\\d|[${digitCharacters}]{4})`
/** `98年`, `07年`, and any two digits where a month follows. */
const shortYear = `(?:0\\d|8[1-9]|9[1-9]|${words.zeroSpelled}[${digitCharacters}]|\\d\\d(?= ?${words.year} ?\\d{1,2} ?${month}))`
const yearEnd = `(?:${words.yearEnd})(?!${anyOf(words.wholeYearAfter)})`
/** 三月初一 is a day of the farmers' calendar, which is not converted. */
const notFarmers = `(?! ?${words.farmersDay}[${numeralCharacters}])`
const partOfPeriod = `(?:(?:${anyOf(words.partOfPeriod)})(?![${numeralCharacters}]))?`
const noDigitBefore = `(?<![\\d.${digitCharacters}])`
/** The year, also without 年 where the end of a period has it (2019—2023年). */
const year = `${noDigitBefore}(?<year>${fullYear}|${shortYear}(?= ?${words.year})) ?(?:${yearEnd}|(?=${range}(?:${fullYear}|\\d\\d) ?${words.year}))`
const months = `(?<month>${number}) ?(?:(?:${words.monthEnd})${notFarmers}|(?=${range}${number} ?${month}))`
const weekday = `(?:[${words.comma}]{0,2}[${words.openBrackets}]?(?:${anyOf(words.weekdayHeads)})[${words.weekdays}${words.sunday}][${words.closeBrackets}]?)?`
const days = `(?<day>${number}) ?(?:(?:${words.dayEnd})${weekday}|(?=${range}${number} ?(?:${words.dayEnd})))`
const relativeYear = `(?<relative>${anyOf(Object.keys(words.relativeYears))})`
const sameYear = `(?<same>${anyOf(Object.keys(words.sameYears))})`

/** What may stand behind a date to make it the first of a period: 至9月, —12日, 到2025年3月. */
export const periodEnd = new RegExp(
  `${range}(?:(?<year>${fullYear}|\\d\\d(?= ?${words.year})) ?${yearEnd})? ?(?:(?<month>${number}) ?(?:${words.monthEnd}))? ?(?:(?<day>${number}) ?(?:${words.dayEnd}))?${partOfPeriod}`,
  'y',
)

/** Words behind a year that begin like a measure and are none: 2025城市峰会. */
const nameOfYear = anyOf(units.notMeasures.filter(word => word.length > 1 && !words.notName.includes(word[0])))

/** A time of day may stand between a day and what joins it to another. */
const clockTime = `\\d{1,2}${words.clock}(?:\\d{2}${words.minute}?)?`
/** Between two dates that are the ends of a period, both told in full. */
export const periodBetween = new RegExp(`^(?:(?:${clockTime})?${range}| (?:${anyOf(words.english.range)}) )$`, 'i')
/** Between those of which a word before (`between`) or behind (之间) says so. */
export const pairBetween = new RegExp(`^ ?(?:${anyOf(words.pairs.marks)}) ?$`, 'i')
export const pairBefore = new RegExp(`(?:${anyOf(words.pairs.before)}) ?$`, 'i')
export const pairAfter = new RegExp(`^ ?(?:${anyOf(words.pairs.after)})`)

const relativeYears: Record<string, number> = words.relativeYears
const relativeMonths: Record<string, number> = words.relativeMonths
const relativeDays: Record<string, number> = words.relativeDays
const relativeWeeks: Record<string, number> = words.relativeWeeks
const sameYears: Record<string, number> = words.sameYears
const sameMonths: Record<string, number> = words.sameMonths
const sameDays: Record<string, number> = words.sameDays
const centuries: Record<string, number> = words.centuries
const halfYears: Record<string, number> = words.halfYears
const plans: Record<string, number[]> = words.plans

/** A small number in digits or Chinese numerals. */
export function smallNumber(numeral: string | undefined): number | undefined {
  if (numeral === undefined) return undefined
  return /^\d+$/.test(numeral) ? Number(numeral) : (numeralValue(numeral) ?? undefined)
}

/** A year of four digits, or of two: below fifty of this century, else of the last. */
export function yearNumber(written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  const value = /^\d+$/.test(written) ? Number(written) : digitsValue(written)
  if (value === null) return undefined
  return written.length > 2 ? value : value + (value < 50 ? 2000 : 1900)
}

const plus = (year: number | undefined, years: number) => (year === undefined ? undefined : year + years)

/** The year that the match itself tells, by number, 去年 or 同年. */
function toldYear(groups: Record<string, string | undefined>, { last, now }: Context): number | undefined {
  if (groups.relative) return plus(now.year, relativeYears[groups.relative])
  if (groups.same) return plus(last.year, sameYears[groups.same])
  return yearNumber(groups.year)
}

const whole = (year: number | undefined, first: number, last: number): Told => ({
  from: { year, month: first },
  to: { year, month: last },
})

const dated: DatePattern['read'] = (groups, context) => ({
  from: { year: toldYear(groups, context), month: smallNumber(groups.month), day: smallNumber(groups.day) },
})

/** A part of a year: 前三季度, 第二季度, 上半年, 前5个月. */
const part = `(?:${words.ordinal}?(?<quarter>[${words.quarterNumbers}]) ?${quarter}|(?<=${words.year})${words.ordinal}(?<season>[${words.quarterNumbers}]) ?${words.season}|(?<first>${words.firstQuarter})${words.degree}?|(?:${anyOf(words.firstOf)})(?<quarters>[${words.severalQuarters}])${words.measure}?${quarter}|(?<fromQuarter>[${words.firstQuarterNumbers}])${range}(?<toQuarter>[${words.laterQuarters}]) ?${quarter}|(?<half>${anyOf(Object.keys(halfYears))})|(?:${anyOf(words.firstOf)})(?<months>${number}) ?${words.months})`

const divided: DatePattern['read'] = (groups, context) => {
  const year = toldYear(groups, context)
  if (groups.half) return { from: { year, part: `H${halfYears[groups.half]}` } }
  if (groups.months) return whole(year, 1, smallNumber(groups.months) ?? 0)
  if (groups.quarters) return whole(year, 1, 3 * (smallNumber(groups.quarters) ?? 0))
  if (groups.toQuarter) return whole(year, 1, 3 * (smallNumber(groups.toQuarter) ?? 0))
  return { from: { year, part: `Q${groups.first ? 1 : (smallNumber(groups.quarter ?? groups.season) ?? 0)}` } }
}

const week = `(?<week>${anyOf(Object.keys(relativeWeeks))})(?<weekday>[${words.weekdays}${words.sunday}])?`

/** Chinese ways to write a date and dates in digits; where several match at one place the longest is meant. */
export const datePatterns: readonly DatePattern[] = [
  { pattern: new RegExp(`${year}(?: ?${months}(?: ?${days})?)?${partOfPeriod}`, 'g'), read: dated },
  {
    pattern: new RegExp(`(?:${relativeYear}|${sameYear})(?:${months}(?:${days})?)?${partOfPeriod}`, 'g'),
    isRelative: true,
    read: (groups, context) => (toldYear(groups, context) || groups.month ? dated(groups, context) : null),
  },
  {
    pattern: new RegExp(
      `(?<!${anyOf(words.notMonthBefore)})(?<![\\d.${numeralCharacters}]|(?<!${words.every})${words.year})${months}(?: ?${days})?(?![${numeralCharacters}]|\\d(?!\\d?${words.clock}))${partOfPeriod}`,
      'g',
    ),
    read: dated,
  },
  { pattern: new RegExp(`(?:${year}${words.of}? ?)?${part}`, 'g'), read: divided },
  { pattern: new RegExp(`(?:${relativeYear}|${sameYear})${words.of}?${part}`, 'g'), isRelative: true, read: divided },
  {
    pattern: /(?<![\d.])(?<year>(?:19|20)\d\d)(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/g,
    read: dated,
  },
  {
    pattern: /(?<![\d./-])(?<year>(?:19|20)\d\d)(?:[-/]|\.(?=\d\d))(?<month>0?[1-9]|1[0-2])(?![\d.%/-])/g,
    read: dated,
  },
  {
    pattern: /(?<![\d./-])(?<first>\d{1,2})(?<mark>[/-])(?<second>\d{1,2})\k<mark>(?<year>(?:19|20)\d\d)(?!\d)/g,
    read: ({ first, second, year: written }) => {
      const [one, other] = [Number(first), Number(second)]
      // Which of two small numbers is the month differs from country to country.
      if (one <= 12 && other <= 12 && one !== other) return null
      return { from: { year: Number(written), month: one > 12 ? other : one, day: one > 12 ? one : other } }
    },
  },
  { pattern: /(?<![\d./-])(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>(?:19|20)\d\d)(?!\d)/g, read: dated },
  {
    pattern: new RegExp(
      `(?<![\\d./A-Za-z-])(?<from>(?:19|20)\\d\\d)(?:${range})(?<to>(?:19|20)\\d\\d)(?: ?${words.year})?(?![\\d/-]|\\.\\d)`,
      'g',
    ),
    read: ({ from, to }) =>
      Number(from) < Number(to) ? { from: { year: Number(from) }, to: { year: Number(to) } } : null,
  },
  {
    pattern: new RegExp(
      `(?<![\\d.A-Za-z/-])(?:(?<=${anyOf(words.bareYearBefore)})(?<before>20[0-3]\\d|19\\d\\d)(?![\\d.,/-]|[ ]?[\\u4e00-\\u9fffA-Za-z%])|(?<after>20[0-3]\\d|19\\d\\d)(?=${anyOf(words.bareYearAfter)}))`,
      'g',
    ),
    read: ({ before, after }) => ({ from: { year: Number(before ?? after) } }),
  },
  {
    pattern: new RegExp(
      `(?<=^|[${words.nameBefore}]|${anyOf(words.bareYearAhead)})(?<year>20[0-3]\\d)(?=[：:]|${nameOfYear}|(?!${anyOf([...words.notName, ...units.measures, ...Object.keys(units.money), ...units.symbols])})[\\u4e00-\\u9fff]{2})`,
      'gm',
    ),
    read: dated,
  },
  {
    pattern: new RegExp(
      `(?:(?:(?<century>\\d\\d|[${numeralCharacters}]{2,3})${words.century}|(?<told>${anyOf(Object.keys(centuries))}))(?<tens>\\d0|[${digitCharacters}]${words.ten})|(?<!\\d)(?<alone>[3-9]0|[${words.lateDecades}]${words.ten}))${words.decade}${partOfPeriod}`,
      'g',
    ),
    read: ({ century, told, tens, alone }) => {
      const hundred = told ? centuries[told] : century ? smallNumber(century) : 20
      const decade = smallNumber(tens ?? alone)
      if (hundred === undefined || decade === undefined) return null
      const first = (hundred - 1) * 100 + decade
      return { from: { year: first }, to: { year: first + 9 } }
    },
  },
  {
    pattern: new RegExp(`${words.republic}(?<years>${number})${words.year}`, 'g'),
    read: ({ years }) => ({ from: { year: words.republicStart + (smallNumber(years) ?? 0) } }),
  },
  {
    pattern: new RegExp(
      `(?<![${numeralCharacters}])[${words.openQuotes}]?(?<plan>${anyOf(Object.keys(plans))})[${words.closeQuotes}]?(?:${anyOf(words.planTimes)})`,
      'g',
    ),
    read: ({ plan = '' }) => ({ from: { year: plans[plan][0] }, to: { year: plans[plan][1] } }),
  },
  {
    pattern: new RegExp(
      `(?<same>${anyOf(Object.keys(sameMonths))})(?<day>${number}(?=${words.dayEnd}))?(?:${words.dayEnd})?`,
      'g',
    ),
    isRelative: true,
    read: ({ same = '', day }, { last }) => ({ from: { ...later(last, sameMonths[same]), day: smallNumber(day) } }),
  },
  {
    pattern: new RegExp(`(?<same>${anyOf(Object.keys(sameDays))})`, 'g'),
    isRelative: true,
    read: ({ same = '' }, { last }) =>
      sameDays[same] === 0 ? { from: last } : { from: dayAfter(last, sameDays[same]) },
  },
  {
    pattern: new RegExp(
      `(?<relativeMonth>${anyOf(Object.keys(relativeMonths))})(?<day>${number}(?=${words.dayEnd}))?(?:${words.dayEnd})?${partOfPeriod}`,
      'g',
    ),
    isRelative: true,
    read: ({ relativeMonth = '', day }, { now }) => ({
      from: { ...monthAfter(now, relativeMonths[relativeMonth]), day: smallNumber(day) },
    }),
  },
  {
    pattern: new RegExp(`(?<relativeDay>${anyOf(Object.keys(relativeDays))})`, 'g'),
    isRelative: true,
    read: ({ relativeDay = '' }, { now }) => ({ from: dayAfter(now, relativeDays[relativeDay]) }),
  },
  {
    pattern: new RegExp(`(?<=^|[${words.sentenceEnds}])(?:${anyOf(words.partOfMonthAlone)})`, 'gm'),
    read: (_, { last }) => (last.month === undefined ? null : { from: { year: last.year, month: last.month } }),
  },
  {
    pattern: new RegExp(`(?:${anyOf(words.nextYear)})${months}(?: ?${days})?${partOfPeriod}`, 'g'),
    isRelative: true,
    read: (groups, { last }) =>
      last.year === undefined
        ? null
        : { from: { year: last.year + 1, month: smallNumber(groups.month), day: smallNumber(groups.day) } },
  },
  {
    pattern: new RegExp(`(?<=^|[${words.clauseEnds}])(?<years>${number})(?:${anyOf(words.yearsLater)})`, 'gm'),
    isRelative: true,
    read: ({ years }, { last }) =>
      last.year === undefined ? null : { from: { year: plus(last.year, smallNumber(years) ?? 0) } },
  },
  {
    pattern: new RegExp(week, 'g'),
    isRelative: true,
    read: ({ week: told = '', weekday }, { now }) => {
      const monday = mondayAfter(now, relativeWeeks[told])
      if (weekday === undefined) return { from: monday, to: dayAfter(monday, 6) }
      return { from: dayAfter(monday, weekday === words.sunday ? 6 : words.weekdays.indexOf(weekday)) }
    },
  },
  {
    pattern: new RegExp(
      `(?<!${anyOf(units.dayTermBefore)})(?<![\\d.${month}${numeralCharacters}${words.rangeMarks.at(-2)}-])(?<day>\\d{1,2})${words.day}(?:(?=${anyOf(words.dayAloneBefore)})|(?<=(?:${anyOf(words.dayAloneBehind)})\\d{1,2}${words.day})(?!${anyOf(words.dayAloneNot)}))`,
      'g',
    ),
    isRelative: true,
    read: ({ day }, { last, now }) => {
      const own = { ...(last.month === undefined ? now : last), day: Number(day) }
      const isAhead = last.month === undefined && now.day !== undefined && Number(day) > now.day
      return { from: isAhead ? { ...monthAfter(own, -1), day: Number(day) } : own }
    },
  },
]

/** The month `months` on, also where the year is not told and stays so. */
const later = (moment: Moment, months: number): Moment =>
  months === 0 ? { year: moment.year, month: moment.month } : monthAfter(moment, months)
