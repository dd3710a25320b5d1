import { indicatorName } from '../sections.ts'
import { defineAnalysis, nothingFound, type Words } from './analysis.ts'
import { askedOfNoRegion, joined, regionsOf, sourcesOf, textOf, thePeers, theRegion } from './parameters.ts'
import {
  type Component,
  type Level,
  type Profile,
  profileColumns,
  profileGaps,
  profileNeeds,
  profileRows,
  profilesOf,
} from './profile.ts'

type Driver = Component & { see: Words }

const drivers: readonly Driver[] = [
  {
    id: 'innovation',
    name: { zh: '自主创新', en: 'Independent innovation' },
    figures: [
      { indicator: 'rd_intensity', unit: '%' },
      { indicator: 'rd_expenditure', unit: '亿元' },
      { indicator: 'rd_enterprise_share', unit: '%' },
      { indicator: 'invention_patents_per_10k', unit: '件/万人(高价值发明专利)' },
    ],
    organisations: { roles: ['knowledge-anchor'] },
    facilities: ['big-science', 'laboratory'],
    instruments: ['facility-support', 'rd-institution-support', 'diligence-exemption'],
    see: { zh: '两类知识、创新资金', en: 'Two kinds of knowledge, capital by stage' },
    where: { zh: '省级科技经费投入统计公报', en: "the province's R&D expenditure bulletin" },
  },
  {
    id: 'forces',
    name: { zh: '新质生产力', en: 'New productive forces' },
    figures: [
      { indicator: 'high_tech_firms', unit: '家' },
      { indicator: 'little_giants', unit: '家' },
      { indicator: 'unicorns', unit: '家' },
      { indicator: 'strategic_emerging_share', unit: '%(战略性新兴产业产值占规上工业总产值)' },
    ],
    facilities: ['smart-factory', 'computing'],
    lists: ['strategic_emerging_cluster', 'ai_application_pioneer_zone', 'ai_innovation_pilot_zone'],
    instruments: ['firm-cultivation', 'future-industry-plan', 'ai-plan', 'computing-plan'],
    see: { zh: '专精特新梯度、数字化绿色化改造、未来产业', en: 'Ladder of firms, upgrading, future industries' },
    where: { zh: '科技、工信部门的企业认定名单', en: 'lists of recognised firms' },
  },
  {
    id: 'moat',
    name: { zh: '创新护城河', en: 'Moat' },
    figures: [
      { indicator: 'technology_contracts', unit: '亿元' },
      { indicator: 'researchers', unit: '人' },
      { indicator: 'technology_managers', unit: '人' },
    ],
    organisations: { roles: ['patent-pool', 'patent-pool-member', 'chain-leader'] },
    instruments: ['talent-programme'],
    see: { zh: '人才梯次、技术合同流向', en: 'Talent ladder, contract flows' },
    where: { zh: '专利池公告、人才资源统计', en: 'announcements of patent pools; talent statistics' },
  },
  {
    id: 'path',
    name: { zh: '因地制宜', en: 'A path of its own' },
    figures: [
      { indicator: 'lead_industry_share', unit: '%' },
      { indicator: 'new_entries', unit: '个' },
    ],
    lists: [
      ...['advanced_mfg_cluster', 'sme_specialty_cluster', 'innovation_demo_zone', 'low_altitude_pilot'],
      ...['uav_test_zone', 'vehicle_road_cloud_pilot', 'east_data_west_compute'],
    ],
    see: { zh: '城市类型、专业化、机会象限', en: 'Types of city, specialisation, opportunities' },
    where: { zh: '城市统计年鉴分行业产值、国家试点名单', en: 'output by industry in yearbooks; national pilots' },
  },
]

type Levelled = Profile & { level: Level }

