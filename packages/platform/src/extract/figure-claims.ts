import type { Extraction } from '../words/extraction.ts'
import { placesAbove, regionByCode } from '../words/gazetteer.ts'
import indicators from '../words/indicator-names.json' with { type: 'json' }
import { simplified } from '../words/simplified.ts'
import { extract } from './index.ts'
import words from './lists/figure-claims.json' with { type: 'json' }
import { readPassage, within } from './passage.ts'
import { anyOf } from './patterns.ts'

type Figure = Extraction['figures'][number]

/**
 * A figure of which the text says where, of what and when, so that another about the same can be held against it. The truth
 * lies between `low` and `high`, as far as its words promise; null is open.
 */
export type FigureClaim = {
  figure: Figure
  regionCode: string
  /** An indicator's id, or what is measured in the words of the text. */
  indicator: string
  /** ISO 8601, as coarse as the text. */
  period: string
  low: number | null
  high: number | null
}

/** Of a figure said to be 约, the truth lies within this share; of one said to be 近, at most so far below. */
const looseness = 0.1

const ahead = new RegExp(anyOf(words.ahead))
const elsewhere = new RegExp(anyOf(words.elsewhere))
const part = new RegExp(anyOf(words.part))
const wholeYear = new RegExp(anyOf(words.wholeYear))
const scope = new RegExp(anyOf(words.scope))
const front = new RegExp(`^(?:${anyOf([...words.scope, ...words.wholeYear, ...words.doing])})+`)
const measure = new RegExp(`(?:${anyOf(words.measures)})$`)
const doingBefore = new RegExp(`(?:${anyOf(words.verbs)})(?=(?:${anyOf(words.measures)})$)`)
const vague = new RegExp(`^(?:${anyOf(words.vague)})`)
const indicatorOf = new Map(
  Object.entries(indicators.names).flatMap(([id, names]) => names.map(name => [name.toLowerCase(), id] as const)),
)
/** What is measured besides the word that says how: 新能源汽车 of 新能源汽车产量. */
const shortestMeasured = 2
/** Qualifiers of a condition, not of a state of things. */
const conditions: ReadonlySet<Figure['qualifier']> = new Set(['at-least', 'at-most'])

/**
 * The claims among the figures of a document. Of each, its own sentence says before it one place and one date, and right
 * before it what is measured: an indicator by one of its names, or a name that says both what and how. The place of the
 * title stands in where the sentence says 全市, its year where the sentence says 全年, and both where the title has one of
 * each, as bulletins have. Left out are figures of organisations and of parts of a place, of plans and of periods that were
 * not over when the document came out, ends of ranges, and conditions. Rather none than a wrong one. Linear in the text.
 */
export function findFigureClaims(
  extraction: Extraction,
  { title, published }: { title: string | null; published: string | null },
): FigureClaim[] {
  const { text, figures, places, organisations, dates } = extraction
  const { text: plain, sentences } = readPassage(text)
  const heading = title ? readHeading(title) : { place: null, year: null }
  const isBulletin = heading.place !== null && heading.year !== null
  return sentences.flatMap(sentence => {
    const [ownPlaces, ownOrganisations, ownDates] = [
      within(places, sentence),
      within(organisations, sentence),
      within(dates, sentence),
    ]
    return within(figures, sentence).flatMap(figure => {
      if (figure.subject === undefined || figure.bound || conditions.has(figure.qualifier)) return []
      const before = plain.slice(sentence.start, figure.start)
      if (ahead.test(plain.slice(sentence.start, sentence.end))) return []
      if (ownOrganisations.some(({ kind, start }) => kind !== 'agency' && start < figure.start)) return []
      const date = ownDates.findLast(({ end }) => end <= figure.start)
      const since = plain.slice(date?.end ?? sentence.start, figure.start)
      const around = since.slice(0, Math.max(0, since.lastIndexOf(figure.subject)))
      if (elsewhere.test(around) || part.test(before)) return []
      const period = date?.date ?? (isBulletin || wholeYear.test(before) ? heading.year : null)
      if (!period || period.startsWith('--') || !isOver(period, published)) return []
      const named = ownPlaces.filter(({ end }) => end <= figure.start)
      const place = named.length > 0 ? narrowest(named) : isBulletin || scope.test(before) ? heading.place : null
      if (!place) return []
      const indicator = nameOf(figure.subject, named)
      return indicator === null ? [] : [{ figure, regionCode: place, indicator, period, ...rangeOf(figure) }]
    })
  })
}

