import { compoundYearlyGrowth } from '../../diagnose/index.ts'
import type { listFlows } from '../../store/facts.ts'
import type { RegionNames } from '../../store/regions.ts'
import { chipOfRow } from '../evidence/present.ts'
import { placeChip, regionChip } from '../regions/present.ts'
import type { Flows } from '../views.ts'
import texts from './texts.json' with { type: 'json' }

type FlowRow = Awaited<ReturnType<typeof listFlows>>[number]

const growthOf = (rows: FlowRow[], names: RegionNames): Flows['growth'] => {
  const yearlyRows = rows.filter(({ fact }) => /^\d{4}$/.test(fact.period))
  const series = Map.groupBy(yearlyRows, ({ fact }) =>
    [fact.kind, fact.contractKind, fact.stage, fact.fromCode, fact.toCode, fact.unit].join(' '),
  )
  return [...series.values()].flatMap(ofPair => {
    const first = ofPair[0].fact
    const last = ofPair[ofPair.length - 1].fact
    const amount = (fact: typeof first) => ({ year: Number(fact.period), value: Number(fact.value) })
    const yearly = compoundYearlyGrowth(amount(first), amount(last))
    if (Number.isNaN(yearly)) return []
    return [
      {
        from: regionChip(names, first.fromCode),
        to: regionChip(names, first.toCode),
        kind: first.kind,
        first: first.period,
        last: last.period,
        yearly,
        evidence: {
          evidenceId: null,
          publisher: null,
          published: null,
          claimKind: null,
          disputed: ofPair.some(({ ground }) => ground.dispute !== null),
          copies: 0,
          formula: {
            method: 'growth',
            text: '(x_last / x_first)^(1 / years) − 1',
            inputs: ofPair.map(({ fact }) => ({ label: fact.period, value: `${fact.value} ${fact.unit}` })),
          },
          sample: false,
        },
      },
    ]
  })
}

/** Flows with yearly growth by pair, and what is missing where there are none. */
export const presentFlows = (rows: FlowRow[], names: RegionNames): Flows => ({
  flows: rows.map(({ fact, ground }) => ({
    id: fact.id,
    kind: fact.kind,
    from: placeChip(names, fact.fromCode),
    to: placeChip(names, fact.toCode),
    period: fact.period,
    value: fact.value,
    unit: fact.unit,
    contractKind: fact.contractKind ?? null,
    technologyValue: fact.technologyValue,
    contracts: fact.contracts,
    stage: fact.stage,
    qualifier: fact.qualifier,
    evidence: chipOfRow(ground),
  })),
  growth: growthOf(rows, names),
  missing: rows.length === 0 ? [texts.none] : [texts.expected],
})
