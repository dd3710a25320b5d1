import { dayAfter, type Moment, mondayAfter, monthAfter } from './calendar.ts'
import type { DatePattern } from './date-patterns.ts'
import words from './lists/dates.json' with { type: 'json' }
import english from './lists/english.json' with { type: 'json' }
import { anyOf } from './patterns.ts'

const { range, before, seasons, relativeYears, relativeMonths, relativeDays, relativeWeeks } = words.english
const names = english.months.map(name => `${name}|${name.slice(0, 3)}\\.?`).join('|')
const monthName = `(?:${names}|sept\\.?)`
const to = ` ?(?:${anyOf(range)}) ?`
const suffix = '(?:st|nd|rd|th)?'
const day = `(?<day>\\d{1,2})${suffix}`
const lastDay = `(?<lastDay>\\d{1,2})${suffix}`
const year = '(?<year>(?:19|20)\\d\\d)\\b'
/** They may begin a sentence. */
const capitalised = (word: string) => `${word[0].toUpperCase()}${word.slice(1)}`
const after = `(?<=\\b(?:${anyOf([...before, ...before.map(capitalised)])})[ -])`
/** `may` and `march` are verbs too: only with a capital, and behind a word that leads to a time. */
const named = english.months.map(capitalised).join('|')

const monthOf = (name: string | undefined) =>
  name === undefined
    ? undefined
    : english.months.findIndex(month => month.startsWith(name.slice(0, 3).toLowerCase())) + 1
const numberOf = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))
const lookUp = (table: Record<string, number>, word: string | undefined) => table[(word ?? '').toLowerCase()]

const dated: DatePattern['read'] = groups => {
  const told: Moment = { year: numberOf(groups.year), month: monthOf(groups.month), day: numberOf(groups.day) }
  if (groups.lastDay === undefined && groups.lastMonth === undefined && groups.lastYear === undefined)
    return { from: told }
  return {
    from: told,
    to: {
      year: numberOf(groups.lastYear) ?? told.year,
      month: monthOf(groups.lastMonth) ?? told.month,
      day: numberOf(groups.lastDay),
    },
  }
}

const quarterly: DatePattern['read'] = ({ year: written, quarter, season, half, first }) => ({
  from: {
    year: numberOf(written),
    part:
      half || first
        ? `H${numberOf(half) ?? lookUp(seasons, first)}`
        : `Q${numberOf(quarter) ?? lookUp(seasons, season)}`,
  },
})

/** English ways to write a date; where several match at one place the longest is meant. */
export const englishDatePatterns: readonly DatePattern[] = [
  {
    pattern: new RegExp(`\\b${day}(?:${to}${lastDay})? (?:of )?(?<month>${monthName})(?:,? ${year})?(?![a-z])`, 'gi'),
    read: dated,
  },
  {
    pattern: new RegExp(`\\b(?<month>${monthName}) ${day}(?:${to}${lastDay})?(?!\\d)(?:,? ${year})?`, 'gi'),
    read: dated,
  },
  { pattern: new RegExp(`\\b(?<month>${monthName}),? ?${year}`, 'gi'), read: dated },
  { pattern: new RegExp(`\\b(?<month>${monthName})${to}(?<lastMonth>${monthName}),? ${year}`, 'gi'), read: dated },
  { pattern: new RegExp(`${after}(?<month>${named})\\b(?! \\d)`, 'g'), read: dated },
  {
    pattern: new RegExp(`${after}${year}(?![-–/]\\d|,\\d{3}|\\.\\d)(?! (?:${anyOf(english.plurals)}))`, 'gi'),
    read: dated,
  },
  {
    pattern: new RegExp(`\\b${year}${to}(?<lastYear>(?:19|20)\\d\\d)\\b(?![-/.]?\\d)`, 'gi'),
    read: groups => (Number(groups.year) < Number(groups.lastYear) ? dated(groups, { last: {}, now: {} }) : null),
  },
  { pattern: new RegExp(`\\bq(?<quarter>[1-4])(?:[ -]|,? (?:of )?)?${year}`, 'gi'), read: quarterly },
  { pattern: new RegExp(`\\b${year}[ -]?q(?<quarter>[1-4])\\b`, 'gi'), read: quarterly },
  { pattern: new RegExp(`\\bh(?<half>[12])[ -]?${year}`, 'gi'), read: quarterly },
  { pattern: new RegExp(`\\b${year}[ -]?h(?<half>[12])\\b`, 'gi'), read: quarterly },
  {
    pattern: new RegExp(`\\b(?<season>${anyOf(Object.keys(seasons))}) quarter(?: of|,)? ${year}`, 'gi'),
    read: quarterly,
  },
  { pattern: new RegExp(`\\b(?<first>first|second) half (?:of )?${year}`, 'gi'), read: quarterly },
  {
    pattern: /\b(?:the )?(?<decade>(?:19|20)\d0)['’]?s\b/gi,
    read: ({ decade }) => ({ from: { year: Number(decade) }, to: { year: Number(decade) + 9 } }),
  },
  {
    pattern: new RegExp(`\\b(?<word>${anyOf(Object.keys(relativeYears))})\\b`, 'gi'),
    isRelative: true,
    read: ({ word }, { now }) =>
      now.year === undefined ? null : { from: { year: now.year + lookUp(relativeYears, word) } },
  },
  {
    pattern: new RegExp(`\\b(?<word>${anyOf(Object.keys(relativeMonths))})\\b`, 'gi'),
    isRelative: true,
    read: ({ word }, { now }) => ({ from: monthAfter(now, lookUp(relativeMonths, word)) }),
  },
  {
    pattern: new RegExp(`\\b(?<word>${anyOf(Object.keys(relativeDays))})\\b`, 'gi'),
    isRelative: true,
    read: ({ word }, { now }) => ({ from: dayAfter(now, lookUp(relativeDays, word)) }),
  },
  {
    pattern: new RegExp(`\\b(?<word>${anyOf(Object.keys(relativeWeeks))})\\b`, 'gi'),
    isRelative: true,
    read: ({ word }, { now }) => {
      const monday = mondayAfter(now, lookUp(relativeWeeks, word))
      return { from: monday, to: dayAfter(monday, 6) }
    },
  },
]
