import { simplified } from '../words/simplified.ts'
import { type InlineList, inlineList } from './inline-lists.ts'
import { type Pair, pairRole, type Role, roleOf, type State, shortestItem, unmarkedLevel } from './line-roles.ts'
import { innerLevels, isHeadingLike, tag, titleListSide } from './list-lines.ts'
import { fieldOfLabel } from './listing-labels.ts'
import characters from './lists/characters.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { readTable, titleSide } from './tabled-wants.ts'
import { type Cell, cellsOf, isEmpty } from './tables.ts'
import { type FoundWant, type Side, titled, type Wants } from './wants.ts'

/** How much of an item's first clause must stand before a colon for that to be its title. */
const shortestTitle = 3
/** Lines of running text behind an item that still describe it, where no labelled line has come between. */
const longestDescription = 2
/** A line is of the document's title, which a PDF breaks, when it is so long. */
const shortestHeading = 8
/** Paragraphs below a heading that hold no item: then it was over something else. */
const longestIdle = 3
const titleEnd = new RegExp(`[:：${characters.sentenceEnds}]|\\. `)

/** Running text below a heading that says what it is about: 正在寻找的合作. */
export type Region = Span & { side: Side }
/** `fields` are lines of lists and rows of tables that say nothing more of their own. */
type Lists = Wants & { fields: Span[]; regions: Region[] }

/**
 * Items of lists and tables: below a heading (需求清单, 成果目录) or a title that says so, in a table whose header names a
 * title column, or with labels of their own (需求名称：…). An item reaches over the labelled lines and the description
 * below it. `fields` are the other lines of those lists and all rows of tables, which say nothing more of their own.
 */
export function readLists({ text, lines, ...passage }: Passage, title: string | null): Lists {
  const found: Lists = { needs: [], offers: [], fields: [], regions: [] }
  const heading = title === null ? null : simplified(title)
  const named = heading ? titleListSide(heading) : null
  const base = named?.isSure ? named.side : null
  const state: State = {
    side: base,
    base,
    isHeaded: false,
    section: null,
    item: null,
    level: unmarkedLevel,
    labels: new Set(),
    pending: null,
    described: 0,
    introduced: named?.side ?? null,
    titled: named?.side ?? null,
    closed: -1,
    inlined: 0,
    headed: -1,
    isFresh: false,
    idle: 0,
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (line.end - line.start >= shortestHeading && heading?.includes(text.slice(line.start, line.end))) {
      found.fields.push(line)
      continue
    }
    const cells = cellsOf(text, line)
    const table = cells.length > 1 ? readTable({ text, lines, ...passage }, index, state.side) : null
    if (table) {
      if (table.side) found[table.side].push(...table.wants)
      found.fields.push(...lines.slice(index, table.next))
      closeItem(state)
      index = table.next - 1
      continue
    }
    const pairs = cells.length > 1 ? cellPairs(text, cells) : []
    const numbered = cells.length === 2 && state.side && numberedTitle(text, cells)
    if (numbered && state.side) {
      take(text, line, { is: 'item', side: state.side, at: numbered.start, level: innerLevels }, state, found)
      continue
    }
    if (cells.length > 1 && pairs.length === 0) {
      const row = state.side && numberedRow(text, cells)
      if (state.side && row) found[state.side].push({ ...line, title: titled(row) })
      found.fields.push(line)
      continue
    }
    if (pairs.length > 0) {
      for (const each of pairs)
        take(text, line, pairRole(each, line, state) ?? { is: 'field', label: each.label, field: null }, state, found)
      continue
    }
    const role = roleOf(text, lines, index, state)
    const inline = role.is === 'heading' || role.is === 'inner' ? null : inlineOf(text, line, role, state)
    if (inline) {
      closeItem(state)
      found[inline.side].push(...inline.items)
      state.inlined = inline.last
    } else take(text, line, role, state, found)
  }
  found.regions.forEach((region, i) => {
    region.end = Math.min(region.end, found.regions[i + 1]?.start ?? text.length)
  })
  return found
}

/** The items that run on within a line, where it opens no item with lines of its own or goes on with their numbering. */
function inlineOf(text: string, line: Span, role: Role, { item, side, base, inlined }: State): InlineList | null {
  if (item && role.is === 'text') return null
  return inlineList(text, line, { side: side ?? base, last: inlined })
}

