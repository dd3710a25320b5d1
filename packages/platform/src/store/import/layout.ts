import { type Place, placesMeant } from '../../words/gazetteer.ts'
import words from './table-words.json' with { type: 'json' }
import { isKnownUnit } from './unit-scales.ts'

/** A table as it was laid out: its header, the rows below it, and the lines above and below that are none. */
export type Layout = {
  header: string[]
  /** Where the header stands, from 0. */
  headerAt: number
  rows: string[][]
  titles: string[]
  notes: string[]
}

const filled = (row: readonly string[]): string[] => row.map(cell => cell.trim()).filter(cell => cell !== '')

const startingWith = (list: readonly string[]): RegExp => new RegExp(`^(?:${list.join('|')})\\s*\\d*\\s*[:：]\\s*`, 'i')
const unitBefore = startingWith(words.units)
const sourceBefore = startingWith(words.sources)
const noteBefore = startingWith([...words.notes, ...words.sources])

/**
 * Finds the header of a table, the first row of two filled cells or more (a title above it has one, and perhaps a unit for
 * all), and takes off what stands below the last row: notes and sources. Null where no row can be a header.
 */
export const layOut = (rows: readonly string[][]): Layout | null => {
  const headerAt = rows.findIndex(row => filled(row).filter(cell => !unitBefore.test(cell)).length > 1)
  if (headerAt < 0) return null
  let end = rows.length
  while (end > headerAt + 1) {
    const cells = filled(rows[end - 1])
    if (cells.length > 1 || (cells.length === 1 && !noteBefore.test(cells[0]))) break
    end--
  }
  return {
    header: rows[headerAt].map(cell => cell.trim()),
    headerAt,
    rows: rows.slice(headerAt + 1, end),
    titles: rows.slice(0, headerAt).flatMap(filled),
    notes: rows.slice(end).flatMap(filled),
  }
}

/** What the lines around a table say of all its amounts. */
export type Titled = { region_code?: string; indicator?: string; period?: string; unit?: string; source_title?: string }

const yearIn = /(?<!\d)((?:19|20)\d{2})(?!\d)\s*年?(?:度|末|底)?/g
const tableNumber = /^(?:表|附表|table)\s*\d+(?:[-—–.]\d+)*/i
const bracketsAtEnd = /[（(]([^（()）]*)[）)]\s*$/
const general = [...words.general].sort((a, b) => b.length - a.length)
const generalAround = new RegExp(`^(?:${general.join('|')})+|(?:${general.join('|')})+$`, 'g')
const longestRegion = 12

/** The longest front of a text that names one place. */
const regionAtFront = (text: string): { place: Place; length: number } | null => {
  for (let length = Math.min(longestRegion, text.length); length >= 2; length--) {
    const places = placesMeant(text.slice(0, length))
    if (places.length === 1) return { place: places[0], length }
  }
  return null
}

/**
 * Reads the title above a table and the notes below it: `2024年合肥市主要经济指标（单位：亿元）`. A year only where it is the only one, a
 * place only at its front; what is left when general words are taken off is what is measured.
 */
export const readTitle = ({ titles, notes }: Pick<Layout, 'titles' | 'notes'>): Titled => {
  const said: Titled = {}
  const source = [...titles, ...notes].find(line => sourceBefore.test(line))
  if (source) said.source_title = source.replace(sourceBefore, '')
  const about = titles.filter(line => !noteBefore.test(line))
  const units = about.flatMap(line => unitOf(line) ?? [])
  if (units.length === 1) said.unit = units[0]
  const title = about.find(line => !unitBefore.test(line))
  if (title === undefined) return said
  const years = new Set([...title.matchAll(yearIn)].map(([, year]) => year))
  if (years.size === 1) said.period = [...years][0]
  const bracket = bracketsAtEnd.exec(title)
  let rest = (bracket ? title.slice(0, bracket.index) : title)
    .trim()
    .replace(tableNumber, '')
    .replace(yearIn, '')
    .trim()
  if (years.size > 1) rest = rest.replace(/^[-—–~至到年、]+|[-—–~至到年、]+$/g, '').trim()
  const region = regionAtFront(rest)
  if (region) {
    said.region_code = region.place.code
    rest = rest.slice(region.length)
  }
  const measured = rest.replace(generalAround, '').trim()
  if (measured !== '') said.indicator = measured
  return said
}

/** `单位：亿元`, on its own or in the brackets at the end of a title; what else stands in brackets there only where it is a unit. */
const unitOf = (line: string): string | undefined => {
  const said = bracketsAtEnd.exec(line)?.[1].trim() ?? line
  if (unitBefore.test(said)) return said.replace(unitBefore, '').trim() || undefined
  return isKnownUnit(said) ? said : undefined
}

const levelByHeader = new Map(
  Object.entries(words.levels).flatMap(([level, headers]) =>
    headers.map(header => [header, level as Place['level']] as const),
  ),
)

/** The level of the places in a column whose header says it: `地级市` of cities. */
export const levelOfHeader = (header: string): Place['level'] | undefined =>
  levelByHeader.get(
    header
      .normalize('NFKC')
      .replace(/\(.*?\)|[\s*]/g, '')
      .toLowerCase(),
  )
