import { bareLabel } from './listing-labels.ts'
import labels from './lists/listing-fields.json' with { type: 'json' }
import { type Span, trimmed } from './passage.ts'

/** A cell of a row, without white space at its ends; an empty one starts where it ends. */
export type Cell = Span
export type Row = { line: Span; cells: Cell[] }

/** The cells of a line that a tab, else a bar, else wide gaps part; a line that none of them parts is one cell. */
export function cellsOf(text: string, { start, end }: Span): Cell[] {
  const content = text.slice(start, end)
  const mark = content.includes('\t') ? /\t/g : isGapped(content) ? gap : bar
  const cells: Cell[] = []
  let from = start
  for (const match of content.matchAll(mark)) {
    cells.push(cell(text, from, start + match.index))
    from = start + match.index + match[0].length
  }
  cells.push(cell(text, from, end))
  const isFramed = mark.source !== '\\t' && cells.length > 2
  return cells.slice(
    isFramed && isEmpty(cells[0]) ? 1 : 0,
    isFramed && isEmpty(cells[cells.length - 1]) ? -1 : undefined,
  )
}

/** Drawn lines of tables in plain text stand for bars. */
const bar = / *[|｜│┃║] */g
const gap = /[ \u3000]{2,}|\u3000/g
/** Columns set with spaces are at least so many, their cells at most so long. */
const fewestGapped = 3
const longestGapped = 40

/** A line set in columns by spaces; sentences and labels with a colon are none. */
const isGapped = (content: string): boolean => {
  const parts = content.split(gap)
  return (
    parts.length >= fewestGapped && parts.every(part => part.length <= longestGapped && !/[。：:|｜│┃║]/.test(part))
  )
}

const cell = (text: string, from: number, to: number): Cell => trimmed(text, from, to) ?? { start: from, end: from }
export const isEmpty = ({ start, end }: Span): boolean => start === end

/** Whether a row only adds up the others. */
export const isTotal = (text: string, { cells }: Row): boolean =>
  cells.some(({ start, end }) => labels.totals.includes(bareLabel(text.slice(start, end))))

/** What the cells of a column are like: how many of ten are numbers, how long they are. */
type Shape = { numeric: number; length: number }

const numeric = /^[\d.,%±~—–-]+$/

/** The shape of each column, from the rows that have a cell for it. */
export function shapesOf(text: string, rows: readonly Row[], columns: number): Shape[] {
  const full = rows.filter(({ cells }) => cells.length === columns)
  return Array.from({ length: columns }, (_, column) => {
    const words = full.map(({ cells }) => text.slice(cells[column].start, cells[column].end))
    const count = Math.max(1, words.length)
    return {
      numeric: words.filter(word => numeric.test(word)).length / count,
      length: words.reduce((sum, word) => sum + word.length, 0) / count,
    }
  })
}

/**
 * Puts the cells of a row into columns. A row that has fewer of them than there are columns lacks those that were
 * written once for several rows: the cells keep their order and go where they are most like the column's others; of
 * equals, the first columns are the merged ones.
 */
export function aligned(text: string, { cells }: Row, shapes: readonly Shape[]): (Cell | null)[] {
  const missing = shapes.length - cells.length
  if (missing <= 0) return cells.slice(0, shapes.length)
  const likeness = cells.map(({ start, end }) => shapes.map(shape => likenessOf(text.slice(start, end), shape)))
  // best[i][j]: how well the cells from i on fit the columns from j on.
  const best = Array.from({ length: cells.length + 1 }, () => new Array<number>(shapes.length + 1).fill(0))
  for (let i = cells.length - 1; i >= 0; i--)
    for (let j = shapes.length - 1; j >= 0; j--) {
      const skipped = shapes.length - j - 1 >= cells.length - i ? best[i][j + 1] : Number.NEGATIVE_INFINITY
      best[i][j] = Math.max(skipped, likeness[i][j] + best[i + 1][j + 1])
    }
  const columns: (Cell | null)[] = []
  for (let i = 0, j = 0; j < shapes.length; j++) {
    const mustTake = shapes.length - j === cells.length - i
    const skips = !mustTake && (i === cells.length || best[i][j + 1] >= likeness[i][j] + best[i + 1][j + 1])
    columns.push(skips ? null : cells[i++])
  }
  return columns
}

/** 0…2: whether both are numbers, and how near their lengths are. */
function likenessOf(words: string, { numeric: share, length }: Shape): number {
  const isNumber = numeric.test(words) ? 1 : 0
  const lengths = [words.length + 1, length + 1]
  return 1 - Math.abs(isNumber - share) + Math.min(...lengths) / Math.max(...lengths)
}
