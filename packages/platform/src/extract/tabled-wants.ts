import { bareLabel, type Field, fieldOfLabel } from './listing-labels.ts'
import labels from './lists/listing-fields.json' with { type: 'json' }
import words from './lists/listings.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { anyOf } from './patterns.ts'
import { aligned, type Cell, cellsOf, isEmpty, isTotal, type Row, shapesOf } from './tables.ts'
import { type FoundWant, type Side, type Stated, sides, titled } from './wants.ts'

/** A table read to its end: its listings, if it is one of needs or offers, and the line behind it. */
export type Table = { side: Side | null; wants: FoundWant[]; next: number }

type Column = { label: string; field: Field | null; unit?: string }

const longestLabel = 15
/** A line between rows is a section of the table when it is this short. */
const longestSection = 24
const number = /^[\d.,%]+$/
const sentence = /[。；;：:]$/
const titleEnd = new RegExp(`(?:${anyOf(words.titleEndings)})$`)
const nouns = { needs: new RegExp(anyOf(words.needNouns)), offers: new RegExp(anyOf(words.offerNouns)) }
const titles = { needs: words.needTitles, offers: words.offerTitles }
const evidence = { needs: new RegExp(anyOf(labels.needColumns)), offers: new RegExp(anyOf(labels.offerColumns)) }
/** A budget alone may be a government's. */
const sure = { needs: new RegExp(anyOf(labels.sureNeedColumns)), offers: evidence.offers }
const looseEnd = `(?:${anyOf(words.looseTitles.endings)})?$`
const loose = {
  needs: new RegExp(`(?:${anyOf([...words.needNouns, ...words.looseTitles.needs])})${looseEnd}`),
  offers: new RegExp(`(?:${anyOf(words.offerNouns)})${looseEnd}`),
}
const notTitles: readonly (Field | null)[] = [
  'owner',
  'number',
  'budget',
  'price',
  'contact',
  'deadline',
  'place',
  'given',
]
const unitInBrackets = /[（(]([^（）()]+)[）)]\s*$/

/** Whether a label says of itself that it is a name: 需求名称 more than 技术需求. */
export const isName = (text: string): boolean => titleEnd.test(bareLabel(text))

/** Which side a label names the titles of: 成果名称 is an offer's, 项目名称 of either; null where it names none. */
export function titleSide(text: string): Side | 'either' | null {
  const label = bareLabel(text)
  const listed = sides.filter(side => titles[side].includes(label))
  if (listed.length > 0) return listed.length > 1 ? 'either' : listed[0]
  if (!titleEnd.test(label) || label.length > labels.longestLabel || fieldOfLabel(label) === 'owner') return null
  const named = sides.filter(side => nouns[side].test(label))
  return named.length === 1 ? named[0] : 'either'
}

/**
 * Reads the table whose header stands in the line at `index`, null where no header does. `side` is what the heading above
 * says; a title column of one side only is more. Rows without a title, totals and repeated headers are no listings; a
 * short line between rows is the field of those below it.
 */
export function readTable({ text, lines }: Passage, index: number, side: Side | null): Table | null {
  const cut = (span: Span) => text.slice(span.start, span.end)
  const rowAt = (at: number): Row => ({ line: lines[at], cells: cellsOf(text, lines[at]) })
  const header = rowAt(index)
  const isRow = (at: number) => at < lines.length && cellsOf(text, lines[at]).length > 1
  const isKnown = isHeader(header.cells.map(cut))
  if (!isKnown && !((side || saysSide(header.cells.map(cut))) && isHeaderByShape(text, lines, index))) return null

  let at = index + 1
  let columns = header.cells.map(cell => columnOf(cut(cell)))
  const below = isRow(at) ? rowAt(at).cells.map(cut) : []
  const width = widestBelow(text, lines, at)
  const joined = joinHeaders(columns, below, width)
  if (joined) {
    columns = joined
    at++
  }
  const rows: (Row & { section: Span | null })[] = []
  let section: Span | null = null
  const head = columns.map(({ label }) => label).join('\t')
  for (; at < lines.length; at++) {
    const row = rowAt(at)
    if (row.cells.length > 1) {
      const cells = row.cells.map(cut)
      if (cells.map(bareLabel).join('\t') === head) continue
      if (isHeader(cells) && titleColumn(cells.map(columnOf), side) >= 0) break
      if (!isTotal(text, row)) rows.push({ ...row, section })
    } else if (isRow(at + 1) && cut(row.line).length <= longestSection && !sentence.test(cut(row.line)))
      section = row.line
    else break
  }
  const named = titleColumn(columns, side)
  const title = named < 0 ? columnByContent(text, rows, columns) : named
  const owner = title < 0 ? null : sideOf(columns, title, side, named < 0)
  return { side: owner, wants: owner ? listingsOf(text, rows, columns, title) : [], next: at }
}