/** The figure in which a city stands lowest among those of a driver. */
const lowestFigure = ({ standings, city }: Profile): Words | null => {
  const known = standings.flatMap(({ figure, places }) => {
    const place = places.get(city)
    return place === undefined ? [] : [{ figure, place }]
  })
  const lowest = known.sort((x, y) => x.place - y.place)[0]
  return lowest ? indicatorName(lowest.figure.indicator) : null
}

/** The four drivers from within a city: what is known of each, which is weakest by that, and how sure it is. */
export const fourDrivers = defineAnalysis({
  id: 'drivers',
  systems: ['E2'],
  title: { zh: '四种内生动力', en: 'Four endogenous drivers' },
  question: { zh: '四种内生动力里哪一种最弱，为什么？', en: 'Which of the four drivers is weakest, and why?' },
  needs: profileNeeds,
  parameters: [theRegion, thePeers],
  method: 'profiles',
  compute(facts, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const here = around.regionName(region)
    const peers = regionsOf(given, 'peers').filter(code => code !== region)
    const profiles = profilesOf(drivers, [region, ...peers], facts, around)
    const own = profiles.filter(({ city }) => city === region)
    if (own.every(({ told }) => told === 0))
      return nothingFound(
        { zh: `四种动力在${here.zh}都没有记录`, en: `Nothing of the four drivers is on record of ${here.en}` },
        { zh: '导入统计、名单和政策', en: 'import figures, lists and policies' },
      )
    const levelled = own
      .filter((profile): profile is Levelled => profile.level !== null)
      .sort((x, y) => x.level.mean - y.level.mean)
    const unknown = joined(own.filter(({ level }) => level === null).map(({ component }) => component.name))
    const rows = profileRows(profiles, 'profiles').map(row => ({
      ...row,
      cells: { ...row.cells, see: drivers.find(({ name }) => name === row.cells.component)?.see ?? null },
    }))
    return {
      answer: answerOf(levelled, here, unknown),
      columns: [
        ...profileColumns({ zh: '动力', en: 'Driver' }),
        { key: 'see', kind: 'text', label: { zh: '详见', en: 'See' }, hidden: true },
      ],
      rows,
      chart: { kind: 'heat', x: 'city', y: 'what', value: 'place' },
      cautions: [
        {
          zh: '每种动力只按有数的统计比较，位次是在有数城市里排的，能公布的多是大城市；家数和金额随城市规模走高。四种动力不加总、不给总分。',
          en: 'Each driver is compared by the figures that are known, among the cities that have them, which are mostly large; counts and amounts rise with size. The four are not added up.',
        },
      ],
      missing: profileGaps(profiles, region),
      sources: sourcesOf(rows),
    }
  },
})

const answerOf = (levelled: readonly Levelled[], here: Words, unknown: Words): Words => {
  const rest = unknown.zh
    ? { zh: `；${unknown.zh}没有可比的统计`, en: `; of ${unknown.en} no figure can be compared` }
    : { zh: '', en: '' }
  if (levelled.length < 2)
    return {
      zh: `${here.zh}有可比统计的动力不足两种，比不出哪一种最弱${rest.zh}`,
      en: `Fewer than two drivers of ${here.en} have figures to compare: the weakest cannot be told${rest.en}`,
    }
  const [weakest, ...others] = levelled
  const { level, component } = weakest
  const lowest = lowestFigure(weakest)
  const sure = others.every(other => level.high < other.level.low) && !unknown.zh
  const share = `${Math.round(level.mean * 100)}%`
  return {
    zh: `按已知的统计，${here.zh}最弱的是${component.name.zh}（平均高于 ${share} 的有数城市，${level.of} 项有 ${level.known} 项），其中最低的是${lowest?.zh}${sure ? '' : '；缺的数补齐后可能改变'}${rest.zh}`,
    en: `By what is known the weakest of ${here.en} is ${component.name.en} (above ${share} of the cities with a figure on average, ${level.known} of ${level.of} figures), lowest in ${lowest?.en}${sure ? '' : '; the figures that are missing may change that'}${rest.en}`,
  }
}