/** The code of the place that lies in all others, or null where they are not one within the other. */
function narrowest(places: readonly { code: string }[]): string | null {
  const above = (code: string) => {
    const place = regionByCode(code)
    return place ? placesAbove(place).map(each => each.code) : []
  }
  const codes = [...new Set(places.map(({ code }) => code))]
  return codes.find(code => codes.every(other => other === code || above(code).includes(other))) ?? null
}

/** What is measured, less the place and the words before it; null where that is too vague to be the same in two texts. */
function nameOf(subject: string, places: readonly { quote: string }[]): string | null {
  let name = subject
  for (const quote of [...places].reverse().map(place => simplified(place.quote)))
    name = name.slice(name.lastIndexOf(quote) < 0 ? 0 : name.lastIndexOf(quote) + quote.length)
  name = name.replace(front, '').replace(doingBefore, '')
  const indicator = indicatorOf.get(name.toLowerCase())
  if (indicator) return indicator
  const measured = name.replace(measure, '')
  return measured !== name && measured.length >= shortestMeasured && !vague.test(name) ? name : null
}

/** Where and when a document speaks of, where its title names one place and one year. */
function readHeading(title: string): { place: string | null; year: string | null } {
  const { places, dates } = extract({ source: '', text: title })
  const years = new Set(dates.map(({ date }) => date.slice(0, 4)))
  return { place: narrowest(places), year: years.size === 1 ? [...years][0] : null }
}

/** Whether a period was over when the document came out; where that is not known its words must do. */
function isOver(period: string, published: string | null): boolean {
  if (published === null) return true
  const end = period.split('/').at(-1) ?? period
  return end.length > 4 ? end.slice(0, 7) <= published.padEnd(7, '-12').slice(0, 7) : end < published.slice(0, 4)
}

/**
 * Between what limits the truth lies: one step of the last digit that the writer gave on either side, since figures are
 * rounded or cut off (1.35万亿元 has a step of 0.01万亿元; 4000家 one of 1000), wider where a word says so.
 */
export function rangeOf({ value, quote, qualifier }: Pick<Figure, 'value' | 'quote' | 'qualifier'>): {
  low: number | null
  high: number | null
} {
  const step = stepOf(value, quote)
  if (qualifier === 'over') return { low: tidy(value - step), high: null }
  if (qualifier === 'under') return { low: null, high: tidy(value + step) }
  const play = Math.abs(value) * looseness
  if (qualifier === 'about') return { low: tidy(value - play - step), high: tidy(value + play + step) }
  if (qualifier === 'nearly') return { low: tidy(value - play - step), high: tidy(value + step) }
  return { low: tidy(value - step), high: tidy(value + step) }
}

const written = /\d[\d,，]*(?:\.(\d+))?/

function stepOf(value: number, quote: string): number {
  const [digits, decimals] = written.exec(simplified(quote)) ?? []
  const number = Number(digits?.replace(/[,，]/g, ''))
  if (digits !== undefined && decimals !== undefined && number > 0)
    return Math.abs(value / number) * 10 ** -decimals.length
  const zeros = /^-?\d*?(0*)(?:\.(\d+))?$/.exec(String(value))
  if (zeros?.[2] !== undefined) return 10 ** -zeros[2].length
  return value === 0 ? 1 : 10 ** (zeros?.[1].length ?? 0)
}

/** Without the noise of binary fractions. */
const tidy = (value: number): number => Number(value.toPrecision(12))
