import { type Column, defineAnalysis, orNull, type Row, type Words } from './analysis.ts'
import { rowOf, textOf, thePeriod, theRegion, theSeries } from './parameters.ts'

const named = 3
/** How many of a region's strengths are named as carrying an activity. */
const carriers = 3

/** What a region could take up next: how near each activity is to its strengths, how complex it is, which carry it. */
export const opportunities = defineAnalysis({
  id: 'opportunities',
  systems: ['E10', 'E14'],
  title: { zh: '机会象限', en: 'Opportunities' },
  question: { zh: '现有优势能撑起哪些新产业？', en: 'Which next activities do its strengths carry?' },
  needs: ['panel'],
  parameters: [theRegion, theSeries, thePeriod],
  method: 'relatedness/density',
  compute({ panel }, given, { activityName, regionName }) {
    const region = textOf(given, 'region')
    const period = textOf(given, 'period')
    const at = rowOf(panel, period, region)
    if ('finding' in at) return at.finding
    const { matrix, rca, presence, proximity, density, complexity } = panel.at(period)
    const n = matrix.activities.length
    const own = matrix.activities.flatMap((_, a) => (presence.values[at.r * n + a] ? [a] : []))
    /** The strengths nearest to an activity, nearest first; a sort of all of them would take most of the time of the answer. */
    const carriedBy = (a: number): number[] => {
      const nearest: number[] = []
      const nearness = (b: number | undefined) => (b === undefined ? 0 : proximity[a * n + b])
      for (const b of own) {
        if (b === a || !(nearness(b) > nearness(nearest[carriers - 1]))) continue
        const after = nearest.findIndex(other => nearness(other) < nearness(b))
        nearest.splice(after < 0 ? nearest.length : after, 0, b)
        nearest.length = Math.min(nearest.length, carriers)
      }
      return nearest
    }
    const all = [...matrix.activities.keys()]
    /** The proximities of some activities to another; of those that are nowhere there is none. */
    const nearTo = (a: number, some: number[]) =>
      some.reduce((sum, b) => sum + (b === a ? 0 : proximity[a * n + b] || 0), 0)
    const rows = matrix.activities.map((activity, a): Row => {
      const cell = at.r * n + a
      const by = carriedBy(a)
      const words = (language: keyof Words) => by.map(b => activityName(matrix.activities[b])[language])
      return {
        cells: {
          activity,
          present: presence.values[cell] === 1,
          amount: matrix.values[cell],
          rca: orNull(rca[cell]),
          density: orNull(density[cell]),
          complexity: orNull(complexity.pci[a]),
          carriers: { zh: words('zh').join('、'), en: words('en').join(', ') },
        },
        ground: {
          kind: 'formula',
          method: 'relatedness/density',
          text: 'ω(r,a) = Σ_b φ(a,b) M(r,b) / Σ_b φ(a,b)',
          inputs: [
            ...by.map(b => ({
              label: `φ ${activityName(matrix.activities[b]).zh}`,
              value: proximity[a * n + b].toFixed(3),
            })),
            { label: 'Σ_b φ(a,b) M(r,b)', value: nearTo(a, own).toFixed(6) },
            { label: 'Σ_b φ(a,b)', value: nearTo(a, all).toFixed(6) },
          ],
        },
      }
    })
    rows.sort(
      (x, y) => Number(x.cells.present) - Number(y.cells.present) || Number(y.cells.density) - Number(x.cells.density),
    )
    const near = rows.filter(row => !row.cells.present && row.cells.density !== null).slice(0, named)
    const list = (language: keyof Words, between: string) =>
      near.map(row => activityName(String(row.cells.activity))[language]).join(between)
    const columns: Column[] = [
      { key: 'activity', kind: 'activity', label: { zh: '产业', en: 'Activity' } },
      { key: 'present', kind: 'yes', label: { zh: '已有优势', en: 'Strong already' } },
      { key: 'amount', kind: 'amount', unit: panel.unit, label: { zh: '数量', en: 'Amount' } },
      { key: 'rca', kind: 'number', term: 'rca', label: { zh: '区位商', en: 'Location quotient' } },
      { key: 'density', kind: 'number', term: 'density', label: { zh: '关联密度', en: 'Density' } },
      { key: 'complexity', kind: 'number', term: 'complexity', label: { zh: '复杂度', en: 'Complexity' } },
      { key: 'carriers', kind: 'text', label: { zh: '由哪些优势支撑', en: 'Carried by' } },
    ]
    return {
      answer:
        near.length > 0
          ? {
              zh: `离${regionName(region).zh}现有优势最近的新产业是${list('zh', '、')}`,
              en: `Nearest to what ${regionName(region).en} is strong in: ${list('en', ', ')}`,
            }
          : null,
      columns,
      rows,
      chart: { kind: 'scatter', label: 'activity', x: 'density', y: 'complexity', size: 'amount', present: 'present' },
      cautions: [
        {
          zh: '关联密度反映其他地方常见的产业组合，说明“近”，不说明“应该做”；复杂度在区域和产业较少时不稳定。',
          en: 'Density tells which activities go together elsewhere: it says near, not advisable. Complexity is unsteady where regions or activities are few.',
        },
        ...(complexity.identified
          ? []
          : [{ zh: '这份数据定不出复杂度。', en: 'These data do not identify complexity.' }]),
      ],
      missing: [],
      sources: panel.sources,
    }
  },
})
