import { invertedU, lindMehlum, marketConcentration, turningPoint } from '@langqiao/economy'
import { type Column, defineAnalysis, type Finding, nothingFound, orNull, type Row, type Words } from './analysis.ts'
import type { Measured, Panel } from './panel.ts'
import { joined, rowOf, textOf, thePeriod, theRegion, theSeries } from './parameters.ts'

/** Markets named in an answer. */
const named = 3
/** With up to so many firms a market is called narrow; one of the offices' usual marks is a Herfindahl index of 0.25. */
const narrow = 4
/** Below so many markets with both figures no curve is fitted: two terms and their errors want some ten rows each. */
const fewestMarkets = 30
/** How sure the curve has to be before a market is placed on it. */
const significant = 0.05

const published = {
  zh: '第四次、第五次经济普查，市场监管部门登记数据',
  en: 'the economic census; the registers of firms',
}

/** How many firms compete in each industry of a city, where few do, and where each lies on the inverted U, if there is one. */
export const competition = defineAnalysis({
  id: 'competition',
  systems: ['E5'],
  title: { zh: '适度竞争', en: 'Moderate competition' },
  question: { zh: '哪些行业竞争太弱，哪些太挤？', en: 'Where is competition too weak, and where too crowded?' },
  needs: ['panel', 'other'],
  parameters: [
    theRegion,
    theSeries,
    thePeriod,
    { name: 'from', kind: 'period', fallback: 'oldest', label: { zh: '与哪年比进入', en: 'Entry since' } },
    { name: 'innovation', kind: 'series', label: { zh: '创新数据（如专利）', en: 'Innovation, such as patents' } },
  ],
  method: 'competition',
  compute({ panel, other }, given, { activityName, regionName }) {
    const [region, period, from] = ['region', 'period', 'from'].map(name => textOf(given, name))
    if (panel.periods.length > 0 && panel.quantity !== 'firms')
      return nothingFound(
        {
          zh: '竞争要按企业数看，所选数据不是企业数',
          en: 'Competition wants numbers of firms, which these data are not',
        },
        published,
      )
    const at = rowOf(panel, period, region)
    if ('finding' in at) return at.finding
    const { matrix, totals } = panel.at(period)
    const n = matrix.activities.length
    const before = from < period ? panel.at(from) : null
    const beforeRow = before ? before.matrix.regions.indexOf(region) : -1
    const fit = fitCurve(panel, other, period)
    const rows = matrix.activities.flatMap((activity, a): Row[] => {
      const firms = matrix.values[at.r * n + a]
      if (!(firms > 0)) return []
      const { herfindahl } = marketConcentration(new Float64Array(Math.round(firms)).fill(1))
      const earlier = before && beforeRow >= 0 ? before.matrix.values[beforeRow * n + a] : Number.NaN
      return [
        {
          cells: {
            ...{ activity, firms, concentration: orNull(herfindahl), net: orNull(firms - earlier) },
            ...{ share: orNull(firms / totals.activities[a]), few: firms <= narrow },
            side: 'curve' in fit ? sideOf(1 - herfindahl, fit) : null,
          },
          ground: {
            ...{ kind: 'formula', method: 'competition', text: 'H ≥ 1/n' },
            inputs: [
              { label: 'n', value: String(firms) },
              { label: 'Σ n', value: String(totals.activities[a]) },
            ],
          },
        },
      ]
    })
    rows.sort((x, y) => Number(y.cells.firms) - Number(x.cells.firms))
    const list = (of: readonly Row[]) =>
      joined(
        of.slice(0, named).map(({ cells }) => {
          const { zh, en } = activityName(String(cells.activity))
          return { zh: `${zh}（${cells.firms}）`, en: `${en} (${cells.firms})` }
        }),
      )
    const few = rows.filter(({ cells }) => cells.few === true)
    const here = regionName(region)
    return {
      answer:
        rows.length === 0
          ? null
          : {
              zh: `${here.zh}有企业的 ${rows.length} 个行业里，${few.length} 个不超过 ${narrow} 家；企业最多的是${list(rows).zh}`,
              en: `Of ${rows.length} industries with firms in ${here.en} ${few.length} have ${narrow} or fewer; most firms are in ${list(rows).en}`,
            },
      columns,
      rows,
      chart: { kind: 'bars', label: 'activity', value: 'firms', reference: narrow, most: 20 },
      cautions: [
        {
          zh: '只知道企业数，不知道各家大小，所以集中度是下限：有一家独大时实际更高。市场不以城市为界，本地只有一家，不等于没有对手；名录之外的企业没有数进来。',
          en: 'Only numbers of firms are known, not their sizes: concentration is a lower bound, and higher where one is large. Markets do not end at the city: one local firm may have many rivals. Firms outside the list are not counted.',
        },
        ...('curve' in fit ? [fit.said] : []),
      ],
      missing: 'curve' in fit ? [] : [fit.why],
      sources: [...panel.sources, ...other.sources],
    }
  },
})

