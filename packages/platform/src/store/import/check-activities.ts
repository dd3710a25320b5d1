import type { Problem } from '../../words/index.ts'
import { type ActivityFrame, type ActivityTable, gatherActivities } from './activity-tables.ts'
import { checkRow, type Item, whereOf } from './check-row.ts'
import type { Mapping } from './columns.ts'

const amount = /^\d+(\.\d+)?(e[+-]?\d+)?$/i
const year = /^(\d{4})\s*年?$/
/** A column of amounts may hold so many cells that are none, dashes and notes, and still be one. */
const mostOthers = 0.1
/** How statistical tables print that there is no figure. */
const noFigure = new Set(['', '-', '--', '—', '——', '…', '...', '/', 'NA', 'N/A', '无', '缺'])

/**
 * The mapping of a table with its amount columns told: in a wide table those that no field claims and whose cells are
 * numbers, nine in ten, are each an activity, or each a year (`2024年`) of the activity that the row names. Unchanged where
 * a column of values is there.
 */
export const mapAmounts = (columns: readonly string[], items: readonly Item[], mapping: Mapping): Mapping => {
  if (Object.values(mapping).includes('value')) return mapping
  const isAmount = (column: string) => {
    if (mapping[column]) return false
    const cells = items.map(item => clean(item.values[column])).filter(cell => !noFigure.has(cell))
    const others = cells.filter(cell => !amount.test(cell)).length
    return cells.length > 0 && others <= mostOthers * cells.length
  }
  const found = columns.filter(isAmount)
  return { ...mapping, ...Object.fromEntries(found.map(column => [column, year.test(column) ? 'period' : 'activity'])) }
}

/** The required fields that a wide table gives without a column of their own: amounts, and units in brackets of headers. */
export const givenByHeaders = (mapping: Mapping): ReadonlySet<string> => {
  const columns = Object.keys(mapping).filter(column => mapping[column] === 'activity' || mapping[column] === 'period')
  return new Set(['value', ...(columns.some(column => headerOf(column).unit) ? ['unit'] : [])])
}

const clean = (cell: unknown): string =>
  String(cell ?? '')
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d),(?=\d{3})/g, '')

/** A column's name without its year's sign, and the unit in its brackets. */
const headerOf = (column: string) => {
  const [, name, unit] = /^(.*?)(?:[（(]([^（()）]*)[）)])?$/.exec(column.trim()) ?? []
  return { name: name.trim(), unit: unit?.trim() || undefined }
}

export type CheckedActivities = { tables: ActivityTable[]; good: number; problems: Problem[] }

/**
 * Checks the rows of a table of activities, long (a column says the activity, another the amount) or wide (several columns
 * are mapped to `activity` or to `period`, each with its amounts), and packs what is good. An empty cell is no figure and no
 * problem; a bad one is named with row and column, and the rest of its row stays.
 */
export const checkActivities = (
  fileName: string,
  items: readonly Item[],
  mapping: Mapping,
  isTable: boolean,
): CheckedActivities => {
  const problems: Problem[] = []
  const gathered = gatherActivities()
  const fields = Object.entries(mapping).flatMap(([column, field]) => (field ? [{ column, field }] : []))
  const isWide = !fields.some(({ field }) => field === 'value')
  const named = (field: string) => fields.filter(entry => entry.field === field).map(({ column }) => column)
  const years = isWide ? named('period').filter(column => year.test(column.trim())) : []
  const amounts = isWide ? (years.length > 0 ? years : named('activity')) : named('value')
  const activityColumn = isWide && years.length === 0 ? null : named('activity')[0]
  const shared = fields.filter(({ column }) => !amounts.includes(column) && column !== activityColumn)

  const frames = new Map<string, ActivityFrame>()
  /** What a row says besides activity and amount; most rows of a file say what an earlier one said. */
  const frameOf = (item: Item, extra: { unit?: string; period?: string }): ActivityFrame | Problem[] => {
    const values = Object.fromEntries(shared.map(({ column }) => [column, item.values[column]]))
    const key = JSON.stringify([values, extra])
    const known = frames.get(key)
    if (known) return known
    const given = { ...values, activity: '1', value: '1', ...extra }
    const fieldOf = {
      ...Object.fromEntries(shared.map(({ column, field }) => [column, field])),
      ...Object.fromEntries(['activity', 'value', ...Object.keys(extra)].map(field => [field, field])),
    }
    const checked = checkRow(fileName, 'activity', fieldOf, { line: item.line, values: given }, isTable)
    if (!checked.record || checked.problems.length > 0) return checked.problems
    const { activity: _activity, value: _value, ...frame } = checked.record
    frames.set(key, frame)
    return frame
  }

  const hasUnit = named('unit').length > 0
  let good = 0
  for (const item of items) {
    const named = activityColumn ? clean(item.values[activityColumn]) : ''
    if (activityColumn && named === '') {
      problems.push(withoutActivity(fileName, item.line, activityColumn))
      continue
    }
    let taken = 0
    let refused = new Set<string>()
    for (const column of amounts) {
      const cell = clean(item.values[column])
      if (isWide && noFigure.has(cell)) continue
      if (!amount.test(cell)) {
        problems.push(notAnAmount(fileName, item.line, isWide ? column : 'value', cell))
        continue
      }
      const header = headerOf(column)
      const extra = {
        ...(years.length > 0 && { period: year.exec(header.name)?.[1] }),
        ...(isWide && !hasUnit && header.unit && { unit: header.unit }),
      }
      const frame = frameOf(item, extra)
      if (Array.isArray(frame)) {
        // Said once a row, not once a cell.
        problems.push(...frame.filter(problem => !refused.has(problem.where ?? '')))
        refused = new Set([...refused, ...frame.map(problem => problem.where ?? '')])
        continue
      }
      const activity = activityColumn ? named : header.name
      if (gathered.add(frame, activity, Number(cell))) taken++
      else problems.push(listedTwice(fileName, item.line, activity, frame))
    }
    if (taken > 0) good++
  }
  return { tables: gathered.tables(), good, problems }
}

const withoutActivity = (name: string, line: number, column: string): Problem => ({
  code: 'invalid-field',
  message: 'The row names no activity.',
  where: whereOf(name, line, column),
  mend: 'Give the code or the name of the activity.',
})

const notAnAmount = (name: string, line: number, column: string, cell: string): Problem => ({
  code: 'invalid-field',
  message: cell === '' ? 'The amount is empty.' : `${cell.slice(0, 80)} is not an amount of 0 or more.`,
  where: whereOf(name, line, column),
  mend: 'Give a number without unit, or leave the cell empty where there is no figure.',
})

const listedTwice = (name: string, line: number, activity: string, frame: ActivityFrame): Problem => ({
  code: 'duplicate-row',
  message: `${activity} in ${frame.region_code}, ${frame.period} was given before; the first stays.`,
  where: whereOf(name, line),
  mend: 'Remove one of the two rows, or add them up.',
})
