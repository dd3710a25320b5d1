import { type Column, defineAnalysis, type Row, type Words } from './analysis.ts'
import { comparableFlows, flowGaps, kindName, theKind, theRecords, touching } from './flows-of.ts'
import { askedOfNoRegion, sourcesOf, textOf, theRegionApart } from './parameters.ts'

const contracts: Record<string, Words> = {
  development: { zh: '技术开发', en: 'development' },
  transfer: { zh: '技术转让', en: 'transfer' },
  licence: { zh: '技术许可', en: 'licence' },
  consulting: { zh: '技术咨询', en: 'consulting' },
  service: { zh: '技术服务', en: 'service' },
}
const partName = (part: string): Words => contracts[part] ?? { zh: part, en: part }

/** What flows between a region and others: one row a record, the newest year drawn. */
export const contractFlows = defineAnalysis({
  id: 'contract-flows',
  systems: ['C5'],
  title: { zh: '合同流向', en: 'Contract flows' },
  question: { zh: '技术合同从哪里来、到哪里去？', en: 'Where do its contracts come from, and where do they go?' },
  needs: ['flows'],
  parameters: [theRegionApart, theKind, theRecords],
  method: 'contract-flows',
  compute({ flows }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const touches = touching(region, around)
    const comparable = comparableFlows(flows, given, touches)
    const shown = comparable.flows.filter(touches)
    const newestOf = Map.groupBy(shown, ({ from, to }) => `${from} ${to}`)
    const rows = shown
      .map((flow): Row => {
        const ofPair = newestOf.get(`${flow.from} ${flow.to}`) ?? []
        return {
          cells: {
            ...{ from: flow.from, to: flow.to, period: flow.period, value: flow.value, qualifier: flow.qualifier },
            part: flow.part === null ? null : partName(flow.part),
            // A part is drawn only where the whole is not on record.
            newest:
              ofPair.every(other => other.period <= flow.period) &&
              (flow.part === null || ofPair.every(other => other.period < flow.period || other.part !== null)),
          },
          ground: flow.source,
        }
      })
      .sort(
        (x, y) =>
          String(y.cells.period).localeCompare(String(x.cells.period)) || Number(y.cells.value) - Number(x.cells.value),
      )
    const columns: Column[] = [
      { key: 'from', kind: 'region', label: { zh: '从', en: 'From' } },
      { key: 'to', kind: 'region', label: { zh: '到', en: 'To' } },
      { key: 'part', kind: 'text', label: { zh: '其中', en: 'Of which' } },
      { key: 'period', kind: 'period', label: { zh: '时期', en: 'Period' } },
      { key: 'value', kind: 'amount', unit: comparable.unit, label: { zh: '数额', en: 'Amount' } },
      { key: 'qualifier', kind: 'text', label: { zh: '说明', en: 'Note' }, hidden: true },
      { key: 'newest', kind: 'yes', label: { zh: '该流向最新一期', en: 'Newest of its pair' }, hidden: true },
    ]
    const largest = rows
      .filter(row => row.cells.newest)
      .sort((x, y) => Number(y.cells.value) - Number(x.cells.value))[0]
    const end = (key: 'from' | 'to') => around.regionName(String(largest.cells[key]))
    const kind = kindName(given)
    return {
      answer: largest
        ? {
            zh: `${around.regionName(region).zh}有记录的${kind.zh}流向 ${newestOf.size} 条，最大的是${end('from').zh}到${end('to').zh}：${largest.cells.period} 年 ${largest.cells.value} ${comparable.unit}`,
            en: `${newestOf.size} flows of ${kind.en} to or from ${around.regionName(region).en} are on record, the largest from ${end('from').en} to ${end('to').en}: ${largest.cells.value} ${comparable.unit} in ${largest.cells.period}`,
          }
        : null,
      columns,
      rows,
      chart: { kind: 'flows', from: 'from', to: 'to', value: 'value', only: 'newest' },
      cautions: [
        {
          zh: '图上是各流向最新一期，不同流向的年份可能不同。合同签在哪里不等于技术用在哪里；公开统计和自己的记录口径不同，从不相加。',
          en: 'The picture shows the newest year of each pair; years may differ. Where a contract is signed is not where the technology is used. Published statistics and one’s own records count differently and are never added up.',
        },
      ],
      missing: flowGaps(region, comparable, shown, around),
      sources: sourcesOf(rows),
    }
  },
})
