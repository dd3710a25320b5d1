/** A run of text on a page: left end of its baseline and width in points, font size, and whether a line ends with it. */
export type Piece = { text: string; x: number; y: number; width: number; size: number; endsLine: boolean }
type Line = { text: string; x: number; right: number; y: number; size: number }

/** What tells paragraphs apart, in units of the font size unless said otherwise. */
const layout = {
  /** A piece further off the baseline than this is on another line; superscripts are closer. */
  sameLine: 0.5,
  /** A wider gap between two pieces is a space (a word gap is about 0.25). */
  wordGap: 0.2,
  /** A much wider one is the border of a table's cells or a column. */
  cellGap: 2.5,
  /** Lines further apart than so many font sizes belong to different paragraphs; ordinary leading is 1.2 to 1.8. */
  paragraphGap: 2.1,
  /** A line that begins further right than the one before begins a paragraph (Chinese indents by two characters). */
  indent: 1.2,
  /** A line that ends this much before the column does is the last of its paragraph. */
  shortLine: 2.5,
  /** Fonts that differ by more than this factor are heading and text. */
  sizeStep: 1.15,
  /** Pages on which a first or last line must come back to be a header or footer, as a share and at least. */
  runningShare: 0.5,
  runningPages: 3,
}

const sentenceEnd = /[。！？：.!?:][”』」"'）)]?$/
const hanOrWide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** Lines that stand at the head or foot of most pages, page numbers taken as one; in the form of `runningKey`. */
export function runningLines(pages: Piece[][]): Set<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const lines = pageLines(page)
    for (const key of new Set(
      [lines.at(0), lines.at(-1)].filter(line => line !== undefined).map(line => runningKey(line.text)),
    ))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const least = Math.max(layout.runningPages, pages.length * layout.runningShare)
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key))
}

const runningKey = (text: string) => text.replace(/\d+/g, '#')

/** Paragraphs of a document: lines joined where the layout says that the text goes on, over page breaks too. */
export function paragraphsOf(pages: Piece[][], running: ReadonlySet<string>): string[] {
  const paragraphs: string[] = []
  let previous: { line: Line; page: Line[] } | undefined
  for (const pieces of pages) {
    const all = pageLines(pieces)
    const page = all.filter(
      (line, index) => !((index === 0 || index === all.length - 1) && running.has(runningKey(line.text))),
    )
    for (const line of page) {
      if (previous && goesOn(previous.line, line, previous.page, previous.page === page))
        paragraphs.push(joined(paragraphs.pop()!, line.text))
      else paragraphs.push(line.text)
      previous = { line, page }
    }
  }
  return paragraphs
}

function pageLines(page: Piece[]): Line[] {
  const lines: Line[] = []
  let line: Line | undefined
  for (const piece of page) {
    if (piece.text.trim() !== '') {
      const size = piece.size || line?.size || 1
      const gap = line ? (piece.x - line.right) / size : 0
      if (line && Math.abs(piece.y - line.y) <= layout.sameLine * Math.max(size, line.size) && gap > -1) {
        line.text += (gap > layout.cellGap ? '\t' : gap > layout.wordGap ? ' ' : '') + piece.text
        line.right = piece.x + piece.width
        line.size = Math.max(line.size, size)
      } else {
        line = { text: piece.text, x: piece.x, right: piece.x + piece.width, y: piece.y, size }
        lines.push(line)
      }
    } else if (line && piece.text !== '' && !piece.endsLine && !line.text.endsWith(' ')) line.text += ' '
  }
  return lines.map(({ text, ...place }) => ({ ...place, text: text.trim() }))
}

/** Whether `line` continues the paragraph of `previous`, which stands among the lines of its `page`. */
function goesOn(previous: Line, line: Line, page: Line[], isSamePage: boolean): boolean {
  const size = Math.max(previous.size, line.size)
  if (size / Math.min(previous.size, line.size) > layout.sizeStep) return false
  if (previous.text.includes('\t') || line.text.includes('\t')) return false
  const fall = (previous.y - line.y) / size
  // Over a page break there is no distance to judge by, so only an open sentence goes on.
  if (isSamePage ? fall <= 0 || fall > layout.paragraphGap : sentenceEnd.test(previous.text)) return false
  const column = page.filter(other => Math.abs(other.x - line.x) < size * layout.indent * 3)
  const right = Math.max(...column.map(other => other.right))
  if (right - previous.right > size * layout.shortLine) return false
  return line.x - previous.x < size * layout.indent
}

/** Joins two lines of a paragraph: no space between Han characters, a hyphen at a line's end taken back. */
function joined(before: string, after: string): string {
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after
  return hanOrWide.test(before.at(-1)!) || hanOrWide.test(after[0]!) ? before + after : `${before} ${after}`
}