const columnOf = (text: string): Column => ({
  label: bareLabel(text),
  field: fieldOfLabel(text),
  unit: unitInBrackets.exec(text)?.[1],
})

const isLabel = (text: string) =>
  text.length <= longestLabel && !number.test(text) && (fieldOfLabel(text) !== null || titleSide(text) !== null)

/** A row is a header when most of what stands in it are labels, and no cell is a number. */
const isHeader = (cells: readonly string[]): boolean => {
  const filled = cells.filter(cell => cell !== '')
  return (
    filled.length > 1 &&
    filled.filter(isLabel).length * 2 > filled.length &&
    filled.every(cell => !number.test(cell) && cell.length <= 2 * longestLabel)
  )
}

/** Whether labels that are not known as such speak of one side. */
const saysSide = (labels: readonly string[]): boolean =>
  sides.filter(side => labels.some(label => sure[side].test(label))).length === 1

/** Labels of an unknown table are at most so long. */
const longestUnknownLabel = 12
/** Rows of an unknown table that must be as wide as its first one for that to be a header. */
const fewestRows = 2
const hasDigit = /\d/

/** So many of the first rows must on average say more than the header. */
const rowsLookedAt = 4

/** A first row of short words above rows as wide as it, which say more: a header, whatever its labels are. */
function isHeaderByShape(text: string, lines: readonly Span[], index: number): boolean {
  const cut = (line: Span) => cellsOf(text, line).map(({ start, end }) => text.slice(start, end))
  const head = cut(lines[index])
  const below = lines.slice(index + 1, index + 1 + rowsLookedAt).map(cut)
  const end = below.findIndex(row => row.length !== head.length)
  const rows = end < 0 ? below : below.slice(0, end)
  return (
    head.length > 2 &&
    head.every(
      cell => cell !== '' && cell.length <= longestUnknownLabel && !hasDigit.test(cell) && !sentence.test(cell),
    ) &&
    rows.length >= fewestRows &&
    rows.flat().join('').length > rows.length * head.join('').length
  )
}

/** The most cells of any row of the table that begins at `at`. */
function widestBelow(text: string, lines: readonly Span[], at: number): number {
  let widest = 0
  for (let i = at; i < lines.length; i++) {
    const { length } = cellsOf(text, lines[i])
    if (length < 2) break
    widest = Math.max(widest, length)
  }
  return widest
}

/**
 * A header of two rows, as one: either both are as wide as the table, empty where cells were merged, or the second row
 * stands in for one wide cell of the first, which is then the one that says most loosely what is below it.
 */
function joinHeaders(columns: readonly Column[], below: readonly string[], width: number): Column[] | null {
  const filled = below.filter(cell => cell !== '')
  if (filled.length === 0 || !filled.every(isLabel)) return null
  if (below.length === columns.length)
    return columns.some(({ label }) => label === '') || below.includes('')
      ? columns.map((column, i) => (below[i] === '' ? column : columnOf(below[i])))
      : null
  if (width !== columns.length - 1 + below.length) return null
  const loose: (Field | null)[] = ['problem', 'criteria', null]
  const ofTable = columns.map(({ label, field }) =>
    titleEnd.test(label) ? -1 : loose.indexOf(titleSide(label) ? null : field),
  )
  const wide = ofTable.findIndex(rank => rank >= 0)
  return wide < 0 ? null : [...columns.slice(0, wide), ...below.map(columnOf), ...columns.slice(wide + 1)]
}

/**
 * The column of titles, -1 where there is none: one that is called a name before one that is called by
 * what it holds, before what a heading above lets it be.
 */
