import type { Source } from '../facts.ts'
import { indicatorName } from '../sections.ts'
import { type Column, defineAnalysis, type Row, type Words } from './analysis.ts'
import { askedOfNoRegion, joined, regionsOf, sourcesOf, textOf, thePeers, theRegion } from './parameters.ts'
import { type Figure, standingsOf } from './profile.ts'
import type { ListedFact } from './recorded.ts'
import rolesAndWords from './talent-roles.json' with { type: 'json' }
import { liesIn } from './within.ts'

/** Roles along the chain from research to market in order, each counted in persons, with the words that name them. */
const roles: readonly (Figure & { words: readonly string[] })[] = rolesAndWords
/** The article's rule of thumb: six assistants for ten researchers. */
const assistantsPerTen = 6

type Shared = { what: Words; side: ListedFact['side']; at: string | null; ground: Row['ground'] } & Calling
type Calling = { role: Words; industry: string | null }
const otherRole: Words = { zh: '未归类', en: 'other' }

/** The role that words name; the first along the chain where they name several. */
export const roleOf = (words: string): Words => {
  const found = roles.find(role => role.words.some(word => words.toLowerCase().includes(word)))
  return found ? indicatorName(found.indicator) : otherRole
}

/** Talent wanted and on offer on the platform, by the role that it names. */
const sharedTalent = (listed: readonly ListedFact[]): Shared[] =>
  listed.flatMap(({ side, kind, title, elements, regionCode, industry, source }): Shared[] => {
    const asked = elements.filter(element => element.kind === 'talent')
    if (side === 'offer')
      return kind === 'talent'
        ? [{ what: title, side, at: regionCode, ground: source, industry, role: roleOf(title.zh) }]
        : []
    return asked.map(element => ({
      what: { zh: `${element.title}（${title.zh}）`, en: `${element.title} (${title.en})` },
      ...{ side, at: regionCode, ground: source, industry, role: roleOf(element.title) },
    }))
  })

/** Whether people on offer may be who is wanted: from the same industry or, where one of them names none, of the same role. */
const canMeet = (wanted: Calling, offered: Calling): boolean =>
  wanted.industry !== null && offered.industry !== null
    ? wanted.industry === offered.industry
    : wanted.role !== otherRole && wanted.role.zh === offered.role.zh

/** Whom a city has along the chain from research to market, what it lacks by rule of thumb, and who elsewhere offers it. */
export const talentLadder = defineAnalysis({
  id: 'talent-ladder',
  systems: ['E7'],
  title: { zh: '人才梯次', en: 'Talent ladder' },
  question: {
    zh: '从研究到市场缺哪一段人才，谁那里有？',
    en: 'Which link from research to market is short of people, and who has them?',
  },
  needs: ['observations', 'listed'],
  parameters: [theRegion, thePeers],
  method: 'talent-ladder',
  compute({ observations, listed }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const here = around.regionName(region)
    const cities = [region, ...regionsOf(given, 'peers').filter(code => code !== region)]
    const standings = standingsOf(observations, roles, around)
    const counted = cities.flatMap(city =>
      standings.flatMap(({ figure, claims, places }): Row[] => {
        const claim = claims.get(city)
        if (!claim) return []
        const cells = { role: indicatorName(figure.indicator), kind: kinds.count, city, value: Number(claim.value) }
        const place = places.get(city) ?? null
        return [{ cells: { ...cells, what: null, period: claim.period, place }, ground: claim.source }]
      }),
    )
    const ratios = cities.flatMap(city => {
      const [researchers, assistants] = standings.map(({ claims }) => claims.get(city))
      if (!researchers || !assistants || Number(researchers.value) <= 0) return []
      const value = (10 * Number(assistants.value)) / Number(researchers.value)
      return [ratioRow(city, value, [researchers, assistants])]
    })
    const shared = sharedTalent(listed)
    const isHere = ({ at }: Shared) => liesIn(at, region, around)
    const wanted = shared.filter(entry => entry.side === 'need' && isHere(entry))
    const offered = shared.filter(entry => entry.side === 'offer')
    const elsewhere = offered.filter(entry => !isHere(entry) && wanted.some(need => canMeet(need, entry)))
    const row =
      (kind: Words) =>
      ({ role, what, at, ground }: Shared): Row => ({
        cells: { role, kind, city: at, what, value: null, period: null, place: null },
        ground,
      })
    const rows = [
      ...ratios,
      ...counted,
      ...wanted.map(row(kinds.wanted)),
      ...offered.filter(isHere).map(row(kinds.offered)),
      ...elsewhere.map(row(kinds.elsewhere)),
    ]
    const own = rows.filter(({ cells }) => liesIn(cells.city as string | null, region, around))
    const ratio = ratios.find(({ cells }) => cells.city === region)
    const met = wanted.filter(need => elsewhere.some(entry => canMeet(need, entry)))
    const unknown = standings
      .filter(({ claims }) => !claims.has(region))
      .map(({ figure }) => indicatorName(figure.indicator))
    return {
      answer:
        own.length === 0
          ? null
          : answerOf(here, ratio ? Number(ratio.cells.value) : null, wanted, met.length, offered.filter(isHere).length),
      columns,
      rows: own.length > 0 ? rows : [],
      chart: counted.length > 0 ? { kind: 'heat', x: 'city', y: 'role', value: 'place' } : null,
      cautions: [
        {
          zh: '10 : 6 是文章引用的经验值，不是标准，学科之间差别很大。平台上的人才供需按标题里的称呼归到环节，归不进的标“未归类”；个人信息不在这里。',
          en: 'Ten to six is a rule of thumb that an article quotes, no norm, and fields differ much. What is wanted and offered is sorted by the words of its title; nothing about persons is here.',
        },
      ],
      missing: unknown.map(name => ({ text: name, where: 'published' in name ? (name.published as Words) : null })),
      sources: sourcesOf(rows),
    }
  },
})

