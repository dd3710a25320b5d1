import { diversity, externalEci, leastSquares, rankScores, standardScores } from '@langqiao/economy'
import { bestClaims } from '../claims.ts'
import { type Around, type Column, defineAnalysis, nothingFound, orNull, type Row, type Words } from './analysis.ts'
import { type Measured, measure } from './panel.ts'
import { joined, textOf, thePeriod, theSeries } from './parameters.ts'
import { fewestCompared } from './profile.ts'
import type { ObservationFact } from './recorded.ts'

/** Regions below this share of the mean size, in per cent, do not take part in measuring complexity. */
const usualLeast = 20
/** Regions named in an answer. */
const named = 5
/** What the index is checked against, best first. */
const checks = [
  { indicator: 'average_wage', unit: '元' },
  { indicator: 'gdp_per_head', unit: '元' },
]

/** Diversity and complexity of all regions of one level, those that are large enough apart from the rest. */
export const complexityOfCities = defineAnalysis({
  id: 'complexity-of-cities',
  systems: ['E10', 'E2'],
  title: { zh: '多样性与复杂度', en: 'Diversity and complexity' },
  question: {
    zh: '哪些城市做的事多，哪些做的事少有人做？',
    en: 'Which cities do many things, and which do what few do?',
  },
  needs: ['panel', 'observations'],
  parameters: [
    theSeries,
    thePeriod,
    {
      ...{ name: 'least', kind: 'number', least: 0, most: 100, fallback: usualLeast },
      label: { zh: '不小于平均规模的 %', en: 'At least so many % of the mean size' },
    },
  ],
  method: 'complexity-of-cities',
  compute({ panel, observations }, given, around) {
    const period = textOf(given, 'period')
    if (!panel.periods.includes(period))
      return nothingFound(
        { zh: '还没有分产业的数据', en: 'There are no amounts by activity yet' },
        { zh: '导入分行业数据', en: 'import amounts by activity' },
      )
    const { levelled, core, level } = coreOf(panel.at(period), Number(given.least), panel.quantity, around)
    const { complexity } = core
    const { activities, regions } = levelled.matrix
    // A region that is too small gets the mean PCI of what it is strong in, measured on the others.
    const outside = externalEci(levelled.presence, complexity.pci)
    const many = diversity(levelled.presence)
    const coreRow = new Map(core.matrix.regions.map((code, r) => [code, r]))
    const ranks = rankScores(complexity.eci, { lessIsBetter: true })
    const rows = regions.map((city, r): Row => {
      const inCore = coreRow.get(city)
      const measured = inCore !== undefined
      const eci = measured ? complexity.eci[inCore] : outside.eci[r]
      return {
        cells: {
          ...{ city, measured, diversity: orNull(many[r]), eci: orNull(eci), size: levelled.totals.regions[r] },
          rank: measured ? orNull(ranks[inCore]) : null,
        },
        ground: {
          ...{ kind: 'formula', method: measured ? 'complexity/eci' : 'complexity/external-eci' },
          text: 'ECI(r) = Σ_a M(r,a) PCI(a) / Σ_a M(r,a)',
          inputs: [
            { label: 'Σ_a M(r,a)', value: String(many[r]) },
            { label: 'Σ x_r', value: String(levelled.totals.regions[r]) },
            { label: 'regions', value: String(core.matrix.regions.length) },
            { label: 'activities', value: String(activities.length) },
          ],
        },
      }
    })
    rows.sort((x, y) => Number(y.cells.measured) - Number(x.cells.measured) || order(y) - order(x))
    const inOrder = rows.filter(({ cells }) => cells.measured === true)
    const most = [...inOrder].sort((x, y) => Number(y.cells.diversity) - Number(x.cells.diversity))
    const names = (of: readonly Row[]) =>
      joined(of.slice(0, named).map(({ cells }) => around.regionName(String(cells.city))))
    const check = checkAgainst(inOrder, observations, around)
    return {
      answer:
        inOrder.length === 0
          ? null
          : complexity.identified
            ? {
                zh: `${inOrder.length} 个够大的区域里，优势产业最多的是${names(most).zh}；复杂度最高的是${names(inOrder).zh}`,
                en: `Of ${inOrder.length} regions large enough ${names(most).en} have most specialisations; most complex are ${names(inOrder).en}`,
              }
            : {
                zh: `${inOrder.length} 个够大的区域里，优势产业最多的是${names(most).zh}；这份数据定不出复杂度`,
                en: `Of ${inOrder.length} regions large enough ${names(most).en} have most specialisations; these data do not identify complexity`,
              },
      columns,
      rows,
      chart: { kind: 'scatter', label: 'city', x: 'diversity', y: 'eci', size: 'size' },
      cautions: [
        {
          zh: `复杂度是区域按“做的事像不像”排出的一个次序，不是好坏，也不是技术水平；它随数据的产业划分、区域多少而变。区域太小时一两家企业就能排到最前，所以低于平均规模 ${given.least}% 的不参与计算，只按别处算出的产业复杂度给一个参考值，不排名。`,
          en: `Complexity is an order of likeness, neither merit nor level of technology, and depends on how activities are cut and which regions there are. A tiny region can come first by one firm: those below ${given.least}% of the mean size take no part, and get the mean of the complexities measured on the others, without a rank.`,
        },
        ...(level === 'city'
          ? []
          : [
              {
                zh: '这份数据不是城市一级的，区域少时复杂度尤其不稳。',
                en: 'These data are not of cities; with few regions complexity is the less steady.',
              },
            ]),
        ...(check ? [check.said] : []),
      ],
      missing: check
        ? []
        : [
            {
              text: {
                zh: '人均地区生产总值或平均工资（用来检验复杂度）',
                en: 'GDP per head or average wages, to check complexity against',
              },
              where: { zh: '城市统计公报、城市统计年鉴', en: "the cities' bulletins and yearbooks" },
            },
          ],
      sources: panel.sources,
    }
  },
})

