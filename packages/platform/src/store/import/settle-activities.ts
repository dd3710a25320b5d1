import { regionByCode } from '../../words/gazetteer.ts'
import { type ActivityFrame, type ActivityTable, gatherActivities } from './activity-tables.ts'
import type { Choice, Decisions } from './decisions.ts'
import { areaChange } from './region-changes.ts'
import { byFrequency, emptyShare, unitChoices } from './settle-observations.ts'
import { powerBetween } from './unit-scales.ts'
import values from './values.json' with { type: 'json' }

const classifications: ReadonlySet<string> = new Set(Object.values(values['activity.classification']))

const leaveOut: Choice = { does: 'leave-out' }
const keepOrLeave: Choice[] = [{ does: 'as-given' }, leaveOut]

type Twice = { line: number; activity: string; frame: ActivityFrame }

/**
 * Asks what only all amounts of a file show: a classification that nobody knows, cells that are all but empty, one quantity in
 * several units, shares above 100 %, a city whose area changed between the years. Gives the tables that stay, changed as was
 * decided, and amounts of which a conversion made a second one for the same region, period and activity: those stay out.
 */
export const settleActivities = (
  tables: readonly ActivityTable[],
  cells: { all: number; empty: number },
  decisions: Decisions,
): { tables: ActivityTable[]; twice: Twice[] } => {
  const missing = emptyShare(cells)
  const unitsOf = new Map(
    [...Map.groupBy(tables, seriesOf)].map(([series, all]) => [
      series,
      byFrequency(all.flatMap(({ unit, rows }) => rows.map(() => unit))),
    ]),
  )
  const yearsOf = Map.groupBy(
    tables.flatMap(({ rows }) => rows),
    ({ regionCode }) => regionCode,
  )
  let regather = false
  const settled = tables.flatMap((table): ActivityTable[] => {
    const { quantity } = table
    let { classification, unit } = table
    const rows = table.rows.filter(row => {
      const keep = (question: Parameters<Decisions['ask']>[1]): Choice | null => {
        let choice: Choice | null = null
        for (const line of row.lines) choice = decisions.ask(line, question)
        return choice
      }
      // Every question is asked, also of a row that waits for another, so that all are seen at once.
      let stays = true
      if (!classifications.has(table.classification)) {
        const subject = table.classification
        const as = [...classifications].map((value): Choice => ({ does: 'as', value }))
        const choice = keep({
          ...{ code: 'unknown-classification', subject, found: [] },
          choices: [{ does: 'as-given' }, ...as, leaveOut],
        })
        stays &&= choice !== null && choice.does !== 'leave-out'
        classification = choice?.value ?? classification
      }
      if (missing) {
        const choice = keep({ code: 'mostly-missing', subject: quantity, found: [missing], choices: keepOrLeave })
        stays &&= choice?.does === 'as-given'
      }
      const units = unitsOf.get(seriesOf(table))!
      if (units.length > 1) {
        const choice = keep({ code: 'two-units', subject: quantity, found: units, choices: unitChoices(units) })
        stays &&= choice !== null && (choice.does !== 'only' || choice.value === table.unit)
        if (choice?.does === 'convert') unit = choice.value!
      }
      const largest = table.unit.startsWith('%') ? Math.max(...row.amounts.filter(amount => !Number.isNaN(amount))) : 0
      if (largest > 100) {
        const found = [`${largest} ${table.unit}`]
        const choice = keep({ code: 'share-above-100', subject: quantity, found, choices: keepOrLeave })
        stays &&= choice?.does === 'as-given'
      }
      const change = areaChange(row.regionCode)
      const isLater = (period: string) => change !== undefined && Number(period.slice(0, 4)) >= change.year
      if (change && !isLater(row.period) && yearsOf.get(row.regionCode)!.some(({ period }) => isLater(period))) {
        const subject = regionByCode(row.regionCode)!.full_name
        const found = [String(change.year), change.what]
        const choice = keep({ code: 'changed-region', subject, found, choices: keepOrLeave })
        stays &&= choice?.does === 'as-given'
      }
      return stays
    })
    if (rows.length === 0) return []
    if (unit === table.unit && classification === table.classification) return [{ ...table, rows }]
    regather = true
    const factor = 10 ** (unit === table.unit ? 0 : powerBetween(table.unit, unit)!)
    return [
      { ...table, classification, unit, rows: rows.map(row => ({ ...row, amounts: scaled(row.amounts, factor) })) },
    ]
  })
  return regather ? gatherAgain(settled) : { tables: settled, twice: [] }
}

const seriesOf = ({ classification, quantity }: ActivityTable): string => JSON.stringify([classification, quantity])

/** Dividing by a whole power keeps `250` of 10⁴ at `0.025`, which times `0.0001` would miss by a bit. */
const scaled = (amounts: Float64Array, factor: number): Float64Array =>
  amounts.map(amount => (factor < 1 ? amount / Math.round(1 / factor) : amount * factor))

/** Packs tables anew that may be of one classification, unit and source now. */
const gatherAgain = (tables: readonly ActivityTable[]): { tables: ActivityTable[]; twice: Twice[] } => {
  const gathered = gatherActivities()
  const twice: Twice[] = []
  for (const { activities, rows, source, classification, quantity, unit } of tables)
    for (const { period, regionCode, lines, amounts } of rows) {
      const frame: ActivityFrame = { ...source, classification, quantity, unit, period, region_code: regionCode }
      for (const [index, amount] of amounts.entries()) {
        const [line] = lines
        if (!Number.isNaN(amount) && !gathered.add(line, frame, activities[index], amount))
          twice.push({ line, activity: activities[index], frame })
      }
    }
  return { tables: gathered.tables(), twice }
}
