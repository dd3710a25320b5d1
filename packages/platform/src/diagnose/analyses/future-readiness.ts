import { designationName, instrumentName } from '../sections.ts'
import { type Column, defineAnalysis, type Materials, type Row, type Words } from './analysis.ts'
import { type FutureIndustry, futureIndustries, speaksOf, theIndustry } from './future-industries.ts'
import { askedOfNoRegion, joined, sourcesOf, textOf, theRegionApart } from './parameters.ts'
import { rolesOf } from './roles.ts'
import { liesIn } from './within.ts'

/** What a place is ready by, and where what is missing would be found. */
const pillars = {
  scenarios: {
    zh: '场景',
    en: 'scenarios',
    where: { zh: '市级场景清单、试点名单', en: 'the city’s list of scenarios, lists of pilots' },
  },
  institutions: {
    zh: '制度',
    en: 'institutions',
    where: { zh: '市政府文件库、地方立法', en: 'documents of the city, local legislation' },
  },
  infrastructure: {
    zh: '设施',
    en: 'infrastructure',
    where: { zh: '重大项目名单、园区和平台目录', en: 'lists of large projects, catalogues of parks and platforms' },
  },
  culture: {
    zh: '文化',
    en: 'culture',
    where: {
      zh: '赛事、科普、社区、容错案例的报道',
      en: 'reports on contests, popular science, communities, tolerance of failure',
    },
  },
}
type Pillar = keyof typeof pillars
type Found = { pillar: Pillar; what: Words; kind: Words; ground: Row['ground'] }

const scenarioKinds = new Set(['scenario', 'test-site'])
const cultureInstruments = new Set(['diligence-exemption', 'talent-programme'])
const same = (text: string): Words => ({ zh: text, en: text })

/** What is on record in a place that readies it for an industry, by pillar. */
const findFor = (
  industry: FutureIndustry,
  {
    policies,
    facilities,
    designations,
    organisations,
    listed,
  }: Pick<Materials, 'policies' | 'facilities' | 'designations' | 'organisations' | 'listed'>,
  isHere: (code: string | null) => boolean,
): Found[] => {
  const about = (...texts: (string | null)[]) => speaksOf(industry, texts)
  return [
    ...facilities
      .filter(fact => isHere(fact.regionCode) && about(fact.name, fact.what))
      .map(
        (fact): Found => ({
          pillar: scenarioKinds.has(fact.kind) ? 'scenarios' : 'infrastructure',
          ...{ what: same(fact.name), kind: { zh: '设施', en: 'facility' }, ground: fact.source },
        }),
      ),
    ...listed
      .filter(fact => isHere(fact.regionCode) && fact.side === 'offer' && about(fact.title.zh, fact.industry))
      .flatMap((fact): Found[] => {
        const pillar = offered[fact.kind]
        return pillar
          ? [{ pillar, what: fact.title, kind: { zh: '平台上的供给', en: 'offer' }, ground: fact.source }]
          : []
      }),
    ...policies
      .filter(fact => isHere(fact.regionCode) && about(fact.name, fact.beneficiary, fact.conditions))
      .map(
        (fact): Found => ({
          pillar: cultureInstruments.has(fact.instrument) ? 'culture' : 'institutions',
          ...{ what: same(fact.name), kind: instrumentName(fact.instrument), ground: fact.source },
        }),
      ),
    ...designations
      .filter(fact => isHere(fact.regionCode) && (industry.lists.includes(fact.list) || about(fact.field)))
      .map(
        (fact): Found => ({
          pillar:
            fact.list === 'large_science_facility'
              ? 'infrastructure'
              : industry.lists.includes(fact.list)
                ? 'scenarios'
                : 'institutions',
          ...{ what: same(fact.field ?? fact.period ?? '—'), kind: designationName(fact.list), ground: fact.source },
        }),
      ),
    ...organisations
      .filter(
        fact => isHere(fact.regionCode) && fact.source.kind !== 'sample' && about(fact.name, fact.activity, fact.what),
      )
      .flatMap((fact): Found[] => {
        const what: Words = { zh: fact.name, en: fact.nameEn ?? fact.name }
        const found = { what, kind: { zh: '机构', en: 'organisation' }, ground: fact.source }
        if (fact.kind === 'association') return [{ ...found, pillar: 'culture' }]
        const anchors = ['university', 'institute', 'platform', 'park'].includes(fact.kind)
        return anchors || rolesOf(fact.roles).some(({ role }) => role === 'third-party-platform')
          ? [{ ...found, pillar: 'infrastructure' }]
          : []
      }),
  ]
}
const offered: Record<string, Pillar | undefined> = {
  scenario: 'scenarios',
  'first-customer': 'scenarios',
  policy: 'institutions',
  facility: 'infrastructure',
  space: 'infrastructure',
  data: 'infrastructure',
}

