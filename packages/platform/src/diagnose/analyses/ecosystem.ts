import { defineAnalysis } from './analysis.ts'
import { askedOfNoRegion, joined, regionsOf, sourcesOf, textOf, thePeers, theRegion } from './parameters.ts'
import { type Component, profileColumns, profileGaps, profileNeeds, profileRows, profilesOf } from './profile.ts'

/** Parts of an innovation ecosystem as the articles name them, with platforms and firms that grow beside them. */
const components: readonly Component[] = [
  {
    id: 'anchors',
    name: { zh: '知识锚机构', en: 'Knowledge anchors' },
    figures: [
      { indicator: 'rd_intensity', unit: '%' },
      { indicator: 'big_science_facilities', unit: '座' },
    ],
    organisations: { kinds: ['university', 'institute'], roles: ['knowledge-anchor'] },
    facilities: ['big-science', 'laboratory'],
    lists: ['large_science_facility', 'national_science_centre', 'st_innovation_centre'],
    where: { zh: '教育部高校名单、科技部门重点实验室名单', en: 'lists of universities and of key laboratories' },
  },
  {
    id: 'leaders',
    name: { zh: '链主企业', en: 'Chain leaders' },
    figures: [{ indicator: 'unicorns', unit: '家' }],
    organisations: { roles: ['chain-leader', 'spin-off-parent'] },
    qualifications: ['chain-leader'],
    where: { zh: '省市工信部门的链主企业名单', en: 'chain leaders named by the industry bureaus' },
  },
  {
    id: 'firms',
    name: { zh: '成长企业', en: 'Growing firms' },
    figures: [
      { indicator: 'high_tech_firms', unit: '家' },
      { indicator: 'little_giants', unit: '家' },
    ],
    organisations: { roles: ['spin-off'] },
    qualifications: ['little-giant', 'unicorn', 'gazelle', 'single-champion'],
    lists: ['advanced_mfg_cluster', 'strategic_emerging_cluster', 'sme_specialty_cluster'],
    where: { zh: '科技、工信部门的企业认定名单', en: 'lists of recognised firms by the science and industry bureaus' },
  },
  {
    id: 'capital',
    name: { zh: '创新资金', en: 'Risk capital' },
    figures: [{ indicator: 'fund_early_share', unit: '%' }],
    organisations: { kinds: ['fund'] },
    instruments: ['guidance-fund', 'technology-finance', 'diligence-exemption'],
    funds: true,
    offers: ['capital'],
    where: { zh: '政府引导基金年报、基金业协会备案', en: 'yearly reports of guidance funds; registers of funds' },
  },
  {
    id: 'platforms',
    name: { zh: '平台', en: 'Platforms' },
    figures: [{ indicator: 'technology_contracts', unit: '亿元' }],
    organisations: { kinds: ['platform', 'park'], roles: ['third-party-platform', 'technology-managers'] },
    facilities: ['platform', 'park', 'test-site', 'computing'],
    offers: ['facility', 'integrator'],
    where: { zh: '科技部门的概念验证中心、中试基地名单', en: 'proof-of-concept centres and pilot lines on record' },
  },
  {
    id: 'openness',
    name: { zh: '开放', en: 'Openness' },
    organisations: { roles: ['patent-pool', 'patent-pool-member'] },
    facilities: ['scenario'],
    instruments: ['regulatory-sandbox', 'data-rules', 'first-purchase'],
    offers: ['scenario', 'data', 'first-customer'],
    where: { zh: '城市场景清单、公共数据开放目录', en: 'lists of open scenarios; catalogues of open public data' },
  },
  {
    id: 'life',
    name: { zh: '城市生活', en: 'City life' },
    figures: [
      { indicator: 'young_inflow', unit: '万人' },
      { indicator: 'gdp_per_head', unit: '元' },
    ],
    instruments: ['talent-programme', 'city-planning'],
    where: { zh: '人口普查、城市统计年鉴的人口与公共服务部分', en: 'the census; population and services in yearbooks' },
  },
]

/** What makes up a city's innovation ecosystem, its peers beside it, and which parts nothing is known of. */
export const ecosystem = defineAnalysis({
  id: 'ecosystem',
  systems: ['E1'],
  title: { zh: '创新生态', en: 'Innovation ecosystem' },
  question: {
    zh: '创新生态由什么组成，缺哪一环？',
    en: 'What makes up its innovation ecosystem, and what is missing?',
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
    const profiles = profilesOf(components, [region, ...peers], facts, around)
    const own = profiles.filter(({ city }) => city === region)
    const told = own.filter(profile => profile.told > 0)
    const lacked = own.filter(profile => profile.told === 0).map(({ component }) => component)
    const heldByPeers = lacked.filter(({ id }) =>
      profiles.some(({ component, city, told }) => component.id === id && city !== region && told > 0),
    )
    const names = (of: readonly Component[]) => joined(of.map(({ name }) => name))
    const rows = profileRows(profiles, 'profiles')
    const gap = heldByPeers.length > 0 ? heldByPeers : lacked
    return {
      answer:
        told.length === 0
          ? null
          : lacked.length === 0
            ? {
                zh: `${here.zh}的 ${own.length} 个环节都有记录，记录最多的是${names(most(told)).zh}`,
                en: `All ${own.length} parts of ${here.en} are on record, most of all ${names(most(told)).en}`,
              }
            : {
                zh: `${here.zh}的 ${own.length} 个环节中 ${told.length} 个有记录；${heldByPeers.length > 0 ? '同类城市有记录而本市没有的是' : '没有记录的是'}${names(gap).zh}`,
                en: `Of ${own.length} parts ${here.en} has ${told.length} on record; ${heldByPeers.length > 0 ? 'peers have on record what it has not' : 'not on record'}: ${names(gap).en}`,
              },
      columns: profileColumns({ zh: '环节', en: 'Part' }),
      rows: told.length > 0 ? rows : [],
      chart: { kind: 'heat', x: 'city', y: 'component', value: 'told' },
      cautions: [
        {
          zh: '颜色是记录的条数，不是规模，也不是好坏：读到得多的城市颜色深。各环节不相加，不给总分。',
          en: 'Shades are numbers of records, neither sizes nor merits: a city that is read about more is darker. The parts are not added up into a score.',
        },
      ],
      missing:
        told.length > 0
          ? profileGaps(profiles, region)
          : [
              {
                text: {
                  zh: `${here.zh}的创新生态没有任何记录`,
                  en: `Nothing of the ecosystem of ${here.en} is on record`,
                },
                where: { zh: '导入机构、设施、基金和统计', en: 'import organisations, facilities, funds and figures' },
              },
            ],
      sources: sourcesOf(rows),
    }
  },
})

const most = (profiles: readonly { component: Component; told: number }[]): Component[] => {
  const largest = Math.max(...profiles.map(({ told }) => told))
  return profiles.filter(({ told }) => told === largest).map(({ component }) => component)
}
