import type { Matrix } from '@langqiao/economy'
import {
  type Analysis,
  type Around,
  type Finding,
  type Given,
  type Materials,
  nothingFound,
  type Panel,
  type Parameter,
  panelOf,
} from '../diagnose/analyses/index.ts'
import { type ActivitySeries, listActivitySeries, readActivityAmounts } from '../store/activities.ts'
import { listFirmSources } from '../store/facts.ts'
import { asCaller, type Store } from '../store/index.ts'
import { type Caller, ProblemError } from '../words/index.ts'
import { geography } from './geography.ts'
import { keepPerCaller } from './kept.ts'
import { firmClassification, readFirmMatrix } from './knowledge.ts'
import { keepMaterials, type MaterialsKept, type Recorded } from './materials.ts'
import { sumMembers } from './member-sums.ts'
import { sourceOf } from './region-facts.ts'

/** Amounts of activities that can be analysed together: imported ones, or the firms that are listed now. */
export type Series = ActivitySeries & { key: string; periods: string[]; regions: number; sources: Panel['sources'] }

/** The period of what is counted as it stands now. */
export const now = 'now'
/** So many periods are kept for a caller; a large one takes some 30 MB with its measures. */
const periodsKept = 8

const keyOf = ({ classification, quantity, unit }: ActivitySeries): string => [classification, quantity, unit].join('|')

type Kept = { series: Series[]; firms: Matrix; panels: Map<string, Promise<Panel>> }

export type Analyses = {
  /** What can be analysed, the series of most regions first. */
  series(caller: Caller): Promise<readonly Series[]>
  /** Some periods of a series, measured as far as analyses ask. */
  panel(caller: Caller, series: Series, periods: readonly string[], sum?: Sum): Promise<Panel>
  /** Recorded facts of all places. */
  materials: MaterialsKept
}
/** A region made of regions that is to stand in a panel in the place of its members. */
export type Sum = { region: string; members: readonly string[] }

/** Keeps the amounts that analyses compute with, and their measures, for as long as the store's stay as they are. */
export const keepAnalyses = (store: Store): Analyses => {
  const keep = keepPerCaller(store, ['activity_table', 'activity_row', 'organisation'], caller =>
    asCaller(store, caller, async (db): Promise<Kept> => {
      const imported = (await listActivitySeries(db)).map(({ grounds, ...series }) => ({
        ...{ ...series, key: keyOf(series) },
        sources: grounds.map(sourceOf),
      }))
      const firms = await readFirmMatrix(db)
      const sources = (await listFirmSources(db, firmClassification)).map(sourceOf)
      const about = { classification: firmClassification, quantity: 'firms', unit: '家' }
      const listed = { ...about, key: keyOf(about), periods: [now], regions: firms.regions.length, sources }
      return {
        series: [...(firms.regions.length > 0 ? [listed] : []), ...imported].sort((x, y) => y.regions - x.regions),
        firms,
        panels: new Map(),
      }
    }),
  )

  const readPanel = async (
    caller: Caller,
    kept: Kept,
    series: Series,
    period: string,
    sum: Sum | undefined,
  ): Promise<Panel> => {
    const summed = (matrix: Matrix) => (sum ? sumMembers(matrix, sum) : matrix)
    if (period === now) return panelOf(series, new Map([[now, summed(kept.firms)]]))
    const { activities, regions, periods } = await asCaller(store, caller, db =>
      readActivityAmounts(db, series, [period]),
    )
    return panelOf(series, new Map(periods.map(({ values }) => [period, summed({ regions, activities, values })])))
  }

  return {
    series: async caller => (await keep(caller)).series,
    materials: keepMaterials(store),
    panel: async (caller, series, periods, sum) => {
      const kept = await keep(caller)
      const parts = new Map<string, Panel>()
      for (const period of periods) {
        const key = `${series.key} ${period} ${sum?.region ?? ''}`
        const part = kept.panels.get(key) ?? readPanel(caller, kept, series, period, sum)
        kept.panels.delete(key)
        kept.panels.set(key, part)
        if (kept.panels.size > periodsKept) kept.panels.delete(kept.panels.keys().next().value as string)
        part.catch(() => kept.panels.delete(key))
        parts.set(period, await part)
      }
      return {
        ...{ ...series, periods: [...parts.keys()].sort() },
        activities: parts.values().next().value?.activities ?? [],
        at: period => {
          const part = parts.get(period)
          if (!part) throw new RangeError(`The panel has no period ${period}`)
          return part.at(period)
        },
      }
    },
  }
}

/** What a parameter can be set to, where that depends on the data. */
export type Options = Readonly<Record<string, readonly string[]>>
export type Answer = { given: Given; options: Options; finding: Finding }

/** What is asked of an analysis: the values of its parameters as texts; what is left out gets its fallback. */
export type Asked = Readonly<Record<string, string | undefined>>

/**
 * Answers an analysis as a caller: fills in what was not asked, reads what it needs and computes. Throws `invalid-field`
 * for a value that a parameter cannot have, `not-found` where there is no series at all.
 */