const order = ({ cells }: Row): number => (cells.eci === null ? Number.NEGATIVE_INFINITY : Number(cells.eci))

/** What was measured of some regions of a period, kept for as long as the period is. */
const kept = new WeakMap<Measured, Map<string, Measured>>()

const measureOnly = (all: Measured, rows: readonly number[], quantity: string): Measured => {
  const { matrix } = all
  if (rows.length === matrix.regions.length) return all
  const known = kept.get(all) ?? new Map<string, Measured>()
  kept.set(all, known)
  const key = rows.join()
  const n = matrix.activities.length
  const measured =
    known.get(key) ??
    measure(
      {
        regions: rows.map(r => matrix.regions[r]),
        activities: matrix.activities,
        values: Float64Array.from(rows.flatMap(r => [...matrix.values.subarray(r * n, (r + 1) * n)])),
      },
      quantity,
    )
  known.set(key, measured)
  return measured
}

/** The regions of the level that most are of, and among them those that are large enough. */
const coreOf = (all: Measured, leastPercent: number, quantity: string, { positionOf }: Pick<Around, 'positionOf'>) => {
  const byLevel = Map.groupBy(all.matrix.regions.keys(), r => positionOf(all.matrix.regions[r])?.level)
  const [level, rows] = [...byLevel].sort(([, x], [, y]) => y.length - x.length)[0] ?? [undefined, []]
  const levelled = measureOnly(all, rows, quantity)
  const sizes = levelled.totals.regions
  const mean = levelled.totals.all / sizes.length
  const large = [...sizes.keys()].filter(r => sizes[r] >= (mean * leastPercent) / 100)
  return { levelled, core: measureOnly(levelled, large, quantity), level }
}

/** How far the index goes with what people earn: the rank correlation, where enough regions have a figure. */
const checkAgainst = (
  rows: readonly Row[],
  observations: readonly ObservationFact[],
  { gdpOf }: Pick<Around, 'gdpOf'>,
): { said: Words } | null => {
  const byRegion = Map.groupBy(observations, ({ regionCode }) => regionCode)
  for (const { indicator, unit } of checks) {
    const of = (city: string) => bestClaims(byRegion.get(city) ?? [], indicator, unit)[0]?.value
    const both = correlation(rows, city => Number(of(city) ?? Number.NaN))
    if (both)
      return {
        said: {
          zh: `在 ${both.n} 个有数的区域里，复杂度与${indicator === 'average_wage' ? '平均工资' : '人均地区生产总值'}的等级相关为 ${both.r.toFixed(2)}。`,
          en: `Over ${both.n} regions its rank correlation with ${indicator === 'average_wage' ? 'wages' : 'GDP per head'} is ${both.r.toFixed(2)}.`,
        },
      }
  }
  const size = correlation(rows, city => gdpOf(city) ?? Number.NaN)
  return (
    size && {
      said: {
        zh: `没有人均指标可以检验；与地区生产总值总量的等级相关为 ${size.r.toFixed(2)}（${size.n} 个区域），这只说明它跟规模走了多远。`,
        en: `There is nothing per head to check it against; its rank correlation with the size of GDP is ${size.r.toFixed(2)} (${size.n} regions), which says only how far it follows size.`,
      },
    }
  )
}

/** Spearman's rank correlation: the slope of one standardised rank on the other. */
const correlation = (rows: readonly Row[], figureOf: (city: string) => number): { r: number; n: number } | null => {
  const pairs = rows.flatMap(({ cells }) => {
    const value = figureOf(String(cells.city))
    return cells.eci !== null && Number.isFinite(value) ? [[Number(cells.eci), value]] : []
  })
  if (pairs.length < fewestCompared) return null
  const [y, x] = [0, 1].map(i => standardScores(rankScores(pairs.map(pair => pair[i]))))
  const { coefficients, terms } = leastSquares({ y, columns: { x } })
  const r = coefficients[terms.indexOf('x')]
  return Number.isFinite(r) ? { r, n: pairs.length } : null
}

const columns: Column[] = [
  { key: 'city', kind: 'region', label: { zh: '区域', en: 'Region' } },
  { key: 'diversity', kind: 'number', label: { zh: '优势产业数', en: 'Specialisations' } },
  { key: 'eci', kind: 'number', term: 'complexity', label: { zh: '复杂度', en: 'Complexity' } },
  { key: 'rank', kind: 'number', label: { zh: '名次', en: 'Rank' } },
  { key: 'size', kind: 'amount', label: { zh: '总量', en: 'Total' } },
  { key: 'measured', kind: 'yes', label: { zh: '参与计算', en: 'Measured' } },
]
