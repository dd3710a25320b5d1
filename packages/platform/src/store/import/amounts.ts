import type { Item } from './check-row.ts'
import type { Mapping } from './columns.ts'
import { knownIndicator } from './indicators.ts'
import type { Titled } from './layout.ts'

/** The field that says what an amount is an amount of, by the kind of table. */
const namedBy = { activity: 'activity', observation: 'indicator' } as const
export type AmountKind = keyof typeof namedBy
export const isAmountKind = (kind: string | null): kind is AmountKind => kind !== null && Object.hasOwn(namedBy, kind)

const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?%?$/i
const year = /^(\d{4})\s*年?$/
/** A column of amounts may hold so many cells that are none, dashes and notes, and still be one. */
const mostOthers = 0.1
/** How statistical tables print that there is no figure. */
const noFigure = new Set(['', '-', '--', '—', '——', '…', '...', '……', '/', 'NA', 'N/A', '无', '缺', '暂无'])

/** Whether a cell says that there is no figure. */
export const isEmpty = (cell: string): boolean => noFigure.has(cell)

/** A cell in one width, without spaces around it or separators of thousands. */
export const cleanCell = (cell: unknown): string =>
  String(cell ?? '')
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d),(?=\d{3})/g, '')

/** A name and what the brackets behind it say: a unit, and perhaps a qualifier after a comma. */
export const nameAndUnit = (text: string): { name: string; unit?: string; qualifier?: string } => {
  const [, name, inside] = /^(.*?)(?:[（(]([^（()）]*)[）)])?$/s.exec(text.trim()) ?? []
  const [unit, ...qualifiers] = (inside ?? '').replace(/^.*[:：]/, '').split(/[,，;；]/)
  return {
    name: name.trim(),
    ...(unit.trim() && { unit: unit.trim() }),
    ...(qualifiers.length > 0 && { qualifier: qualifiers.join('，').trim() }),
  }
}

/**
 * The mapping of a table with its amount columns told: in a wide table those that no field claims and whose cells are
 * numbers, nine in ten, are each an activity or an indicator, or each a year (`2024年`) of the one that the row or the title
 * names. Columns of known indicators may be as empty as they like. Unchanged where a column of values is there.
 */
export const mapAmounts = (
  kind: AmountKind,
  columns: readonly string[],
  items: readonly Item[],
  mapping: Mapping,
): Mapping => {
  if (Object.values(mapping).includes('value')) return mapping
  const isAmount = (column: string) => {
    if (mapping[column]) return false
    const cells = items.map(item => cleanCell(item.values[column])).filter(cell => !isEmpty(cell))
    if (cells.length === 0) return kind === 'observation' && knownIndicator(nameAndUnit(column).name) !== null
    return cells.filter(cell => !number.test(cell)).length <= mostOthers * cells.length
  }
  const found = columns.filter(isAmount)
  return {
    ...mapping,
    ...Object.fromEntries(
      found.map(column => [column, year.test(nameAndUnit(column).name) ? 'period' : namedBy[kind]]),
    ),
  }
}

/**
 * Of which kind a table of amounts is, where its columns alone do not tell: a column of activities or indicators beside
 * amounts tells, and so does a header, a title or a row that names a known indicator. Null where none does.
 */
export const guessAmountKind = (
  columns: readonly string[],
  items: readonly Item[],
  title: Titled,
  guess: (kind: AmountKind) => Mapping,
): AmountKind | null => {
  for (const kind of ['observation', 'activity'] as const) {
    const mapping = guess(kind)
    const amounts = Object.entries(mapAmounts(kind, columns, items, mapping)).filter(
      ([column, field]) => field && !mapping[column],
    )
    if (amounts.length === 0) continue
    if (Object.values(mapping).includes(namedBy[kind])) return kind
    const names = [title.indicator ?? '', ...amounts.map(([column]) => nameAndUnit(column).name)]
    if (kind === 'observation' && names.some(name => knownIndicator(name) !== null)) return kind
  }
  return null
}

