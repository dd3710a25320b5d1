import { type Column, defineAnalysis, orNull, type Row } from './analysis.ts'
import { rowOf, textOf, thePeriod, theRegion, theSeries } from './parameters.ts'

/** How many strengths the answer names. */
const named = 3
const strong = 1

/** What a region is strong in: each activity's location quotient, beside the middle of its peers. */
export const specialisation = defineAnalysis({
  id: 'specialisation',
  systems: ['E10'],
  title: { zh: '专长', en: 'Specialisation' },
  question: { zh: '强在哪些产业？', en: 'What is it strong in?' },
  needs: ['panel'],
  parameters: [theRegion, theSeries, thePeriod],
  method: 'specialization/rca',
  compute({ panel }, given, { activityName, peersOf, regionName }) {
    const region = textOf(given, 'region')
    const period = textOf(given, 'period')
    const at = rowOf(panel, period, region)
    if ('finding' in at) return at.finding
    const { matrix, rca, totals } = panel.at(period)
    const n = matrix.activities.length
    const peers = peersOf(region).flatMap(code => {
      const r = matrix.regions.indexOf(code)
      return r < 0 ? [] : [r]
    })
    const columns: Column[] = [
      { key: 'activity', kind: 'activity', label: { zh: '产业', en: 'Activity' } },
      { key: 'amount', kind: 'amount', unit: panel.unit, label: { zh: '数量', en: 'Amount' } },
      { key: 'share', kind: 'share', label: { zh: '占本地', en: 'Share here' } },
      { key: 'rca', kind: 'number', term: 'rca', label: { zh: '区位商', en: 'Location quotient' } },
      { key: 'peers', kind: 'number', label: { zh: '同类城市中位数', en: 'Median of its peers' } },
    ]
    const rows = matrix.activities
      .map((activity, a): Row => {
        const amount = matrix.values[at.r * n + a]
        return {
          cells: {
            activity,
            amount,
            share: amount / totals.regions[at.r],
            rca: orNull(rca[at.r * n + a]),
            peers: peers.length ? orNull(median(peers.map(peer => rca[peer * n + a]))) : null,
          },
          ground: {
            kind: 'formula',
            method: 'specialization/rca',
            text: 'RCA = (x / Σx_r) / (Σx_a / Σx)',
            inputs: [
              { label: `x ${activityName(activity).zh}`, value: String(amount) },
              { label: 'Σ x_r', value: String(totals.regions[at.r]) },
              { label: 'Σ x_a', value: String(totals.activities[a]) },
              { label: 'Σ x', value: String(totals.all) },
            ],
          },
        }
      })
      .filter(row => Number(row.cells.amount) > 0)
      .sort((x, y) => Number(y.cells.rca) - Number(x.cells.rca))
    const strengths = rows.filter(row => Number(row.cells.rca) >= strong)
    const list = (language: 'zh' | 'en', between: string) =>
      strengths
        .slice(0, named)
        .map(row => activityName(String(row.cells.activity))[language])
        .join(between)
    return {
      answer:
        strengths.length > 0
          ? {
              zh: `${regionName(region).zh}在 ${strengths.length} 个产业上有专长，最突出的是${list('zh', '、')}`,
              en: `${regionName(region).en} is specialised in ${strengths.length} activities, most of all ${list('en', ', ')}`,
            }
          : null,
      columns,
      rows,
      chart: { kind: 'bars', label: 'activity', value: 'rca', mark: 'peers', reference: strong, most: 20 },
      cautions: [
        {
          zh: '区位商是本地份额与全部区域份额之比；大于 1 说明相对集中，不说明规模大或竞争力强。',
          en: 'A location quotient compares shares: above 1 an activity is more concentrated here than elsewhere, which says nothing of its size or of how well it competes.',
        },
      ],
      missing: [],
      sources: panel.sources,
    }
  },
})

const median = (values: number[]): number => {
  const sorted = values.map(value => (Number.isNaN(value) ? 0 : value)).sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
