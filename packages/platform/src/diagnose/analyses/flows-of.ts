import { trust } from '../claims.ts'
import type { Around, Given, Parameter, Words } from './analysis.ts'
import { joined, textOf } from './parameters.ts'
import type { FlowFact } from './recorded.ts'
import { liesIn } from './within.ts'

const kinds = {
  'technology-contracts': { zh: '技术合同', en: 'technology contracts' },
  investment: { zh: '投资', en: 'investment' },
  talent: { zh: '人才', en: 'talent' },
  branches: { zh: '分支机构', en: 'branches' },
} satisfies Record<FlowFact['kind'], Words>

export const theKind: Parameter = {
  ...{ name: 'kind', kind: 'choice', fallback: 'technology-contracts', label: { zh: '什么在流动', en: 'What flows' } },
  options: Object.entries(kinds).map(([id, label]) => ({ id, label })),
}
/** Statistics and one's own records never stand in one sum. */
export const theRecords: Parameter = {
  ...{ name: 'records', kind: 'choice', fallback: 'published', label: { zh: '谁的记录', en: 'Whose records' } },
  options: [
    { id: 'published', label: { zh: '公开的统计和报道', en: 'published statistics and reports' } },
    { id: 'own', label: { zh: '自己的记录', en: 'one’s own records' } },
  ],
}

export const kindName = (given: Given): Words => kinds[textOf(given, 'kind') as FlowFact['kind']]

/** Flows of one kind, one sort of record and one unit: what may be added up. */
export type Comparable = {
  flows: readonly FlowFact[]
  unit: string
  /** Units of what was left out because it cannot be added to these. */
  otherUnits: readonly string[]
}

/** The flows that were asked for, in the unit that most of those have that touch the region. */
export const comparableFlows = (
  all: readonly FlowFact[],
  given: Given,
  touches: (flow: FlowFact) => boolean,
): Comparable => {
  const own = textOf(given, 'records') === 'own'
  const asked = all.filter(flow => flow.kind === textOf(given, 'kind') && (flow.source.claimKind === 'own') === own)
  const count = (unit: string) => asked.filter(flow => flow.unit === unit && touches(flow)).length
  const units = [...new Set(asked.filter(touches).map(flow => flow.unit))].sort((x, y) => count(y) - count(x))
  const unit = units[0] ?? asked[0]?.unit ?? ''
  return { flows: asked.filter(flow => flow.unit === unit), unit, otherUnits: units.slice(1) }
}

/** Whether a flow begins or ends in a region. */
export const touching = (region: string, around: Around) => (flow: FlowFact) =>
  liesIn(flow.from, region, around) || liesIn(flow.to, region, around)

const mostTrusted = (claims: readonly FlowFact[]): FlowFact =>
  claims.reduce((one, other) => (trust[other.source.claimKind] > trust[one.source.claimKind] ? other : one))

/** What flowed in all between two places in a period: the claim of all kinds, or the sum of the kinds where none is. */
const inAll = (claims: readonly FlowFact[]): FlowFact => {
  const whole = claims.filter(flow => flow.part === null)
  if (whole.length > 0) return mostTrusted(whole)
  const parts = [...Map.groupBy(claims, flow => flow.part).values()].map(mostTrusted)
  return { ...parts[0], part: null, value: parts.reduce((sum, { value }) => sum + value, 0) }
}

/**
 * Flows that may be added up: the most trusted claim of each pair and period, of all kinds together, without totals (one end lies in the other)
 * and without parts of a larger flow that is on record itself.
 */
export const addable = (flows: readonly FlowFact[], around: Around): FlowFact[] => {
  const byPair = Map.groupBy(flows, ({ from, to, period }) => [from, to, period].join(' '))
  const best = [...byPair.values()].map(inAll)
  const apart = best.filter(({ from, to }) => from === to || !(liesIn(from, to, around) || liesIn(to, from, around)))
  const isPart = (flow: FlowFact) =>
    apart.some(
      other =>
        other.period === flow.period &&
        (other.from !== flow.from || other.to !== flow.to) &&
        liesIn(flow.from, other.from, around) &&
        liesIn(flow.to, other.to, around),
    )
  return apart.filter(flow => !isPart(flow))
}

/** What to say where flows are missing, other units were left out, or only a larger region's flow is on record. */
export const flowGaps = (
  region: string,
  { flows, otherUnits }: Comparable,
  shown: readonly FlowFact[],
  around: Around,
): { text: Words; where: Words | null }[] => {
  const { regionName } = around
  const larger = flows.filter(
    flow => !shown.includes(flow) && (liesIn(region, flow.from, around) || liesIn(region, flow.to, around)),
  )
  const pairs = [...new Set(larger.map(({ from, to }) => `${from} ${to}`))].map(pair => {
    const [from, to] = pair.split(' ').map(regionName)
    return { zh: `${from.zh}→${to.zh}`, en: `${from.en} → ${to.en}` }
  })
  const here = regionName(region)
  return [
    ...(shown.length === 0
      ? [
          {
            text: { zh: `没有${here.zh}的流动记录`, en: `No flow to or from ${here.en} is on record` },
            where: {
              zh: '省级技术市场统计公报；城市之间的流向多未公布，可导入自己的合同台账',
              en: 'yearly reports of provincial technology markets; flows between cities are mostly unpublished: import your own ledger of contracts',
            },
          },
        ]
      : []),
    ...(pairs.length > 0
      ? [
          {
            text: {
              zh: `只有包含${here.zh}的更大区域的数，没有拆开：${joined(pairs).zh}`,
              en: `On record only for larger regions with ${here.en} in them, not broken down: ${joined(pairs).en}`,
            },
            where: null,
          },
        ]
      : []),
    ...(otherUnits.length > 0
      ? [
          {
            text: {
              zh: `单位不同、没有合并的：${otherUnits.join('、')}`,
              en: `Left out, because in another unit: ${otherUnits.join(', ')}`,
            },
            where: null,
          },
        ]
      : []),
  ]
}
