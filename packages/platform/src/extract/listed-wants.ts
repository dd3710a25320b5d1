import characters from './lists/characters.json' with { type: 'json' }
import wants from './lists/needs-and-offers.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { anyOf, itemMark, itemNumber } from './patterns.ts'
import { type FoundWant, type Side, sides, titled, type Wants } from './wants.ts'

const longestHeading = 40
/** A heading's list word stands at most this far before its end: 需求清单（第一批）. */
const headingTail = 8
/** A numbered line with less behind its number is no item. */
const shortestItem = 2
/** How much of an item's first clause must stand before a colon for that to be its title. */
const shortestTitle = 3

const nounMark = (nouns: readonly string[]) => `(?:${anyOf(nouns)})${itemNumber}[:：、.]`
const mark = new RegExp(`^(?:${nounMark([...wants.needNouns, ...wants.offerNouns])}|${itemMark})\\s*`)
/** 需求一：, 成果2、: an item that tells its side by itself. */
const nounMarks = {
  needs: new RegExp(`^${nounMark(wants.needNouns)}`),
  offers: new RegExp(`^${nounMark(wants.offerNouns)}`),
}
/** Lines of running text behind an item that still describe it. */
const longestDescription = 2
const annex = new RegExp(`^(?:${anyOf(wants.annex)})\\s*${itemNumber}?\\s*[:：]?\\s*`)
const cellBreak = /\t| ?[|｜] ?/
const endsSentence = new RegExp(`[${characters.sentenceEnds}，,.：:][）)]?$`)
/** 【技术成果】 before a title is a label, not a part of it. */
const tag = /^\u3010[^\u3011]{1,10}\u3011\s*/
const titleEnd = new RegExp(`[:：${characters.sentenceEnds}]|\\. `)

const labelled = (labels: readonly string[]) => new RegExp(`^(?:${anyOf(labels)})\\s*[:：]\\s*`, 'i')
const field = labelled(wants.fieldLabels)
const headings = {
  needs: new RegExp(anyOf(wants.needHeadings), 'i'),
  offers: new RegExp(anyOf(wants.offerHeadings), 'i'),
}
const titleLabels = { needs: wants.needTitles, offers: wants.offerTitles }
const titles = { needs: labelled(wants.needTitles), offers: labelled(wants.offerTitles) }
const contents = { needs: labelled(wants.needContents), offers: labelled(wants.offerContents) }
const isShared = (label: string) => sides.every(side => titleLabels[side].includes(label.toLowerCase()))

/** What a line is within a list; `at` is where in it the item begins. */
type Role =
  | { is: 'heading'; side: Side }
  | { is: 'item'; side: Side; at: number; closed: boolean }
  | { is: 'field' }
  | { is: 'text'; endsList: boolean }

/**
 * Items of lists and tables: below a heading (需求清单, 成果目录), in a table whose header names a title column, or with
 * labels of their own (需求名称：…). `fields` are the other lines of those lists, which say nothing more of their own.
 */
export function readLists({ text, lines }: Passage): Wants & { fields: Span[] } {
  const found: Wants & { fields: Span[] } = { needs: [], offers: [], fields: [] }
  let side: Side | null = null
  let column: { index: number; cells: number } | null = null
  let itemIsOpen = false
  let described = longestDescription
  lines.forEach((line, index) => {
    const content = text.slice(line.start, line.end)
    const cells = cellsOf(content)
    const header = cells.length > 1 ? headerOf(cells, side) : null
    if (header) {
      side = header.side
      column = { index: header.index, cells: cells.length }
      found.fields.push(line)
      return
    }
    if (column && side && cells.length > 1) {
      const cell = cells[Math.min(column.index, cells.length - 1)]
      if (cells.length >= column.cells - 1 && cell.text.length > 1)
        found[side].push(itemOf(text, line.start + cell.offset, line.start + cell.offset + cell.text.length))
      found.fields.push(line)
      return
    }
    column = null
    const next = lines[index + 1]
    const role = roleOf(content, side, itemIsOpen, next ? text.slice(next.start, next.end) : '')
    if (role.is === 'text') {
      if (role.endsList) side = null
      else if (side && described++ < longestDescription) found.fields.push(line)
      return
    }
    described = role.is === 'item' && role.closed ? 0 : longestDescription
    if (role.is === 'item') {
      found[role.side].push(itemOf(text, line.start + role.at, line.end))
      itemIsOpen = role.closed
    } else found.fields.push(line)
    if (role.is === 'heading') itemIsOpen = false
    if (role.is !== 'field') side = role.side
  })
  return found
}

