import { instrumentName } from '../sections.ts'
import { type Column, defineAnalysis, type Row } from './analysis.ts'
import { futureIndustries, speaksOf, theIndustry } from './future-industries.ts'
import { anyRegion, askedOfNoRegion, joined, sourcesOf, textOf, thePeriod, theSeries } from './parameters.ts'
import { liesIn } from './within.ts'

/** Instruments by which a place says that it wants an industry. */
const planning = new Set([
  'future-industry-plan',
  'low-altitude-plan',
  'ai-plan',
  'guidance-fund',
  'subsidy',
  'regulatory-sandbox',
])
const strong = 1

/** Which cities plan the same future industries, and which of them have the base for it. */
export const futureOverlaps = defineAnalysis({
  id: 'future-overlaps',
  systems: ['E14'],
  title: { zh: '未来产业布局与重叠', en: 'Overlaps of future industries' },
  question: {
    zh: '哪些未来产业大家都在布局，谁有基础？',
    en: 'Which future industries does everybody plan, and who has the base?',
  },
  needs: ['policies', 'panel'],
  parameters: [anyRegion, theIndustry, theSeries, thePeriod],
  method: 'future-industries',
  compute({ policies, panel }, given, around) {
    const region = textOf(given, 'region')
    // Without a region all cities are shown.
    const refused = region ? askedOfNoRegion(region, around) : null
    if (refused) return refused
    const period = textOf(given, 'period')
    const measured = panel.periods.includes(period) ? panel.at(period) : null
    const chosen = futureIndustries.filter(({ id }) => ['all', id].includes(textOf(given, 'industry')))
    const cityOf = (code: string) => {
      const position = around.positionOf(code)
      return position?.level === 'county' ? (position.above[0] ?? code) : code
    }
    const plans = chosen.flatMap(industry =>
      policies.flatMap(policy => {
        const city = policy.regionCode && policy.regionCode !== '100000' ? cityOf(policy.regionCode) : null
        return city &&
          planning.has(policy.instrument) &&
          speaksOf(industry, [policy.name, policy.beneficiary, policy.conditions])
          ? [{ industry, city, policy }]
          : []
      }),
    )
    const planners = (id: string) => [
      ...new Set(plans.filter(({ industry }) => industry.id === id).map(({ city }) => city)),
    ]
    /** The activity that carries an industry best in a city; null where the data do not tell. */
    const baseOf = (city: string, activities: readonly string[]) => {
      const r = measured?.matrix.regions.indexOf(city) ?? -1
      if (!measured || r < 0) return null
      const n = measured.matrix.activities.length
      const carriers = measured.matrix.activities.flatMap((activity, a) => {
        const value = measured.rca[r * n + a]
        const told = activities.includes(activity) && measured.given[r * n + a] === 1 && Number.isFinite(value)
        return told ? [{ activity, value }] : []
      })
      return carriers.sort((x, y) => y.value - x.value)[0] ?? null
    }
    const concerned = chosen
      .map(industry => ({ industry, by: planners(industry.id) }))
      .filter(({ by }) => by.length > 0 && (!region || by.some(city => liesIn(city, region, around))))
      .sort((x, y) => y.by.length - x.by.length)
    const told = ({ industry, by }: (typeof concerned)[number], city: string) => {
      const base = baseOf(city, industry.activities)
      const state: keyof typeof states = base === null ? 'unknown' : base.value >= strong ? 'based' : 'unbased'
      return {
        state,
        base,
        shown: {
          industry: { zh: industry.zh, en: industry.en },
          ...{ city, cities: by.length, shade: state === 'based' ? 2 : 1 },
        },
      }
    }
    const rows = concerned.flatMap(each =>
      each.by.flatMap((city): Row[] => {
        const { state, base, shown } = told(each, city)
        const ofCity = plans.filter(plan => plan.industry === each.industry && plan.city === city)
        return [
          ...ofCity.map(
            ({ policy }): Row => ({
              cells: {
                ...{ ...shown, what: states.planned, plan: policy.name, tool: instrumentName(policy.instrument) },
                base: null,
              },
              ground: policy.source,
            }),
          ),
          ...(base
            ? [
                {
                  cells: { ...shown, what: states[state], plan: null, tool: null, base: base.value },
                  ground: {
                    kind: 'formula' as const,
                    method: 'specialization/rca',
                    text: 'max RCA of the activities that carry the industry',
                    inputs: [
                      { label: around.activityName(base.activity).zh, value: base.value.toFixed(3) },
                      { label: 'period', value: period },
                    ],
                  },
                },
              ]
            : []),
        ]
      }),
    )
    const columns: Column[] = [
      { key: 'industry', kind: 'text', label: { zh: '未来产业', en: 'Future industry' } },
      { key: 'city', kind: 'region', label: { zh: '城市', en: 'City' } },
      { key: 'what', kind: 'text', label: { zh: '布局或基础', en: 'Plan or base' } },
      { key: 'plan', kind: 'text', label: { zh: '规划或政策', en: 'Plan or policy' } },
      { key: 'tool', kind: 'text', label: { zh: '工具', en: 'Tool' }, hidden: true },
      { key: 'cities', kind: 'number', label: { zh: '布局的城市数', en: 'Cities that plan it' } },
      {
        key: 'base',
        kind: 'number',
        term: 'rca',
        label: { zh: '承载产业的区位商', en: 'Location quotient of what carries it' },
      },
      { key: 'shade', kind: 'number', label: { zh: '2 有基础，1 其他', en: '2 with a base, 1 else' }, hidden: true },
    ]
    const shared = concerned
      .filter(({ by }) => by.length > 1)
      .map(({ industry, by }) => ({ zh: `${industry.zh}（${by.length}）`, en: `${industry.en} (${by.length})` }))
    const pairs = concerned.flatMap(each => each.by.map(city => ({ city, state: told(each, city).state })))
    const unknown = new Set(pairs.filter(({ state }) => state === 'unknown').map(({ city }) => city))
    const based = pairs.filter(({ state }) => state === 'based').length
    return {
      answer:
        rows.length === 0
          ? null
          : {
              zh: `${shared.length > 0 ? `不止一城布局的有 ${shared.length} 个：${joined(shared).zh}` : '没有两城布局同一产业的记录'}；${pairs.length} 处布局里 ${based} 处有产业基础`,
              en: `${shared.length > 0 ? `${shared.length} are planned by more than one city: ${joined(shared).en}` : 'No two cities are on record with the same'}; ${based} of ${pairs.length} have a base in industry`,
            },
      columns,
      rows,
      chart: { kind: 'heat', x: 'city', y: 'industry', value: 'shade' },
      cautions: [
        {
          zh: '只看有记录的规划文件，没有记录不等于没有布局；几城布局同一产业不一定重复，可能各做一环。“有基础”指承载产业的区位商达到 1，产业分类比未来产业粗得多。',
          en: 'Only plans on record are looked at. Several cities with one industry need not double: each may do a link of it. A base is a location quotient of 1 in an industry that carries it, and those are far coarser than future industries.',
        },
      ],
      missing: [
        ...(rows.length === 0
          ? [
              {
                text: { zh: '没有未来产业布局的记录', en: 'No plan of a future industry is on record' },
                where: { zh: '各市未来产业规划和行动方案', en: 'the cities’ plans for future industries' },
              },
            ]
          : []),
        ...(unknown.size > 0
          ? [
              {
                text: {
                  zh: `不知道有没有基础：${joined([...unknown].map(around.regionName)).zh}（部分产业没有对应的行业数据）`,
                  en: `Whether there is a base is unknown for some industries of ${joined([...unknown].map(around.regionName)).en}`,
                },
                where: { zh: '导入更细的分行业数据', en: 'import amounts by finer activities' },
              },
            ]
          : []),
      ],
      sources: [...sourcesOf(rows), ...(pairs.some(({ state }) => state !== 'unknown') ? panel.sources : [])],
    }
  },
})

const states = {
  planned: { zh: '布局', en: 'plan' },
  based: { zh: '有基础', en: 'has a base' },
  unbased: { zh: '基础弱', en: 'weak base' },
  unknown: { zh: '不知道', en: 'unknown' },
}
