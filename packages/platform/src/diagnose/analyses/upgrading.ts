import { defineAnalysis, nothingFound } from './analysis.ts'
import { askedOfNoRegion, joined, regionsOf, sourcesOf, textOf, thePeers, theRegion } from './parameters.ts'
import { type Component, profileColumns, profileGaps, profileNeeds, profileRows, profilesOf } from './profile.ts'

const parts: readonly Component[] = [
  {
    id: 'stock',
    name: { zh: '存量工艺与工人', en: 'Craft and workers' },
    figures: [{ indicator: 'skilled_workers', unit: '人' }],
    anyUnit: ['industrial_workers', 'manufacturing_classes'],
    lists: ['old_industrial_city'],
    where: { zh: '城市统计年鉴、人社部门技能人才统计', en: 'the city yearbook; statistics of skilled workers' },
  },
  {
    id: 'factories',
    name: { zh: '智能工厂与绿色工厂', en: 'Smart and green factories' },
    figures: [{ indicator: 'smart_factories_per_100', unit: '家' }],
    anyUnit: ['smart_factories', 'green_factories'],
    qualifications: ['smart-factory', 'green-factory'],
    facilities: ['smart-factory', 'green-factory'],
    where: { zh: '工业和信息化部智能工厂、绿色工厂名单', en: "the industry ministry's lists of factories" },
  },
  {
    id: 'investment',
    name: { zh: '技术改造投入', en: 'Technical investment' },
    figures: [
      { indicator: 'technical_renewal_share', unit: '%' },
      { indicator: 'digital_economy_share', unit: '%' },
    ],
    where: { zh: '城市统计公报固定资产投资部分', en: "the investment part of the city's bulletin" },
  },
  {
    id: 'tools',
    name: { zh: '政策工具', en: 'Policy tools' },
    instruments: ['subsidy', 'interest-subsidy', 'carbon-border-levy', 'digital-economy-plan', 'first-purchase'],
    where: { zh: '政府门户的政策文件库', en: 'the document library of the government' },
  },
  {
    id: 'needs',
    name: { zh: '改造需求', en: 'Upgrading needs' },
    listed: { side: 'need', innovation: 'efficiency' },
    where: { zh: '在平台发布降本增效类需求', en: 'list needs of the efficiency kind on the platform' },
  },
  {
    id: 'offers',
    name: { zh: '改造供给', en: 'Upgrading offers' },
    listed: { side: 'offer', innovation: 'efficiency' },
    where: { zh: '在平台发布降本增效类供给', en: 'list offers of the efficiency kind on the platform' },
  },
]

/** What a city has to lift its industry by digital and green renewal, and what is wanted and on offer for it. */
export const upgrading = defineAnalysis({
  id: 'upgrading',
  systems: ['E15'],
  title: { zh: '数字化绿色化改造', en: 'Digital and green upgrading' },
  question: {
    zh: '存量产业靠什么改造，供需对得上吗？',
    en: 'What lifts the industry there is, and do needs meet offers?',
  },
  needs: profileNeeds,
  parameters: [theRegion, thePeers],
  method: 'profiles',
  compute(facts, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const here = around.regionName(region)
    const peers = regionsOf(given, 'peers').filter(code => code !== region)
    const profiles = profilesOf(parts, [region, ...peers], facts, around)
    const own = profiles.filter(({ city }) => city === region)
    if (own.every(({ told }) => told === 0))
      return nothingFound(
        { zh: `${here.zh}的技术改造没有任何记录`, en: `Nothing of upgrading is on record of ${here.en}` },
        { zh: '导入智能工厂名单和技改投资', en: 'import lists of factories and technical investment' },
      )
    const told = (id: string) => own.find(({ component }) => component.id === id)?.told ?? 0
    const known = joined(own.filter(profile => profile.told > 0).map(({ component }) => component.name))
    const lacking = joined(own.filter(profile => profile.told === 0).map(({ component }) => component.name))
    const rows = profileRows(profiles, 'profiles')
    return {
      answer: {
        zh: `${here.zh}有记录的是${known.zh}${lacking.zh && `，没有记录的是${lacking.zh}`}；降本增效类需求 ${told('needs')} 项，同类供给 ${told('offers')} 项`,
        en: `On record of ${here.en}: ${known.en}${lacking.en && `; not on record: ${lacking.en}`}; ${told('needs')} needs and ${told('offers')} offers are of the efficiency kind`,
      },
      columns: profileColumns({ zh: '环节', en: 'Part' }),
      rows,
      chart: { kind: 'heat', x: 'city', y: 'component', value: 'told' },
      cautions: [
        {
          zh: '颜色是记录的条数。智能工厂有全球灯塔、国家级、省级等口径，不能相加。改造的供需按创新类型“降本增效”取，供方不必在本市。',
          en: 'Shades are numbers of records. Smart factories are counted by several definitions (lighthouse, national, provincial) that do not add up. Needs and offers are those of the efficiency kind; who offers need not be of the city.',
        },
      ],
      missing: profileGaps(profiles, region),
      sources: sourcesOf(rows),
    }
  },
})
