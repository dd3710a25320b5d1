import { divisionOfLabour } from '@langqiao/economy'
import type { Words } from './analysis.ts'
import { type Column, defineAnalysis, nothingFound, orNull, type Parameter, type Row } from './analysis.ts'
import chains from './chains.json' with { type: 'json' }
import type { Panel } from './panel.ts'
import { askedOfNoRegion, joined, textOf, thePeriod, theRegionApart, theSeries } from './parameters.ts'

/** Every activity of the data as a link of its own, for data that are a chain already. */
const each = 'each'
const theChain: Parameter = {
  ...{ name: 'chain', kind: 'choice', fallback: chains.chains[0].id, label: { zh: '产业链', en: 'Chain' } },
  options: [
    ...chains.chains.map(({ id, zh, en }) => ({ id, label: { zh, en } })),
    { id: each, label: { zh: '数据里每个产业算一环', en: 'each activity of the data is a link' } },
  ],
}

type Link = { label: Words; activities: number[] }

/** The links of a chain with the columns of the data that they are made of. */
const linksOf = (chain: string, { activities }: Panel, nameOf: (activity: string) => Words): Link[] => {
  if (chain === each) return activities.map((activity, a) => ({ label: nameOf(activity), activities: [a] }))
  const found = chains.chains.find(({ id }) => id === chain) ?? chains.chains[0]
  return found.links.map(link => ({
    label: { zh: link.zh, en: link.en },
    activities: activities.flatMap((activity, a) =>
      link.activities.includes(activity) || link.words.some(word => activity.includes(word)) ? [a] : [],
    ),
  }))
}

