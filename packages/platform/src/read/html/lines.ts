import { hiddenNames, isHidden } from './hidden.ts'
import { type Marks, marksOf } from './names.ts'
import { dataRows } from './tables.ts'
import {
  attribute,
  elementsByName,
  isElement,
  type PageElement,
  type PageNode,
  type PageParent,
  textOf,
} from './tree.ts'

/** Elements without text for a reader of the article. */
const unseen = new Set(
  'script style noscript template iframe svg canvas object audio video select button textarea head title math'.split(
    ' ',
  ),
)
/** Elements that stand on lines of their own. */
const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre search section summary table tbody td ' +
    'tfoot th thead tr ul'
  ).split(' '),
)
/** Attributes whose words tell what an element is for. */
const labelling = new Set(['class', 'id', 'itemprop', 'role'])

/** A block element: what its labels say, and the block around it. */
export type Box = { name: string; label: string; marks: Marks; parent: Box | null }

/** A line of a page: a paragraph, a heading, a list item, or a row of a data table with tabs between its cells. */
export type Line = {
  text: string
  box: Box
  /** Characters, white space aside, that stand in links and in bold. */
  linked: number
  bold: number
  /** What the labels of inline elements in it say. */
  marks: Marks
  isRow: boolean
  isHidden: boolean
  /** Whether a list's bullet or number was put before it. */
  hasMarker: boolean
}

/** A break that a source line makes within a number of Chinese text: 专利1⏎67件. */
const brokenNumber = /(?<=[\u4e00-\u9fff][\d.]{1,8})\r?\n(?=[\d.]{1,8}[\u4e00-\u9fff%％])/g
/** White space, but not the byte order mark that JavaScript counts among it: it stands inside words. */
const space = /[^\S\ufeff]+/g
const collapse = (text: string) => text.replace(brokenNumber, '').replace(space, ' ').trim()
/** What an item that marks or numbers itself begins with; the list's own bullet or number is not shown beside it. */
const ownMarker =
  /^(?:[•·●▪◦]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}[、.．](?!\d)|[①-⑳]|第[\d一二三四五六七八九十]{1,3}[条條项項])/
const visibleLength = (text: string) => text.length - (text.match(/\s/g)?.length ?? 0)

/**
 * Text of a page as lines: one a paragraph, heading or list item (`• ` or its number before it), one a row of a data
 * table. Line breaks inside a block, and those of preformatted text, start a new line.
 */
export function linesOf(root: PageParent): Line[] {
  const lines: Line[] = []
  const sheets = elementsByName(root, ['style']).get('style')!.map(textOf)
  const hidden = hiddenNames(sheets)
  const depth = { hidden: 0, link: 0, bold: 0, preformatted: 0 }
  let box: Box = { name: '', label: '', marks: 0, parent: null }
  let open = { text: '', linked: 0, bold: 0, marks: 0 }
  let marker = ''

  const finishLine = () => {
    const text = collapse(open.text)
    if (text !== '') {
      const { linked, bold, marks } = open
      const state = { isRow: false, isHidden: depth.hidden > 0, hasMarker: marker !== '' }
      lines.push({ text: ownMarker.test(text) ? text : marker + text, box, linked, bold, marks, ...state })
      marker = ''
    }
    open = { text: '', linked: 0, bold: 0, marks: 0 }
  }

  const addText = (text: string) => {
    const pieces = depth.preformatted > 0 ? text.split('\n') : [text]
    pieces.forEach((piece, index) => {
      if (index > 0) finishLine()
      open.text += piece
      if (depth.link > 0) open.linked += visibleLength(piece)
      if (depth.bold > 0) open.bold += visibleLength(piece)
    })
  }

  const walkChildren = (node: PageParent) => {
    for (const child of node.childNodes) walk(child)
  }

  const walkList = (list: PageElement) => {
    let number = Number(attribute(list, 'start') ?? 1) || 1
    for (const child of list.childNodes) {
      const isItem = child.nodeName === 'li'
      if (isItem) {
        finishLine()
        marker = list.tagName === 'ol' ? `${number++}. ` : '• '
      }
      walk(child)
      if (isItem) {
        finishLine()
        marker = ''
      }
    }
  }

  const walkTable = (table: PageElement) => {
    const rows = dataRows(table)
    const state = { bold: 0, marks: 0, isRow: true, isHidden: depth.hidden > 0, hasMarker: false }
    if (rows) for (const { text, linked } of rows) lines.push({ text, box, linked, ...state })
    else walkChildren(table)
  }

  const walkBlock = (element: PageElement) => {
    const outer = box
    const isPreformatted = element.tagName === 'pre'
    box = { name: element.tagName, ...labelOf(element), parent: outer }
    if (isPreformatted) depth.preformatted++
    if (element.tagName === 'ul' || element.tagName === 'ol') walkList(element)
    else if (element.tagName === 'table') walkTable(element)
    else walkChildren(element)
    finishLine()
    if (isPreformatted) depth.preformatted--
    box = outer
  }

  const walkInline = (element: PageElement) => {
    if (element.tagName === 'br') return finishLine()
    open.marks |= labelOf(element).marks
    const isLink = element.tagName === 'a'
    const isBold = element.tagName === 'b' || element.tagName === 'strong'
    if (isLink) depth.link++
    if (isBold) depth.bold++
    walkChildren(element)
    if (isLink) depth.link--
    if (isBold) depth.bold--
  }

  const walk = (node: PageNode) => {
    if (node.nodeName === '#text') addText((node as { value: string }).value)
    else if (isElement(node) && !unseen.has(node.tagName)) walkElement(node)
  }

  const walkElement = (element: PageElement) => {
    const isBlock = blocks.has(element.tagName)
    const hides = isHidden(element, hidden)
    // What is hidden inside a line becomes a line of its own, so that it can be left out.
    if (isBlock || hides) finishLine()
    if (hides) depth.hidden++
    if (isBlock) walkBlock(element)
    else walkInline(element)
    if (!hides) return
    finishLine()
    depth.hidden--
  }

  walkChildren(root)
  finishLine()
  return lines
}

function labelOf(element: PageElement): { label: string; marks: Marks } {
  let label = ''
  for (const { name, value } of element.attrs) if (labelling.has(name)) label += ` ${value}`
  return { label, marks: label === '' ? 0 : marksOf(label) }
}
