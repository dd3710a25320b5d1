import type { Matrix } from '@langqiao/economy'

/** A table of facts beside the matrix, by its columns. Numbers are NaN where a cell is empty. */
export type Table = {
  readonly length: number
  has(column: string): boolean
  labels(column: string): string[]
  numbers(column: string): Float64Array
}

/** What a measure is given: only what it has declared. */
export type Input = {
  /** The amounts of --matrix, of --period where the file has several. */
  readonly matrix: Matrix
  /** The amounts of --later: another period of the same file, with the same regions and activities. */
  readonly later: Matrix
  /** The rows of --table. */
  readonly table: Table
  number(option: string): number
  text(option: string): string
  flag(option: string): boolean
}

/** A CSV to print: rows are written as they come, NaN and null as an empty cell. */
export type Output = {
  columns: readonly string[]
  rows: Iterable<readonly (string | number | null)[]>
  /** How many rows there will be, for the progress bar, where they are many. */
  total?: number
  /** What a reader of the numbers must know, e.g. that an index is not identified; printed on standard error. */
  note?: string | null
}

/** An option of one measure. A number or a text has a default and a placeholder (`threshold` → `--threshold <number>`). */
export type MeasureOption = { about: string } & (
  | { kind: 'number'; default: number }
  | { kind: 'text'; default: string; choices?: readonly string[] }
  | { kind: 'flag' }
)

/** One measure of `langqiao economy`, described as data: the command, its help and its list are made from this. */
export type Measure = {
  /** Name on the command line. */
  id: string
  /** One line, English, without a full stop. */
  about: string
  reads: {
    matrix?: true
    later?: true
    /** Columns of --table with what stands in them; `?` behind a name says that it may be missing. */
    table?: { about: string; columns: Readonly<Record<string, 'label' | 'number'>> }
  }
  options?: Readonly<Record<string, MeasureOption>>
  compute(input: Input): Output
}

/** Rows `region,activity,value`, one a cell. */
export const cellsOf = (matrix: Pick<Matrix, 'regions' | 'activities'>, values: ArrayLike<number>): Output => ({
  columns: ['region', 'activity', 'value'],
  total: values.length,
  rows: (function* () {
    let cell = 0
    for (const region of matrix.regions)
      for (const activity of matrix.activities) yield [region, activity, values[cell++]] as const
  })(),
})

/** Rows `region,value`. */
export const regionsOf = (matrix: Pick<Matrix, 'regions'>, values: ArrayLike<number>): Output => ({
  columns: ['region', 'value'],
  rows: matrix.regions.map((region, r) => [region, values[r]] as const),
})

/** Rows `activity,value`. */
export const activitiesOf = (matrix: Pick<Matrix, 'activities'>, values: ArrayLike<number>): Output => ({
  columns: ['activity', 'value'],
  rows: matrix.activities.map((activity, a) => [activity, values[a]] as const),
})

/** Rows `activity,other,value`: all ordered pairs of different labels of a square matrix. */
export const pairsOf = (
  labels: readonly string[],
  values: ArrayLike<number>,
  columns: readonly [string, string] = ['activity', 'other'],
): Output => ({
  columns: [...columns, 'value'],
  total: labels.length * (labels.length - 1),
  rows: (function* () {
    for (let i = 0; i < labels.length; i++)
      for (let j = 0; j < labels.length; j++)
        if (i !== j) yield [labels[i], labels[j], values[i * labels.length + j]] as const
  })(),
})

/** Rows `name,value`: numbers that stand for the whole. */
export const namedValues = (values: Readonly<Record<string, number | string | null>>): Output => ({
  columns: ['name', 'value'],
  rows: Object.entries(values),
})

/** A column of the table in the order of `labels` (matched on `key`); NaN where the table has no such row. */
export const numbersFor = (table: Table, key: string, labels: readonly string[], column: string): Float64Array => {
  const numbers = table.numbers(column)
  const at = new Map(table.labels(key).map((label, row) => [label, row]))
  return Float64Array.from(labels, label => numbers[at.get(label) ?? -1] ?? Number.NaN)
}
