import {
  complexity,
  density,
  diversity,
  fitness,
  type Matrix,
  matrixFromLongTable,
  outlook,
  presence,
  proximity,
  rca,
  ubiquity,
} from '@langqiao/economy'
import { Command } from 'commander'
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { failure, type Outcome, type Problem, success } from '../../words/index.ts'
import { complain, type Effects } from '../effects.ts'

type Options = { self: boolean }
/** A measure of the command: its columns before `value`, and its rows with one number each. */
type Measure = {
  summary: string
  columns: string[]
  compute(matrix: Matrix, options: Options): { values: Float64Array; note?: string }
  labels(matrix: Matrix): Iterable<string[]>
}

function* cells(matrix: Matrix): Iterable<string[]> {
  for (const region of matrix.regions) for (const activity of matrix.activities) yield [region, activity]
}
function* pairs(matrix: Matrix): Iterable<string[]> {
  for (const activity of matrix.activities) for (const other of matrix.activities) yield [activity, other]
}
function* regions(matrix: Matrix): Iterable<string[]> {
  for (const region of matrix.regions) yield [region]
}
function* activities(matrix: Matrix): Iterable<string[]> {
  for (const activity of matrix.activities) yield [activity]
}

const regionMeasure = (summary: string, compute: Measure['compute']): Measure => ({
  summary,
  columns: ['region'],
  compute,
  labels: regions,
})
const activityMeasure = (summary: string, compute: Measure['compute']): Measure => ({
  summary,
  columns: ['activity'],
  compute,
  labels: activities,
})
const withReason = (matrix: Matrix, pick: 'eci' | 'pci') => {
  const result = complexity(presence(matrix))
  return { values: result[pick], note: result.reason ? `complexity is not identified: ${result.reason}` : undefined }
}

/** The measures by name, as `langqiao economy --list` shows them. */
const measures: Record<string, Measure> = {
  rca: {
    summary: 'revealed comparative advantage (location quotient)',
    columns: ['region', 'activity'],
    compute: matrix => ({ values: rca(matrix) }),
    labels: cells,
  },
  density: {
    summary: 'relatedness density of each activity around what the region has; --self counts the activity itself',
    columns: ['region', 'activity'],
    compute: (matrix, { self }) => ({ values: density(presence(matrix), { self }) }),
    labels: cells,
  },
  proximity: {
    summary: 'proximity of activities: minimum conditional probability of being in the same region',
    columns: ['activity', 'other'],
    compute: matrix => ({ values: proximity(presence(matrix)) }),
    labels: pairs,
  },
  eci: regionMeasure('economic complexity of regions', matrix => withReason(matrix, 'eci')),
  coi: regionMeasure(
    'complexity outlook of regions; --self counts the activity itself in the density',
    (matrix, { self }) => ({
      values: outlook(presence(matrix), { self }),
    }),
  ),
  diversity: regionMeasure('number of activities with RCA ≥ 1', matrix => ({ values: diversity(presence(matrix)) })),
  fitness: regionMeasure('fitness of regions', matrix => {
    const { regions: values, converged } = fitness(presence(matrix))
    return { values, note: converged ? undefined : 'fitness has not converged: values still move' }
  }),
  pci: activityMeasure('complexity of activities', matrix => withReason(matrix, 'pci')),
  ubiquity: activityMeasure('number of regions with RCA ≥ 1', matrix => ({ values: ubiquity(presence(matrix)) })),
}

const required = ['region', 'activity', 'value']

