import { pairComplementarity } from '@langqiao/economy'
import { type Column, defineAnalysis, type Row } from './analysis.ts'
import { solidOf } from './panel.ts'
import { joined, rowOf, textOf, thePeriod, theRegion, theSeries } from './parameters.ts'
import { distanceOf } from './within.ts'

/** How many corridors are proposed, each from another first neighbour. */
const proposed = 5

/** Chains of neighbouring cities that complement one another, beginning at a city: what could be a corridor. */
export const corridorCandidates = defineAnalysis({
  id: 'corridor-candidates',
  systems: ['E12'],
  title: { zh: '走廊候选', en: 'Candidates of corridors' },
  question: {
    zh: '从本市出发，哪些相邻城市能连成互补的走廊？',
    en: 'Which neighbouring cities could it join to a corridor whose places complement one another?',
  },
  needs: ['panel'],
  parameters: [
    theRegion,
    {
      name: 'reach',
      kind: 'number',
      least: 30,
      most: 500,
      fallback: 150,
      label: { zh: '相邻不超过（km）', en: 'Neighbours within (km)' },
    },
    {
      name: 'places',
      kind: 'number',
      least: 3,
      most: 10,
      fallback: 5,
      label: { zh: '最多几站', en: 'Places at most' },
    },
    theSeries,
    thePeriod,
  ],
  method: 'corridor',
  compute({ panel }, given, around) {
    const region = textOf(given, 'region')
    const period = textOf(given, 'period')
    const at = rowOf(panel, period, region)
    if ('finding' in at) return at.finding
    const { matrix, once } = panel.at(period)
    const [reach, most] = [Number(given.reach), Number(given.places)]
    const rows = matrix.regions.length
    const pair = once('pairs', () => pairComplementarity(once('solid', () => solidOf(panel.quantity, matrix))))
    /** What two places bring each other together; what cannot be said counts as nothing. */
    const both = (r: number, s: number) => (pair[r * rows + s] || 0) + (pair[s * rows + r] || 0)
    const km = (r: number, s: number) =>
      distanceOf(matrix.regions[r], matrix.regions[s], around) ?? Number.POSITIVE_INFINITY
    const neighbours = (r: number) =>
      matrix.regions.flatMap((_, s) => (s !== r && km(r, s) <= reach && both(r, s) > 0 ? [s] : []))
    const better = (r: number) => (x: number, y: number) => both(r, y) - both(r, x) || km(r, x) - km(r, y)
    const extend = (chain: number[]): number[] => {
      const last = chain.at(-1) ?? at.r
      // A corridor leads on: each place lies farther from where it began than the one before.
      const onward = neighbours(last).filter(s => !chain.includes(s) && km(at.r, s) > km(at.r, last))
      const [next] = onward.sort(better(last))
      return next === undefined || chain.length >= most ? chain : extend([...chain, next])
    }
    const chains = neighbours(at.r)
      .sort(better(at.r))
      .map(first => extend([at.r, first]))
      .filter(chain => chain.length >= 3)
      .map(chain => ({
        chain,
        value: chain.slice(1).reduce((sum, s, i) => sum + both(chain[i], s), 0) / (chain.length - 1) / 200,
      }))
      .sort((x, y) => y.value - x.value || y.chain.length - x.chain.length)
      .slice(0, proposed)
    const table = chains.flatMap(({ chain, value }, c) =>
      chain.slice(0, -1).map(
        (r, i): Row => ({
          cells: {
            ...{ candidate: c + 1, position: i + 1, place: matrix.regions[r], next: matrix.regions[chain[i + 1]] },
            ...{ km: Math.round(km(r, chain[i + 1])), link: both(r, chain[i + 1]) / 200, value },
          },
          ground: {
            kind: 'formula',
            method: 'corridor',
            text: 'link(r,s) = (pair(r,s) + pair(s,r)) / 200; candidate = mean of its links',
            inputs: [
              {
                label: `pair ${matrix.regions[r]} ← ${matrix.regions[chain[i + 1]]}`,
                value: (pair[r * rows + chain[i + 1]] || 0).toFixed(3),
              },
              {
                label: `pair ${matrix.regions[chain[i + 1]]} ← ${matrix.regions[r]}`,
                value: (pair[chain[i + 1] * rows + r] || 0).toFixed(3),
              },
            ],
          },
        }),
      ),
    )
    const columns: Column[] = [
      { key: 'candidate', kind: 'number', label: { zh: '候选', en: 'Candidate' } },
      { key: 'position', kind: 'number', label: { zh: '第几段', en: 'Stretch' } },
      { key: 'place', kind: 'region', label: { zh: '从', en: 'From' } },
      { key: 'next', kind: 'region', label: { zh: '到', en: 'To' } },
      { key: 'km', kind: 'number', unit: 'km', label: { zh: '距离', en: 'Distance' } },
      { key: 'link', kind: 'share', label: { zh: '两地互补', en: 'Complementarity of the two' } },
      { key: 'value', kind: 'share', label: { zh: '整条平均', en: 'Mean of the candidate' } },
    ]
    const first = chains[0]
    const names = first && joined(first.chain.map(r => around.regionName(matrix.regions[r])))
    const here = around.regionName(region)
    return {
      answer: names
        ? {
            zh: `从${here.zh}出发，互补最强的一串是${names.zh.replaceAll('、', '—')}`,
            en: `From ${here.en} the chain that complements itself most: ${names.en.replaceAll(', ', ' – ')}`,
          }
        : null,
      columns,
      rows: table,
      chart: { kind: 'map', region: 'place', value: 'link', to: 'next' },
      cautions: [
        {
          zh: '候选是按距离和互补程度一步步找出来的，不是规划；没有看高铁、行政协调和意愿。这个找法是我们的，没有论文支持。',
          en: 'Candidates are found step by step by distance and complementarity; they are no plan. Railways, administration and will are not looked at. The search is ours; no paper stands behind it.',
        },
      ],
      missing:
        table.length > 0
          ? []
          : [
              {
                text: {
                  zh: `${reach} km 之内没有能连成三站的互补城市`,
                  en: `Within ${reach} km no cities that complement one another make a chain of three`,
                },
                where: {
                  zh: '放宽距离，或导入更多城市的分行业数据',
                  en: 'allow a longer distance, or import amounts of more cities',
                },
              },
            ],
      sources: panel.sources,
    }
  },
})
