import {
  bulletLevel,
  hasEvidence,
  headingSide,
  innerLevels,
  introducedSide,
  isClosing,
  isFirst,
  isHeadingLike,
  isInstruction,
  isIntroduction,
  isSection,
  isSureSection,
  leadInSide,
  levelOf,
  nounMarkOf,
  tag,
  titleListSide,
} from './list-lines.ts'
import { type Field, fieldOfLabel } from './listing-labels.ts'
import characters from './lists/characters.json' with { type: 'json' }
import fields from './lists/listing-fields.json' with { type: 'json' }
import words from './lists/listings.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { anyOf } from './patterns.ts'
import { isName, readTable, titleSide } from './tabled-wants.ts'
import { type Cell, cellsOf, isEmpty } from './tables.ts'
import { type FoundWant, type Side, sides, titled, type Wants } from './wants.ts'

/** A numbered line with less behind its number is no item. */
const shortestItem = 3
/** How much of an item's first clause must stand before a colon for that to be its title. */
const shortestTitle = 3
/** Lines of running text behind an item that still describe it, where no labelled line has come between. */
const longestDescription = 2
/** An item of a list that goes on has at most this many lines below it. */
const longestGap = 6
/** A line below an unmarked title says more than a title when it is longer than this. */
const longestOver = 30
const date = /\d{4}\D{1,3}\d/

const titleEnd = new RegExp(`[:：${characters.sentenceEnds}]|\\. `)
const pair = /^([^:：。；，\t|]{1,14})[:：]\s*/
const exactly = (list: readonly string[]) => new RegExp(`^(?:${anyOf(list)})$`, 'i')
const labelEvidence = { needs: new RegExp(anyOf(fields.needColumns)), offers: new RegExp(anyOf(fields.offerColumns)) }
const { bareTitles } = words
const contents = { needs: exactly(words.needContents), offers: exactly(words.offerContents) }

/** What a line is within a list; `at` is where in the text the item begins. */
type Role =
  | { is: 'heading'; side: Side }
  | { is: 'item'; side: Side; at: number; level: number; label?: string }
  | { is: 'field'; label: string; field: Field | null }
  | { is: 'section'; body: Span }
  | { is: 'inner' }
  | { is: 'closing'; level: number }
  | { is: 'text'; goesOn: boolean }

/** A line as its label and what is said under it, from `名称：…` or two cells. */
type Pair = { label: string; value: number }

/** How far a list has been read. */
type State = {
  side: Side | null
  /** What the title of the document lists, to which a section after an interruption returns. */
  base: Side | null
  /** Whether a heading in the text says so too; without one, bullets may be the links of a page. */
  isHeaded: boolean
  section: Span | null
  item: FoundWant | null
  level: number
  /** Labels said of the open item, or of one whose title is still to come. */
  labels: Set<string>
  pending: Span | null
  described: number
  /** What a sentence above says is published here. */
  introduced: Side | null
  /** The level of what interrupted the list: another one as far out goes on with it. */
  closed: number
}

/** The level of items that a noun numbers (榜单一), and of those without a mark: all marks below them are theirs, or none. */
const nounLevel = -1
const unmarkedLevel = 9

/**
 * Items of lists and tables: below a heading (需求清单, 成果目录) or a title that says so, in a table whose header names a
 * title column, or with labels of their own (需求名称：…). An item reaches over the labelled lines and the description
 * below it. `fields` are the other lines of those lists and all rows of tables, which say nothing more of their own.
 */
export function readLists({ text, lines, ...passage }: Passage, title: string | null): Wants & { fields: Span[] } {
  const found: Wants & { fields: Span[] } = { needs: [], offers: [], fields: [] }
  const named = title ? titleListSide(title) : null
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
    closed: -1,
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
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
    take(text, line, roleOf(text, lines, index, state), state, found)
  }
  return found
}

