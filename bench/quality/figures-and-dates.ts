import { findDates } from '../../packages/platform/src/extract/dates.ts'
import { findFigures } from '../../packages/platform/src/extract/figures.ts'
import { findNumbers } from '../../packages/platform/src/extract/numbers.ts'
import { readPassage } from '../../packages/platform/src/extract/passage.ts'
import { type Figure, f1Figure, type Measurement } from './figure.ts'
import { rowsOfFile } from './files.ts'
import specifications from './recognizers.json' with { type: 'json' }

type Resolution = { value?: string | null; isoCurrency?: string; unit?: string; values?: TimeValue[] }
type TimeValue = { timex?: string; type?: string; value?: string; start?: string; end?: string }
type ParsedTime = { Timex?: string; FutureResolution?: Record<string, string>; PastResolution?: Record<string, string> }
type Result = {
  Text: string
  Start: number
  TypeName?: string
  Type?: string
  Resolution?: Resolution
  Value?: ParsedTime
}
type Case = { Input: string; Context?: { ReferenceDateTime?: string }; Results: Result[] }

/** One finding: `start` and `end` in the input, and what it means, in a form that can be compared. */
type Item = { start: number; end: number; means: (other: Item) => boolean; value: string; kind?: string }
type Tally = { found: number; wanted: number; spans: number; cores: number; values: number }
const closeEnough = 1e-6

const names: Record<string, string[] | undefined> = specifications.units

const isClose = (a: number, b: number) => Math.abs(a - b) <= closeEnough * Math.max(1e-12, Math.abs(a), Math.abs(b))

const span = ({ Start, Text }: Result) => ({ start: Start, end: Start + Text.length })

/** What a specification says of a number with or without a unit; those without a value are no figures. */
function wantedFigures({ Results }: Case): Item[] {
  return Results.flatMap(result => {
    const { value, unit = '' } = result.Resolution ?? {}
    if (value === null || value === undefined) return []
    return [{ ...span(result), value: `${Number.parseFloat(value)} ${unit}`, means: () => false }]
  })
}

function foundFigures({ Input, Context }: Case, isOfKind: (unit: string) => boolean): Item[] {
  const passage = readPassage(Input)
  const dates = findDates(passage, null, Context?.ReferenceDateTime?.slice(0, 10) ?? null)
  return findFigures(passage, dates)
    .filter(({ unit }) => isOfKind(unit))
    .map(({ start, end, value, unit }) => ({
      start,
      end,
      value: `${value} ${unit}`,
      means: gold => {
        const [number, ...words] = gold.value.split(' ')
        const known = names[words.join(' ')]
        return isClose(value * (perHundred[unit] ?? 1), Number(number)) && (known === undefined || known.includes(unit))
      },
    }))
}

const foundNumbers = ({ Input }: Case): Item[] =>
  findNumbers(readPassage(Input).text).map(({ start, end, value }) => ({
    start,
    end,
    value: String(value),
    means: gold => isClose(value, Number.parseFloat(gold.value)),
  }))

const isMoney = (unit: string) => /^[A-Z]{3}$/.test(unit) || unit === specifications.units['Chinese yuan'][0]
/** Shares of a thousand or ten thousand are per cents to the specifications. */
const perHundred: Record<string, number> = { '%': 1, '‰': 0.1, '‱': 0.01 }
const isPercent = (unit: string) => perHundred[unit] !== undefined || specifications.units.points.includes(unit)

/** Days from one that the reader is given: no year and month of its own, or none that the words tell. */
function isAbsolute({ Text }: Result, timex: string): boolean {
  if (/W|XXXX-XX|REF|^(?:SP|SU|FA|WI)$/.test(timex) || /^P|T/.test(timex)) return false
  const years = [...timex.matchAll(/(?<![\d-])\d{4}(?=-|$|,)/g)].map(([year]) => year)
  const written = arabic(Text)
  return (
    years.every(year => written.includes(year) || written.includes(year.slice(2))) ||
    specifications.eras.some(era => Text.includes(era))
  )
}

/** Chinese digits as Arabic ones, so that a written year can be looked for. */
const arabic = (text: string) =>
  [...text.normalize('NFKC').replace(specifications.twoThousand, '2000')]
    .map(character =>
      specifications.digits.includes(character) ? specifications.digits.indexOf(character) : character,
    )
    .join('')

type Days = { start: string; end: string }

const nextDay = (day: string, months: number, days: number) => {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, date + days)).toISOString().slice(0, 10)
}

