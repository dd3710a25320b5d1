import type { Problem, RecordKind, RecordOf } from '../../words/index.ts'
import type { ActivityTable } from './activity-tables.ts'
import { givenByHeader, givenElsewhere, guessAmountKind, isAmountKind, mapAmounts } from './amounts.ts'
import { checkActivities } from './check-activities.ts'
import { checkObservations } from './check-observations.ts'
import { checkRow, type FileContext, type Item, shown, whereOf } from './check-row.ts'
import { type Field, fieldsOf, guessKind, type Mapping, mapColumns } from './columns.ts'
import { collectDecisions, type Decided, type Decision } from './decisions.ts'
import { layOut, readTitle, type Titled } from './layout.ts'

/** A file to import: the cells of a table as read, or the text of a JSON Lines file. */
export type ImportFile = { name: string; encoding: string | null } & ({ rows: string[][] } | { jsonLines: string })

/** A good row: where it stood in the file (a table's header is row 1), and what it says. */
export type CheckedRow<K extends RowKind = RowKind> = {
  line: number
  /** Where one row of a wide table becomes several records. */
  column?: string
  record: RecordOf<K>
}

/** The kinds whose records become rows one by one; activities are packed. */
export type RowKind = Exclude<RecordKind, 'activity'>

export type CheckedFile = {
  fileName: string
  encoding: string | null
  /** Null where no kind was given and none could be guessed; then nothing is good. */
  kind: RecordKind | null
  columns: { name: string; field: string | null; sample: string[] }[]
  fields: Field[]
  rows: number
  good: CheckedRow[]
  /** What the good rows of activities are packed into; `good` is empty then. */
  activities: ActivityTable[]
  /** How many rows would come in. */
  importable: number
  /** In a table an organisation is given by name, in JSON Lines by key. */
  isTable: boolean
  problems: Problem[]
  /** What the title of a table gave to all its rows. */
  title: Titled
  /** What whoever brings the file has to decide; rows of which nothing was chosen are not good. */
  decisions: Decision[]
}

type Items = { columns: string[]; items: Item[]; title: Titled; problems: Problem[] }

const samplesShown = 3

/** What is told about a file besides its bytes; guessed where it is left out. */
export type Given = {
  kind?: RecordKind | null
  mapping?: Mapping
  /** Choices taken, by decision; or everything as given where that is a choice. */
  choices?: Decided
  /** ISO 8601, so that a period in the future is known as such. */
  today?: string
}

/**
 * Checks a file without writing anything: guesses kind and columns (unless given), checks each row against its kind,
 * and names each problem with file, row, field and mend. Rows without a problem stay importable; what is doubtful is asked, and
 * its rows come in once a choice is given.
 */
export const checkFile = (file: ImportFile, given: Given = {}): CheckedFile => {
  const isTable = 'rows' in file
  const { columns, items, title, problems } = isTable
    ? itemsOfTable(file.name, file.rows)
    : itemsOfLines(file.name, file.jsonLines)
  const kind =
    given.kind ?? guessKind(columns) ?? guessAmountKind(columns, items, title, each => mapColumns(each, columns))
  const guessed: Mapping = kind ? mapColumns(kind, columns) : {}
  const mapping = {
    ...(isAmountKind(kind) ? mapAmounts(kind, columns, items, guessed) : guessed),
    ...given.mapping,
  }
  const elsewhere = isAmountKind(kind) ? givenElsewhere(kind, mapping, items, title) : givenByHeader(mapping)
  const decisions = collectDecisions(given.choices ?? {})
  const context: FileContext = {
    ...{ fileName: file.name, isTable, decisions },
    today: given.today ?? new Date().toISOString().slice(0, 10),
  }
  const result: CheckedFile = {
    fileName: file.name,
    encoding: file.encoding,
    kind,
    columns: columns.map(name => ({
      name,
      field: mapping[name] ?? null,
      sample: items.slice(0, samplesShown).map(item => shown(item.values[name])),
    })),
    fields: kind
      ? fieldsOf(kind).map(field => (elsewhere.has(field.name) ? { ...field, required: false } : field))
      : [],
    rows: items.length,
    good: [],
    activities: [],
    importable: 0,
    isTable,
    problems,
    title: isAmountKind(kind) ? withoutMapped(title, mapping) : {},
    decisions: [],
  }
  if (!kind) {
    if (items.length > 0) problems.push(unknownKind(file.name))
    return result
  }
  const missing = result.fields.filter(field => field.required && !Object.values(mapping).includes(field.name))
  if (items.length > 0 && missing.length > 0) {
    problems.push(...missing.map(field => missingColumn(file.name, kind, field.name)))
    return result
  }
  if (kind === 'activity') {
    const { tables, good, problems: found } = checkActivities(context, items, mapping, title)
    problems.push(...found)
    return { ...result, activities: tables, importable: good, decisions: decisions.all() }
  }
  const checked =
    kind === 'observation'
      ? checkObservations(context, items, mapping, title)
      : checkRows(context, kind, items, mapping)
  problems.push(...checked.problems)
  const importable = new Set(checked.good.map(({ line }) => line)).size
  return { ...result, good: checked.good, importable, decisions: decisions.all() }
}

