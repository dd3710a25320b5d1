import labels from './lists/tabled-figures.json' with { type: 'json' }
import { findNumbers } from './numbers.ts'
import { firstEndingAfter, type Passage, type Span } from './passage.ts'
import { anyOf } from './patterns.ts'
import { cellsOf } from './tables.ts'
import { readUnit } from './units.ts'

/** A cell that is nothing but a number or a range, with what its column counts in: 58.36 under 产值（亿元） is of 10⁸ 元. */
export type TabledNumber = Span & { unit: string; factor: number }

type Measure = { unit: string; factor: number }

const bracketed = /[（(](?:[^（()）]*[：:,，])?([^（()）：:,，]+)[)）]$/
const slashed = /[/／]([^/／（(]+)$/
const ofTable = new RegExp(`(?:${anyOf(labels.unitOfTable)})[：: ]+([^\\s，。,；;)）]+)`)
const numeric = /^[-−–+±]?[\d,，]+(?:\.\d+)?(?: ?[-~—–～至] ?[\d,，]+(?:\.\d+)?)?$/
const isNumeric = (words: string) => numeric.test(words)
const takesNoUnit = new RegExp(anyOf(labels.withoutUnit))
/** The line that tells the unit of a table stands at most so many lines above its first row. */
const farthestUnit = 3

/**
 * Cells of tables that take their unit from the head of their column, else from a line above the table (单位：万元), in order.
 * Columns are counted from the last, since cells that are merged over rows are the first ones; the lone number of a short row
 * (合计) is of the only column that has a unit. Linear in the text.
 */
export function findTabledNumbers({ text, lines }: Passage): TabledNumber[] {
  const found: TabledNumber[] = []
  let columns: (Measure | null)[] = []
  let told: { measure: Measure; line: number } | null = null
  for (const [at, line] of lines.entries()) {
    const cells = cellsOf(text, line)
    const measure = measureOf(ofTable.exec(text.slice(line.start, line.end))?.[1])
    if (measure) told = { measure, line: at }
    if (cells.length < 2) {
      columns = []
      continue
    }
    const heads = cells.map(({ start, end }) => text.slice(start, end))
    const hasNumbers = heads.some(isNumeric)
    const own = hasNumbers ? [] : heads.map(headMeasure)
    const shared = told && at - told.line <= farthestUnit && columns.length === 0 ? told.measure : null
    if (!hasNumbers && (shared || own.some(each => each !== null))) {
      columns = own.map((each, i) => each ?? (takesNoUnit.test(heads[i]) || i === 0 ? null : shared))
      continue
    }
    const measured = columns.filter(column => column !== null)
    const isLone = cells.length < columns.length && measured.length === 1 && heads.filter(isNumeric).length === 1
    for (const [i, cell] of cells.entries()) {
      const column = isLone ? measured[0] : columns[columns.length - cells.length + i]
      if (column && isNumeric(heads[i])) found.push({ ...cell, ...column })
    }
  }
  return found
}

/** The tabled number in which `position` lies, or undefined. */
export function tabledAt(numbers: readonly TabledNumber[], position: number): TabledNumber | undefined {
  const cell = numbers[firstEndingAfter(numbers, position)]
  return cell && cell.start <= position ? cell : undefined
}

const headMeasure = (head: string): Measure | null => measureOf((bracketed.exec(head) ?? slashed.exec(head))?.[1])

/** What `亿元` or `%` counts and in what power, or null where the words are no unit. */
function measureOf(words: string | undefined): Measure | null {
  if (words === undefined) return null
  const counted = `1${words.trim()}`
  const [number] = findNumbers(counted)
  if (number?.start !== 0) return null
  const unit = readUnit(counted, number, 0)
  return unit && unit.end === counted.length ? { unit: unit.unit, factor: number.value * unit.factor } : null
}