function titleColumn(columns: readonly Column[], side: Side | null): number {
  const named = columns.findIndex(({ label }) => titleEnd.test(label) && titleSide(label) !== null)
  if (named >= 0) return named
  for (const each of sides)
    for (const title of titles[each]) {
      const index = columns.findIndex(({ label }) => label === title)
      if (index >= 0) return index
    }
  const loosely = columns.findIndex(column => looseSides(column).length > 0)
  if (loosely >= 0 || !side) return loosely
  return columns.findIndex(({ label, field }) => (field === null && nouns[side].test(label)) || field === 'problem')
}

/** The sides whose noun a label ends in, as 攻关内容 does in one of needs. */
const looseSides = ({ label, field }: Column): Side[] =>
  notTitles.includes(field) || label.length > labels.longestLabel ? [] : sides.filter(side => loose[side].test(label))

function sideOf(columns: readonly Column[], title: number, heading: Side | null, isByContent: boolean): Side | null {
  const named = titleSide(columns[title].label)
  if (named !== 'either' && named !== null) return named
  if (heading && (named || !looseSides(columns[title]).some(side => side !== heading))) return heading
  const told = sides.filter(side => columns.some(({ label }) => (isByContent ? sure : evidence)[side].test(label)))
  const isTold = named || isByContent || looseSides(columns[title]).includes(told[0])
  return told.length === 1 && isTold ? told[0] : null
}

/** A column of titles is made of words, mostly different ones, at least so long on average. */
const shortestTitles = 4
const mostNumeric = 0.3
const fewestDifferent = 0.8
const ownerEnd = new RegExp(`(?:${anyOf(labels.ownerEnds)})$`)
const neverTitles: readonly (Field | null)[] = [...notTitles, 'field', 'terms', 'readiness', 'note']

/** The first column whose cells could be titles, of a table whose labels do not say which is; -1 in a table of numbers. */
function columnByContent(text: string, rows: readonly Row[], columns: readonly Column[]): number {
  if (rows.length < fewestRows) return -1
  const shapes = shapesOf(text, rows, columns.length)
  const isCounted = columns.map(({ field }, i) => !neverTitles.includes(field) && shapes[i].numeric > mostNumeric)
  const worded = columns.filter(({ field }, i) => !neverTitles.includes(field) && !isCounted[i])
  if (isCounted.filter(Boolean).length > worded.length) return -1
  return columns.findIndex(({ field }, i) => {
    if (neverTitles.includes(field) || isCounted[i] || shapes[i].length < shortestTitles) return false
    const cells = rows.flatMap(({ cells }) =>
      cells.length === columns.length ? text.slice(cells[i].start, cells[i].end) : [],
    )
    const owners = cells.filter(cell => ownerEnd.test(cell)).length
    return new Set(cells).size >= fewestDifferent * cells.length && owners * 2 <= cells.length
  })
}

/** What was written once for several rows stays said of them. */
const carried: readonly (Field | null)[] = ['owner', 'field', 'place']

function listingsOf(
  text: string,
  rows: readonly (Row & { section: Span | null })[],
  columns: readonly Column[],
  title: number,
): FoundWant[] {
  const shapes = shapesOf(text, rows, columns.length)
  const wants: FoundWant[] = []
  let last: (Cell | null)[] = []
  for (const row of rows) {
    const cells = aligned(text, row, shapes).map((cell, i) =>
      (cell === null || isEmpty(cell)) && carried.includes(columns[i].field) ? (last[i] ?? cell) : cell,
    )
    last = cells
    const name = cells[title]
    if (!name || name.end - name.start < 2 || number.test(text.slice(name.start, name.end))) continue
    const stated: Partial<Record<Field, Stated>> = row.section ? { field: row.section } : {}
    columns.forEach(({ field, unit }, i) => {
      const cell = cells[i]
      if (field && i !== title && cell && !isEmpty(cell) && !stated[field])
        stated[field] = unit ? { ...cell, unit } : cell
    })
    wants.push({ ...withoutContact(row, cells, columns), title: titled(text.slice(name.start, name.end)), stated })
  }
  return wants
}

/** A row is quoted up to the columns at its end that say whom to call. */
function withoutContact(row: Row, cells: readonly (Cell | null)[], columns: readonly Column[]): Span {
  const own = cells.filter((cell, i) => cell && columns[i].field !== 'contact' && cell.start >= row.line.start)
  const last = own.at(-1)
  return { start: row.line.start, end: last && !isEmpty(last) ? last.end : row.line.end }
}
