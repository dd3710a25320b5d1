import { gravity } from '@langqiao/economy'
import { type Around, type Column, defineAnalysis, nothingFound, orNull, type Row } from './analysis.ts'
import { addable, comparableFlows, flowGaps, kindName, theKind, theRecords, touching } from './flows-of.ts'
import { askedOfNoRegion, sourcesOf, textOf, theRegionApart } from './parameters.ts'
import { distanceOf } from './within.ts'

/** Pairs that a fit needs: ten for each of its three slopes, the rule of thumb for regressions. */
const fewestPairs = 30

/** GDP of a region, or the sum of its parts' where it has none of its own and all of theirs are known. */
const sizeOf = (code: string, around: Around): number => {
  const own = around.gdpOf(code)
  if (own !== null) return own
  const parts = around.partsOf(code).map(part => around.gdpOf(part) ?? Number.NaN)
  return parts.length > 0 ? parts.reduce((sum, part) => sum + part, 0) : Number.NaN
}

/** What flows between places against what their size and distance let expect. */
export const expectedFlows = defineAnalysis({
  id: 'expected-flows',
  systems: ['C5'],
  title: { zh: '与引力预期相比', en: 'Flows against gravity' },
  question: {
    zh: '和规模、距离相比，哪些流向偏强、哪些偏弱？',
    en: 'Which flows are stronger or weaker than size and distance let expect?',
  },
  needs: ['flows'],
  parameters: [theRegionApart, theKind, theRecords],
  method: 'flows/gravity',
  compute({ flows }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const touches = touching(region, around)
    const comparable = comparableFlows(flows, given, touches)
    const counted = addable(comparable.flows, around)
    const shown = comparable.flows.filter(touches)
    const gaps = flowGaps(region, comparable, shown, around)
    const complete = counted
      .filter(({ from, to }) => from !== to)
      .map(flow => ({
        flow,
        from: sizeOf(flow.from, around),
        to: sizeOf(flow.to, around),
        km: distanceOf(flow.from, flow.to, around) ?? Number.NaN,
      }))
    const usable = complete.filter(({ from, to, km }) => from > 0 && to > 0 && km > 0)
    const period = usable
      .map(({ flow }) => flow.period)
      .sort()
      .at(-1)
    const pairs = usable.filter(({ flow }) => flow.period === period)
    const tooFew = (n: number) => ({
      text: {
        zh: `${kindName(given).zh}只有 ${n} 对地方同时有数额、两地地区生产总值和距离，至少要 ${fewestPairs} 对才能估计规模和距离的作用`,
        en: `Only ${n} pairs have an amount, the GDP of both ends and a distance; ${fewestPairs} are needed to tell what size and distance do`,
      },
      where: {
        zh: '城市之间的流向多未公布；导入自己的流向表（从、到、年、数额）',
        en: 'flows between cities are mostly unpublished: import your own table (from, to, year, amount)',
      },
    })
    if (pairs.length < fewestPairs)
      return { ...nothingFound({ zh: '', en: '' }), missing: [...gaps, tooFew(pairs.length)] }
    const { fit, expected, ratios } = gravity({
      origins: pairs.map(({ flow }) => flow.from),
      destinations: pairs.map(({ flow }) => flow.to),
      values: pairs.map(({ flow }) => flow.value),
      distancesKm: pairs.map(({ km }) => km),
      originSizes: pairs.map(({ from }) => from),
      destinationSizes: pairs.map(({ to }) => to),
    })
    if (!fit.identified)
      return nothingFound({
        zh: `这些流向估计不出引力模型：${fit.reason}`,
        en: `These flows do not identify a gravity model: ${fit.reason}`,
      })
    const coefficients = fit.terms.map((term, i) => ({ label: `β ${term}`, value: fit.coefficients[i].toFixed(4) }))
    const rows = pairs
      .map(({ flow, from, to, km }, i): { row: Row; touches: boolean } => ({
        touches: touches(flow),
        row: {
          cells: {
            pair: {
              zh: `${around.regionName(flow.from).zh} → ${around.regionName(flow.to).zh}`,
              en: `${around.regionName(flow.from).en} → ${around.regionName(flow.to).en}`,
            },
            ...{ from: flow.from, to: flow.to, period: flow.period, value: flow.value, km: Math.round(km) },
            expected: orNull(expected[i]),
            ratio: orNull(ratios[i]),
          },
          ground: {
            kind: 'formula',
            method: 'flows/gravity',
            text: 'E(flow) = exp(β₀ + β₁ ln GDP_from + β₂ ln GDP_to + β₃ ln km)',
            inputs: [
              ...coefficients,
              { label: 'GDP_from', value: String(from) },
              { label: 'GDP_to', value: String(to) },
              { label: 'km', value: km.toFixed(1) },
              { label: 'flow', value: `${flow.value} ${flow.unit}` },
            ],
          },
        },
      }))
      .filter(pair => pair.touches)
      .map(({ row }) => row)
      .sort((x, y) => Number(y.cells.ratio) - Number(x.cells.ratio))
    const { unit } = comparable
    const columns: Column[] = [
      { key: 'pair', kind: 'text', label: { zh: '流向', en: 'Flow' }, hidden: true },
      { key: 'from', kind: 'region', label: { zh: '从', en: 'From' } },
      { key: 'to', kind: 'region', label: { zh: '到', en: 'To' } },
      { key: 'period', kind: 'period', label: { zh: '时期', en: 'Period' } },
      { key: 'value', kind: 'amount', unit, label: { zh: '实际', en: 'Actual' } },
      { key: 'expected', kind: 'amount', unit, label: { zh: '预期', en: 'Expected' } },
      { key: 'ratio', kind: 'number', label: { zh: '实际比预期', en: 'Actual over expected' } },
      { key: 'km', kind: 'number', unit: 'km', label: { zh: '距离', en: 'Distance' } },
    ]
    const [strongest] = rows
    const weakest = rows.at(-1)
    const written = (row: Row | undefined, language: 'zh' | 'en') =>
      row ? `${(row.cells.pair as { zh: string; en: string })[language]} ${Number(row.cells.ratio).toFixed(2)}` : ''
    return {
      answer: strongest
        ? {
            zh: `和规模、距离的预期相比，最强的是${written(strongest, 'zh')} 倍，最弱的是${written(weakest, 'zh')} 倍`,
            en: `Against size and distance the strongest is ${written(strongest, 'en')} times what is expected, the weakest ${written(weakest, 'en')} times`,
          }
        : null,
      columns,
      rows,
      chart: { kind: 'bars', label: 'pair', value: 'value', mark: 'expected', most: 20 },
      cautions: [
        {
          zh: `用 ${pairs.length} 对地方估计；规模取地区生产总值，距离取直线距离。偏强偏弱可能只是模型没有放进去的东西（铁路、语言、总部）。`,
          en: `Fitted on ${pairs.length} pairs; size is GDP, distance as the crow flies. What is above or below may be no more than what the model leaves out (railways, language, headquarters).`,
        },
      ],
      missing: gaps,
      sources: sourcesOf(pairs.map(({ flow }) => ({ cells: {}, ground: flow.source }))),
    }
  },
})
