import type { z } from 'zod'
import { regionByCode, regionsByName } from '../../words/gazetteer.ts'
import { type Problem, type RecordKind, type RecordOf, recordSchemas } from '../../words/index.ts'
import {
  exampleOf,
  type Field,
  fieldsOf,
  guessKind,
  type Mapping,
  mapColumns,
  normaliseCell,
  unitOfHeader,
  withFallbacks,
} from './columns.ts'

/** A file to import: the cells of a table as read, or the text of a JSON Lines file. */
export type ImportFile = { name: string; encoding: string | null } & ({ rows: string[][] } | { jsonLines: string })

/** A good row: where it stood in the file (a table's header is row 1), and what it says. */
export type CheckedRow<K extends RecordKind = RecordKind> = { line: number; record: RecordOf<K> }

export type CheckedFile = {
  fileName: string
  encoding: string | null
  /** Null where no kind was given and none could be guessed; then nothing is good. */
  kind: RecordKind | null
  columns: { name: string; field: string | null; sample: string[] }[]
  fields: Field[]
  rows: number
  good: CheckedRow[]
  /** In a table an organisation is given by name, in JSON Lines by key. */
  isTable: boolean
  problems: Problem[]
}

type Item = { line: number; values: Record<string, unknown> }
type Items = { columns: string[]; items: Item[]; problems: Problem[] }

const samplesShown = 3

/**
 * Checks a file without writing anything: guesses kind and columns (unless given), checks each row against its kind,
 * and names each problem with file, row, field and mend. Rows without a problem stay importable.
 */
