import type { Source } from '../facts.ts'
import {
  type Around,
  type Finding,
  type Given,
  nothingFound,
  type Parameter,
  type Row,
  type Words,
} from './analysis.ts'
import { leastTotal, type Panel } from './panel.ts'

export const theRegion: Parameter = {
  name: 'region',
  kind: 'region',
  label: { zh: '城市或区域', en: 'City or region' },
}
/** The same, for analyses that look at the members of a region made of regions one by one. */
export const theRegionApart: Parameter = { name: 'region', kind: 'region', members: 'apart', label: theRegion.label }
/** The same, where no region means all of them. */
export const anyRegion: Parameter = {
  ...{ name: 'region', kind: 'region', members: 'apart', optional: true },
  label: { zh: '城市或区域（不选为全部）', en: 'City or region (none: all)' },
}
export const theSeries: Parameter = { name: 'series', kind: 'series', label: { zh: '数据', en: 'Data' } }
export const thePeriod: Parameter = {
  ...{ name: 'period', kind: 'period', fallback: 'newest' },
  label: { zh: '时期', en: 'Period' },
}

/** Cities to compare with; the nearest in size where none are chosen. */
export const thePeers: Parameter = {
  ...{ name: 'peers', kind: 'regions', most: 8, fallback: 'peers' },
  label: { zh: '和哪些城市比', en: 'Compared with' },
}

/** The texts among what was given; a missing one is empty. */
export const textOf = (given: Given, name: string): string => String(given[name] ?? '')

const noAmounts = {
  text: { zh: '还没有分产业的数据', en: 'There are no amounts by activity yet' },
  where: { zh: '导入分行业数据', en: 'import amounts by activity' },
}

/**
 * Where a region stands in a period of a panel, or why nothing can be said of it: it is not among the data, or too small
 * for its shares to mean anything.
 */
export const rowOf = (panel: Panel, period: string, region: string): { r: number } | { finding: Finding } => {
  if (!panel.periods.includes(period)) return { finding: nothingFound(noAmounts.text, noAmounts.where) }
  const { matrix, sizes } = panel.at(period)
  const r = matrix.regions.indexOf(region)
  if (r >= 0) return { r }
  const size = sizes.get(region) ?? 0
  return {
    finding:
      size > 0
        ? nothingFound({
            zh: `只有 ${size} ${panel.unit}，少于 ${leastTotal(panel.quantity)}，份额没有意义`,
            en: `Only ${size} ${panel.unit}, fewer than ${leastTotal(panel.quantity)}: shares would mean nothing`,
          })
        : nothingFound({ zh: '这份数据里没有该区域', en: 'These data do not have the region' }, noAmounts.where),
  }
}

/** Why nothing can be said: no region was asked about, or one that is none; null where it is one. */
export const askedOfNoRegion = (region: string, { positionOf }: Pick<Around, 'positionOf'>): Finding | null => {
  if (!region) return nothingFound({ zh: '先选一个城市或区域', en: 'Choose a city or region first' })
  return positionOf(region)
    ? null
    : nothingFound({ zh: `没有代码为 ${region} 的区域`, en: `No region has the code ${region}` })
}

/** Regions that were asked for by code; empty where none were. */
export const regionsOf = (given: Given, name: string): readonly string[] => {
  const value = given[name]
  return typeof value === 'object' ? value : []
}

/** Words in a row, in both languages. */
export const joined = (words: readonly Words[]): Words => ({
  zh: words.map(({ zh }) => zh).join('、'),
  en: words.map(({ en }) => en).join(', '),
})

/** More citations than this under an answer would not be read. */
const mostSources = 12

/** The documents that rows stand on, each once. */
export const sourcesOf = (rows: readonly Row[]): Source[] => {
  const byTitle = new Map<string, Source>()
  for (const { ground } of rows)
    if (ground.kind === 'source' && !byTitle.has(ground.title)) byTitle.set(ground.title, ground)
  return [...byTitle.values()].slice(0, mostSources)
}
