import type { Problem } from '../../words/index.ts'
import { type ActivityFrame, type ActivityTable, gatherActivities } from './activity-tables.ts'
import { isEmpty, readAmounts } from './amounts.ts'
import { checkRow, type FileContext, type Item, whereOf } from './check-row.ts'
import type { Mapping } from './columns.ts'
import type { Titled } from './layout.ts'
import { settleActivities } from './settle-activities.ts'

const amount = /^\d+(\.\d+)?(e[+-]?\d+)?$/i

export type CheckedActivities = { tables: ActivityTable[]; good: number; problems: Problem[] }

/**
 * Checks the rows of a table of activities, long (a column says the activity, another the amount) or wide (several columns
 * are mapped to `activity` or to `period`, each with its amounts), and packs what is good. An empty cell is no figure and no
 * problem; a bad one is named with row and column, and the rest of its row stays.
 */
export const checkActivities = (
  file: FileContext,
  items: readonly Item[],
  mapping: Mapping,
  title: Titled,
): CheckedActivities => {
  const { fileName } = file
  const problems: Problem[] = []
  const gathered = gatherActivities()
  const amounts = readAmounts('activity', mapping, title)
  const { isWide, nameColumn, shared } = amounts
  const frames = new Map<string, ActivityFrame>()
  /**
   * What a row says besides activity and amount; most rows of a file say what an earlier one said. Null where the row waits for
   * a decision.
   */
  const frameOf = (item: Item, said: object): ActivityFrame | Problem[] | null => {
    const values = Object.fromEntries(shared.map(({ column }) => [column, item.values[column]]))
    const key = JSON.stringify([values, said])
    const known = frames.get(key)
    if (known) return known
    const fieldOf = {
      ...Object.fromEntries(shared.map(({ column, field }) => [column, field])),
      ...Object.fromEntries(['activity', 'value', ...Object.keys(said)].map(field => [field, field])),
    }
    const given = { ...values, activity: '1', value: '1', ...said }
    const asked = file.decisions.asked()
    const checked = checkRow(file, 'activity', fieldOf, { line: item.line, values: given })
    if (checked.problems.length > 0) return checked.problems
    if (!checked.record) return null
    const { activity: _activity, value: _value, ...frame } = checked.record
    // A row that was asked about is asked about again, so that the question counts it.
    if (asked === file.decisions.asked()) frames.set(key, frame)
    return frame
  }

  const cells = { all: 0, empty: 0 }
  for (const item of items) {
    let refused = new Set<string>()
    for (const { column, cell, name, said } of amounts.of(item)) {
      if (name === '') {
        problems.push(withoutActivity(fileName, item.line, nameColumn ?? column))
        break
      }
      cells.all++
      if (isWide && isEmpty(cell)) {
        cells.empty++
        continue
      }
      if (!amount.test(cell)) {
        problems.push(notAnAmount(fileName, item.line, isWide ? column : 'value', cell))
        continue
      }
      const frame = frameOf(item, said)
      if (frame === null) continue
      if (Array.isArray(frame)) {
        // Said once a row, not once a cell.
        problems.push(...frame.filter(problem => !refused.has(problem.where ?? '')))
        refused = new Set([...refused, ...frame.map(problem => problem.where ?? '')])
      } else if (!gathered.add(item.line, frame, name, Number(cell)))
        problems.push(listedTwice(fileName, item.line, name, frame))
    }
  }
  const { tables, twice } = settleActivities(gathered.tables(), cells, file.decisions)
  problems.push(...twice.map(({ line, activity, frame }) => listedTwice(fileName, line, activity, frame)))
  const lines = new Set(tables.flatMap(({ rows }) => rows.flatMap(row => row.lines)))
  return { tables, good: lines.size, problems }
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
