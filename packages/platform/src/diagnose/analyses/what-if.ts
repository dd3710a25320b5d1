import { type Column, defineAnalysis, nothingFound, orNull, type Row } from './analysis.ts'
import type { Measured } from './panel.ts'
import { joined, rowOf, textOf, thePeriod, theRegion, theSeries } from './parameters.ts'

/** Activities named in an answer. */
const named = 3

/** By how much the density around an activity rises with each other: `share(a, x)` = φ(a,x) / Σ_b φ(a,b). */
const sharesOf = ({ matrix, proximity }: Measured) => {
  const n = matrix.activities.length
  const near = Float64Array.from(matrix.activities, (_, a) => {
    let sum = 0
    for (let b = 0; b < n; b++) if (b !== a && proximity[a * n + b] > 0) sum += proximity[a * n + b]
    return sum
  })
  return (a: number, x: number): number => proximity[a * n + x] / near[a]
}

/** The density that half of what a region is strong in has: what it lacks is in reach from there. */
const reachOf = ({ matrix, presence, density }: Measured, r: number): number => {
  const n = matrix.activities.length
  const own = [...density.subarray(r * n, (r + 1) * n)]
    .filter((value, a) => presence.values[r * n + a] === 1 && Number.isFinite(value))
    .sort((x, y) => x - y)
  const middle = own.length >> 1
  if (own.length === 0) return Number.NaN
  return own.length % 2 === 1 ? own[middle] : (own[middle - 1] + own[middle]) / 2
}