function roleOf(content: string, side: Side | null, itemIsOpen: boolean, next: string): Role {
  const listed = headingSide(content)
  if (listed) return { is: 'heading', side: listed }
  const marked = mark.exec(content)?.[0].length ?? 0
  const body = content.slice(marked)
  const named = sides.find(each => nounMarks[each].test(content))
  if (named && body.length > shortestItem) return { is: 'item', side: named, at: marked, closed: true }
  for (const each of side ? [side] : sides) {
    const label = titles[each].exec(body)
    if (label && label[0].length === body.length) return { is: 'field' }
    if (label && (side || !isShared(label[0].replace(/\s*[:：]\s*$/, ''))))
      return { is: 'item', side: each, at: marked + label[0].length, closed: true }
  }
  const own = sides.find(each => contents[each].test(body))
  if (own) {
    const label = contents[own].exec(body)?.[0].length ?? 0
    return itemIsOpen || own !== side ? { is: 'field' } : { is: 'item', side: own, at: marked + label, closed: false }
  }
  if (side && field.test(body)) return { is: 'field' }
  const described = sides.find(each => contents[each].test(next)) ?? (field.test(next) ? side : undefined)
  if (described && isHeadingLike(content) && !/[:：]/.test(content))
    return { is: 'item', side: described, at: marked, closed: true }
  if (side && marked > 0 && body.length > shortestItem) return { is: 'item', side, at: marked, closed: true }
  return { is: 'text', endsList: isHeadingLike(content) }
}

const isHeadingLike = (content: string) => content.length <= longestHeading && !endsSentence.test(content)

/** A heading is short, no sentence, and ends in the name of a list; an English one is that name. */
function headingSide(content: string): Side | null {
  const bare = content.replace(annex, '').replace(mark, '').trim()
  if (!isHeadingLike(bare) || /[:：]/.test(bare)) return null
  for (const side of sides) {
    const match = headings[side].exec(bare)
    if (!match) continue
    const isEnglish = /^[a-z]/i.test(match[0])
    if (isEnglish ? match[0].length === bare.length : match.index + match[0].length >= bare.length - headingTail)
      return side
  }
  return null
}

type Cell = { text: string; offset: number }

function cellsOf(content: string): Cell[] {
  const cells: Cell[] = []
  let offset = 0
  for (const text of content.split(cellBreak)) {
    const at = content.indexOf(text, offset)
    cells.push({ text: text.trim(), offset: at + (text.length - text.trimStart().length) })
    offset = at + text.length
  }
  return cells[0].text === '' ? cells.slice(1) : cells
}

/** The column that holds titles, by the labels in their order; one that both sides use counts below a heading only. */
function headerOf(cells: readonly Cell[], side: Side | null): { side: Side; index: number } | null {
  for (const each of side ? [side] : sides) {
    for (const label of titleLabels[each]) {
      if (!side && isShared(label)) continue
      const index = cells.findIndex(cell => cell.text.toLowerCase() === label)
      if (index >= 0) return { side: each, index }
    }
  }
  return null
}

/** An item is quoted to its end; its title is what stands before the first colon or full stop. */
function itemOf(text: string, start: number, end: number): FoundWant {
  const content = text.slice(start, end).replace(tag, '')
  const stop = content.search(titleEnd)
  return { start, end, title: titled(stop > shortestTitle ? content.slice(0, stop) : content) }
}