/** The required fields that a table gives without a column of their own: in headers and their brackets, in its title. */
export const givenElsewhere = (
  kind: AmountKind,
  mapping: Mapping,
  items: readonly Item[],
  title: Titled,
): ReadonlySet<string> => {
  const isWide = !Object.values(mapping).includes('value')
  const columns = Object.keys(mapping).filter(column => mapping[column] !== null)
  const named = columns.filter(column => mapping[column] === namedBy[kind])
  const hasUnit =
    columns.some(column => ['period', 'value', namedBy[kind]].includes(mapping[column]!) && nameAndUnit(column).unit) ||
    (kind === 'observation' &&
      named.some(column => items.some(item => nameAndUnit(String(item.values[column] ?? '')).unit)))
  return new Set([...(isWide ? ['value'] : []), ...(hasUnit ? ['unit'] : []), ...Object.keys(titleFor(kind, title))])
}

/** The unit of a column of values that its header gives: `成交额（万元）`. */
export const unitOfValues = (column: string, field: string | null | undefined): string | undefined =>
  field === 'value' ? nameAndUnit(column).unit : undefined

/** The required fields that headers give in tables of other kinds: the unit of values. */
export const givenByHeader = (mapping: Mapping): ReadonlySet<string> =>
  new Set(Object.entries(mapping).some(([column, field]) => unitOfValues(column, field)) ? ['unit'] : [])

/** What a title says that a table of this kind can use. */
const titleFor = (kind: AmountKind, { indicator, ...title }: Titled): Titled =>
  kind === 'observation' && indicator ? { ...title, indicator } : title

/** A cell of a table of amounts, and all that its header, its row's name and the title say of it. */
export type AmountCell = {
  column: string
  cell: string
  /** The activity or indicator as written, empty where the row leaves it so. */
  name: string
  said: { unit?: string; period?: string; qualifier?: string; region_code?: string; source_title?: string }
}

/**
 * How the cells of a table of amounts are read, long (a column says of what, another the amount) or wide (several columns are
 * mapped to the activity or indicator, or to `period`, each with its amounts). A column of the table goes before what a header
 * says, and that before the name in a row and the title.
 */
export const readAmounts = (kind: AmountKind, mapping: Mapping, given: Titled) => {
  const title = titleFor(kind, given)
  const fields = Object.entries(mapping).flatMap(([column, field]) => (field ? [{ column, field }] : []))
  const named = (field: string) => fields.filter(entry => entry.field === field).map(({ column }) => column)
  const isWide = named('value').length === 0
  const years = isWide ? named('period').filter(column => year.test(nameAndUnit(column).name)) : []
  const amounts = isWide ? (years.length > 0 ? years : named(namedBy[kind])) : named('value')
  const nameColumn = isWide && years.length === 0 ? undefined : named(namedBy[kind])[0]
  const shared = fields.filter(({ column }) => !amounts.includes(column) && column !== nameColumn)
  const has = (field: string) => shared.some(entry => entry.field === field)
  const { unit: titleUnit, indicator, ...titleRest } = title
  const fromTitle = Object.fromEntries(Object.entries(titleRest).filter(([field]) => !has(field)))
  const headers = amounts.map(column => ({
    column,
    ...nameAndUnit(column),
    year: year.exec(nameAndUnit(column).name)?.[1],
  }))
  return {
    isWide,
    nameColumn,
    shared,
    of(item: Item): AmountCell[] {
      const inRow = nameColumn ? cleanCell(item.values[nameColumn]) : undefined
      const row =
        inRow === undefined ? { name: indicator ?? '' } : kind === 'observation' ? nameAndUnit(inRow) : { name: inRow }
      return headers.map(header => {
        const isColumn = isWide && years.length === 0
        const unit = header.unit ?? ('unit' in row ? row.unit : undefined) ?? titleUnit
        const qualifier = header.qualifier ?? ('qualifier' in row ? row.qualifier : undefined)
        return {
          column: header.column,
          cell: cleanCell(item.values[header.column]),
          name: isColumn ? header.name : row.name,
          said: {
            ...fromTitle,
            ...(years.length > 0 && { period: header.year }),
            ...(!has('unit') && unit && { unit }),
            ...(kind === 'observation' && !has('qualifier') && qualifier && { qualifier }),
          },
        }
      })
    },
  }
}
