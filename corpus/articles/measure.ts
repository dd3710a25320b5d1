import { extract } from '../../packages/platform/src/extract/index.ts'
import { readDocument } from '../../packages/platform/src/read/index.ts'
import { regionsByName } from '../../packages/platform/src/words/gazetteer.ts'
import type { CleanDocument, Extraction } from '../../packages/platform/src/words/index.ts'
import { simplified } from '../../packages/platform/src/words/simplified.ts'
import { type GoldCase, goldCases, type Part } from './gold.ts'

/** Findings and gold of a case, each told by what makes two of them the same. */
type Kind = {
  found(extraction: Extraction): string[]
  gold(gold: GoldCase['gold']): string[]
  /** Whether a finding means the gold; equality unless said. */
  same?(found: string, gold: string): boolean
}

const folded = (text: string) => simplified(text).replace(/\s+/g, '')
const unique = (keys: string[]) => [...new Set(keys)]
/** Parts of a key; neither stands in a text. */
const between = '\u0001'
const or = '\u0002'

/** How much of the shorter quote the longer one must hold, in pairs of characters: listings are cut differently. */
const overlapNeeded = 0.5

const overlap = (one: string, other: string): boolean => {
  const pairs = (text: string) => new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))
  const [few, many] = [pairs(one), pairs(other)].sort((a, b) => a.size - b.size)
  let shared = 0
  for (const pair of few) if (many.has(pair)) shared++
  return shared >= overlapNeeded * few.size
}

/** A gold key `date|place|quote` is met by a finding of the same date and place whose words overlap. */
const sameEvent = (found: string, gold: string): boolean => {
  const [foundDate, foundPlace, foundQuote] = found.split(between)
  const [goldDate, goldPlace, goldQuote] = gold.split(between)
  return foundDate === goldDate && foundPlace === goldPlace && overlap(foundQuote, goldQuote)
}

/** An event names its place; the code is that of the place found, or of the only one so called, told within a name. */
const codeOf = (name: string | null, places: Extraction['places']): string =>
  places.find(place => place.name === name)?.code ?? (name && regionsByName(name)[0]?.code) ?? ''

const endOfQuarter = ['03', '06', '09', '12']

/** A date in one form: a quarter or a half of a year told by its months is told by its name. */
const dateKey = (date: string): string => {
  const [, year, from, until] = /^(\d{4})-(\d{2})\/\1-(\d{2})$/.exec(date) ?? []
  if (!year) return date
  const quarter = endOfQuarter.indexOf(until)
  if (quarter >= 0 && Number(from) === 3 * quarter + 1) return `${year}-Q${quarter + 1}`
  return from === '01' && until === '06' ? `${year}-H1` : from === '07' && until === '12' ? `${year}-H2` : date
}

const kinds: Record<string, Kind> = {
  places: {
    found: ({ places }) => unique(places.map(({ code }) => code)),
    gold: ({ places }) => places.map(({ code }) => code),
  },
  /** A full or a short name; found forms of one organisation count once. */
  organisations: {
    found: ({ organisations }) => unique(organisations.map(({ name }) => folded(name))),
    gold: ({ organisations }) => organisations.map(({ name, short = [] }) => [name, ...short].map(folded).join(or)),
    same: (found, gold) => gold.split(or).includes(found),
  },
  figures: {
    found: ({ figures }) => figures.map(({ value, unit }) => `${value} ${folded(unit)}`),
    gold: ({ figures }) => figures.map(({ value, unit }) => `${value} ${folded(unit)}`),
  },
  dates: {
    found: ({ dates }) => dates.map(({ date }) => dateKey(date)),
    gold: ({ dates }) => dates.map(({ date }) => dateKey(date)),
  },
  events: {
    found: ({ events, places }) =>
      events.map(({ date, place, quote }) => [dateKey(date), codeOf(place, places), folded(quote)].join(between)),
    gold: ({ events }) =>
      events.map(({ date, place, quote }) => [dateKey(date), place ?? '', folded(quote)].join(between)),
    same: sameEvent,
  },
  policies: {
    found: ({ policies }) => unique(policies.map(({ name }) => folded(name))),
    gold: ({ policies }) => policies.map(({ name }) => folded(name)),
  },
  needs: {
    found: ({ needs }) => needs.map(({ quote }) => folded(quote)),
    gold: ({ needs }) => needs.map(({ quote }) => folded(quote)),
    same: overlap,
  },
  offers: {
    found: ({ offers }) => offers.map(({ quote }) => folded(quote)),
    gold: ({ offers }) => offers.map(({ quote }) => folded(quote)),
    same: overlap,
  },
}

export type Difference = { name: string; kind: string; right: number; missing: string[]; surplus: string[] }

