import { z } from 'zod'
import { type RecordKind, recordKinds, recordSchemas } from '../../words/index.ts'
import aliases from './aliases.json' with { type: 'json' }
import { givenByHeader } from './amounts.ts'
import examples from './examples.json' with { type: 'json' }
import { knownIndicator } from './indicators.ts'
import { movePoint } from './unit-scales.ts'
import values from './values.json' with { type: 'json' }

type Words = Record<string, string[]>
type Texts = Record<string, string>
const aliasesOf = aliases as Record<'shared' | RecordKind, Words>
const examplesOf = examples as Record<'shared' | RecordKind, Texts>
const valuesOf = values as Record<string, Texts>

export type Field = { name: string; required: boolean }
/** Column of a file → field of the record, or null for a column that is left out. */
export type Mapping = Record<string, string | null>

/** What is listed on an exchange of the mainland is a firm. */
const stockSymbol = /^\d{6}\.(SZ|SH|SS|BJ)$/

/** What a row gets where its file says nothing: its own name as key, and the file as source. */
const fallbackOf: Partial<
  Record<RecordKind | 'shared', Record<string, (row: Texts, fileName: string) => string | undefined>>
> = {
  shared: { source_title: (_, fileName) => fileName, claim_kind: () => 'own' },
  organisation: { key: row => row.name, kind: row => (stockSymbol.test(row.key ?? '') ? 'firm' : 'other') },
  membership: { member_code: row => row.member_name },
  activity: { classification: () => 'own', quantity: () => 'amount' },
  flow: {
    kind: row =>
      row.stage ? 'investment' : row.contract_kind || row.technology_value ? 'technology-contracts' : undefined,
  },
  need: { key: row => row.title },
  offer: { key: row => row.title },
}

const shapeOf = (kind: RecordKind): Record<string, z.ZodType> => recordSchemas[kind].shape

const fallbacks = (kind: RecordKind) => {
  const shape = shapeOf(kind)
  const all = { ...fallbackOf.shared, ...fallbackOf[kind] }
  return Object.entries(all).filter(([field]) => field in shape)
}

/** The fields that an import of a kind knows; a file must have a column for the required ones. */
export const fieldsOf = (kind: RecordKind): Field[] => {
  const given = new Set(fallbacks(kind).map(([field]) => field))
  return Object.entries(shapeOf(kind)).map(([name, schema]) => ({
    name,
    required: !given.has(name) && !schema.safeParse(undefined).success,
  }))
}

/** Which fields hold lists and objects: only JSON Lines can give them. */
const isNested = (schema: z.ZodType): boolean => {
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema
  return inner instanceof z.ZodArray
}

/** The columns of a table to fill in for a kind, and one row that shows how. */
export const templateOf = (kind: RecordKind): { columns: string[]; example: string[] } => {
  const columns = Object.entries(shapeOf(kind))
    .filter(([, schema]) => !isNested(schema))
    .map(([name]) => name)
  return { columns, example: columns.map(column => exampleOf(kind, column) ?? '') }
}

export const exampleOf = (kind: RecordKind, field: string): string | undefined =>
  examplesOf[kind][field] ?? examplesOf.shared[field]

/** A header without what people add to it: brackets, stars, spaces, letter case, full width. */
const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[\s*_-]/g, '')
    .toLowerCase()

/** The money unit that a header gives for its whole column: `预算（万元）` → `万元`. */
export const unitOfHeader = (header: string): string | null => {
  const bracket = header
    .normalize('NFKC')
    .match(/\((.*?)\)/)?.[1]
    .replace(/^.*[::]/, '')
    .trim()
  return bracket !== undefined && bracket in valuesOf.units ? bracket : null
}

/**
 * Finds the field of each column of a table: by the field's own name, then by the words that people use for it, the
 * kind's own before those shared by all. A field is given to one column only, the first.
 */
export const mapColumns = (kind: RecordKind, columns: string[]): Mapping => {
  const fields = fieldsOf(kind).map(field => field.name)
  const taken = new Set<string>()
  const mapping: Mapping = Object.fromEntries(columns.map(column => [column, null]))
  const passes: ((field: string) => string[])[] = [
    field => [field],
    field => aliasesOf[kind][field] ?? [],
    field => aliasesOf.shared[field] ?? [],
  ]
  for (const wordsOf of passes) {
    const fieldByWord = new Map<string, string>()
    for (const field of fields)
      for (const word of wordsOf(field)) if (!taken.has(field)) fieldByWord.set(headerKey(word), field)
    for (const column of columns) {
      const field = fieldByWord.get(headerKey(column))
      if (mapping[column] !== null || field === undefined || taken.has(field)) continue
      mapping[column] = field
      taken.add(field)
    }
  }
  return mapping
}

/**
 * The kind whose required fields the columns all give and that explains most columns; null where none does, or two do
 * equally well.
 */
export const guessKind = (columns: string[]): RecordKind | null => {
  const ranked = recordKinds
    .map(kind => {
      const mapping = mapColumns(kind, columns)
      const given = new Set<string | null>([...Object.values(mapping), ...givenByHeader(mapping)])
      const missing = fieldsOf(kind).some(field => field.required && !given.has(field.name))
      given.delete(null)
      return { kind, explained: missing ? 0 : given.size }
    })
    .sort((a, b) => b.explained - a.explained)
  const [best, next] = ranked
  return best.explained > 0 && best.explained > next.explained ? best.kind : null
}

const money = /^(-?\d+(?:\.\d+)?)\s*(\D*)$/
const looseDate = /^(\d{4})(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|[/.](\d{1,2})(?:[/.](\d{1,2}))?)$/
const dateFields: ReadonlySet<string> = new Set([
  'date',
  'signed_on',
  'valid_from',
  'valid_to',
  'expires_on',
  'source_published',
  'period',
  'founded',
  'granted_on',
  'since',
  'until',
])

/**
 * A cell as a record's field wants it: full width narrowed in numbers, words for a kind turned into its code, money in
 * yuan, dates in ISO 8601. What is not understood stays as it is, for the check to name.
 */
export const normaliseCell = (kind: RecordKind, field: string, cell: string, headerUnit: string | null): string => {
  const text = cell.trim()
  const known = valuesOf[`${kind}.${field}`] ?? valuesOf[field]
  if (known) return known[text.toLowerCase()] ?? text
  if (field.endsWith('_yuan')) {
    const parts = text
      .normalize('NFKC')
      .replace(/[,\s¥]/g, '')
      .match(money)
    if (!parts) return text
    const power = valuesOf.units[parts[2] || headerUnit || 'yuan']
    return power ? movePoint(parts[1], power.length - 1) : text
  }
  // Codes of made-up regions are written so.
  if (field === 'group_id') return text.toLowerCase().replace(/[_\s]+/g, '-')
  if (field === 'indicator') return knownIndicator(text) ?? text
  if (field === 'value') return text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '')
  const date = dateFields.has(field) && text.match(looseDate)
  if (!date) return text
  const [, year, month, day, monthOfSlashes, dayOfSlashes] = date
  return [year, month ?? monthOfSlashes, day ?? dayOfSlashes]
    .filter(part => part !== undefined)
    .map(part => part.padStart(2, '0'))
    .join('-')
}

/** The fields of a row as text, with what its file leaves unsaid filled in. */
export const withFallbacks = <T extends Record<string, unknown>>(kind: RecordKind, row: T, fileName: string): T => {
  const filled: Record<string, unknown> = { ...row }
  for (const [field, fallback] of fallbacks(kind)) filled[field] ??= fallback(row as Texts, fileName)
  return filled as T
}