/** Who does which link of a chain in a cluster, a metropolitan area, a corridor or a province. */
export const chainDivision = defineAnalysis({
  id: 'chain-division',
  systems: ['E11'],
  title: { zh: '产业链分工', en: 'Division of labour along a chain' },
  question: {
    zh: '一条链上，谁做哪一环，哪里重复，哪里缺？',
    en: 'Who does which link of a chain, where do they overlap, what is missing?',
  },
  needs: ['panel'],
  parameters: [theRegionApart, theChain, theSeries, thePeriod],
  method: 'chain-division',
  compute({ panel }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const period = textOf(given, 'period')
    const { activityName, regionName, partsOf, positionOf } = around
    // A district's firms are counted with its city, so the city stands for it.
    const cityOf = (code: string) => (positionOf(code)?.level === 'county' ? positionOf(code)?.above[0] : code) ?? code
    const members = [...new Set(partsOf(region).map(cityOf))]
    if (members.length < 2)
      return nothingFound(
        {
          zh: '分工要看几个地方：选城市群、都市圈、走廊或省份',
          en: 'A division takes several places: choose a cluster, a metropolitan area, a corridor or a province',
        },
        null,
      )
    if (!panel.periods.includes(period))
      return nothingFound(
        { zh: '还没有分产业的数据', en: 'There are no amounts by activity yet' },
        { zh: '导入分行业数据', en: 'import amounts by activity' },
      )
    const { matrix, presence, given: reported } = panel.at(period)
    const known = members.filter(code => matrix.regions.includes(code))
    const unknown = members.filter(code => !known.includes(code))
    const links = linksOf(textOf(given, 'chain'), panel, activityName)
    const told = links.filter(link => link.activities.length > 0)
    const untold = links.filter(link => link.activities.length === 0)
    const missing = [
      ...(unknown.length > 0
        ? [
            {
              text: {
                zh: `这份数据没有、或太少不能判断的成员：${joined(unknown.map(regionName)).zh}`,
                en: `Members that the data do not have, or too little of to tell: ${joined(unknown.map(regionName)).en}`,
              },
              where: { zh: '导入这些地方的分行业数据', en: 'import their amounts by activity' },
            },
          ]
        : []),
      ...(untold.length > 0
        ? [
            {
              text: {
                zh: `数据的分类里没有这些环节：${joined(untold.map(({ label }) => label)).zh}`,
                en: `The classification of the data has no activity for: ${joined(untold.map(({ label }) => label)).en}`,
              },
              where: null,
            },
          ]
        : []),
    ]
    if (known.length === 0 || told.length === 0) return { ...nothingFound({ zh: '', en: '' }), missing }
    const n = matrix.activities.length
    const at = known.map(code => matrix.regions.indexOf(code))
    const division = divisionOfLabour(
      presence,
      told.map(({ activities }) => activities),
      { regions: at },
    )
    const holdersOf = (k: number) => [...new Set(division.stages[k].flatMap(({ regions }) => regions))]
    const states = told.map((_, k) => {
      const holders = holdersOf(k).length
      return holders === 0 ? 'gap' : holders === 1 ? 'one' : 'several'
    })
    const rows = known.flatMap((code, i) =>
      told.map((link, k): Row => {
        const known = link.activities.filter(a => reported[at[i] * n + a])
        const amount = known.length > 0 ? known.reduce((sum, a) => sum + matrix.values[at[i] * n + a], 0) : null
        const has = link.activities.filter(a => presence.values[at[i] * n + a])
        return {
          cells: {
            ...{ region: code, link: link.label, amount },
            depth: orNull(division.depth[i * told.length + k]),
            has: has.length > 0 ? joined(has.map(a => activityName(matrix.activities[a]))) : null,
            ...{ holders: holdersOf(k).length, state: stateNames[states[k]] },
            coverage: orNull(division.stageCoverage[k]),
          },
          ground: {
            kind: 'formula',
            method: 'chain-division',
            text: 'depth(r,k) = |{a in k: RCA(r,a) ≥ 1}| / |k|',
            inputs: division.stages[k].map(({ activity, regions }) => ({
              label: activityName(matrix.activities[activity]).zh,
              value: regions.includes(at[i]) ? '1' : '0',
            })),
          },
        }
      }),
    )
    const columns: Column[] = [
      { key: 'region', kind: 'region', label: { zh: '地方', en: 'Place' } },
      { key: 'link', kind: 'text', label: { zh: '环节', en: 'Link' } },
      { key: 'depth', kind: 'share', label: { zh: '有优势的比重', en: 'Share it is strong in' } },
      { key: 'has', kind: 'text', label: { zh: '优势产业', en: 'Strong in' } },
      { key: 'amount', kind: 'amount', unit: panel.unit, label: { zh: '数量', en: 'Amount' } },
      { key: 'state', kind: 'text', label: { zh: '这一环', en: 'The link' } },
      { key: 'holders', kind: 'number', label: { zh: '有优势的地方数', en: 'Places strong in it' }, hidden: true },
      { key: 'coverage', kind: 'share', label: { zh: '区域覆盖', en: 'Covered by the region' }, hidden: true },
    ]
    const listOf = (state: keyof typeof stateNames) =>
      joined(told.filter((_, k) => states[k] === state).map(({ label }) => label))
    const parts = [
      { words: listOf('gap'), zh: '缺', en: 'missing' },
      { words: listOf('one'), zh: '只有一地有优势', en: 'strong in one place' },
      { words: listOf('several'), zh: '多地都有', en: 'strong in several' },
    ].filter(({ words }) => words.zh)
    return {
      answer: {
        zh: `${regionName(region).zh}：${parts.map(({ words, zh }) => `${zh}的环节是${words.zh}`).join('；')}`,
        en: `${regionName(region).en}: ${parts.map(({ words, en }) => `${en}: ${words.en}`).join('; ')}`,
      },
      columns,
      rows,
      chart: { kind: 'heat', x: 'link', y: 'region', value: 'depth' },
      cautions: [
        {
          zh: '按区位商是否达到 1 判断有无优势，刚过线的和全国领先的算作一样；重复不等于浪费，缺的也可以向外采购。环节怎么切由提问的人定，换一种切法会有别的缺口。',
          en: 'Strong is a location quotient of 1 or more: a place just over the line counts like a leader. Overlap is not waste, and what is missing may be bought. Cut otherwise, the same data give other gaps.',
        },
      ],
      missing,
      sources: panel.sources,
    }
  },
})

const stateNames = {
  gap: { zh: '没有地方有优势', en: 'no place is strong' },
  one: { zh: '一地有优势', en: 'one place is strong' },
  several: { zh: '多地有优势', en: 'several are strong' },
}