export const checkFile = (
  file: ImportFile,
  given: { kind?: RecordKind | null; mapping?: Mapping } = {},
): CheckedFile => {
  const isTable = 'rows' in file
  const { columns, items, problems } = isTable
    ? itemsOfTable(file.name, file.rows)
    : itemsOfLines(file.name, file.jsonLines)
  const kind = given.kind ?? guessKind(columns)
  const mapping: Mapping = kind ? { ...mapColumns(kind, columns), ...given.mapping } : {}
  const result: CheckedFile = {
    fileName: file.name,
    encoding: file.encoding,
    kind,
    columns: columns.map(name => ({
      name,
      field: mapping[name] ?? null,
      sample: items.slice(0, samplesShown).map(item => shown(item.values[name])),
    })),
    fields: kind ? fieldsOf(kind) : [],
    rows: items.length,
    good: [],
    isTable,
    problems,
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
  const lineByKey = new Map<string, number>()
  for (const item of items) {
    const checked = checkRow(file.name, kind, mapping, item, isTable)
    const key = checked.record && 'key' in checked.record ? checked.record.key : null
    const earlier = key === null ? undefined : lineByKey.get(key)
    if (checked.problems.length > 0) problems.push(...checked.problems)
    else if (earlier !== undefined) problems.push(duplicateRow(file.name, item.line, String(key), earlier))
    else if (checked.record) {
      result.good.push({ line: item.line, record: checked.record })
      if (key !== null) lineByKey.set(key, item.line)
    }
  }
  return result
}

const shown = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/** The header is the first row with two filled cells or more: a spreadsheet often has a title above it. */
const itemsOfTable = (name: string, rows: string[][]): Items => {
  const headerAt = rows.findIndex(row => row.filter(cell => cell.trim() !== '').length > 1)
  if (headerAt < 0) return { columns: [], items: [], problems: [emptyFile(name)] }
  const header = rows[headerAt].map(cell => cell.trim())
  const items = rows
    .slice(headerAt + 1)
    .map((row, index) => ({
      line: headerAt + 2 + index,
      values: Object.fromEntries(header.flatMap((column, at) => (column ? [[column, row[at] ?? '']] : []))),
    }))
    .filter(item => Object.values(item.values).some(cell => cell.trim() !== ''))
  return {
    columns: [...new Set(header.filter(column => column !== ''))],
    items,
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
  return { columns: [...columns], items, problems }
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

const checkRow = (
  fileName: string,
  kind: RecordKind,
  mapping: Mapping,
  item: Item,
  isTable: boolean,
): { record?: RecordOf<RecordKind>; problems: Problem[] } => {
  const row: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(item.values)) {
    const field = mapping[column]
    if (!field) continue
    const cell = isTable ? normaliseCell(kind, field, String(value), unitOfHeader(column)) : value
    if (cell !== '' && cell !== null) row[field] = cell
  }
  if (JSON.stringify(row).includes('\\u0000')) return { problems: [nullCharacter(fileName, item.line)] }
  const problems = resolveRegions(fileName, kind, item.line, row)
  const parsed = recordSchemas[kind].safeParse(withFallbacks(kind, row, fileName))
  if (parsed.success) return { record: parsed.data, problems }
  const named = new Set(problems.map(problem => problem.where))
  problems.push(
    ...parsed.error.issues
      .map(issue => invalidField(fileName, kind, item.line, row, issue))
      .filter(problem => !named.has(problem.where)),
  )
  return { problems }
}

const regionFields = ['region_code', 'member_code', 'from_code', 'to_code', 'partner_code']
const looksLikeCode = /^(\d{6}|group:.*)$/

/**
 * Turns names of places into codes, in place, and names those that are unknown or can mean several. An organisation
 * stays importable without its region: it is marked, and keeps the word it was given with.
 */
const resolveRegions = (fileName: string, kind: RecordKind, line: number, row: Record<string, unknown>): Problem[] => {
  const problems: Problem[] = []
  for (const field of regionFields) {
    const given = row[field]
    if (typeof given !== 'string') continue
    if (looksLikeCode.test(given)) {
      if (/^\d/.test(given) && !regionByCode(given)) problems.push(unknownRegion(fileName, line, field, given, []))
      continue
    }
    const places = regionsByName(given)
    if (places.length === 1) row[field] = places[0].code
    if (kind === 'organisation') {
      row.place_as_given ??= given
      row.region_resolution ??= places.length === 1 ? 'exact' : places.length === 0 ? 'unresolved' : 'ambiguous'
      if (places.length !== 1) delete row[field]
    } else if (places.length !== 1)
      problems.push(
        unknownRegion(
          fileName,
          line,
          field,
          given,
          places.map(place => `${place.full_name} ${place.code}`),
        ),
      )
  }
  return problems
}

export const whereOf = (file: string, line: number, field?: string): string =>
  field ? `${file}, row ${line}, ${field}` : `${file}, row ${line}`

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

const nullCharacter = (name: string, line: number): Problem => ({
  code: 'invalid-field',
  message: 'A cell holds a null character, which no text has.',
  where: whereOf(name, line),
  mend: 'Save the file again from the program that made it.',
})

const duplicateRow = (name: string, line: number, key: string, earlier: number): Problem => ({
  code: 'duplicate-row',
  message: `The key ${key} is that of row ${earlier} too.`,
  where: whereOf(name, line, 'key'),
  mend: 'Give each row a key of its own, or remove one of the two.',
})

const unknownRegion = (name: string, line: number, field: string, given: string, candidates: string[]): Problem => ({
  code: 'unknown-region',
  message: candidates.length > 0 ? `${given} can mean several places.` : `There is no place ${given}.`,
  where: whereOf(name, line, field),
  mend:
    candidates.length > 0
      ? `Write the full name or the code of one: ${candidates.slice(0, 5).join(', ')}.`
      : 'Write the six digits of GB/T 2260 or the official name.',
})

const invalidField = (
  name: string,
  kind: RecordKind,
  line: number,
  row: Record<string, unknown>,
  issue: z.core.$ZodIssue,
): Problem => {
  const field = issue.path.join('.')
  const top = String(issue.path[0] ?? '')
  const value = row[top]
  const example = exampleOf(kind, top)
  const options = issue.code === 'invalid_value' ? issue.values.map(String) : []
  return {
    code: 'invalid-field',
    message: value === undefined ? `${field} is empty.` : `${field} cannot be ${shown(value).slice(0, 80)}.`,
    where: whereOf(name, line, field),
    mend:
      options.length > 0
        ? `Use one of: ${options.join(', ')}.`
        : example
          ? `Write it like: ${example}`
          : `It should be otherwise: ${issue.message}.`,
  }
}