function take(text: string, line: Span, role: Role, state: State, found: Wants & { fields: Span[] }): void {
  switch (role.is) {
    case 'heading':
      closeItem(state)
      state.side = role.side
      state.isHeaded = true
      state.level = unmarkedLevel
      state.section = null
      found.fields.push(line)
      return
    case 'closing':
      closeItem(state)
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
      state.item = { ...itemOf(text, role.at, line.end), start }
      if (state.section) state.item.stated = { field: state.section }
      found[role.side].push(state.item)
      Object.assign(state, { side: role.side, labels, level: role.level, described: 0 })
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
        return
      }
      const isDescription = state.described < longestDescription && !isHeadingLike(text.slice(line.start, line.end))
      if (!isDescription && !(role.goesOn && state.described < longestDescription)) {
        closeItem(state)
        if (isHeadingLike(text.slice(line.start, line.end)) && !role.goesOn)
          Object.assign(state, { side: null, introduced: null })
        return
      }
      state.described++
      item.end = line.end
      found.fields.push(line)
    }
  }
}

function closeItem(state: State): void {
  state.item = null
  state.pending = null
  state.labels = new Set()
}

function roleOf(text: string, lines: readonly Span[], index: number, state: State): Role {
  const line = lines[index]
  const content = text.slice(line.start, line.end)
  const next = lines[index + 1] ? text.slice(lines[index + 1].start, lines[index + 1].end) : ''
  const named = nounMarkOf(content)
  if (named && content.length - named.length > 1)
    return { is: 'item', side: named.side, at: line.start + named.length, level: nounLevel }
  const listed = mayHead(content, next, state) ? (headingSide(content) ?? leadInSide(content)) : null
  if (listed) return { is: 'heading', side: listed }
  if (state.side === null && state.item === null && levelOf(content).level < 0)
    state.introduced ??= introducedSide(content)

  const { level, length } = levelOf(content)
  const body = content.slice(length)
  const labelled = pairOf(body, line.start + length)
  const below = labelOf(next)
  const isDescribed = below !== null && fieldOfLabel(below) !== null
  const role = labelled && pairRole(labelled, line, state, level < 0 ? unmarkedLevel : level, isDescribed)
  if (role) return role
  if (isClosing(content) && !(state.item && state.level >= 0 && level > state.level)) {
    const isNote = level < 0 && state.item !== null && goesOn(text, lines, index, state.level, true)
    return isNote ? { is: 'inner' } : { is: 'closing', level }
  }
  if (level >= 0 && level <= state.closed) Object.assign(state, { side: state.side ?? state.base, closed: -1 })
  const describes = labelOf(next)
  const described =
    describes && sides.find(side => contents[side].test(describes) || labelEvidence[side].test(describes))
  const hasField = describes !== null && (described !== undefined || fieldOfLabel(describes) !== null)
  if (level >= 0 && body.length >= shortestItem && !isInstruction(body)) {
    const below = levelOf(next).level
    const isOuter = below > level && (level < innerLevels || isSureSection(content)) && below <= innerLevels + 1
    if (isOuter && isSection(content) && !hasField)
      return { is: 'section', body: { start: line.start + length, end: line.end } }
    if (state.item && (level > state.level || fieldOfLabel(body.split('。')[0]) !== null)) return { is: 'inner' }
    if (state.level !== unmarkedLevel && level > state.level && level > innerLevels)
      return { is: 'text', goesOn: false }
    const reach = text.slice(line.start, (lines[index + 1] ?? line).end)
    const introduced =
      state.introduced && hasEvidence(reach) && levelOf(next).level !== level - 1 ? state.introduced : null
    const isAlone = levelOf(next).level !== level && state.level !== level
    const isLone = level === bulletLevel && !hasField && (isAlone || (!state.isHeaded && !hasEvidence(body)))
    const side = described ?? state.side ?? introduced
    if (side && !isLone) return { is: 'item', side, at: line.start + length, level }
  }
  const isOver =
    next.length > longestOver && hasEvidence(next) && !isIntroduction(next) && titleListSide(content) === null
  if (
    level < 0 &&
    state.base &&
    index > 0 &&
    state.side &&
    isOver &&
    isHeadingLike(content) &&
    isSection(content) &&
    !date.test(content)
  )
    return { is: 'item', side: state.side, at: line.start, level: unmarkedLevel }
  if (level < 0 && hasField && isHeadingLike(content) && !/[:：]/.test(content) && (described ?? state.side))
    return { is: 'item', side: (described ?? state.side) as Side, at: line.start, level: unmarkedLevel }
  if (
    (state.side || state.base) &&
    level < 0 &&
    isSection(content) &&
    (levelOf(next).level >= 0 || cellsOf(next, { start: 0, end: next.length }).length > 1)
  )
    return { is: 'section', body: line }
  return { is: 'text', goesOn: goesOn(text, lines, index, state.level) }
}