const answerOf = (
  here: Words,
  ratio: number | null,
  wanted: readonly Shared[],
  met: number,
  offered: number,
): Words => {
  const names = joined([...new Map(wanted.map(({ role }) => [role.zh, role])).values()])
  const told = ratio !== null && {
    zh: `每 10 名研究人员有 ${ratio.toFixed(1)} 名辅助人员（经验值 ${assistantsPerTen}）；`,
    en: `${ratio.toFixed(1)} assistants for 10 researchers (rule of thumb ${assistantsPerTen}); `,
  }
  const asked =
    wanted.length > 0
      ? {
          zh: `需求里要 ${wanted.length} 处人才（${names.zh}），${met} 处在外地有同产业（未注明产业的按同类）的供给`,
          en: `${wanted.length} wants of people (${names.en}), for ${met} of which others offer people of the industry, or of the role where none is named`,
        }
      : {
          zh: `需求里没有要人才的，本地有 ${offered} 处人才供给`,
          en: `no need asks for people; ${offered} offers of people`,
        }
  return { zh: `${here.zh}：${told ? told.zh : ''}${asked.zh}`, en: `${here.en}: ${told ? told.en : ''}${asked.en}` }
}

const kinds = {
  ratio: { zh: '比例', en: 'ratio' },
  count: { zh: '统计', en: 'figure' },
  wanted: { zh: '本地需要', en: 'wanted here' },
  offered: { zh: '本地供给', en: 'offered here' },
  elsewhere: { zh: '外地供给', en: 'offered elsewhere' },
}

const ratioRow = (
  city: string,
  value: number,
  claims: readonly { value: string; period: string; source: Source }[],
): Row => ({
  cells: {
    ...{ kind: kinds.ratio, city, value, period: null, place: null },
    role: { zh: '每 10 名研究人员的辅助人员', en: 'assistants for 10 researchers' },
    what:
      value < assistantsPerTen
        ? { zh: `低于经验值 ${assistantsPerTen}`, en: `below the rule of thumb of ${assistantsPerTen}` }
        : { zh: `不低于经验值 ${assistantsPerTen}`, en: `at or above the rule of thumb of ${assistantsPerTen}` },
  },
  ground: {
    ...{ kind: 'formula', method: 'talent-ladder', text: '10 × assistants / researchers' },
    inputs: claims.map(({ value, period }, i) => ({
      label: `${indicatorName(roles[i].indicator).zh} ${period}`,
      value,
    })),
  },
})

const columns: Column[] = [
  { key: 'role', kind: 'text', label: { zh: '环节', en: 'Link' } },
  { key: 'kind', kind: 'text', label: { zh: '性质', en: 'Kind' } },
  { key: 'city', kind: 'region', label: { zh: '城市', en: 'City' } },
  { key: 'what', kind: 'text', label: { zh: '内容', en: 'What' } },
  { key: 'value', kind: 'number', label: { zh: '数值', en: 'Value' } },
  { key: 'place', kind: 'share', label: { zh: '高于多少有数城市', en: 'Above so many of the cities with it' } },
  { key: 'period', kind: 'period', label: { zh: '时期', en: 'Period' } },
]
