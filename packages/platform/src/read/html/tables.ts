import { cellBorder } from '../rows.ts'
import { attribute, isElement, type PageElement, type PageNode, textOf } from './tree.ts'

/** A cell with more text than this holds an article, unless the table says by its heads or caption that it is data. */
const longestCell = 400
/** With more of its text in links, a table without heads is a menu. */
const menuShare = 0.8

/** A row or the caption of a data table as a line; `linked` are its characters in links. */
export type Row = { text: string; linked: number }

const collapse = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()
const unread = new Set(['script', 'style', 'noscript', 'template', 'select', 'button', 'svg'])
/** Elements inside a cell that do not part words. */
const joined = new Set([
  'a',
  'abbr',
  'b',
  'em',
  'font',
  'i',
  'mark',
  'o:p',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
])

type Cell = { parts: string[]; linked: number; holdsTable: boolean }

/**
 * Caption and rows of a data table, or null for a table that only lays out a page: one that says so by its role, holds
 * tables, has a single column, holds an article in a cell, or is a menu.
 */
export function dataRows(table: PageElement): Row[] | null {
  const role = attribute(table, 'role')
  if (role === 'presentation' || role === 'none') return null
  const captions: Row[] = []
  const rows: (Row & { cells: number; longest: number })[] = []
  let hasHeads = false
  for (const part of partsOf(table)) {
    if (part.tagName === 'caption') {
      const text = collapse(textOf(part))
      if (text !== '') captions.push({ text, linked: 0 })
      continue
    }
    const cells = part.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    hasHeads ||= cells.some(({ tagName }) => tagName === 'th')
    const read = cells.map(readCell)
    if (read.some(cell => cell.holdsTable)) return null
    const texts = read.map(({ parts }) => collapse(parts.join('')))
    rows.push({
      text: texts.join(cellBorder),
      linked: read.reduce((sum, cell) => sum + cell.linked, 0),
      cells: cells.length,
      longest: Math.max(0, ...texts.map(text => text.length)),
    })
  }
  if (!rows.some(row => row.cells > 1)) return null
  if (!hasHeads && captions.length === 0) {
    if (rows.some(row => row.longest > longestCell)) return null
    const total = (number: (row: Row) => number) => rows.reduce((sum, row) => sum + number(row), 0)
    if (total(row => row.linked) > menuShare * total(row => row.text.replaceAll(cellBorder, '').length)) return null
  }
  return [...captions, ...rows.filter(({ text }) => text.trim() !== '').map(({ text, linked }) => ({ text, linked }))]
}

/** Captions and rows of a table in their order, those of its sections too. */
const partsOf = (table: PageElement): PageElement[] =>
  table.childNodes
    .filter(isElement)
    .flatMap(child =>
      child.tagName === 'tr' || child.tagName === 'caption'
        ? [child]
        : /^t(?:head|body|foot)$/.test(child.tagName)
          ? partsOf(child)
          : [],
    )

function readCell(element: PageElement): Cell {
  const cell: Cell = { parts: [], linked: 0, holdsTable: false }
  const read = (node: PageNode, isLinked: boolean) => {
    if ('value' in node) {
      cell.parts.push(node.value)
      if (isLinked) cell.linked += node.value.trim().length
      return
    }
    if (!isElement(node) || unread.has(node.tagName)) return
    if (node.tagName === 'table') cell.holdsTable = true
    const border = joined.has(node.tagName) ? '' : ' '
    cell.parts.push(border)
    for (const child of node.childNodes) read(child, isLinked || node.tagName === 'a')
    cell.parts.push(border)
  }
  read(element, false)
  return cell
}