function take(text: string, line: Span, role: Role, state: State, found: Lists): void {
  if (role.is !== 'heading') state.isFresh = role.is === 'item' && role.isParagraph ? 'open' : false
  switch (role.is) {
    case 'heading':
      closeItem(state)
      state.side = role.side
      state.isHeaded = true
      state.headed = role.level
      state.isFresh = true
      state.idle = 0
      state.level = unmarkedLevel
      state.section = null
      found.fields.push(line)
      found.regions.push({ side: role.side, start: line.end, end: text.length })
      return
    case 'closing':
      closeItem(state)
      closeRegion(found, line)
      state.side = null
      state.introduced = null
      state.closed = role.level
      return
    case 'inner':
      if (state.item) state.item.end = line.end
      state.described = 0
      found.fields.push(line)
      return
    case 'section':
      closeItem(state)
      state.side ??= state.base
      state.section = role.body
      found.fields.push(line)
      return
    case 'item': {
      const start = state.pending ? state.pending.start : role.at
      const labels = state.pending ? state.labels : new Set<string>()
      if (role.label) labels.add(role.label)
      closeItem(state)
      if (role.section) state.section = role.section
      state.item = { ...itemOf(text, role.at, line.end), start }
      if (state.section) state.item.stated = { field: state.section }
      found[role.side].push(state.item)
      Object.assign(state, { idle: 0, side: role.side, labels, level: role.level, described: 0 })
      return
    }
    case 'field':
      if (state.item && (state.labels.has(role.label) || role.field === 'number')) closeItem(state)
      state.labels.add(role.label)
      if (!state.item) state.pending ??= line
      else if (role.field !== 'contact') state.item.end = line.end
      state.described = longestDescription
      found.fields.push(line)
      return
    case 'text': {
      const { item } = state
      if (!item) {
        state.pending = null
        if (++state.idle >= longestIdle) {
          if (state.isHeaded) closeRegion(found, line)
          Object.assign(state, {
            side: state.base,
            isHeaded: false,
            introduced: state.introduced === state.titled ? state.introduced : null,
          })
        }
        if (isHeadingLike(text.slice(line.start, line.end))) {
          closeRegion(found, line)
          state.isHeaded = false
        }
        return
      }
      const isDescription = state.described < longestDescription && !isHeadingLike(text.slice(line.start, line.end))
      if (!isDescription && !(role.goesOn && state.described < longestDescription)) {
        closeItem(state)
        if (isHeadingLike(text.slice(line.start, line.end)) && !role.goesOn) {
          closeRegion(found, line)
          Object.assign(state, { side: null, introduced: null })
        }
        return
      }
      state.described++
      item.end = line.end
      found.fields.push(line)
    }
  }
}

function closeRegion({ regions }: Lists, line: Span): void {
  const last = regions.at(-1)
  if (last && last.end > line.start) last.end = line.start
}

function closeItem(state: State): void {
  state.item = null
  state.pending = null
  state.labels = new Set()
}

/** The title of a row of a table whose header is lost: what stands behind the number that it begins with. */
function numberedRow(text: string, cells: readonly Cell[]): string | null {
  const [number, title] = cells.map(({ start, end }) => text.slice(start, end))
  return cells.length > 2 &&
    /^[A-Za-z]{0,6}[-—]?\d{1,4}(?:-\d{1,4})*$/.test(number) &&
    title.length >= shortestItem &&
    !/^[\d.,%]+$/.test(title)
    ? title
    : null
}

/** The second of two cells behind a number: a title whose description stands in the lines below. */
function numberedTitle(text: string, [number, title]: readonly Cell[]): Cell | null {
  const isNumber = /^\d{1,3}[.、]?$/.test(text.slice(number.start, number.end))
  const length = title.end - title.start
  return isNumber && length >= shortestItem && isHeadingLike(text.slice(title.start, title.end)) ? title : null
}

/** Cells that stand as label, value, label, value…; none where the row is of another kind. */
function cellPairs(text: string, cells: readonly Cell[]): Pair[] {
  if (cells.length % 2 === 1) return []
  const pairs: Pair[] = []
  for (let i = 0; i < cells.length; i += 2) {
    const label = text.slice(cells[i].start, cells[i].end)
    if (fieldOfLabel(label) === null && titleSide(label) === null) return []
    if (!isEmpty(cells[i + 1])) pairs.push({ label: label.replace(/[:：]$/, ''), value: cells[i + 1].start })
  }
  return pairs
}

/** An item is quoted to its end; its title is what stands before the first colon or full stop. */
function itemOf(text: string, start: number, end: number): FoundWant {
  const content = text.slice(start, end).replace(tag, '')
  const stop = content.search(titleEnd)
  return { start, end, title: titled(stop > shortestTitle ? content.slice(0, stop) : content) }
}
