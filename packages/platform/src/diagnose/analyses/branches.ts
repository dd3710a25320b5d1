import { type Column, defineAnalysis, type Row } from './analysis.ts'
import { anyRegion, askedOfNoRegion, joined, sourcesOf, textOf } from './parameters.ts'
import { rolesOf } from './roles.ts'
import { liesIn } from './within.ts'

/** Roles that tie an organisation to another place, and which way: it stands in its own place unless it reaches out. */
const ties = {
  branches: { zh: '分支机构', en: 'branch', reachesOut: true },
  'park-of': { zh: '共建园区', en: 'jointly built park', reachesOut: false },
  'enclave-of': { zh: '飞地', en: 'enclave', reachesOut: false },
  'reverse-enclave': { zh: '反向飞地', en: 'reverse enclave', reachesOut: false },
}
const named = 3

/** Parks, branches and enclaves as a network between places: who hosts whom. */
export const branches = defineAnalysis({
  id: 'parks-and-branches',
  systems: ['C4'],
  title: { zh: '园区、分支与飞地', en: 'Parks, branches and enclaves' },
  question: { zh: '谁在谁那里设了分支、园区和飞地？', en: 'Who has branches, parks and enclaves where?' },
  needs: ['organisations', 'flows'],
  parameters: [anyRegion],
  method: 'parks-and-branches',
  compute({ organisations, flows }, given, around) {
    const region = textOf(given, 'region')
    // Without a region the whole network is shown.
    const refused = region ? askedOfNoRegion(region, around) : null
    if (refused) return refused
    const { regionName } = around
    const one = organisations.flatMap(({ name, nameEn, regionCode, roles, source }) =>
      rolesOf(roles).flatMap(({ role, places }) => {
        const tie = role in ties ? ties[role as keyof typeof ties] : null
        if (!tie || source.kind === 'sample') return []
        const others: (string | null)[] = places.length > 0 ? places : [null]
        return others.map(other => ({
          ...{ name: { zh: name, en: nameEn ?? name }, source, kind: { zh: tie.zh, en: tie.en } },
          ...(tie.reachesOut ? { from: regionCode, to: other } : { from: other, to: regionCode }),
          total: null,
          unit: null,
          period: null,
        }))
      }),
    )
    const many = flows
      .filter(flow => flow.kind === 'branches')
      .map(flow => ({
        ...{
          name: null,
          source: flow.source,
          from: flow.from,
          to: flow.to,
          kind: { zh: '分支机构总数', en: 'branches in all' },
        },
        ...{ total: flow.value, unit: flow.unit, period: flow.period },
      }))
    const shown = [...one, ...many].filter(
      ({ from, to }) => !region || liesIn(from, region, around) || liesIn(to, region, around),
    )
    const rows = shown.map(
      ({ source, ...cells }): Row => ({ cells: { ...cells, links: cells.name === null ? null : 1 }, ground: source }),
    )
    const columns: Column[] = [
      { key: 'name', kind: 'text', label: { zh: '机构', en: 'Organisation' } },
      { key: 'kind', kind: 'text', label: { zh: '关系', en: 'Tie' } },
      { key: 'from', kind: 'region', label: { zh: '来自', en: 'From' } },
      { key: 'to', kind: 'region', label: { zh: '设在', en: 'Hosted by' } },
      { key: 'total', kind: 'number', label: { zh: '总数', en: 'In all' } },
      { key: 'unit', kind: 'text', label: { zh: '单位', en: 'Unit' }, hidden: true },
      { key: 'period', kind: 'period', label: { zh: '时期', en: 'Period' } },
      { key: 'links', kind: 'number', label: { zh: '条数', en: 'Ties' }, hidden: true },
    ]
    const hosts = [
      ...Map.groupBy(
        rows.filter(row => row.cells.to !== null && row.cells.links),
        row => String(row.cells.to),
      ),
    ]
      .sort(([, x], [, y]) => y.length - x.length)
      .slice(0, named)
      .map(([code, ofHost]) => ({
        zh: `${regionName(code).zh}（${ofHost.length}）`,
        en: `${regionName(code).en} (${ofHost.length})`,
      }))
    const homeless = rows.filter(row => row.cells.from === null || row.cells.to === null).length
    const here = region ? regionName(region) : { zh: '各地', en: 'all places' }
    return {
      answer:
        rows.length > 0
          ? {
              zh: `${here.zh}有记录的分支、园区和飞地关系 ${rows.length} 条${hosts.length > 0 ? `，承接最多的是${joined(hosts).zh}` : ''}`,
              en: `${rows.length} ties by branches, parks and enclaves of ${here.en} are on record${hosts.length > 0 ? `; most are hosted by ${joined(hosts).en}` : ''}`,
            }
          : null,
      columns,
      rows,
      chart: { kind: 'map', region: 'from', value: 'links', to: 'to' },
      cautions: [
        {
          zh: '一家机构一地一条；统计给出的总数单列，不和逐家记录的相加。一条关系不说明规模，也不说明还在不在。',
          en: 'One organisation in one place is one tie; totals by statistics stand apart and are never added to those. A tie tells nothing of size, nor whether it still exists.',
        },
      ],
      missing: [
        ...(rows.length === 0
          ? [
              {
                text: {
                  zh: `没有${here.zh}的分支、园区或飞地记录`,
                  en: `No branch, park or enclave of ${here.en} is on record`,
                },
                where: {
                  zh: '企业年报的子公司名单、园区管委会；导入机构时在“角色”里写 branches:110000 等',
                  en: 'lists of subsidiaries in annual reports, administrations of parks; import organisations with roles such as branches:110000',
                },
              },
            ]
          : []),
        ...(homeless > 0
          ? [
              {
                text: { zh: `${homeless} 条只知道一头`, en: `Of ${homeless} ties only one end is known` },
                where: null,
              },
            ]
          : []),
      ],
      sources: sourcesOf(rows),
    }
  },
})