/** What is wanted but missing and found but not wanted, by case and kind, of a part as it comes from the web. */
export const differences = async (part: Part): Promise<Difference[]> => {
  const rows: Difference[] = []
  for (const { name, input, bytes, clean, gold } of goldCases(part)) {
    const read = await readDocument(input, bytes)
    if (!read.ok) throw new Error(`${part}/${name}: ${read.problem.message}`)
    const { text, title, published } = read.value
    const extraction = extract({ source: name, text, title, published })
    for (const [kind, { found, gold: wanted, same = Object.is }] of Object.entries(kinds)) {
      const surplus = found(extraction)
      const forms = new Set<string>()
      const missing = wanted(gold).filter(key => {
        const at = surplus.findIndex(candidate => same(candidate, key))
        if (at < 0) return true
        forms.add(key)
        surplus.splice(at, 1)
        return false
      })
      // Another form of what was found already is neither right nor wrong.
      const wrong = surplus.filter(
        candidate => kind !== 'organisations' || ![...forms].some(key => same(candidate, key)),
      )
      rows.push({ name, kind, right: wanted(gold).length - missing.length, missing, surplus: wrong })
    }
    rows.push(...describedDifferences(name, read.value, clean, gold))
  }
  return rows
}

/** Title, publisher and date as fields, and the text by pairs of characters. */
const describedDifferences = (
  name: string,
  document: CleanDocument,
  clean: string,
  gold: GoldCase['gold'],
): Difference[] => [
  ...(['title', 'publisher', 'published'] as const).map(kind => {
    const [found, wanted] = [document[kind], gold[kind]].map(value => (value === null ? [] : [folded(value)]))
    const right = found[0] === wanted[0] ? wanted.length : 0
    return { name, kind, right, missing: right ? [] : wanted, surplus: right ? [] : found }
  }),
  textDifference(name, folded(document.text), folded(clean)),
  lineDifference(name, document.text, clean),
]

/** Characters on both sides by which a line break is known. */
const breakReach = 8
const bullet = /^[•·●▪◦-] ?/

/** A text without white space and bullets, and its line breaks by what stands before and behind them. */
const brokenText = (text: string) => {
  const lines = text.split('\n').map(line => folded(line.replace(bullet, '')))
  const breaks = lines
    .slice(1)
    .map((line, i) => [lines[i]!.slice(-breakReach), line.slice(0, breakReach)].join(between))
  return { whole: lines.join(''), breaks: unique(breaks) }
}

/**
 * Line breaks in what both texts have: right where both break, missing where the text read runs on, surplus where it
 * breaks inside a paragraph of the gold. A break beside what only one of them has is the business of `text`.
 */
const lineDifference = (name: string, found: string, wanted: string): Difference => {
  const [text, gold] = [brokenText(found), brokenText(wanted)]
  const isIn = (whole: string) => (pair: string) => whole.includes(pair.replace(between, ''))
  const missing = gold.breaks.filter(pair => !text.breaks.includes(pair))
  const surplus = text.breaks.filter(pair => !gold.breaks.includes(pair))
  return {
    name,
    kind: 'lines',
    right: gold.breaks.length - missing.length,
    missing: missing.filter(isIn(text.whole)),
    surplus: surplus.filter(isIn(gold.whole)),
  }
}

const textDifference = (name: string, found: string, wanted: string): Difference => {
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < wanted.length; i++)
    counts.set(wanted.slice(i, i + 2), (counts.get(wanted.slice(i, i + 2)) ?? 0) + 1)
  let right = 0
  const surplus: string[] = []
  for (let i = 0; i + 1 < found.length; i++) {
    const pair = found.slice(i, i + 2)
    const left = counts.get(pair) ?? 0
    if (left === 0) surplus.push(pair)
    else {
      counts.set(pair, left - 1)
      right++
    }
  }
  const missing = [...counts].flatMap(([pair, count]) => Array<string>(count).fill(pair))
  return { name, kind: 'text', right, missing, surplus }
}

/** F1 over all cases together. */
export const f1 = (rows: readonly Difference[]): number => {
  const sum = (count: (row: Difference) => number) => rows.reduce((total, row) => total + count(row), 0)
  const right = sum(row => row.right)
  const wrong = sum(row => row.missing.length + row.surplus.length)
  return right + wrong === 0 ? 1 : (2 * right) / (2 * right + wrong)
}

/** F1 of each kind in each part, `test-places`, `development-places`… */
export async function measure(): Promise<Record<string, number>> {
  const result: Record<string, number> = {}
  for (const part of ['test', 'development'] as const) {
    const rows = await differences(part)
    for (const kind of unique(rows.map(row => row.kind)))
      result[`${part}-${kind}`] = f1(rows.filter(row => row.kind === kind))
  }
  return result
}
