import terms from '../facility-kinds.json' with { type: 'json' }
import { type Column, defineAnalysis, type Parameter, type Row, type Words } from './analysis.ts'
import { anyRegion, askedOfNoRegion, joined, sourcesOf, textOf } from './parameters.ts'
import { liesIn } from './within.ts'

const kindName = (kind: string): Words => (terms as Record<string, Words>)[kind] ?? { zh: kind, en: kind }
/** Lists of which every entry is a facility, and which kind that is. */
const lists: Record<string, string> = { large_science_facility: 'big-science', east_data_west_compute: 'computing' }
const named = 3
const theKind: Parameter = {
  ...{ name: 'kind', kind: 'choice', fallback: 'all', label: { zh: '种类', en: 'Kind' } },
  options: [
    { id: 'all', label: { zh: '全部', en: 'all' } },
    ...Object.entries(terms as Record<string, Words>).map(([id, label]) => ({ id, label })),
  ],
}

/** Facilities and computing by city: what is there, how large, how open. */
export const facilitiesByCity = defineAnalysis({
  id: 'facilities',
  systems: ['O6'],
  title: { zh: '设施与算力', en: 'Facilities and computing' },
  question: {
    zh: '大装置、平台、试验场和算力在哪里，谁能用？',
    en: 'Where are facilities, platforms, test sites and computing, and who may use them?',
  },
  needs: ['facilities', 'designations', 'listed'],
  parameters: [anyRegion, theKind],
  method: 'facilities',
  compute({ facilities, designations, listed }, given, around) {
    const region = textOf(given, 'region')
    const refused = region ? askedOfNoRegion(region, around) : null
    if (refused) return refused
    const kind = textOf(given, 'kind')
    const nothing = { status: null, capacity: null, openness: null }
    const all = [
      ...facilities.map(fact => ({ ...fact, offered: false })),
      ...designations.flatMap(fact =>
        lists[fact.list] && fact.field
          ? [{ ...nothing, ...fact, name: fact.field, kind: lists[fact.list], status: fact.period, offered: false }]
          : [],
      ),
      ...listed.flatMap(fact =>
        fact.side === 'offer' && fact.kind === 'facility'
          ? [{ ...nothing, ...fact, name: fact.title.zh, openness: '平台上可申请', offered: true }]
          : [],
      ),
    ].filter(
      fact =>
        (kind === 'all' || fact.kind === kind) &&
        (region ? liesIn(fact.regionCode, region, around) : fact.regionCode !== null),
    )
    const cityOf = (code: string | null) => {
      const position = code === null ? null : around.positionOf(code)
      return position?.level === 'county' ? (position.above[0] ?? code) : code
    }
    const byCity = Map.groupBy(all, fact => cityOf(fact.regionCode) ?? '')
    const rows = [...byCity]
      .sort(([x, ofX], [y, ofY]) => ofY.length - ofX.length || x.localeCompare(y))
      .flatMap(([city, ofCity]) =>
        ofCity.map(
          (fact): Row => ({
            cells: {
              ...{ city: city || null, here: ofCity.length, name: fact.name, kind: kindName(fact.kind) },
              ...{ status: fact.status, capacity: fact.capacity, openness: fact.openness, offered: fact.offered },
            },
            ground: fact.source,
          }),
        ),
      )
    const columns: Column[] = [
      { key: 'city', kind: 'region', label: { zh: '城市', en: 'City' } },
      { key: 'name', kind: 'text', label: { zh: '设施', en: 'Facility' } },
      { key: 'kind', kind: 'text', label: { zh: '种类', en: 'Kind' } },
      { key: 'status', kind: 'text', label: { zh: '状态', en: 'State' } },
      { key: 'capacity', kind: 'text', label: { zh: '能力', en: 'Capacity' } },
      { key: 'openness', kind: 'text', label: { zh: '谁能用', en: 'Who may use it' } },
      { key: 'offered', kind: 'yes', label: { zh: '平台上有供给', en: 'On offer here' } },
      { key: 'here', kind: 'number', label: { zh: '该市合计', en: 'In the city' }, hidden: true },
    ]
    const top = [...byCity]
      .filter(([city]) => city)
      .sort(([, x], [, y]) => y.length - x.length)
      .slice(0, named)
      .map(([city, { length }]) => ({
        zh: `${around.regionName(city).zh}（${length}）`,
        en: `${around.regionName(city).en} (${length})`,
      }))
    const open = rows.filter(row => row.cells.openness !== null).length
    const sized = rows.filter(row => row.cells.capacity !== null).length
    const here = region ? around.regionName(region) : { zh: '各地', en: 'all places' }
    return {
      answer:
        rows.length > 0
          ? {
              zh: `${here.zh}有记录的设施 ${rows.length} 处${top.length > 1 ? `（${joined(top).zh}）` : ''}，其中 ${open} 处写明谁能用，${sized} 处写明能力`,
              en: `${rows.length} facilities in ${here.en} are on record${top.length > 1 ? ` (${joined(top).en})` : ''}; of ${open} it is told who may use them, of ${sized} how large they are`,
            }
          : null,
      columns,
      rows,
      chart: { kind: 'map', region: 'city', value: 'here' },
      cautions: [
        {
          zh: '只数有记录的，不比大小：一台望远镜和一个机房各算一处。名录、报道和平台供给可能说的是同一处。标“示例”的是演示。',
          en: 'What is on record is counted, not weighed: a telescope and a machine room are one each. A list, a report and an offer may speak of the same one. Those marked as sample are made up.',
        },
      ],
      missing:
        rows.length === open && rows.length > 0
          ? []
          : [
              {
                text:
                  rows.length === 0
                    ? { zh: `没有${here.zh}的设施记录`, en: `No facility in ${here.en} is on record` }
                    : {
                        zh: `${rows.length - open} 处没有写明开放条件`,
                        en: `Of ${rows.length - open} it is not told on what terms they are open`,
                      },
                where: {
                  zh: '国家网络管理平台（重大科研基础设施和大型科研仪器）、各装置和算力中心的用户指南',
                  en: 'the national platform of research infrastructure, and user guides of facilities and computing centres',
                },
              },
            ],
      sources: sourcesOf(rows),
    }
  },
})
