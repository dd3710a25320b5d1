import type { z } from 'zod'
import { regionByCode, regionsByName } from '../../words/gazetteer.ts'
import { type Problem, type RecordKind, type RecordOf, recordSchemas } from '../../words/index.ts'
import { exampleOf, type Mapping, normaliseCell, unitOfHeader, withFallbacks } from './columns.ts'

/** A row of a file as read, under the file's own column names; a table's header is row 1. */
export type Item = { line: number; values: Record<string, unknown> }

/** A value of a cell as a message shows it. */
export const shown = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/** Turns the cells of a row into a record of its kind, or says what is wrong with each. */
export const checkRow = <K extends RecordKind>(
  fileName: string,
  kind: K,
  mapping: Mapping,
  item: Item,
  isTable: boolean,
): { record?: RecordOf<K>; problems: Problem[] } => {
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
  if (parsed.success) return { record: parsed.data as RecordOf<K>, problems }
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

/** Where a problem is, as messages say it. */
export const whereOf = (file: string, line: number, field?: string): string =>
  field ? `${file}, row ${line}, ${field}` : `${file}, row ${line}`

const nullCharacter = (name: string, line: number): Problem => ({
  code: 'invalid-field',
  message: 'A cell holds a null character, which no text has.',
  where: whereOf(name, line),
  mend: 'Save the file again from the program that made it.',
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
