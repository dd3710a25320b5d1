import { longTable, type Matrix, type Panel } from '@langqiao/economy'
import { CsvError, type Options, parse as parseStream } from 'csv-parse'
import { failure, type Outcome, success } from '../../words/index.ts'
import type { Effects } from '../effects.ts'
import type { Progress } from '../progress.ts'
import type { Measure, Table } from './measure.ts'

const matrixColumns = ['region', 'activity', 'value']

/** Reads `region,activity,value[,period]`, keeping the periods asked for; a problem names file, row and column. */
export const readMatrices = async (
  effects: Effects,
  file: string,
  { period, later }: { period?: string; later?: string },
  progress: Progress,
): Promise<Outcome<{ matrix: Matrix; later: Matrix }>> => {
  const table = longTable()
  const wanted = [period, later].filter(name => name !== undefined)
  const periods = new Set<string>()
  /** Which row of the file each row of the table was. */
  const rowOfFile: number[] = []
  let columns = [0, 1, 2, -1]
  const read = await readRows(effects, file, matrixColumns, progress, {
    header: names => {
      columns = [...matrixColumns, 'period'].map(name => names.indexOf(name))
    },
    row: (cells, row) => {
      const [region, activity, value] = columns.map(at => cells[at] ?? '')
      const when = columns[3] < 0 ? undefined : cells[columns[3]]
      if (when !== undefined) periods.add(when)
      if (when !== undefined && wanted.length && !wanted.includes(when)) return true
      rowOfFile.push(row)
      return table.add(region, activity, value === '' ? Number.NaN : Number(value), when)
    },
  })
  if (!read.ok) return read
  const inPeriod = wanted.find(name => !periods.has(name))
  if (inPeriod !== undefined)
    return failure({
      code: 'invalid-field',
      message: `There is no row of period ${inPeriod}; there are ${[...periods].join(', ') || 'no periods'}`,
      where: `${file}, column period`,
      mend: 'Choose one that is there',
    })
  if (!wanted.length && periods.size > 1)
    return failure({
      code: 'usage',
      message: `The file has the periods ${[...periods].join(', ')}`,
      where: file,
      mend: 'Choose one with --period',
    })
  const result = table.finish()
  if (result.ok) return success(pick(result, { period, later }))
  const [first] = result.problems
  const others = result.problems.length - 1
  return failure({
    code: 'invalid-field',
    message: `${first.message}${others ? ` (and ${others} more problem${others > 1 ? 's' : ''})` : ''}`,
    where: `${file}, row ${rowOfFile[first.row - 1]} of the data, column ${first.field}`,
    mend: first.mend,
  })
}

const pick = ({ periods, matrices }: Panel, { period, later }: { period?: string; later?: string }) => {
  const of = (name: string | undefined) => matrices[name === undefined ? 0 : Math.max(0, periods.indexOf(name))]
  return { matrix: of(period), later: of(later) }
}

/** Reads the table that a measure asks for, checking that its columns are there and its numbers are numbers. */
export const readFacts = async (
  effects: Effects,
  file: string,
  declared: NonNullable<Measure['reads']['table']>['columns'],
  progress: Progress,
): Promise<Outcome<Table>> => {
  const required = Object.keys(declared).filter(name => !name.endsWith('?'))
  const kinds = new Map(Object.entries(declared).map(([name, kind]) => [name.replace('?', ''), kind]))
  const rows: string[][] = []
  let names: string[] = []
  let bad: { row: number; column: string; text: string } | undefined
  const read = await readRows(effects, file, required, progress, {
    header: found => {
      names = found
    },
    row: (cells, row) => {
      for (const [at, column] of names.entries())
        if (kinds.get(column) === 'number' && cells[at] && !Number.isFinite(Number(cells[at])))
          bad ??= { row, column, text: cells[at] }
      rows.push(cells)
      return !bad
    },
  })
  if (!read.ok) return read
  if (bad)
    return failure({
      code: 'invalid-field',
      message: `“${bad.text}” is not a number`,
      where: `${file}, row ${bad.row} of the data, column ${bad.column}`,
      mend: 'Write it with digits and a point, or leave it empty where it is not known',
    })
  const column = (name: string) => {
    const at = names.indexOf(name)
    return rows.map(cells => cells[at] ?? '')
  }
  return success({
    length: rows.length,
    has: name => names.includes(name),
    labels: column,
    numbers: name => Float64Array.from(column(name), text => (text === '' ? Number.NaN : Number(text))),
  })
}

const parsing: Options = { bom: true, skip_empty_lines: true, trim: true }

/**
 * Streams the rows of a CSV without making objects of them: the header once, then each row with its number from 1. A `row`
 * that answers false ends the reading.
 */
const readRows = async (
  effects: Effects,
  file: string,
  required: readonly string[],
  progress: Progress,
  take: { header(names: string[]): void; row(cells: string[], row: number): boolean },
): Promise<Outcome<null>> => {
  const size = file === '-' ? 0 : await effects.fileSize(file)
  if (size === null)
    return failure({
      code: 'file-not-found',
      message: 'There is no such file',
      where: file,
      mend: 'Check the path',
    })
  let names: string[] | undefined
  let row = 0
  let open = true
  let bytes = 0
  const parser = parseStream({
    ...parsing,
    on_record: (cells: string[]) => {
      if (!open) return null
      if (names) open = take.row(cells, ++row)
      else {
        names = cells
        open = required.every(name => cells.includes(name))
        take.header(cells)
      }
      return null
    },
  })
  const ended = new Promise<void>((resolve, reject) => parser.on('end', resolve).on('error', reject).resume())
  // Awaited below; until then an early failure is not an unhandled one.
  ended.catch(() => {})
  try {
    for await (const chunk of file === '-' ? [await effects.readStdin()] : effects.streamFile(file)) {
      if (!parser.write(chunk)) await Promise.race([new Promise(resolve => parser.once('drain', resolve)), ended])
      bytes += chunk.length
      progress.step('reading', bytes, size)
      if (!open) break
    }
    parser.end()
    await ended
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return failure({
      code: 'broken-file',
      message: error.message,
      where: file,
      mend: 'Save it as CSV, separated by commas, with a header row',
    })
  }
  const missing = required.filter(name => !names?.includes(name))
  if (names && missing.length)
    return failure({
      code: 'missing-column',
      message: `The column ${missing.join(', ')} is missing; there are ${names.join(', ')}`,
      where: file,
      mend: `Name the columns ${required.join(',')}${required === matrixColumns ? ' and, if there is more than one, period' : ''}`,
    })
  if (row === 0)
    return failure({
      code: 'empty-file',
      message: 'There is no row of data',
      where: file,
      mend: `Give rows of ${required.join(',')}`,
    })
  return success(null)
}
