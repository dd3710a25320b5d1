import type { z } from 'zod'
import { type Place, placesAbove, placesMeant, regionByCode } from '../../words/gazetteer.ts'
import { type Problem, type RecordKind, type RecordOf, recordSchemas } from '../../words/index.ts'
import { unitOfValues } from './amounts.ts'
import { exampleOf, type Mapping, normaliseCell, unitOfHeader, withFallbacks } from './columns.ts'
import type { Choice, Decisions } from './decisions.ts'
import { levelOfHeader } from './layout.ts'
import { type FormerRegion, formerRegion } from './region-changes.ts'

/** A row of a file as read, under the file's own column names; a table's header is row 1. */
export type Item = { line: number; values: Record<string, unknown> }

/** A value of a cell as a message shows it. */
export const shown = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/** What all rows of one file share. */
export type FileContext = {
  fileName: string
  /** In a table an organisation is given by name, in JSON Lines by key. */
  isTable: boolean
  decisions: Decisions
  /** ISO 8601. */
  today: string
}

/**
 * Turns the cells of a row into a record of its kind, or says what is wrong with each; neither where the row waits for a
 * decision, or is left out by one.
 */
export const checkRow = <K extends RecordKind>(
  file: FileContext,
  kind: K,
  mapping: Mapping,
  item: Item,
): { record?: RecordOf<K>; problems: Problem[] } => {
  const { fileName, isTable } = file
  const row: Record<string, unknown> = {}
  const levels: Record<string, Place['level'] | undefined> = {}
  for (const [column, value] of Object.entries(item.values)) {
    const field = mapping[column]
    if (!field) continue
    levels[field] = levelOfHeader(column)
    const cell = isTable ? normaliseCell(kind, field, String(value), unitOfHeader(column)) : value
    if (cell !== '' && cell !== null) row[field] = cell
    const unit = kind === 'flow' && unitOfValues(column, field)
    if (unit) row.unit ??= unit
  }
  if (JSON.stringify(row).includes('\\u0000')) return { problems: [nullCharacter(fileName, item.line)] }
  namePlace(kind, row)
  const { problems, waits } = resolveRegions(file, kind, item.line, row, levels)
  const parsed = recordSchemas[kind].safeParse(withFallbacks(kind, row, fileName))
  if (!parsed.success) {
    const named = new Set(problems.map(problem => problem.where))
    problems.push(
      ...parsed.error.issues
        .map(issue => invalidField(fileName, kind, item.line, row, issue))
        .filter(problem => !named.has(problem.where)),
    )
    return { problems }
  }
  const record = parsed.data as RecordOf<K>
  return waits || !standsAsItIs(file, kind, item.line, record) ? { problems } : { record, problems }
}

/** Kinds whose rows are figures of a period: one in the future is a plan. */
const measured: ReadonlySet<RecordKind> = new Set(['observation', 'activity', 'flow'])
/** Words for rates of change and ratios, which pass 100 % in earnest. */
const mayPass100 = /增速|增长|增幅|同比|环比|指数|倍|依存度|完成率|达产率|growth|change|index/i
/** Adds a qualifier to those that a row has. */
export const qualify = (row: { qualifier?: unknown }, word: string): void => {
  row.qualifier = row.qualifier ? `${row.qualifier}; ${word}` : word
}

/** The qualifier of figures that stand for a time to come. */
const target = 'target'

/** Asks what the values of a row make doubtful; whether the row stands. */
const standsAsItIs = (file: FileContext, kind: RecordKind, line: number, record: Record<string, unknown>): boolean => {
  const { period, unit, value, indicator } = record
  const choices: Choice[] = [{ does: 'as-given' }, { does: 'leave-out' }]
  const stays = (choice: Choice | null) => choice?.does === 'as-given'
  if (measured.has(kind) && typeof period === 'string' && period > file.today.slice(0, period.length)) {
    if (!stays(file.decisions.ask(line, { code: 'future-period', subject: period, found: [period], choices })))
      return false
    if (kind !== 'activity') qualify(record, target)
  }
  if (kind !== 'observation' || typeof indicator !== 'string') return true
  const isShare = typeof unit === 'string' && unit.startsWith('%') && !mayPass100.test(indicator)
  if (!isShare || Number(value) <= 100) return true
  const found = [`${value} ${unit}`]
  return stays(file.decisions.ask(line, { code: 'share-above-100', subject: indicator, found, choices }))
}

/** A list often gives names without codes: a member has to be a place, what is on an official list may be none. */
const namePlace = (kind: RecordKind, row: Record<string, unknown>): void => {
  if (kind === 'membership') row.member_code ??= row.member_name
  if (kind !== 'designation' || typeof row.region_name !== 'string') return
  const places = placesMeant(row.region_name)
  if (places.length === 1) row.region_code ??= places[0].code
}

const regionFields = ['region_code', 'member_code', 'from_code', 'to_code', 'partner_code']
const looksLikeCode = /^(\d{6}|group:.*)$/

const leaveOut: Choice = { does: 'leave-out' }
const asPlace = (place: Place): Choice => ({
  does: 'as',
  value: place.code,
  label: [...placesAbove(place)]
    .reverse()
    .concat(place)
    .map(({ full_name }) => full_name)
    .join(' '),
})

/**
 * Turns names of places into codes, in place, and names those that are unknown; asks about those that can mean several and
 * those that are no more. An organisation stays importable without its region: it is marked, and keeps the word it was given
 * with.
 */
const resolveRegions = (
  file: FileContext,
  kind: RecordKind,
  line: number,
  row: Record<string, unknown>,
  levels: Record<string, Place['level'] | undefined>,
): { problems: Problem[]; waits: boolean } => {
  const problems: Problem[] = []
  let waits = false
  for (const field of regionFields) {
    const given = row[field]
    if (typeof given !== 'string' || (looksLikeCode.test(given) && (!/^\d/.test(given) || regionByCode(given))))
      continue
    const former = formerRegion(given, row.period)
    if (!former && looksLikeCode.test(given)) {
      problems.push(unknownRegion(file.fileName, line, field, given))
      continue
    }
    const places = former ? former.now : placesMeant(given, levels[field])
    if (places.length === 1 && (!former || kind === 'organisation')) row[field] = places[0].code
    if (kind === 'organisation') {
      row.place_as_given ??= given
      row.region_resolution ??= places.length === 1 ? 'exact' : places.length === 0 ? 'unresolved' : 'ambiguous'
      if (places.length !== 1) delete row[field]
    } else if (places.length === 0) problems.push(unknownRegion(file.fileName, line, field, given))
    else if (places.length > 1 || former) {
      const choice = file.decisions.ask(line, {
        code: former ? 'former-region' : 'ambiguous-region',
        subject: former?.name ?? given,
        found: former ? [String(former.year)] : [],
        choices: [...places.map(asPlace), leaveOut],
      })
      row[field] = choice?.value ?? places[0].code
      if (choice?.does !== 'as') waits = true
      else if (former) markFormer(kind, row, former)
    }
  }
  return { problems, waits }
}

/** A figure of a unit of another area says of which it is: it is no figure of the place under whose code it stands. */
const markFormer = (kind: RecordKind, row: Record<string, unknown>, { name, sameArea }: FormerRegion): void => {
  if ((kind === 'observation' || kind === 'flow') && !sameArea) qualify(row, `former:${name}`)
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

const unknownRegion = (name: string, line: number, field: string, given: string): Problem => ({
  code: 'unknown-region',
  message: `There is no place ${given}.`,
  where: whereOf(name, line, field),
  mend: 'Write the six digits of GB/T 2260 or the official name.',
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
