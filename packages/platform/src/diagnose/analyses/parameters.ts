import { type Finding, type Given, nothingFound, type Parameter } from './analysis.ts'
import { leastTotal, type Panel } from './panel.ts'

export const theRegion: Parameter = {
  name: 'region',
  kind: 'region',
  label: { zh: '城市或区域', en: 'City or region' },
}
export const theSeries: Parameter = { name: 'series', kind: 'series', label: { zh: '数据', en: 'Data' } }
export const thePeriod: Parameter = {
  ...{ name: 'period', kind: 'period', fallback: 'newest' },
  label: { zh: '时期', en: 'Period' },
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
