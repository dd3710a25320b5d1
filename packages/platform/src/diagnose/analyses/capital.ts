import { type Column, defineAnalysis, type Row, type Words } from './analysis.ts'
import stageWords from './capital-stages.json' with { type: 'json' }
import { askedOfNoRegion, joined, regionsOf, sourcesOf, textOf, thePeers, theRegion } from './parameters.ts'
import type { FundFact, ListedFact } from './recorded.ts'
import { liesIn } from './within.ts'

type StageId = keyof typeof stageWords
const stages = Object.keys(stageWords) as StageId[]
const unsaid: Words = { zh: '未注明阶段', en: 'stage not said' }
const yuanPerYi = 1e8

/** The stages that words name, in their order; a fund may serve several. */
export const stagesOf = (words: string | null): StageId[] =>
  stages.filter(stage => stageWords[stage].words.some(word => words?.toLowerCase().includes(word)))

/** Which capital a city has for which stage, on what terms, and what its needs ask for. */
export const capitalByStage = defineAnalysis({
  id: 'capital',
  systems: ['E13'],
  title: { zh: '分阶段的资本', en: 'Capital by stage' },
  question: { zh: '各阶段的资本齐不齐，容不容亏损？', en: 'Is there capital for each stage, and may it lose?' },
  needs: ['funds', 'listed'],
  parameters: [theRegion, thePeers],
  method: 'capital',
  compute({ funds, listed }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const here = around.regionName(region)
    const cities = [region, ...regionsOf(given, 'peers').filter(code => code !== region)]
    const rows = cities.flatMap(city => {
      const inCity = ({ regionCode }: FundFact | ListedFact) => liesIn(regionCode, city, around)
      const entries = [
        ...funds.filter(inCity).map(entryOfFund),
        ...listed.filter(fact => inCity(fact) && asksOrGivesCapital(fact)).map(entryOfListed),
      ]
      return entries.flatMap(entry => rowsOf(entry, city, entries))
    })
    const own = rows.filter(({ cells }) => cells.city === region)
    const has = (stage: StageId) =>
      own.some(({ cells }) => cells.stage === stageWords[stage].name && cells.kind !== kinds.need)
    const [held, lacked] = [stages.filter(has), stages.filter(stage => !has(stage))]
    const names = (of: readonly StageId[]) => joined(of.map(stage => stageWords[stage].name))
    const supply = new Set(own.filter(({ cells }) => cells.kind !== kinds.need).map(({ cells }) => cells.name))
    const tolerant = new Set(own.filter(({ cells }) => cells.lossRules !== null).map(({ cells }) => cells.name))
    const wanting = new Set(own.filter(({ cells }) => cells.kind === kinds.need).map(({ cells }) => cells.name))
    const sized = rows.filter(({ cells }) => cells.size !== null)
    return {
      answer:
        own.length === 0
          ? null
          : {
              zh: `${here.zh}有 ${supply.size} 笔资本有记录，能对上阶段的是${names(held).zh || '（无）'}；没有记录的阶段是${names(lacked).zh || '（无）'}；写明容亏规则的 ${tolerant.size} 笔；${wanting.size} 项需求要资本`,
              en: `${here.en} has ${supply.size} sources of capital on record, for ${names(held).en || 'no stage'}; none for ${names(lacked).en || 'no other'}; ${tolerant.size} say how much they may lose; ${wanting.size} needs ask for capital`,
            },
      columns,
      rows: own.length > 0 ? rows : [],
      chart: { kind: 'heat', x: 'city', y: 'stage', value: 'ofStage' },
      cautions: [
        {
          zh: '颜色是登记的笔数，不是金额：多数基金没有公布规模。阶段按基金自己的说法归类，一只基金可以对上几个阶段；“投早”说明意愿，不说明实际投向。规模是总盘子，不是每年能投的钱；需求金额是预算，不等于要融的钱。',
          en: 'Shades are numbers of records, not money: most funds do not publish their size. Stages are read from what funds say of themselves, and one may serve several: to want early deals is not to do them. Sizes are whole funds, not what they invest a year; amounts of needs are budgets, not what they would raise.',
        },
      ],
      missing: [
        ...(own.length === 0
          ? [
              {
                text: { zh: `${here.zh}的基金没有任何记录`, en: `No fund of ${here.en} is on record` },
                where: {
                  zh: '政府引导基金年报、基金业协会备案',
                  en: 'yearly reports of guidance funds; the register of funds',
                },
              },
            ]
          : []),
        ...(sized.length < rows.length
          ? [
              {
                text: { zh: '杠杆（社会资本与财政出资之比）', en: 'Leverage: private money on public money' },
                where: {
                  zh: '引导基金年报的子基金出资结构',
                  en: 'the make-up of sub-funds in yearly reports of guidance funds',
                },
              },
            ]
          : []),
      ],
      sources: sourcesOf(rows),
    }
  },
})