/** First day and the day behind the last of a date as extraction writes it; a missing year is written 2000. */
function daysOf(iso: string): Days | null {
  const [from, to] = iso.split('/')
  if (to !== undefined) {
    const [first, last] = [daysOf(from), daysOf(to)]
    return first && last && { start: first.start, end: last.end }
  }
  const full = from.replace(/^--/, '2000-')
  if (/^\d{4}$/.test(full)) return { start: `${full}-01-01`, end: nextDay(`${full}-01-01`, 12, 0) }
  const part = /^(\d{4})-([QH])(\d)$/.exec(full)
  if (part) {
    const months = part[2] === 'Q' ? 3 : 6
    const start = `${part[1]}-${String((Number(part[3]) - 1) * months + 1).padStart(2, '0')}-01`
    return { start, end: nextDay(start, months, 0) }
  }
  if (/^\d{4}-\d{2}$/.test(full)) return { start: `${full}-01`, end: nextDay(`${full}-01`, 1, 0) }
  return /^\d{4}-\d{2}-\d{2}$/.test(full) ? { start: full, end: nextDay(full, 0, 1) } : null
}

/** The specification's reading in the same form: `2016`, `2016-03`, `--03-01`, or the first and last day of an interval. */
function wantedDays(timex: string): Days | null {
  const interval = /^\(([^,]+),([^,]+),/.exec(timex)
  const day = (text: string) => text.replace(/^XX(?:XX)?/, match => (match.length === 4 ? '2000' : '19'))
  if (interval) return { start: day(interval[1]), end: day(interval[2]) }
  return daysOf(day(timex))
}

function wantedDates({ Results }: Case, wantAbsolute: boolean): Item[] {
  return Results.flatMap(result => {
    const kind = (result.TypeName ?? result.Type ?? '').replace('datetimeV2.', '')
    const timex = result.Value?.Timex ?? result.Resolution?.values?.[0]?.timex ?? ''
    const isDate = kind === 'date' || kind === 'daterange'
    const isWanted = isDate && isAbsolute(result, timex || absoluteWhenWritten(result)) === wantAbsolute
    return [{ ...span(result), value: timex, kind: isWanted ? 'wanted' : 'other', means: () => false }]
  })
}

/** Cases of extraction alone give no reading: those with a digit or a month are taken for absolute. */
const absoluteWhenWritten = ({ Text }: Result) =>
  isCalendar.test(Text.normalize('NFKC')) && !isRelative.test(Text) ? '' : 'REF'

const isCalendar = new RegExp(specifications.calendar.join('|'))
const isRelative = new RegExp(specifications.relative.join('|'), 'i')

/** What is found where the specification has something of another kind (a time, a duration) counts for no row of dates. */
function foundDates(each: Case, wantAbsolute: boolean): Item[] {
  const wanted = wantedDates(each, wantAbsolute)
  const others = wanted.filter(({ kind }) => kind === 'other')
  return findDates(
    readPassage(each.Input),
    null,
    wantAbsolute ? null : (each.Context?.ReferenceDateTime?.slice(0, 10) ?? null),
  )
    .filter(({ start, end }) => !others.some(other => start < other.end && other.start < end))
    .map(({ start, end, iso }) => ({
      start,
      end,
      value: iso,
      means: gold => {
        if (gold.value === '') return true
        const [ours, theirs] = [daysOf(iso), wantedDays(gold.value)]
        if (!ours || !theirs || ours.start !== theirs.start) return false
        return ours.end === theirs.end || daysOf(iso.split('/')[1] ?? '')?.start === theirs.end
      },
    }))
}

const wordsBefore = new RegExp(`^(?:(?:${specifications.around.before.join('|')}) ?)+`, 'i')
const wordsBehind = new RegExp(`(?: ?(?:${specifications.around.after.join('|')}))+$`, 'i')

/** The item without the words around a date that extraction leaves outside. */
function coreOf(input: string, { start, end }: Item): { start: number; end: number } {
  const text = input.slice(start, end)
  return {
    start: start + (wordsBefore.exec(text)?.[0].length ?? 0),
    end: end - (wordsBehind.exec(text)?.[0].length ?? 0),
  }
}

function tally(input: string, gold: Item[], found: Item[]): Tally {
  const wanted = gold.filter(({ kind }) => kind !== 'other')
  const same = (isSame: (gold: Item, item: Item) => boolean) =>
    found.filter(item => wanted.some(each => isSame(each, item)))
  const spans = same((each, { start, end }) => each.start === start && each.end === end)
  const isCore = (each: Item, { start, end }: Item) => {
    const core = coreOf(input, each)
    return core.start === start && core.end === end
  }
  const isEither = (each: Item, item: Item) =>
    isCore(each, item) || (each.start === item.start && each.end === item.end)
  return {
    found: found.length,
    wanted: wanted.length,
    spans: spans.length,
    cores: same(isEither).length,
    values: same((each, item) => isEither(each, item) && item.means(each)).length,
  }
}

/** Cases of one model, what they want and what is found. `published` is the exact span F1 of Recognizers-Text. */
type Row = {
  name: string
  files: string[]
  published: string
  gold: (each: Case) => Item[]
  found: (each: Case) => Item[]
}

const languages = ['Chinese', 'English'] as const

function rows(language: (typeof languages)[number]): Row[] {
  const files = (folder: string, ...models: string[]) => models.map(model => `${folder}/${language}/${model}.json`)
  const dates = files(
    'DateTime',
    'DateExtractor',
    'DateParser',
    'DatePeriodExtractor',
    'DatePeriodParser',
    'DateTimeModel',
  )
  const unit = (name: string, model: string, published: string, isOfKind: (unit: string) => boolean): Row => ({
    name,
    files: files(model === 'PercentModel' ? 'Number' : 'NumberWithUnit', model),
    published,
    gold: wantedFigures,
    found: each => foundFigures(each, isOfKind),
  })
  const measures = (unit: string) => unit !== '' && !isMoney(unit) && !isPercent(unit)
  return [
    unit('currency', 'CurrencyModel', '.889', isMoney),
    unit('dimension', 'DimensionModel', '1.00', measures),
    unit('temperature', 'TemperatureModel', '', measures),
    unit('age', 'AgeModel', '', measures),
    unit('percent', 'PercentModel', '.770', isPercent),
    {
      name: 'number',
      files: files('Number', 'NumberModel'),
      published: '.898',
      gold: wantedFigures,
      found: foundNumbers,
    },
    ...[true, false].map(isAbsolute => ({
      name: isAbsolute ? 'dates, absolute' : 'dates, relative',
      files: dates,
      published: isAbsolute ? '.963 with relative ones; chrono-node .43 in Chinese' : '',
      gold: (each: Case) => wantedDates(each, isAbsolute),
      found: (each: Case) => foundDates(each, isAbsolute),
    })),
  ]
}

/** What was wanted and found in the cases that are not as they should be. */
function mistakesOf(cases: readonly Case[], { gold, found }: Row): string[] {
  return cases.flatMap(each => {
    const { found: all, wanted, values } = tally(each.Input, gold(each), found(each))
    if (all === values && wanted === values) return []
    const show = (items: Item[]) =>
      items
        .map(({ start, end, value, kind }) => `${kind === 'other' ? '~' : ''}${each.Input.slice(start, end)}=${value}`)
        .join(' | ')
    return [`${each.Input.slice(0, 100)} — wanted ${show(gold(each))} — found ${show(found(each))}`]
  })
}

function figuresOf(language: (typeof languages)[number]): Figure[] {
  return rows(language).flatMap(row => {
    const cases = row.files.flatMap(file => rowsOfFile<Case>('figures-and-dates', file))
    const tallies = cases.map(each => tally(each.Input, row.gold(each), row.found(each)))
    const figure = (what: string, right: 'spans' | 'cores' | 'values', published = '', mistakes: string[] = []) =>
      f1Figure(
        `${language} ${row.name}, ${what}`,
        tallies.map(each => ({ right: each[right], found: each.found, real: each.wanted })),
        published,
        mistakes,
      )
    const isDate = row.name.startsWith('dates')
    return [
      figure('span', 'spans', row.published && `Recognizers-Text ${row.published} (README)`),
      ...(isDate ? [figure('span without words around', 'cores')] : []),
      figure(isDate ? 'days' : 'value and unit', 'values', '', mistakesOf(cases, row)),
    ]
  })
}

/**
 * A `span` has the same first and last character in both; words around a date are those that the specifications take in
 * and extraction leaves out (之前, early). The specifications give numbers without a unit, a figure here needs one: `number`
 * measures the numerals that figures are made of. `absolute` dates are told by their own words, `relative` ones by the day
 * they are read on.
 */
export const figuresAndDates: Measurement = {
  name: 'figures-and-dates',
  source:
    "microsoft/Recognizers-Text specifications (MIT), developers' half; its own tests, so that its score is no target",
  drawn: 'cases',
  needs: ['figures-and-dates'],
  figures: () => languages.flatMap(figuresOf),
}