type Curve = { curve: true; low: number; high: number; holds: boolean; said: Words }

/**
 * Innovation against competition (1 − 1/n) over all markets of the period, with effects of industries; or why there is no
 * curve. Where it is an inverted U, between which competition it turns.
 */
const fitCurve = (panel: Panel, other: Panel, period: string): Curve | { why: Finding['missing'][number] } => {
  const why = (zh: string, en: string) => ({
    why: { text: { zh: `倒 U 曲线：${zh}`, en: `The inverted U: ${en}` }, where: patents },
  })
  if (other.periods.length === 0)
    return why(
      '还要同一时期、同一分类的创新数据，如分行业专利数',
      'wants innovation of the same period and classification',
    )
  if (!other.periods.includes(period) || other.classification !== panel.classification)
    return why('所选创新数据的时期或产业分类不同', 'the innovation chosen is of another period or classification')
  const { competition, innovation, industries } = marketsOf(panel.at(period), other.at(period))
  if (competition.length < fewestMarkets)
    return why(
      `同时有两项数据的市场只有 ${competition.length} 个，少于 ${fewestMarkets}`,
      `only ${competition.length} markets have both, fewer than ${fewestMarkets}`,
    )
  const { fit, curve, range } = invertedU({ competition, innovation, effects: [industries], cluster: industries })
  const { at, maximum, fieller, delta } = turningPoint(curve)
  const { p } = lindMehlum(curve, range)
  if (!Number.isFinite(p)) return why('这份数据定不出曲线', 'these data do not identify it')
  const holds = maximum && p < significant
  const { low, high } = Number.isFinite(fieller.low) ? fieller : delta
  const turn = `${at.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`
  return {
    ...{ curve: true, low, high, holds },
    said: holds
      ? {
          zh: `在 ${fit.n} 个市场上，创新随竞争（1 − 1/企业数）先升后降，转折在 ${turn}（95% 区间，倒 U 检验 p = ${p.toPrecision(2)}）。这是相关，不是因果。`,
          en: `Over ${fit.n} markets innovation rises and falls with competition (1 − 1/firms), turning at ${turn} (95 %; inverted U at p = ${p.toPrecision(2)}). That is a correlation, no cause.`,
        }
      : {
          zh: `在 ${fit.n} 个市场上看不出倒 U（检验 p = ${p.toPrecision(2)}），不标位置。`,
          en: `Over ${fit.n} markets no inverted U is seen (p = ${p.toPrecision(2)}), and no market is placed on it.`,
        },
  }
}

const patents = { zh: '知识产权局分行业专利统计', en: 'patents by industry of the intellectual property office' }

/** The markets of a period for which firms and innovation are both given: competition, innovation and industry of each. */
const marketsOf = (firms: Measured, innovations: Measured) => {
  const competition: number[] = []
  const innovation: number[] = []
  const industries: string[] = []
  const n = firms.matrix.activities.length
  const columns = firms.matrix.activities.map(activity => innovations.matrix.activities.indexOf(activity))
  const rowsOf = new Map(innovations.matrix.regions.map((code, r) => [code, r]))
  const width = innovations.matrix.activities.length
  firms.matrix.regions.forEach((code, r) => {
    const row = rowsOf.get(code)
    if (row === undefined) return
    columns.forEach((column, a) => {
      const [count, cell] = [firms.matrix.values[r * n + a], row * width + column]
      if (column < 0 || !(count >= 1) || innovations.given[cell] === 0) return
      competition.push(1 - 1 / count)
      innovation.push(innovations.matrix.values[cell])
      industries.push(firms.matrix.activities[a])
    })
  })
  return { competition, innovation, industries }
}

const sideOf = (competition: number, { low, high, holds }: Curve): Words | null => {
  if (!holds) return null
  if (competition < low) return { zh: '偏弱一侧', en: 'on the weak side' }
  return competition > high ? { zh: '偏挤一侧', en: 'on the crowded side' } : { zh: '转折附近', en: 'near the turn' }
}

const columns: Column[] = [
  { key: 'activity', kind: 'activity', label: { zh: '行业', en: 'Industry' } },
  { key: 'firms', kind: 'number', label: { zh: '企业数', en: 'Firms' } },
  { key: 'concentration', kind: 'number', label: { zh: '集中度（下限）', en: 'Concentration, at least' } },
  { key: 'few', kind: 'yes', label: { zh: `不超过 ${narrow} 家`, en: `${narrow} or fewer` } },
  { key: 'net', kind: 'number', label: { zh: '净进入', en: 'Net entry' } },
  { key: 'share', kind: 'share', label: { zh: '占各地该行业企业', en: 'Of all firms of the industry' } },
  { key: 'side', kind: 'text', label: { zh: '在曲线上的位置', en: 'Place on the curve' } },
]
