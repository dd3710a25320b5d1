import type { Problem, RecordOf } from '../../words/index.ts'
import { isEmpty, readAmounts } from './amounts.ts'
import { checkRow, type FileContext, type Item, whereOf } from './check-row.ts'
import { type Mapping, normaliseCell } from './columns.ts'
import type { Titled } from './layout.ts'
import { type Figure, settleObservations } from './settle-observations.ts'

/** An observation of a table: the row it stood in, and the column where one row holds several. */
export type CheckedObservation = { line: number; column: string; record: RecordOf<'observation'> }

/**
 * Checks a table of observations, long or wide, cell by cell. An empty cell of a wide table is no figure and no problem; a bad
 * one is named with row and column, and the rest of its row stays. What can only be decided over the whole file (units, areas
 * that changed, columns that are all but empty) is asked at the end.
 */
export const checkObservations = (
  file: FileContext,
  items: readonly Item[],
  mapping: Mapping,
  title: Titled,
): { good: CheckedObservation[]; problems: Problem[] } => {
  const problems: Problem[] = []
  const figures: Figure[] = []
  const cellsOf = new Map<string, { all: number; empty: number; line: number }>()
  const amounts = readAmounts('observation', mapping, title)
  const fieldOf = {
    ...Object.fromEntries(amounts.shared.map(({ column, field }) => [column, field])),
    ...Object.fromEntries(
      ['indicator', 'value', 'unit', 'period', 'qualifier', 'region_code', 'source_title'].map(f => [f, f]),
    ),
  }
  for (const item of items) {
    const values = Object.fromEntries(amounts.shared.map(({ column }) => [column, item.values[column]]))
    const refused = new Set<string>()
    for (const { column, cell, name, said } of amounts.of(item)) {
      const indicator = normaliseCell('observation', 'indicator', name, null)
      const count = cellsOf.get(indicator) ?? { all: 0, empty: 0, line: item.line }
      cellsOf.set(indicator, count)
      count.all++
      const empty = isEmpty(cell)
      if (empty) count.empty++
      if (empty && amounts.isWide) continue
      const percent = cell.endsWith('%') ? { unit: '%' } : {}
      const line = item.line
      const given = { ...values, ...percent, ...said, indicator, value: percent.unit ? cell.slice(0, -1) : cell }
      const checked = checkRow(file, 'observation', fieldOf, { line, values: given })
      if (checked.record) figures.push({ line, column, record: checked.record })
      for (const problem of checked.problems) {
        const isOfCell = amounts.isWide && problem.where === whereOf(file.fileName, line, 'value')
        const named = isOfCell ? { ...problem, where: whereOf(file.fileName, line, column) } : problem
        // What is wrong with the whole row is said once, not once a cell.
        if (!refused.has(named.where ?? '')) problems.push(named)
        refused.add(named.where ?? '')
      }
    }
  }
  return { good: settleObservations(figures, cellsOf, file.decisions), problems }
}
