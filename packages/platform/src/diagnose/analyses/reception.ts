import { type Column, defineAnalysis, type Row, type Words } from './analysis.ts'
import { askedOfNoRegion, joined, sourcesOf, textOf, theRegionApart } from './parameters.ts'
import type { ListedFact } from './recorded.ts'
import { liesIn } from './within.ts'

/** What a place takes technology up with, the kinds of element that each part answers, and where it is published. */
const parts = {
  pilot: {
    zh: '中试与试验',
    en: 'Pilot lines and tests',
    elements: ['facility', 'scenario'],
    where: { zh: '中试平台名单、开放场景清单', en: 'lists of pilot platforms and open scenarios' },
  },
  space: {
    zh: '土地与厂房',
    en: 'Land and workshops',
    elements: ['space'],
    where: { zh: '工业用地出让公告、园区招商手册', en: 'tenders of industrial land, brochures of parks' },
  },
  talent: {
    zh: '人才',
    en: 'Talent',
    elements: ['talent'],
    where: { zh: '技能人才目录、高校就业质量报告', en: 'catalogues of skills, employment reports of universities' },
  },
  policy: {
    zh: '政策',
    en: 'Policy',
    elements: ['policy'],
    where: { zh: '市政府政策文件库', en: 'documents of the city government' },
  },
  money: {
    zh: '资金与首个用户',
    en: 'Money and a first customer',
    elements: ['capital', 'first-customer'],
    where: { zh: '引导基金公告、首台套目录', en: 'notices of guidance funds, catalogues of first sets' },
  },
} satisfies Record<string, { zh: string; en: string; elements: string[]; where: Words }>
type Part = keyof typeof parts
const partIds = Object.keys(parts) as Part[]
const partOf = (element: string) => partIds.find(part => (parts[part].elements as string[]).includes(element))

/** Facilities that take technology up; a large research facility makes it. */
const receiving = new Map<string, Part>([
  ...['platform', 'test-site', 'scenario', 'laboratory'].map((kind): [string, Part] => [kind, 'pilot']),
  ['park', 'space'],
])
const states = {
  has: { zh: '已有', en: 'has' },
  waits: { zh: '在等的转移', en: 'waiting transfer' },
}
const sameIndustry = (one: ListedFact, other: ListedFact) => one.industry !== null && one.industry === other.industry
const sidesOf = (ids: readonly Part[]): Words | null => (ids.length > 0 ? joined(ids.map(part => parts[part])) : null)