/** What comes into reach of a region once it has an activity; without one, which activity would bring most. */
export const whatIf = defineAnalysis({
  id: 'what-if',
  systems: ['E10'],
  title: { zh: '如果引入一个产业', en: 'What if it took up an activity' },
  question: { zh: '引入一个产业以后，哪些产业变得够得着？', en: 'With one activity more, what comes into reach?' },
  needs: ['panel'],
  parameters: [
    theRegion,
    { name: 'activity', kind: 'activity', label: { zh: '引入的产业', en: 'Activity taken up' } },
    theSeries,
    thePeriod,
  ],
  method: 'what-if',
  compute({ panel }, given, { activityName, regionName }) {
    const [region, period, activity] = ['region', 'period', 'activity'].map(name => textOf(given, name))
    const at = rowOf(panel, period, region)
    if ('finding' in at) return at.finding
    const measured = panel.at(period)
    const { activities } = measured.matrix
    const n = activities.length
    // Each is asked for a million times over; what is measured looks it up each time.
    const { presence, density, proximity } = measured
    const has = (a: number) => presence.values[at.r * n + a] === 1
    const before = (a: number) => density[at.r * n + a]
    const strengths = activities.filter((_, a) => has(a)).length
    const lacked = activities.flatMap((_, a) => (has(a) || Number.isNaN(before(a)) ? [] : [a]))
    const reach = reachOf(measured, at.r)
    const here = regionName(region)
    if (lacked.length === 0 || Number.isNaN(reach))
      return nothingFound({
        zh: `${here.zh}在这份数据里没有优势产业，或没有缺的产业`,
        en: `In these data ${here.en} is strong in nothing, or lacks nothing`,
      })
    const added = activity ? activities.indexOf(activity) : -1
    if (activity && (added < 0 || has(added)))
      return nothingFound(
        added < 0
          ? { zh: '这份数据里没有该产业', en: 'These data do not have the activity' }
          : {
              zh: `${here.zh}在${activityName(activity).zh}上已有优势`,
              en: `${here.en} is strong in ${activityName(activity).en} already`,
            },
      )
    const share = sharesOf(measured)
    const opened = (x: number) => lacked.filter(a => a !== x && before(a) < reach && before(a) + share(a, x) >= reach)
    const names = (of: readonly number[]) => joined(of.slice(0, named).map(a => activityName(activities[a])))
    const cautions = [
      {
        zh: `“够得着”指关联密度达到${here.zh}现有优势产业的中位数（${reach.toFixed(3)}）。推算假定其他地方和产业之间的关联不变，引入的产业真能形成优势；说明的是“近”，不是“应该做”，也不是“做得成”。`,
        en: `In reach means a density of at least the median of what ${here.en} is strong in now (${reach.toFixed(3)}). All other places and the relatedness of activities are taken as unchanged, and the activity as grown into a strength: near is neither advisable nor sure.`,
      },
    ]
    const shared = { cautions, missing: [], sources: panel.sources }
    const ground = (a: number, of: number, after: number): Row['ground'] => ({
      ...{ kind: 'formula', method: 'what-if', text: 'Δω(r,a) = φ(a,x) / Σ_b φ(a,b)' },
      inputs: [
        { label: `φ ${activityName(activities[of]).zh}`, value: proximity[a * n + of].toFixed(3) },
        { label: 'ω', value: before(a).toFixed(3) },
        { label: 'ω + Δω', value: after.toFixed(3) },
      ],
    })

    if (activity) {
      const into = new Set(opened(added))
      const rows = lacked
        .filter(a => a !== added)
        .map((a): Row => {
          const after = before(a) + share(a, added)
          return {
            cells: {
              ...{ activity: activities[a], opened: into.has(a), before: before(a), after: orNull(after) },
              ...{ gain: orNull(after - before(a)), complexity: orNull(measured.complexity.pci[a]) },
            },
            ground: ground(a, added, after),
          }
        })
        .sort((x, y) => Number(y.cells.opened) - Number(x.cells.opened) || Number(y.cells.gain) - Number(x.cells.gain))
      const list = names(
        rows
          .filter(({ cells }) => cells.opened === true)
          .map(({ cells }) => activities.indexOf(String(cells.activity))),
      )
      const most = joined(rows.slice(0, named).map(({ cells }) => activityName(String(cells.activity))))
      const it = activityName(activity)
      return {
        ...shared,
        answer:
          into.size > 0
            ? {
                zh: `引入${it.zh}以后，${here.zh}够得着的产业多 ${into.size} 个：${list.zh}`,
                en: `With ${it.en}, ${into.size} more activities come into reach of ${here.en}: ${list.en}`,
              }
            : {
                zh: `单靠引入${it.zh}，没有产业变得够得着；靠近最多的是${most.zh}`,
                en: `${it.en} alone brings nothing into reach; nearest come ${most.en}`,
              },
        columns: changeColumns,
        rows,
        chart: { kind: 'bars', label: 'activity', value: 'after', mark: 'before', reference: reach, most: 20 },
      }
    }
    const rows = lacked
      .map((a): Row => {
        const into = opened(a)
        return {
          cells: {
            ...{ activity: activities[a], before: before(a), opens: into.length, opened: names(into) },
            complexity: orNull(measured.complexity.pci[a]),
          },
          ground: {
            ...{ kind: 'formula', method: 'what-if', text: '#{b : ω(r,b) < reach ≤ ω(r,b) + φ(b,a) / Σ_c φ(b,c)}' },
            inputs: [
              { label: 'reach', value: reach.toFixed(3) },
              { label: 'Σ_a M(r,a)', value: String(strengths) },
            ],
          },
        }
      })
      .sort((x, y) => Number(y.cells.opens) - Number(x.cells.opens) || Number(y.cells.before) - Number(x.cells.before))
    const best = rows[0].cells
    const it = activityName(String(best.activity))
    const alike = rows.filter(({ cells }) => cells.opens === best.opens).length - 1
    const as = alike > 0 ? { zh: `，另有 ${alike} 个产业相同`, en: `, as do ${alike} others` } : { zh: '', en: '' }
    return {
      ...shared,
      answer:
        Number(best.opens) > 0
          ? {
              zh: `单独引入一个产业时，${it.zh}让${here.zh}够得着的产业增加最多（${best.opens} 个${as.zh}）；在上面选一个产业看明细`,
              en: `Taken up alone, ${it.en} brings most into reach of ${here.en} (${best.opens}${as.en}); choose an activity above for the detail`,
            }
          : {
              zh: `没有哪一个产业能单独让别的产业变得够得着；在上面选一个产业看它拉近了什么`,
              en: 'No single activity brings another into reach; choose one above to see what it brings nearer',
            },
      columns: candidateColumns,
      rows,
      chart: { kind: 'scatter', label: 'activity', x: 'before', y: 'opens' },
    }
  },
})

const activityColumn: Column = { key: 'activity', kind: 'activity', label: { zh: '产业', en: 'Activity' } }
const complexityColumn: Column = {
  ...{ key: 'complexity', kind: 'number', term: 'complexity', hidden: true },
  label: { zh: '复杂度', en: 'Complexity' },
}
const changeColumns: Column[] = [
  activityColumn,
  { key: 'opened', kind: 'yes', label: { zh: '变得够得着', en: 'Comes into reach' } },
  { key: 'before', kind: 'number', term: 'density', label: { zh: '现在的关联密度', en: 'Density now' } },
  { key: 'after', kind: 'number', term: 'density', label: { zh: '引入后', en: 'Density then' } },
  { key: 'gain', kind: 'number', label: { zh: '增加', en: 'Gain' } },
  complexityColumn,
]
const candidateColumns: Column[] = [
  activityColumn,
  { key: 'before', kind: 'number', term: 'density', label: { zh: '离现有优势（关联密度）', en: 'Density now' } },
  { key: 'opens', kind: 'number', label: { zh: '引入后新够得着的产业数', en: 'Activities that come into reach' } },
  { key: 'opened', kind: 'text', label: { zh: '如', en: 'Such as' } },
  complexityColumn,
]