/** Reads the long table into a matrix; the problem names file, row and column. */
const readMatrix = (file: string, csv: string, period: string | undefined): Outcome<Matrix> => {
  let rows: Record<string, string>[]
  try {
    rows = parse(csv, {
      columns: header => header.map((name: string) => name.trim()),
      bom: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return failure({
      code: 'broken-file',
      message: error.message,
      where: file,
      mend: 'Save it as CSV, separated by commas, with a header row',
    })
  }
  if (rows.length === 0)
    return failure({
      code: 'empty-file',
      message: 'There is no row of data',
      where: file,
      mend: `Give rows of ${required.join(',')}`,
    })
  const missing = required.filter(name => !(name in rows[0]))
  if (missing.length)
    return failure({
      code: 'missing-column',
      message: `The column ${missing.join(', ')} is missing; there are ${Object.keys(rows[0]).join(', ')}`,
      where: file,
      mend: `Name the columns region,activity,value and, if there is more than one, period`,
    })
  const periods = [...new Set(rows.map(row => row.period).filter(value => value !== undefined))]
  if (period === undefined && periods.length > 1)
    return failure({
      code: 'usage',
      message: `The file has the periods ${periods.join(', ')}`,
      where: file,
      mend: 'Choose one with --period',
    })
  if (period !== undefined && !periods.includes(period))
    return failure({
      code: 'invalid-field',
      message: `There is no row of period ${period}; there are ${periods.join(', ') || 'no periods'}`,
      where: `${file}, column period`,
      mend: 'Choose one that is there',
    })
  const result = matrixFromLongTable(
    rows
      .filter(row => period === undefined || row.period === period)
      .map(row => [row.region, row.activity, row.value === '' ? Number.NaN : Number(row.value)] as const),
  )
  if (result.ok) return success(result.matrix)
  const [first] = result.problems
  const others = result.problems.length - 1
  return failure({
    code: 'invalid-field',
    message: `${first.message}${others ? ` (and ${others} more problem${others > 1 ? 's' : ''})` : ''}`,
    where: `${file}, ${period === undefined ? '' : `period ${period}, `}row ${first.row} of the data, column ${first.field}`,
    mend: first.mend,
  })
}

/** `langqiao economy MEASURE --matrix FILE`: a CSV of region, activity, value in; a CSV of the measure out. */
export const economyCommand = (effects: Effects): Command =>
  new Command('economy')
    .description('compute a measure of places from a CSV of region,activity,value[,period]')
    .argument('[measure]', Object.keys(measures).join(', '))
    .option('--matrix <file>', 'the CSV, - for standard input')
    .option('--period <period>', 'which period, where the file has several')
    .option('--self', 'count an activity itself in its density', false)
    .option('--list', 'name the measures', false)
    .action(
      async (name: string | undefined, options: { matrix?: string; period?: string; self: boolean; list: boolean }) => {
        if (options.list) {
          for (const [id, { summary, columns }] of Object.entries(measures))
            effects.stdout(`${id}\t${columns.join(',')},value\t${summary}`)
          return
        }
        const usage = (problem: Omit<Problem, 'code'>) => {
          complain(effects, { code: 'usage', ...problem })
          effects.exitCode(2)
        }
        if (!name || !(name in measures))
          return usage({
            message: name ? `There is no measure ${name}` : 'No measure is named',
            mend: 'langqiao economy --list names them all',
          })
        if (!options.matrix) return usage({ message: 'No matrix is given', mend: 'Name the CSV with --matrix FILE' })
        const file = options.matrix
        if (file !== '-' && (await effects.fileSize(file)) === null)
          return complain(effects, {
            code: 'file-not-found',
            message: 'There is no such file',
            where: file,
            mend: 'Check the path',
          })
        const bytes = file === '-' ? await effects.readStdin() : await effects.readFile(file)
        const matrix = readMatrix(file, new TextDecoder().decode(bytes), options.period)
        if (!matrix.ok) return complain(effects, matrix.problem)

        const measure = measures[name]
        const { values, note } = measure.compute(matrix.value, { self: options.self })
        if (note) effects.stderr(`langqiao: ${note}`)
        effects.stdout([...measure.columns, 'value'].join(','))
        let cell = 0
        let lines: string[][] = []
        const flush = () => {
          if (lines.length) effects.stdout(stringify(lines).trimEnd())
          lines = []
        }
        for (const labels of measure.labels(matrix.value)) {
          const value = values[cell++]
          // Proximity is between different activities; what has no value is left empty.
          if (name === 'proximity' && labels[0] === labels[1]) continue
          lines.push([...labels, Number.isNaN(value) ? '' : String(value)])
          if (lines.length === 10_000) flush()
        }
        flush()
      },
    )