const kinds = {
  fund: { zh: '基金', en: 'fund' },
  offer: { zh: '资本供给', en: 'capital on offer' },
  need: { zh: '资本需求', en: 'capital wanted' },
}

type Entry = Pick<FundFact, 'field' | 'term' | 'lossRules'> & {
  kind: Words
  name: Words
  stages: readonly StageId[]
  yuan: number | null
  said: string | null
  ground: Row['ground']
}

const entryOfFund = (fund: FundFact): Entry => ({
  ...{ kind: kinds.fund, name: { zh: fund.name, en: fund.name }, yuan: fund.sizeYuan, said: fund.what },
  ...{ field: fund.field, term: fund.term, lossRules: fund.lossRules, ground: fund.source },
  // What a fund is called tells its stage where it does not say so itself.
  stages: stagesOf(fund.stage ?? fund.name),
})

const asksOrGivesCapital = ({ side, kind, elements }: ListedFact): boolean =>
  side === 'offer' ? kind === 'capital' : elements.some(element => element.kind === 'capital')

const entryOfListed = ({ side, title, elements, industry, yuan, source }: ListedFact): Entry => {
  const asked = elements.filter(({ kind }) => kind === 'capital').map(element => element.title)
  return {
    ...{ kind: kinds[side], name: title, yuan, said: side === 'need' ? asked.join('；') : null },
    ...{ field: industry, term: null, lossRules: null, ground: source },
    stages: stagesOf([title.zh, ...asked].join(' ')),
  }
}

const rowsOf = (entry: Entry, city: string, entries: readonly Entry[]): Row[] => {
  const supplying = entries.filter(({ kind }) => kind !== kinds.need)
  const at = entry.stages.length > 0 ? entry.stages : [null]
  return at.map(stage => ({
    cells: {
      ...{ city, kind: entry.kind, name: entry.name, stage: stage ? stageWords[stage].name : unsaid },
      ...{ field: entry.field, term: entry.term, lossRules: entry.lossRules, said: entry.said },
      size: entry.yuan === null ? null : entry.yuan / yuanPerYi,
      ofStage: supplying.filter(({ stages: of }) => (stage ? of.includes(stage) : of.length === 0)).length,
    },
    ground: entry.ground,
  }))
}

const columns: Column[] = [
  { key: 'stage', kind: 'text', label: { zh: '阶段', en: 'Stage' } },
  { key: 'name', kind: 'text', label: { zh: '名称', en: 'Name' } },
  { key: 'city', kind: 'region', label: { zh: '城市', en: 'City' } },
  { key: 'kind', kind: 'text', label: { zh: '性质', en: 'Kind' } },
  { key: 'size', kind: 'amount', unit: '亿元', label: { zh: '规模或金额', en: 'Size or amount' } },
  { key: 'field', kind: 'text', label: { zh: '领域', en: 'Field' } },
  { key: 'term', kind: 'text', label: { zh: '期限', en: 'Term' } },
  { key: 'lossRules', kind: 'text', label: { zh: '容亏规则', en: 'Loss rules' } },
  { key: 'said', kind: 'text', label: { zh: '说明', en: 'What is said of it' } },
  { key: 'ofStage', kind: 'number', label: { zh: '该阶段的笔数', en: 'Sources for the stage' }, hidden: true },
]