/** What a place can take up, what it lacks for it, and which technologies that look for a place wait for that. */
export const reception = defineAnalysis({
  id: 'reception',
  systems: ['C8'],
  title: { zh: '承接能力', en: 'Reception capacity' },
  question: {
    zh: '能承接什么，还缺什么，哪些转移在等？',
    en: 'What can it take up, what does it lack, which transfers wait?',
  },
  needs: ['listed', 'facilities', 'policies'],
  parameters: [theRegionApart],
  method: 'reception',
  compute({ listed, facilities, policies }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const isHere = (fact: { regionCode: string | null }) => liesIn(fact.regionCode, region, around)
    const offers = listed.filter(fact => fact.side === 'offer' && isHere(fact) && partOf(fact.kind))
    const has: { part: Part; what: Words; industry: string | null; ground: Row['ground'] }[] = [
      ...offers.flatMap(fact => {
        const part = partOf(fact.kind)
        return part ? [{ part, what: fact.title, industry: fact.industry, ground: fact.source }] : []
      }),
      ...facilities.filter(isHere).flatMap(fact => {
        const part = receiving.get(fact.kind)
        return part ? [{ part, what: { zh: fact.name, en: fact.name }, industry: null, ground: fact.source }] : []
      }),
      ...policies.filter(isHere).map(fact => ({
        ...{ part: 'policy' as const, what: { zh: fact.name, en: fact.name } },
        ...{ industry: fact.beneficiary, ground: fact.source },
      })),
    ]
    /** Technologies that look for a place, from elsewhere, of which something is met here in the same industry. */
    const waiting = listed
      .filter(fact => fact.side === 'need' && fact.kind === 'technology-seeks-scenario' && !isHere(fact))
      .map(need => {
        const asked = [...new Set(need.elements.flatMap(element => partOf(element.kind) ?? []))]
        const met = asked.filter(part => offers.some(offer => partOf(offer.kind) === part && sameIndustry(offer, need)))
        return { need, met, lacking: asked.filter(part => !met.includes(part)) }
      })
      .filter(({ met }) => met.length > 0)
      .sort((x, y) => x.lacking.length - y.lacking.length || y.met.length - x.met.length)
    const rows: Row[] = [
      ...partIds.flatMap(part =>
        has
          .filter(each => each.part === part)
          .map(
            ({ what, industry, ground }): Row => ({
              cells: {
                ...{ state: states.has, part: { zh: parts[part].zh, en: parts[part].en }, what, industry },
                ...{ from: null, met: null, lacking: null, here: has.filter(each => each.part === part).length },
              },
              ground,
            }),
          ),
      ),
      ...waiting.map(
        ({ need, met, lacking }): Row => ({
          cells: {
            ...{ state: states.waits, part: null, what: need.title, industry: need.industry, from: need.regionCode },
            ...{ met: sidesOf(met), lacking: sidesOf(lacking), here: null },
          },
          ground: need.source,
        }),
      ),
    ]
    const columns: Column[] = [
      { key: 'state', kind: 'text', label: { zh: '已有或在等', en: 'Has or waits' } },
      { key: 'part', kind: 'text', label: { zh: '方面', en: 'Side' } },
      { key: 'what', kind: 'text', label: { zh: '是什么', en: 'What' } },
      { key: 'industry', kind: 'text', label: { zh: '领域或对象', en: 'Field or for whom' } },
      { key: 'from', kind: 'region', label: { zh: '从哪里来', en: 'From' } },
      { key: 'met', kind: 'text', label: { zh: '这里能给', en: 'Met here' } },
      { key: 'lacking', kind: 'text', label: { zh: '还缺', en: 'Still lacking' } },
      { key: 'here', kind: 'number', label: { zh: '这一方面的条数', en: 'On this side' }, hidden: true },
    ]
    const absent = partIds.filter(part => !has.some(each => each.part === part))
    const held = partIds
      .filter(part => !absent.includes(part))
      .map(part => {
        const n = has.filter(each => each.part === part).length
        return { zh: `${parts[part].zh} ${n} 条`, en: `${parts[part].en} ${n}` }
      })
    const samples = rows.filter(({ ground }) => ground.kind === 'sample').length
    const here = around.regionName(region)
    return {
      answer:
        rows.length === 0
          ? null
          : {
              zh: `${here.zh}有${joined(held).zh || '零散条件'}${absent.length > 0 ? `；没有${joined(absent.map(part => parts[part])).zh}的记录` : ''}；在等的转移 ${waiting.length} 项${samples > 0 ? `。其中 ${samples} 条是示例` : ''}`,
              en: `${here.en} has ${joined(held).en || 'little'}${absent.length > 0 ? `; nothing on record for ${joined(absent.map(part => parts[part])).en}` : ''}; ${waiting.length} transfers wait${samples > 0 ? `. ${samples} of these rows are samples` : ''}`,
            },
      columns,
      rows,
      chart: null,
      cautions: [
        {
          zh: '“这里能给”只看同一领域的同类供给，能不能真正满足要逐条匹配；带“示例”的是演示。土地指标、电力和环评容量多不公开。',
          en: 'Met here means an offer of the kind in the same field; whether it truly fits is for the match to tell, item by item. What is marked as sample is made up. Quotas of land, power and emissions are mostly unpublished.',
        },
      ],
      missing: absent.map(part => ({
        text: {
          zh: `没有${here.zh}在“${parts[part].zh}”方面的记录`,
          en: `Nothing of ${here.en} is on record for ${parts[part].en}`,
        },
        where: parts[part].where,
      })),
      sources: sourcesOf(rows),
    }
  },
})
