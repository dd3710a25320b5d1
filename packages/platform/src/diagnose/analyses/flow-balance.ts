import { flowBalance, shareKept } from '@langqiao/economy'
import { type Column, defineAnalysis, orNull, type Row } from './analysis.ts'
import { addable, comparableFlows, flowGaps, kindName, theKind, theRecords, touching } from './flows-of.ts'
import { askedOfNoRegion, sourcesOf, textOf, theRegionApart } from './parameters.ts'
import { liesIn } from './within.ts'

/** The label of everything that is not the region that was asked about. */
const elsewhere = '—'

/** How much of what starts in a region stays there, and what it sends beyond what it takes, by year. */
export const regionalBalance = defineAnalysis({
  id: 'flow-balance',
  systems: ['C5'],
  title: { zh: '留存与收支', en: 'Kept and balance' },
  question: {
    zh: '合同有多少留在本地，输出和吸纳谁多谁少？',
    en: 'How much stays in the region, and does it send more than it takes?',
  },
  needs: ['flows'],
  parameters: [theRegionApart, theKind, theRecords],
  method: 'contract-flows',
  compute({ flows }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const touches = touching(region, around)
    const comparable = comparableFlows(flows, given, touches)
    const counted = addable(comparable.flows.filter(touches), around)
    const labelOf = (code: string) => (liesIn(code, region, around) ? region : elsewhere)
    const byPeriod = Map.groupBy(counted, ({ period }) => period)
    const rows = [...byPeriod]
      .sort(([x], [y]) => x.localeCompare(y))
      .map(([period, ofPeriod]): Row => {
        const table = {
          origins: ofPeriod.map(({ from }) => labelOf(from)),
          destinations: ofPeriod.map(({ to }) => labelOf(to)),
          values: ofPeriod.map(({ value }) => value),
        }
        const kept = shareKept(table)
        const balance = flowBalance(table)
        const at = balance.places.indexOf(region)
        const within = ofPeriod.filter((_, i) => table.origins[i] === region && table.destinations[i] === region)
        const sum = (of: readonly { value: number }[]) => of.reduce((total, { value }) => total + value, 0)
        const sent = table.origins.some((from, i) => from === region && table.destinations[i] !== region)
        const taken = table.destinations.some((to, i) => to === region && table.origins[i] !== region)
        return {
          cells: {
            ...{ period, region },
            within: within.length > 0 ? sum(within) : null,
            out: sent ? balance.exports[at] : null,
            in: taken ? balance.imports[at] : null,
            // Only where both sides are on record do they say anything of each other.
            kept: within.length > 0 && sent ? orNull(kept.kept[kept.places.indexOf(region)]) : null,
            own: within.length > 0 && taken ? orNull(kept.own[kept.places.indexOf(region)]) : null,
            balance: sent && taken ? balance.balance[at] : null,
          },
          ground: {
            kind: 'formula',
            method: 'contract-flows',
            text: 'kept = within / (within + out); own = within / (within + in); balance = out − in',
            inputs: ofPeriod.map(({ from, to, value, unit }) => ({
              label: `${from} → ${to}`,
              value: `${value} ${unit}`,
            })),
          },
        }
      })
    const { unit } = comparable
    const columns: Column[] = [
      { key: 'period', kind: 'period', label: { zh: '时期', en: 'Period' } },
      { key: 'region', kind: 'region', label: { zh: '区域', en: 'Region' }, hidden: true },
      { key: 'within', kind: 'amount', unit, label: { zh: '本地到本地', en: 'Within' } },
      { key: 'out', kind: 'amount', unit, label: { zh: '输出', en: 'Out' } },
      { key: 'in', kind: 'amount', unit, label: { zh: '吸纳', en: 'In' } },
      { key: 'kept', kind: 'share', label: { zh: '留在本地', en: 'Kept' } },
      { key: 'own', kind: 'share', label: { zh: '来自本地', en: 'Of its own' } },
      { key: 'balance', kind: 'amount', unit, label: { zh: '收支差', en: 'Balance' } },
    ]
    const newest = rows.at(-1)?.cells
    const here = around.regionName(region)
    const kind = kindName(given)
    const known = (zh: string, en: string, value: unknown, end: string) =>
      value === null ? [] : [{ zh: `${zh} ${value}${end}`, en: `${en} ${value}${end}` }]
    const parts = newest
      ? [
          ...known('本地到本地', 'within', newest.within, ` ${unit}`),
          ...known('输出', 'out', newest.out, ` ${unit}`),
          ...known('吸纳', 'in', newest.in, ` ${unit}`),
          ...known('留存', 'kept', newest.kept === null ? null : Math.round(Number(newest.kept) * 100), '%'),
        ]
      : []
    const absent = (key: string) => rows.length > 0 && rows.every(row => row.cells[key] === null)
    return {
      answer: newest
        ? {
            zh: `${newest.period} 年${here.zh}的${kind.zh}：${parts.map(part => part.zh).join('，')}`,
            en: `${kind.en} of ${here.en} in ${newest.period}: ${parts.map(part => part.en).join(', ')}`,
          }
        : null,
      columns,
      rows,
      chart: {
        ...{ kind: 'lines', x: 'period', series: 'region' },
        y: ['kept', 'out', 'in'].find(key => !absent(key)) ?? 'within',
      },
      cautions: [
        {
          zh: '只加有记录的流向；已有更大区域总数的，不再加它的组成部分。大区域留存天然更高，不宜直接和小城市比。',
          en: 'Only flows on record are added; parts of a larger flow on record are not added again. Large regions keep more by arithmetic alone.',
        },
      ],
      missing: [
        ...flowGaps(region, comparable, counted, around),
        ...(absent('within')
          ? [
              {
                text: {
                  zh: '没有本地到本地的数，算不出留存',
                  en: 'No flow within it is on record, so what is kept is unknown',
                },
                where: { zh: '省级技术市场统计公报', en: 'yearly reports of provincial technology markets' },
              },
            ]
          : []),
        ...(absent('balance') && rows.length > 0
          ? [
              {
                text: {
                  zh: '输出和吸纳没有同时有记录的年份，算不出收支差',
                  en: 'In no year are both sides on record, so there is no balance',
                },
                where: null,
              },
            ]
          : []),
      ],
      sources: sourcesOf(counted.map(({ source }) => ({ cells: {}, ground: source }))),
    }
  },
})
