import type { Analysis, Cell, Parameter, Words } from '../../diagnose/analyses/index.ts'
import type { Answer, Series } from '../../flow/analyses.ts'
import { now } from '../../flow/analyses.ts'
import { activityName } from '../../flow/knowledge.ts'
import type { RegionNames } from '../../store/regions.ts'
import { chipOfGround } from '../evidence/present.ts'
import { placeChip } from '../regions/present.ts'
import type { AnalysisSummary, Analysis as AnalysisView } from '../views.ts'
import quantities from './quantities.json' with { type: 'json' }

const same = (text: string): Words => ({ zh: text, en: text })

/** What amounts of activities are amounts of, on screen. */
export const quantityName = (id: string): Words => (quantities as Record<string, Words>)[id] ?? same(id)

/** A classification that nobody named is its owner's own. */
const classificationName = (id: string): Words =>
  id === 'own' ? { zh: '自有分类', en: 'own classification' } : same(id)

/** What a series is about: `产值（亿元），GB/T 4754-2017，391 个区域`. */
const seriesName = ({ classification, quantity, unit, regions }: Series): Words => ({
  zh: `${quantityName(quantity).zh}（${unit}）· ${classificationName(classification).zh} · ${regions} 个区域`,
  en: `${quantityName(quantity).en} (${unit}) · ${classificationName(classification).en} · ${regions} regions`,
})

const periodName = (period: string): Words => (period === now ? { zh: '当前', en: 'Now' } : same(period))

const optionsOf = (parameter: Parameter, answer: Answer | null, series: readonly Series[]) => {
  if (parameter.kind === 'choice') return parameter.options
  const ids = answer?.options[parameter.name] ?? []
  if (parameter.kind === 'series')
    return series.filter(({ key }) => ids.includes(key)).map(one => ({ id: one.key, label: seriesName(one) }))
  const nameOf = parameter.kind === 'period' ? periodName : activityName
  return ids.map(id => ({ id, label: nameOf(id) }))
}

const summaryOf = (analysis: Analysis, answer: Answer | null, series: readonly Series[]): AnalysisSummary => ({
  id: analysis.id,
  systems: [...analysis.systems],
  title: analysis.title,
  question: analysis.question,
  method: analysis.method,
  parameters: analysis.parameters.map(parameter => ({
    name: parameter.name,
    label: parameter.label,
    kind: parameter.kind,
    options: optionsOf(parameter, answer, series),
    least: parameter.kind === 'number' ? parameter.least : null,
    most: parameter.kind === 'number' || parameter.kind === 'regions' ? parameter.most : null,
  })),
})

/** An analysis as lists show it. */
export const presentSummary = (analysis: Analysis): AnalysisSummary => summaryOf(analysis, null, [])

/** An answered analysis, its activities by their names on screen. */
export const presentAnalysis = (
  analysis: Analysis,
  answer: Answer,
  series: readonly Series[],
  names: RegionNames,
): AnalysisView => {
  const { finding, given } = answer
  const named = new Set(finding.columns.filter(({ kind }) => kind === 'activity').map(({ key }) => key))
  const places = finding.columns.filter(({ kind }) => kind === 'region').map(({ key }) => key)
  const codes = new Set(finding.rows.flatMap(row => places.map(key => String(row.cells[key] ?? ''))))
  const cellOf = (key: string, cell: Cell): Cell =>
    named.has(key) && typeof cell === 'string' ? activityName(cell) : cell
  return {
    ...summaryOf(analysis, answer, series),
    given: Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
    ),
    answer: finding.answer,
    columns: finding.columns.map(column => ({
      ...{ key: column.key, label: column.label, kind: column.kind },
      ...{ unit: column.unit ?? null, term: column.term ?? null, hidden: column.hidden ?? false },
    })),
    rows: finding.rows.map(row => ({
      cells: Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, cellOf(key, cell)])),
      evidence: chipOfGround(row.ground),
    })),
    regions: Object.fromEntries([...codes].filter(Boolean).map(code => [code, placeChip(names, code)])),
    chart: finding.chart && { ...finding.chart },
    cautions: [...finding.cautions],
    missing: [...finding.missing],
    sources: finding.sources.map(chipOfGround),
  }
}
