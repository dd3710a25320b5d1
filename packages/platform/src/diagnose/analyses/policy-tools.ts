import { instrumentName } from '../sections.ts'
import { type Around, type Column, defineAnalysis, type Row } from './analysis.ts'
import { askedOfNoRegion, joined, regionsOf, sourcesOf, textOf, thePeers, theRegionApart } from './parameters.ts'
import type { PolicyFact } from './recorded.ts'
import { liesIn } from './within.ts'

/** How many tools the answer names. */
const named = 5
/** Policies of the state hold everywhere, and so tell no two cities apart. */
const state = '100000'

/** Whether a policy can be used in a region: it was made there, in a place in it, or for a larger region that it lies in. */
const holdsIn = ({ regionCode }: PolicyFact, region: string, around: Around): boolean =>
  regionCode !== null &&
  regionCode !== state &&
  (liesIn(regionCode, region, around) || liesIn(region, regionCode, around))

/** Which policy tools a city and its peers have: one row a policy, and which tools the city lacks. */
export const policyTools = defineAnalysis({
  id: 'policy-tools',
  systems: ['E9'],
  title: { zh: '政策工具', en: 'Policy tools' },
  question: {
    zh: '同类城市在用哪些政策工具，本市还没有？',
    en: 'Which policy tools do its peers have and it has not?',
  },
  needs: ['policies'],
  parameters: [theRegionApart, thePeers],
  method: 'policy-tools',
  compute({ policies }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const { regionName } = around
    const members = around.partsOf(region)
    const peers = regionsOf(given, 'peers').filter(code => code !== region)
    const cities = members.length > 0 ? members : [region, ...peers]
    const held = cities.map(city => ({ city, has: policies.filter(policy => holdsIn(policy, city, around)) }))
    const holders = (instrument: string) =>
      held.filter(({ has }) => has.some(policy => policy.instrument === instrument)).map(({ city }) => city)
    const instruments = [...new Set(held.flatMap(({ has }) => has.map(policy => policy.instrument)))]
      .map(instrument => ({ instrument, by: holders(instrument) }))
      .map(tool => ({ ...tool, lacking: members.length === 0 && !tool.by.includes(region) }))
      .sort((x, y) => Number(y.lacking) - Number(x.lacking) || y.by.length - x.by.length)
    const rows = instruments.flatMap(({ instrument, by, lacking }) =>
      held.flatMap(({ city, has }) => {
        const ofCell = has.filter(policy => policy.instrument === instrument)
        return ofCell.map(
          (policy): Row => ({
            cells: {
              instrument: instrumentName(instrument),
              city,
              lacking,
              policies: ofCell.length,
              holders: by.length,
              name: policy.name,
              madeBy: policy.regionCode,
              beneficiary: policy.beneficiary,
              conditions: policy.conditions,
              amount: policy.amount,
              from: policy.validFrom,
              to: policy.validTo,
            },
            ground: policy.source,
          }),
        )
      }),
    )
    const columns: Column[] = [
      { key: 'instrument', kind: 'text', label: { zh: '政策工具', en: 'Tool' } },
      { key: 'city', kind: 'region', label: { zh: '可用的城市', en: 'City that can use it' } },
      { key: 'lacking', kind: 'yes', label: { zh: '本市没有记录', en: 'Not on record here' } },
      { key: 'name', kind: 'text', label: { zh: '政策', en: 'Policy' } },
      { key: 'madeBy', kind: 'region', label: { zh: '由哪里制定', en: 'Made by' } },
      { key: 'beneficiary', kind: 'text', label: { zh: '惠及', en: 'For whom' } },
      { key: 'conditions', kind: 'text', label: { zh: '条件或内容', en: 'Conditions or content' } },
      { key: 'amount', kind: 'text', label: { zh: '额度', en: 'Amount' } },
      { key: 'from', kind: 'period', label: { zh: '自', en: 'From' }, hidden: true },
      { key: 'to', kind: 'period', label: { zh: '至', en: 'To' } },
      {
        key: 'policies',
        kind: 'number',
        label: { zh: '该市此类政策数', en: 'Policies of the kind there' },
        hidden: true,
      },
      { key: 'holders', kind: 'number', label: { zh: '有记录的城市数', en: 'Cities with it on record' }, hidden: true },
    ]
    const lacked = instruments.filter(tool => tool.lacking)
    const without = held.filter(({ has }) => has.length === 0).map(({ city }) => regionName(city))
    const list = joined(
      (lacked.length > 0 ? lacked : instruments).slice(0, named).map(({ instrument, by }) => {
        const names = joined(by.map(regionName))
        return {
          zh: `${instrumentName(instrument).zh}（${names.zh}）`,
          en: `${instrumentName(instrument).en} (${names.en})`,
        }
      }),
    )
    const here = regionName(region)
    return {
      answer:
        rows.length === 0
          ? null
          : lacked.length > 0
            ? {
                zh: `同类城市有、${here.zh}没有记录的政策工具有 ${lacked.length} 种：${list.zh}`,
                en: `Peers have ${lacked.length} policy tools that ${here.en} has not on record: ${list.en}`,
              }
            : members.length > 0
              ? {
                  zh: `${here.zh}的成员共有 ${instruments.length} 种政策工具有记录：${list.zh}`,
                  en: `The members of ${here.en} have ${instruments.length} policy tools on record: ${list.en}`,
                }
              : {
                  zh: `同类城市有记录的政策工具，${here.zh}都有`,
                  en: `${here.en} has every policy tool that its peers have on record`,
                },
      columns,
      rows,
      chart: { kind: 'heat', x: 'city', y: 'instrument', value: 'policies' },
      cautions: [
        {
          zh: '登记的是读到过的政策，不是全部有效政策；没有记录不等于没有。有工具不说明用得多、用得好。省级和跨区域政策算作所辖城市可用，国家政策各地都有，不列入比较。',
          en: 'The register holds what was read, not all that is in force: not on record is not the same as absent, and having a tool says nothing of its use. Policies of a province or a larger region count for the cities in it; those of the state hold everywhere and are left out.',
        },
      ],
      missing: [
        ...(without.length > 0
          ? [
              {
                text: {
                  zh: `没有政策记录的城市：${joined(without).zh}`,
                  en: `No policies on record: ${joined(without).en}`,
                },
                where: { zh: '各市政府门户的政策文件库', en: 'the document libraries of the city governments' },
              },
            ]
          : []),
        ...(cities.length < 2
          ? [
              {
                text: { zh: '不知道和哪些城市比', en: 'It is not known which cities to compare with' },
                where: { zh: '在上面选几个城市，或导入地区生产总值', en: 'choose some above, or import GDP' },
              },
            ]
          : []),
      ],
      sources: sourcesOf(rows),
    }
  },
})
