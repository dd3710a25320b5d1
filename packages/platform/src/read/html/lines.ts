/** The part of a DOM node that is walked here. */
export type DomNode = {
  nodeType: number
  nodeName: string
  textContent: string | null
  childNodes: Iterable<DomNode>
  parentNode?: DomNode | null
  getAttribute?(name: string): string | null | undefined
}

const elementNode = 1
const textNode = 3
const unseen = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME SVG CANVAS OBJECT AUDIO VIDEO SELECT BUTTON TEXTAREA HEAD TITLE MATH'.split(
    ' ',
  ),
)
const blocks = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
)
/** Whether an element of this name stands on lines of its own. */
export const isBlock = (name: string): boolean => blocks.has(name.toUpperCase())

/** Whether a node stands somewhere in an element of one of these names. */
export function standsIn(node: DomNode, names: string[]): boolean {
  for (let outer = node.parentNode; outer; outer = outer.parentNode) if (names.includes(outer.nodeName)) return true
  return false
}

/** A cell with more text than this holds an article: its table lays out the page and is no data. */
const layoutCellLength = 400

const collapse = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()

/** A line of a page and the part of the page in which it stands, where `regionOf` knows one. */
export type PlacedLine<Region> = { text: string; region: Region | null }

/**
 * Text of a DOM tree as lines: one a paragraph, heading or list item (`• ` or its number before it), one a row of a
 * data table with cells joined by ` | `. Line breaks inside a block start a new line.
 */
export const domLines = (root: DomNode): string[] => placedLines(root, () => null).map(line => line.text)

/** As `domLines`, each line with the region of the outermost block around it for which `regionOf` gives one. */
export function placedLines<Region>(
  root: DomNode,
  regionOf: (block: DomNode, name: string) => Region | null,
): PlacedLine<Region>[] {
  const lines: PlacedLine<Region>[] = []
  let region: Region | null = null
  let line = ''
  let marker = ''

  const finishLine = () => {
    const text = collapse(line)
    line = ''
    if (text === '') return
    lines.push({ text: marker + text, region })
    marker = ''
  }

  const walkChildren = (node: DomNode) => {
    for (const child of node.childNodes) walk(child)
  }

  const walkList = (list: DomNode, ordered: boolean) => {
    let number = Number(list.getAttribute?.('start') ?? 1) || 1
    for (const child of list.childNodes) {
      const isItem = child.nodeName.toUpperCase() === 'LI'
      if (isItem) {
        finishLine()
        marker = ordered ? `${number++}. ` : '• '
      }
      walk(child)
      if (isItem) marker = ''
    }
  }

  const walkTable = (table: DomNode) => {
    const rows = dataRows(table)
    if (rows) for (const text of rows) lines.push({ text, region })
    else walkChildren(table)
  }

  const walk = (node: DomNode): void => {
    if (node.nodeType === textNode) {
      line += node.textContent ?? ''
      return
    }
    if (node.nodeType !== elementNode) return
    const name = node.nodeName.toUpperCase()
    if (unseen.has(name) || isHidden(node)) return
    if (name === 'BR') finishLine()
    if (!isBlock(name)) {
      walkChildren(node)
      return
    }
    finishLine()
    const outer: Region | null = region
    region ??= regionOf(node, name)
    if (name === 'UL' || name === 'OL') walkList(node, name === 'OL')
    else if (name === 'TABLE') walkTable(node)
    else walkChildren(node)
    finishLine()
    region = outer
  }

  walk(root)
  finishLine()
  return lines
}

function isHidden(node: DomNode): boolean {
  if (node.getAttribute?.('hidden') != null) return true
  const style = node.getAttribute?.('style')
  return style != null && /display\s*:\s*none/i.test(style)
}

/** Rows of a data table as lines, or null for a table that lays out a page. */
function dataRows(table: DomNode): string[] | null {
  const rows: string[] = []
  let widest = 0
  for (const row of descendants(table, 'TR')) {
    const cells: string[] = []
    for (const cell of row.childNodes) {
      const name = cell.nodeName.toUpperCase()
      if (name !== 'TD' && name !== 'TH') continue
      if (descendants(cell, 'TABLE').length > 0) return null
      const text = domLines({ ...wrap(cell), nodeName: 'DIV' }).join(' ')
      if (text.length > layoutCellLength) return null
      cells.push(text)
    }
    widest = Math.max(widest, cells.length)
    if (cells.some(cell => cell !== '')) rows.push(cells.join(' | '))
  }
  if (widest < 2) return null
  const captions = descendants(table, 'CAPTION').map(caption => collapse(caption.textContent ?? ''))
  return [...captions.filter(caption => caption !== ''), ...rows]
}

const wrap = (node: DomNode): DomNode => ({
  nodeType: elementNode,
  nodeName: node.nodeName,
  textContent: null,
  childNodes: node.childNodes,
})

/** Elements called `name` under `node`, in document order. */
function descendants(node: DomNode, name: string): DomNode[] {
  const found: DomNode[] = []
  for (const child of node.childNodes) {
    if (child.nodeType !== elementNode) continue
    if (child.nodeName.toUpperCase() === name) found.push(child)
    found.push(...descendants(child, name))
  }
  return found
}
