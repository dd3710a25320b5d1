import { regionByCode } from '../../words/gazetteer.ts'
import type { RecordOf } from '../../words/index.ts'
import { qualify } from './check-row.ts'
import type { Choice, Decisions } from './decisions.ts'
import { areaChange } from './region-changes.ts'
import { movePoint, powerBetween } from './unit-scales.ts'

/** A figure of a file: where it stood and what it says. */
export type Figure = { line: number; column: string; record: RecordOf<'observation'> }
/** How many cells an indicator has, and how many of them are empty; `line` is the first. */
export type CellCounts = ReadonlyMap<string, { all: number; empty: number; line: number }>

/** From this share of empty cells on, what is left of an indicator says little of places or years. */
const mostlyMissing = 0.9
/** Fewer cells than this are no table that could be full. */
const fewestCells = 10

const leaveOut: Choice = { does: 'leave-out' }
const keepOrLeave: Choice[] = [{ does: 'as-given' }, leaveOut]

const percent = (share: number): string => `${Math.floor(share * 100)} %`

/** The choices where amounts come in several units: into one of them where they differ by a power of ten, apart, or one only. */
export const unitChoices = (units: readonly string[]): Choice[] => [
  ...(units.every(unit => powerBetween(unit, units[0]) !== null)
    ? units.map((value): Choice => ({ does: 'convert', value }))
    : []),
  { does: 'as-given' },
  ...units.map((value): Choice => ({ does: 'only', value })),
]

/** The share of empty cells where they are so many that someone has to say whether the rest is to come in; else null. */
export const emptyShare = ({ all, empty }: { all: number; empty: number }): string | null =>
  all >= fewestCells && empty < all && empty >= mostlyMissing * all ? percent(empty / all) : null

/** The distinct values of a list, those that come most often first. */
export const byFrequency = (values: readonly string[]): string[] =>
  [...Map.groupBy(values, value => value)].sort(([, a], [, b]) => b.length - a.length).map(([value]) => value)

/**
 * Asks what only all figures of a file show: an indicator that is all but empty, one that is given in several units, a city
 * whose area changed between the years. Gives the figures that stay, changed as was decided.
 */
export const settleObservations = (figures: readonly Figure[], cells: CellCounts, decisions: Decisions): Figure[] => {
  const unitsOf = new Map(
    [...Map.groupBy(figures, ({ record }) => record.indicator)].map(([indicator, all]) => [
      indicator,
      byFrequency(all.map(({ record }) => record.unit)),
    ]),
  )
  const yearsOf = new Map(
    [...Map.groupBy(figures, ({ record }) => record.region_code)].map(([code, all]) => [
      code,
      all.map(({ record }) => Number(record.period.slice(0, 4))),
    ]),
  )
  return figures.flatMap(({ line, column, record }): Figure[] => {
    const settled = { ...record }
    // Every question is asked, also of a row that waits for another, so that all are seen at once.
    let stays = true
    const counts = cells.get(record.indicator)
    const missing = counts && emptyShare(counts)
    if (missing) {
      const choice = decisions.ask(line, {
        ...{ code: 'mostly-missing', subject: record.indicator },
        ...{ found: [missing], choices: keepOrLeave },
      })
      stays &&= choice?.does === 'as-given'
    }
    const units = unitsOf.get(record.indicator)!
    if (units.length > 1) {
      const choices = unitChoices(units)
      const choice = decisions.ask(line, { code: 'two-units', subject: record.indicator, found: units, choices })
      stays &&= choice !== null && (choice.does !== 'only' || choice.value === record.unit)
      if (choice?.does === 'convert') {
        settled.unit = choice.value!
        settled.value = movePoint(record.value, powerBetween(record.unit, settled.unit)!)
      }
    }
    const change = areaChange(record.region_code)
    const years = yearsOf.get(record.region_code)!
    if (change && Number(record.period.slice(0, 4)) < change.year && years.some(year => year >= change.year)) {
      const subject = regionByCode(record.region_code)!.full_name
      const found = [String(change.year), change.what]
      const choice = decisions.ask(line, { code: 'changed-region', subject, found, choices: keepOrLeave })
      stays &&= choice?.does === 'as-given'
      qualify(settled, 'former-area')
    }
    return stays ? [{ line, column, record: settled }] : []
  })
}