/** What of a title no column gives. */
const withoutMapped = (title: Titled, mapping: Mapping): Titled => {
  const mapped = new Set(
    Object.entries(mapping).flatMap(([column, field]) => (field && !/\d{4}/.test(column) ? [field] : [])),
  )
  return Object.fromEntries(Object.entries(title).filter(([field]) => !mapped.has(field)))
}

const checkRows = (
  file: FileContext,
  kind: Exclude<RowKind, 'observation'>,
  items: readonly Item[],
  mapping: Mapping,
): { good: CheckedRow[]; problems: Problem[] } => {
  const good: CheckedRow[] = []
  const problems: Problem[] = []
  const lineByKey = new Map<string, number>()
  for (const item of items) {
    const checked = checkRow(file, kind, mapping, item)
    const key = checked.record && 'key' in checked.record ? checked.record.key : null
    const earlier = key === null ? undefined : lineByKey.get(key)
    if (checked.problems.length > 0) problems.push(...checked.problems)
    else if (earlier !== undefined) problems.push(duplicateRow(file.fileName, item.line, String(key), earlier))
    else if (checked.record) {
      good.push({ line: item.line, record: checked.record })
      if (key !== null) lineByKey.set(key, item.line)
    }
  }
  return { good, problems }
}

const itemsOfTable = (name: string, rows: string[][]): Items => {
  const layout = layOut(rows)
  if (!layout) return { columns: [], items: [], title: {}, problems: [emptyFile(name)] }
  const { header, headerAt } = layout
  const items = layout.rows
    .map((row, index) => ({
      line: headerAt + 2 + index,
      values: Object.fromEntries(header.flatMap((column, at) => (column ? [[column, row[at] ?? '']] : []))),
    }))
    .filter(item => Object.values(item.values).some(cell => cell.trim() !== ''))
  return {
    columns: [...new Set(header.filter(column => column !== ''))],
    items,
    title: readTitle(layout),
    problems: items.length === 0 ? [emptyFile(name)] : [],
  }
}

const itemsOfLines = (name: string, text: string): Items => {
  const items: Item[] = []
  const problems: Problem[] = []
  const columns = new Set<string>()
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const values = parseObject(line)
    if (values) {
      items.push({ line: index + 1, values })
      for (const column of Object.keys(values)) columns.add(column)
    } else problems.push(invalidJson(name, index + 1))
  })
  if (items.length === 0 && problems.length === 0) problems.push(emptyFile(name))
  return { columns: [...columns], items, title: {}, problems }
}

const parseObject = (line: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

const emptyFile = (name: string): Problem => ({
  code: 'empty-file',
  message: 'The file has no rows.',
  where: name,
  mend: 'Give a table with a header row, or JSON Lines with one object a line.',
})

const unknownKind = (name: string): Problem => ({
  code: 'unknown-kind',
  message: 'The columns do not tell what the rows are.',
  where: name,
  mend: 'Say the kind (--kind, or choose it on the page), or name the columns as in its template.',
})

const missingColumn = (name: string, kind: RecordKind, field: string): Problem => ({
  code: 'missing-column',
  message: `No column gives ${field}, which every ${kind} needs.`,
  where: name,
  mend: `Add a column ${field}, or say which column it is.`,
})

const invalidJson = (name: string, line: number): Problem => ({
  code: 'invalid-json',
  message: 'The line is not a JSON object.',
  where: whereOf(name, line),
  mend: 'Write one object a line, as in {"key": "…", "title": "…"}.',
})

const duplicateRow = (name: string, line: number, key: string, earlier: number): Problem => ({
  code: 'duplicate-row',
  message: `The key ${key} is that of row ${earlier} too.`,
  where: whereOf(name, line, 'key'),
  mend: 'Give each row a key of its own, or remove one of the two.',
})