/**
 * Whether a line can head a list though it has a mark: one of an outer level, or with deeper marks or a table below it.
 * Items end in the words of headings too: 3. 智慧园区应用场景.
 */
function mayHead(content: string, next: string, { side, item, level: ofItems }: State): boolean {
  const { level } = levelOf(content)
  if (level < 0) return true
  if (levelOf(next).level > level || cellsOf(next, { start: 0, end: next.length }).length > 1) return true
  return level < innerLevels && (side === null || item === null || level < ofItems) && headingSide(content) !== side
}

/** Whether a list goes on below a line: soon there is another mark like those of its items, and behind a note no first one. */
const goesOn = (text: string, lines: readonly Span[], index: number, level: number, isNote = false): boolean => {
  const next = lines
    .slice(index + 1, index + 1 + longestGap)
    .map(({ start, end }) => text.slice(start, end))
    .find(content =>
      level < 0 || level === unmarkedLevel ? nounMarkOf(content) !== null : levelOf(content).level === level,
    )
  return next !== undefined && !isClosing(next) && !(isNote && isFirst(next))
}

/** What a label makes of its line: the title of an item, its content where no title stands before it, or a field. */
function pairRole(
  { label, value }: Pair,
  line: Span,
  state: State,
  level = unmarkedLevel,
  isDescribed = false,
): Role | null {
  const hasValue = value < line.end
  const bare = sides.find(
    each =>
      bareTitles[each].includes(label) &&
      (each === state.side || (isDescribed && !bareTitles.offers.includes(label) === (each === 'needs'))),
  )
  const named = titleSide(label) ?? bare ?? null
  const content = sides.find(side => contents[side].test(label))
  const field = fieldOfLabel(label)
  const side = named === 'either' ? state.side : named
  const describes = state.item !== null && !state.labels.has(label)
  if (named && side && (isName(label) || !describes) && !(content && describes))
    return hasValue ? { is: 'item', side, at: value, level, label } : { is: 'field', label, field }
  if (named && describes) return { is: 'field', label, field: 'problem' }
  if (content) {
    const isItem = !describes && hasValue && content === (state.side ?? content)
    return isItem ? { is: 'item', side: content, at: value, level, label } : { is: 'field', label, field: 'problem' }
  }
  if (field === 'number') return { is: 'field', label, field }
  if (state.item && field) return { is: 'field', label, field }
  if (!hasValue || field === 'note' || field === 'contact' || field === 'problem') return null
  return field && state.side ? { is: 'field', label, field } : null
}

function pairOf(body: string, at: number): Pair | null {
  const match = pair.exec(body)
  return match ? { label: match[1].trim(), value: at + match[0].length } : null
}

/** The label that a line begins with or, behind a mark, is. */
const labelOf = (content: string): string | null => {
  const { length } = levelOf(content)
  const body = content.slice(length)
  const clause = body.split('。')[0]
  return pairOf(body, 0)?.label ?? (length > 0 && fieldOfLabel(clause) !== null ? clause : null)
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