export const runAnalysis = async (
  analyses: Analyses,
  caller: Caller,
  analysis: Analysis,
  asked: Asked,
  names: Omit<Around, 'positionOf' | 'partsOf'>,
): Promise<Answer> => {
  const series = await analyses.series(caller)
  const [first, second] = analysis.parameters.filter(({ kind }) => kind === 'series')
  const chosen = first && chooseSeries(first, series, asked[first.name] || series[0]?.key)
  // Only the reader knows what belongs together.
  const other = second && chooseSeries(second, series, asked[second.name])
  const periods = chosen?.periods ?? []
  const given: Record<string, string | number | readonly string[]> = {}
  const options: Record<string, readonly string[]> = {}
  for (const parameter of analysis.parameters) {
    const { name } = parameter
    if (parameter.kind === 'series') {
      options[name] = series.map(({ key }) => key)
      given[name] = (parameter === second ? other : chosen)?.key ?? ''
    } else if (parameter.kind === 'period') {
      options[name] = periods
      given[name] = oneOf(
        parameter,
        asked[name],
        periods,
        parameter.fallback === 'newest' ? periods.at(-1) : periods[0],
      )
    } else given[name] = givenOf(parameter, asked[name])
  }
  if (analysis.parameters.some(asked => asked.kind === 'region' && !asked.optional && !given[asked.name]))
    return {
      given,
      options,
      finding: nothingFound({ zh: '请先选一个城市或区域', en: 'Choose a city or region first' }),
    }
  for (const parameter of analysis.parameters)
    if (parameter.kind === 'regions' && parameter.fallback === 'peers' && !asked[parameter.name])
      given[parameter.name] = names.peersOf(asked.region ?? '').slice(0, parameter.most)
  const named = analysis.parameters.filter(({ kind }) => kind === 'period').map(({ name }) => String(given[name]))
  const groups = await analyses.materials('groups', caller)
  const around: Around = { ...names, ...geography(groups) }
  const panel = chosen
    ? await analyses.panel(
        caller,
        chosen,
        named.length > 0 ? [...new Set(named)] : periods,
        sumOf(analysis, given, around),
      )
    : noPanel
  const beside = other
    ? await analyses.panel(
        caller,
        other,
        other.periods.filter(period => panel.periods.includes(period)),
        sumOf(analysis, given, around),
      )
    : noPanel
  for (const { name, kind } of analysis.parameters) if (kind === 'activity') options[name] = panel.activities
  const recorded: Partial<Record<keyof Recorded, unknown>> = {}
  for (const kind of analysis.needs)
    if (kind !== 'panel' && kind !== 'other') recorded[kind] = await analyses.materials(kind, caller)
  // What an analysis does not say it needs it does not look at.
  const materials = { panel, other: beside, ...recorded } as Materials
  return { given, options, finding: analysis.compute(materials, given, around) }
}

/** The region made of regions that an analysis is asked about, where it takes it as one. */
const sumOf = (analysis: Analysis, given: Given, around: Around): Sum | undefined => {
  for (const parameter of analysis.parameters) {
    if (parameter.kind !== 'region' || parameter.members === 'apart') continue
    const region = String(given[parameter.name] ?? '')
    const members = around.partsOf(region)
    if (members.length > 0) return { region, members }
  }
}

const noPanel: Panel = panelOf({ classification: '', quantity: '', unit: '', sources: [] }, new Map())

const chooseSeries = (parameter: Parameter, series: readonly Series[], key: string | undefined): Series | undefined => {
  const found = series.find(candidate => candidate.key === key)
  if (key && !found) throw invalid(parameter, key, series.map(candidate => candidate.key).join(', '))
  return found
}

const oneOf = (
  parameter: Parameter,
  value: string | undefined,
  options: readonly string[],
  fallback: string | undefined,
): string => {
  if (value && !options.includes(value)) throw invalid(parameter, value, options.join(', '))
  return value || (fallback ?? '')
}

const givenOf = (parameter: Parameter, value: string | undefined): string | number | readonly string[] => {
  switch (parameter.kind) {
    case 'choice':
      return oneOf(
        parameter,
        value,
        parameter.options.map(({ id }) => id),
        parameter.fallback,
      )
    case 'number': {
      const number = value ? Number(value) : parameter.fallback
      if (!(number >= parameter.least && number <= parameter.most))
        throw invalid(parameter, String(value), `${parameter.least} … ${parameter.most}`)
      return number
    }
    case 'regions':
      return (value ?? '').split(',').filter(Boolean).slice(0, parameter.most)
    default:
      return value ?? ''
  }
}

const invalid = (parameter: Parameter, value: string, allowed: string): ProblemError =>
  new ProblemError({
    code: 'invalid-field',
    message: `${parameter.name} cannot be ${value.slice(0, 80)}`,
    where: `query.${parameter.name}`,
    mend: `Give one of: ${allowed.slice(0, 400)}`,
  })
