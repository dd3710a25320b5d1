import type { Analysis } from '@langqiao/platform/views'
import type { Cell as CsvCell } from '../../state/csv.ts'
import type { useLanguage } from '../../state/format.ts'

export type AnalysisRow = Analysis['rows'][number]
export type AnalysisColumn = Analysis['columns'][number]
export type AnalysisCell = AnalysisRow['cells'][string]
type Language = ReturnType<typeof useLanguage>

/** A cell as it is sorted, found and written to CSV: words in the language on screen, a region by its name. */
export function plainCell(
  analysis: Analysis,
  column: AnalysisColumn,
  cell: AnalysisCell | undefined,
  { say }: Pick<Language, 'say'>,
  yes: (is: boolean) => string,
): CsvCell {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'boolean') return yes(cell)
  if (typeof cell === 'object') return say(cell.zh, cell.en)
  if (column.kind === 'region') {
    const region = analysis.regions[String(cell)]
    return region ? say(region.name, region.nameEn) : String(cell)
  }
  return cell
}

/** A cell as a table or a tooltip shows it. */
export function writtenCell(column: AnalysisColumn, plain: CsvCell, { number, share, figure, date }: Language): string {
  if (plain === null) return ''
  if (typeof plain === 'string') return column.kind === 'period' ? date(plain) : plain
  switch (column.kind) {
    case 'share':
      return share(plain, 1)
    case 'growth':
      return `${plain > 0 ? '+' : ''}${share(plain, 1)}`
    case 'amount':
      return figure(String(plain), column.unit)
    default:
      return number(plain)
  }
}
