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

const kinds: readonly Component[] = [
  {
    id: 'why',
    name: { zh: '“为什么”的知识', en: 'Knowing why' },
    figures: [
      { indicator: 'papers', unit: '篇' },
      { indicator: 'basic_research_share', unit: '%' },
      { indicator: 'big_science_facilities', unit: '座' },
      { indicator: 'rd_intensity', unit: '%' },
    ],
    organisations: { kinds: ['university', 'institute'], roles: ['knowledge-anchor'] },
    facilities: ['big-science', 'laboratory'],
    lists: ['large_science_facility', 'national_science_centre'],
    where: { zh: '科技论文统计、科技经费投入统计公报', en: 'paper statistics and the R&D expenditure bulletin' },
  },
  {
    id: 'link',
    name: { zh: '两类知识的往来', en: 'What links the two' },
    figures: [
      { indicator: 'technology_contracts', unit: '亿元' },
      { indicator: 'rd_enterprise_share', unit: '%' },
      { indicator: 'technology_managers', unit: '人' },
    ],
    organisations: { roles: ['third-party-platform', 'technology-managers', 'spin-off', 'spin-off-parent'] },
    facilities: ['platform'],
    offers: ['integrator'],
    where: { zh: '技术市场统计年报、概念验证中心名单', en: 'the technology market yearbook; proof-of-concept centres' },
  },
  {
    id: 'how',
    name: { zh: '“怎么做”的知识', en: 'Knowing how' },
    figures: [
      { indicator: 'invention_patents_per_10k', unit: '件/万人(高价值发明专利)' },
      { indicator: 'high_tech_firms', unit: '家' },
      { indicator: 'little_giants', unit: '家' },
      { indicator: 'smart_factories', unit: '座(全球灯塔工厂)' },
      { indicator: 'skilled_workers', unit: '人' },
    ],
    qualifications: ['smart-factory', 'single-champion'],
    facilities: ['smart-factory', 'green-factory', 'test-site'],
    lists: ['advanced_mfg_cluster', 'sme_specialty_cluster'],
    offers: ['technology'],
    where: { zh: '知识产权年报、智能工厂名单', en: 'the intellectual property report; lists of smart factories' },
  },
]

/** How far one level lies above another, for all that both can be. */
const lead = (one: Level, other: Level) => ({ low: one.low - other.high, high: one.high - other.low })

/** What a city knows of why and of how, what links the two, and where the loop between them is broken. */
export const twoKindsOfKnowledge = defineAnalysis({
  id: 'two-kinds-of-knowledge',
  systems: ['E3'],
  title: { zh: '两类知识', en: 'Two kinds of knowledge' },
  question: {
    zh: '“为什么”和“怎么做”的知识平衡吗，循环断在哪里？',
    en: 'Do knowing why and knowing how balance, and where is the loop broken?',
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
    const profiles = profilesOf(kinds, [region, ...peers], facts, around)
    const own = profiles.filter(({ city }) => city === region)
    if (own.every(({ told }) => told === 0))
      return nothingFound(
        { zh: `${here.zh}的两类知识都没有记录`, en: `Nothing of either kind of knowledge is on record of ${here.en}` },
        { zh: '导入论文、专利、设施和工厂', en: 'import papers, patents, facilities and plants' },
      )
    const rows = profileRows(profiles, 'profiles')
    return {
      answer: balanceOf(own, here),
      columns: profileColumns({ zh: '知识', en: 'Knowledge' }),
      rows,
      chart: { kind: 'heat', x: 'city', y: 'component', value: 'told' },
      cautions: [
        {
          zh: '颜色是记录的条数。论文和专利是知识留下的痕迹，默会的工艺大多不留痕迹；一座城市可以用别的城市的原理，也可以把工艺放在别的城市，断在本地不等于断了。',
          en: 'Shades are numbers of records. Papers and patents are traces of knowledge, and craft leaves few; a city may use the principles of another or have its processes elsewhere: broken here is not broken.',
        },
      ],
      missing: [
        ...profileGaps(profiles, region),
        {
          text: { zh: '某一产业的两类知识', en: 'The two kinds of knowledge of one industry' },
          where: {
            zh: '导入分领域的论文数和分类号的专利数，在“专业化”里并排看',
            en: 'import papers by field and patents by class, and see them under specialisation',
          },
        },
      ],
      sources: sourcesOf(rows),
    }
  },
})

const balanceOf = (own: readonly Profile[], here: Words): Words => {
  const [why, , how] = own
  const absent = joined(own.filter(({ told }) => told === 0).map(({ component }) => component.name))
  const broken = absent.zh
    ? {
        zh: `；循环可能断在${absent.zh}：没有记录`,
        en: `; the loop may be broken at: ${absent.en} (nothing on record)`,
      }
    : { zh: '；三段都有记录，看不出断点', en: '; all three have records, and no break is seen' }
  if (!why.level || !how.level)
    return {
      zh: `${here.zh}可比的统计不够，说不出偏向哪一边${broken.zh}`,
      en: `Too few figures of ${here.en} can be compared to say which way it leans${broken.en}`,
    }
  if (why.level.mean === how.level.mean)
    return {
      zh: `按已知的统计，${here.zh}的两类知识位次相同${broken.zh}`,
      en: `By what is known ${here.en} stands equally high in both${broken.en}`,
    }
  const ahead = why.level.mean > how.level.mean ? [why, how] : [how, why]
  const { low } = lead(ahead[0].level as Level, ahead[1].level as Level)
  const percent = ({ level }: Profile) => `${Math.round((level as Level).mean * 100)}%`
  const both = `${percent(ahead[0])} : ${percent(ahead[1])}`
  return {
    zh: `${here.zh}${low > 0 ? '偏向' : '按已知的统计偏向'}${ahead[0].component.name.zh}（平均位次 ${both}）${low > 0 ? '' : '，缺的数补齐后可能改变'}${broken.zh}`,
    en: `${here.en} leans to ${ahead[0].component.name.en.toLowerCase()}${low > 0 ? '' : ' by what is known'} (mean places ${both})${low > 0 ? '' : '; the figures that are missing may change that'}${broken.en}`,
  }
}
