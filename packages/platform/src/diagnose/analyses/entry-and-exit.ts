import { entry, exit, presence, rca } from '@langqiao/economy'
import { type Column, defineAnalysis, nothingFound, orNull, type Row } from './analysis.ts'
import type { Measured } from './panel.ts'
import { textOf, thePeriod, theRegion, theSeries } from './parameters.ts'

/** What a region took up and gave up between two periods. */
export const entryAndExit = defineAnalysis({
  id: 'entry-and-exit',
  systems: ['E4'],
  title: { zh: '创造性破坏', en: 'Creative destruction' },
  question: { zh: '哪些产业新长出来，哪些退出了？', en: 'Which activities came up, and which went?' },
  needs: ['panel'],
  parameters: [
    theRegion,
    theSeries,
    { name: 'from', kind: 'period', fallback: 'oldest', label: { zh: '从', en: 'From' } },
    { ...thePeriod, name: 'to', label: { zh: '到', en: 'To' } },
  ],
  method: 'dynamics/churn',
  compute({ panel }, given, { regionName }) {
    const [region, from, to] = ['region', 'from', 'to'].map(name => textOf(given, name))
    if (from >= to)
      return nothingFound(
        { zh: '只有一个时期，看不出变化', en: 'With one period there is no change to see' },
        { zh: '导入另一年的分行业数据', en: 'import another year of amounts by activity' },
      )
    const [early, late] = [panel.at(from), panel.at(to)]
    const { both, activities, before, after, entered, left } = late.once(`entry since ${from}`, () =>
      compare(early, late),
    )
    const r = both.indexOf(region)
    if (r < 0)
      return nothingFound({
        zh: '两个时期的数据里没有都包含该区域',
        en: 'The region is not among the data of both periods',
      })
    const n = activities.length
    const isGiven = (period: typeof early, activity: number) =>
      period.given[period.matrix.regions.indexOf(region) * n + activity] === 1
    const rows = activities.flatMap((activity, a): Row[] => {
      const cell = r * n + a
      const state = entered[cell] === 1 ? 'entered' : left[cell] === 1 ? 'left' : left[cell] === 0 ? 'kept' : null
      // What was not reported in one of the years has neither come nor gone.
      if (!state || !isGiven(early, a) || !isGiven(late, a)) return []
      const [rcaBefore, rcaAfter] = [orNull(before[cell]), orNull(after[cell])]
      return [
        {
          cells: { activity, state: states[state], before: rcaBefore, after: rcaAfter },
          ground: {
            kind: 'formula',
            method: 'dynamics/entry-exit',
            text: 'M = [RCA ≥ 1]; entry: M₁ = 0, M₂ = 1; exit: M₁ = 1, M₂ = 0',
            inputs: [
              { label: `RCA ${from}`, value: rcaBefore?.toFixed(3) ?? '' },
              { label: `RCA ${to}`, value: rcaAfter?.toFixed(3) ?? '' },
            ],
          },
        },
      ]
    })
    const order = Object.values(states)
    rows.sort((x, y) => order.indexOf(x.cells.state as never) - order.indexOf(y.cells.state as never))
    const columns: Column[] = [
      { key: 'activity', kind: 'activity', label: { zh: '产业', en: 'Activity' } },
      { key: 'state', kind: 'text', label: { zh: '变化', en: 'Change' } },
      { key: 'before', kind: 'number', term: 'rca', label: { zh: `区位商 ${from}`, en: `Location quotient ${from}` } },
      { key: 'after', kind: 'number', term: 'rca', label: { zh: `区位商 ${to}`, en: `Location quotient ${to}` } },
    ]
    const count = (state: keyof typeof states) => rows.filter(row => row.cells.state === states[state]).length
    const [came, went, kept] = [count('entered'), count('left'), count('kept')]
    const turnover = percent((came + went) / (came + went + kept))
    return {
      answer:
        rows.length > 0
          ? {
              zh: `${from}—${to} 年${regionName(region).zh}新增 ${came} 个、退出 ${went} 个、保持 ${kept} 个优势产业，更替率 ${turnover}`,
              en: `From ${from} to ${to} ${regionName(region).en} took up ${came} specialisations, gave up ${went} and kept ${kept}: a turnover of ${turnover}`,
            }
          : null,
      columns,
      rows,
      chart: { kind: 'bars', label: 'activity', value: 'after', mark: 'before', reference: 1, most: 20 },
      cautions: [
        {
          zh: '进入和退出按区位商是否达到 1 判断，接近 1 的产业可能只是小幅波动。',
          en: 'Entry and exit are told by a location quotient of 1; near 1 they may be no more than noise.',
        },
      ],
      missing: [],
      sources: panel.sources,
    }
  },
})

/** Location quotients in both periods, what came up and what went, among the regions that both periods have. */
const compare = (early: Measured, late: Measured) => {
  const then = new Map(early.matrix.regions.map((code, r) => [code, r]))
  const now = new Map(late.matrix.regions.map((code, r) => [code, r]))
  const both = early.matrix.regions.filter(code => now.has(code))
  const of = ({ matrix }: Measured, rowOf: ReadonlyMap<string, number>) => {
    const n = matrix.activities.length
    const values = new Float64Array(both.length * n)
    both.forEach((code, r) => {
      const row = (rowOf.get(code) ?? 0) * n
      values.set(matrix.values.subarray(row, row + n), r * n)
    })
    const shared = { regions: both, activities: matrix.activities, values }
    const index = rca(shared)
    return { index, presence: presence(shared, { index }) }
  }
  const [before, after] = [of(early, then), of(late, now)]
  return {
    ...{ both, activities: early.matrix.activities, before: before.index, after: after.index },
    entered: entry(before.presence, after.presence),
    left: exit(before.presence, after.presence),
  }
}

const states = {
  entered: { zh: '新进入', en: 'entered' },
  left: { zh: '退出', en: 'left' },
  kept: { zh: '保持', en: 'kept' },
}
const percent = (share: number): string => `${Math.round(share * 100)}%`
