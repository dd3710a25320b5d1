import characters from './lists/characters.json' with { type: 'json' }
import english from './lists/english.json' with { type: 'json' }
import { digitCharacters, numeralCharacters, numeralValue } from './numerals.ts'
import type { Passage, Span } from './passage.ts'
import { anyOf } from './patterns.ts'

/** A date as written. `iso` is as coarse as the text: `2023`, `2023-06`, `--06-20` where no year can be told. */
export type FoundDate = Span & { iso: string }

type Parts = { year?: number; month?: number; day?: number }

const { year, month, day } = characters
const number = `(?:\\d{1,2}|[${numeralCharacters}]{1,3})`
const fullYear = `(?:1[5-9]\\d\\d|20\\d\\d|[${digitCharacters}]{4})`
const monthNames = english.months.map(name => `${name}|${name.slice(0, 3)}\\.?`).join('|')
/** `初`, `中旬` and the end of a period belong to its first date. */
const tail = `(?:${characters.partOfPeriod})?(?:[${characters.rangeMarks}] ?${number}(?:${month}(?:${number}[${day}])?|[${day}]))?`

const patterns: { pattern: RegExp; parts: (match: RegExpExecArray, last: Parts, now: Parts) => Parts }[] = [
  {
    pattern: new RegExp(
      `(?<![\\d${digitCharacters}])(${fullYear}) ?${year}(?!${anyOf(characters.wholeYearAfter)})(?: ?(${number}) ?${month}(?: ?(${number}) ?[${day}])?)?${tail}`,
      'g',
    ),
    parts: match => ({ year: value(match[1]), month: value(match[2]), day: value(match[3]) }),
  },
  {
    pattern: /(?<![\d.])((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
    parts: match => ({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }),
  },
  {
    pattern: new RegExp(
      `(${anyOf(Object.keys(characters.relativeYears))})(?:(${number})${month}(?:(${number})[${day}])?)?`,
      'g',
    ),
    parts: (match, _last, now) => {
      const offset = (characters.relativeYears as Record<string, number>)[match[1]]
      return {
        year: now.year === undefined ? undefined : now.year + offset,
        month: value(match[2]),
        day: value(match[3]),
      }
    },
  },
  {
    pattern: new RegExp(`(?:${anyOf(characters.sameYear)})(?:(${number})${month}(?:(${number})[${day}])?)?`, 'g'),
    parts: (match, last) => ({ year: last.year, month: value(match[1]), day: value(match[2]) }),
  },
  { pattern: new RegExp(characters.sameMonth, 'g'), parts: (_, last) => ({ year: last.year, month: last.month }) },
  { pattern: new RegExp(anyOf(characters.sameDay), 'g'), parts: (_, last) => last },
  {
    pattern: new RegExp(
      `(?<![\\d.${year}${numeralCharacters}])(${number})${month}(?:(${number})[${day}])?(?![${numeralCharacters}\\d])${tail}`,
      'g',
    ),
    parts: match => ({ month: value(match[1]), day: value(match[2]) }),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${monthNames}),? ((?:19|20)\\d\\d)\\b`, 'gi'),
    parts: match => ({ day: Number(match[1]), month: monthOf(match[2]), year: Number(match[3]) }),
  },
  {
    pattern: new RegExp(`\\b(${monthNames}) (?:(\\d{1,2})(?:st|nd|rd|th)?)?,? ?((?:19|20)\\d\\d)\\b`, 'gi'),
    parts: match => ({ month: monthOf(match[1]), day: value(match[2]), year: Number(match[3]) }),
  },
  {
    pattern: new RegExp(`\\b(${english.months.join('|')}) (\\d{1,2})(?!\\d)`, 'gi'),
    parts: match => ({ month: monthOf(match[1]), day: Number(match[2]) }),
  },
  {
    pattern: /\b(?:in|since|from|until|by|of|during) ((?:19|20)\d\d)\b(?![-–]\d|,\d{3})/gi,
    parts: match => ({ year: Number(match[1]) }),
  },
]

function value(numeral: string | undefined): number | undefined {
  if (numeral === undefined) return undefined
  return /^\d+$/.test(numeral) ? Number(numeral) : (numeralValue(numeral) ?? undefined)
}

const monthOf = (name: string) =>
  english.months.findIndex(month => month.startsWith(name.slice(0, 3).toLowerCase())) + 1

const isPossible = ({ year, month, day }: Parts) =>
  (year !== undefined || month !== undefined) &&
  (month === undefined || (month >= 1 && month <= 12)) &&
  (day === undefined || (day >= 1 && day <= 31))

const two = (part: number) => String(part).padStart(2, '0')

function iso({ year, month, day }: Parts): string {
  if (year === undefined && month === undefined) return ''
  const head = year === undefined ? '-' : String(year)
  return [head, month, month === undefined ? undefined : day].reduce<string>(
    (text, part, index) => (index === 0 ? String(part) : part === undefined ? text : `${text}-${two(Number(part))}`),
    '',
  )
}

/** A heading states its year for what stands below it; a longer line is running text. */
const longestHeading = 45
const bareYear = /(?<!\d)(?:19|20)\d\d(?!\d)/g
const fullDate = /\d{4}\D\d{1,2}\D\d{1,2}/

/**
 * All dates, in order and disjoint. A month without a year takes the year stated before it in the same line, else that
 * of the heading above it (`headings` when the document's own title stands outside the text); `今年` counts from
 * `published`.
 */
export function findDates(passage: Passage, title: string | null, published: string | null): FoundDate[] {
  const { text } = passage
  const found: (Span & { parts: (last: Parts, now: Parts) => Parts })[] = []
  for (const { pattern, parts } of patterns) {
    for (const match of text.matchAll(pattern))
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        parts: (last, now) => parts(match, last, now),
      })
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)

  const now: Parts = { year: published ? Number(published.slice(0, 4)) : undefined }
  const dates: FoundDate[] = []
  let headingYear = title ? soleYear(title) : undefined
  let next = 0
  let reached = 0
  for (const line of passage.lines) {
    const own = text.slice(line.start, line.end)
    if (own.length <= longestHeading && !/[。；，,;]/.test(own) && !fullDate.test(own))
      headingYear = soleYear(own) ?? headingYear
    let last: Parts = {}
    for (; next < found.length && found[next].start < line.end; next++) {
      const { start, end, parts } = found[next]
      if (start < reached) continue
      const told = parts(last, now)
      if (!isPossible(told)) continue
      if (told.year === undefined && told.month !== undefined) told.year = last.year ?? headingYear
      reached = end
      last = told
      dates.push({ start, end, iso: iso(told) })
    }
  }
  return dates
}

function soleYear(heading: string): number | undefined {
  const years = new Set(heading.match(bareYear))
  return years.size === 1 ? Number([...years][0]) : undefined
}