/** How ready a place is for a future industry, by scenarios, institutions, infrastructure and culture: facts, no score. */
export const futureReadiness = defineAnalysis({
  id: 'future-readiness',
  systems: ['E14'],
  title: { zh: '未来产业准备度', en: 'Readiness for future industries' },
  question: {
    zh: '场景、制度、设施、文化，哪一样已有，哪一样还缺？',
    en: 'Scenarios, institutions, infrastructure, culture: which are there, which are missing?',
  },
  needs: ['policies', 'facilities', 'designations', 'organisations', 'listed'],
  parameters: [theRegionApart, theIndustry],
  method: 'future-industries',
  compute(materials, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const isHere = (code: string | null) => liesIn(code, region, around)
    const chosen = futureIndustries.filter(({ id }) => ['all', id].includes(textOf(given, 'industry')))
    const found = chosen.flatMap(industry => findFor(industry, materials, isHere).map(each => ({ ...each, industry })))
    const countOf = (industry: FutureIndustry, pillar: Pillar) =>
      found.filter(each => each.industry === industry && each.pillar === pillar).length
    const order = Object.keys(pillars) as Pillar[]
    const rows = chosen.flatMap(industry =>
      order.flatMap(pillar =>
        found
          .filter(each => each.industry === industry && each.pillar === pillar)
          .map(
            ({ what, kind, ground }): Row => ({
              cells: {
                industry: { zh: industry.zh, en: industry.en },
                pillar: { zh: pillars[pillar].zh, en: pillars[pillar].en },
                ...{ what, kind, facts: countOf(industry, pillar) },
              },
              ground,
            }),
          ),
      ),
    )
    const columns: Column[] = [
      { key: 'industry', kind: 'text', label: { zh: '未来产业', en: 'Future industry' } },
      { key: 'pillar', kind: 'text', label: { zh: '方面', en: 'Side' } },
      { key: 'what', kind: 'text', label: { zh: '事实', en: 'Fact' } },
      { key: 'kind', kind: 'text', label: { zh: '是什么', en: 'What it is' } },
      { key: 'facts', kind: 'number', label: { zh: '这一方面的条数', en: 'Facts on this side' }, hidden: true },
    ]
    const [only] = chosen.length === 1 ? chosen : []
    const absent = order.filter(pillar => !found.some(each => each.pillar === pillar))
    const samples = rows.filter(({ ground }) => ground.kind === 'sample').length
    const here = around.regionName(region)
    const most = chosen
      .map(industry => ({ industry, sides: order.filter(pillar => countOf(industry, pillar) > 0).length }))
      .sort((x, y) => y.sides - x.sides)[0]
    const sides = (of: readonly Pillar[]) => joined(of.map(pillar => pillars[pillar]))
    return {
      answer:
        rows.length === 0
          ? null
          : only
            ? {
                zh: `${here.zh}的${only.zh}：${order.map(pillar => `${pillars[pillar].zh} ${countOf(only, pillar)} 条`).join('，')}${samples > 0 ? `。其中 ${samples} 条是示例` : ''}`,
                en: `${only.en} in ${here.en}: ${order.map(pillar => `${pillars[pillar].en} ${countOf(only, pillar)}`).join(', ')} facts${samples > 0 ? `, ${samples} of them samples` : ''}`,
              }
            : {
                zh: `${here.zh}有记录最全的是${most.industry.zh}：四个方面有 ${most.sides} 个`,
                en: `${here.en} has most sides on record of ${most.industry.en}: ${most.sides} of four`,
              },
      columns,
      rows,
      chart: { kind: 'heat', x: 'pillar', y: 'industry', value: 'facts' },
      cautions: [
        {
          zh: '条数是有记录的事实，不是打分；提到产业名称就算，可能只是沾边。带“示例”的是演示，不是真实的准备。',
          en: 'These are facts on record, no score; one that names the industry counts, and may touch it only. What is marked as sample is made up, and readies nothing.',
        },
      ],
      missing: absent.map(pillar => ({
        text: {
          zh: `没有${here.zh}在${sides([pillar]).zh}方面的记录`,
          en: `Nothing of ${here.en} is on record for ${sides([pillar]).en}`,
        },
        where: pillars[pillar].where,
      })),
      sources: sourcesOf(rows),
    }
  },
})
