import { type Column, defineAnalysis, nothingFound, type Row } from './analysis.ts'
import { askedOfNoRegion, joined, sourcesOf, textOf, theRegionApart } from './parameters.ts'
import type { OrganisationFact } from './recorded.ts'
import { rolesOf } from './roles.ts'
import { distanceOf, liesIn } from './within.ts'

/** From here on the next place is too far for people to go there and back within a morning. */
const farKm = 150
/** How many of a place's nodes are named in its row. */
const named = 4

/** What is made up to show how the platform works is no node. */
const isNode = ({ kind, roles, source }: OrganisationFact): boolean =>
  source.kind !== 'sample' &&
  (['university', 'institute', 'platform', 'park'].includes(kind) ||
    rolesOf(roles).some(({ role }) => ['knowledge-anchor', 'chain-leader', 'third-party-platform'].includes(role)))

/** A corridor as an ordered chain of places: the nodes in each, what flows between neighbours, and the gaps. */
export const corridor = defineAnalysis({
  id: 'corridor',
  systems: ['E12'],
  title: { zh: '走廊与节点', en: 'Corridor and nodes' },
  question: {
    zh: '走廊上每一段有什么节点、什么流动，断在哪里？',
    en: 'Which nodes and flows does each stretch of a corridor have, and where is it broken?',
  },
  needs: ['organisations', 'facilities', 'designations', 'flows', 'groups'],
  parameters: [theRegionApart],
  method: 'corridor',
  compute({ organisations, facilities, designations, flows, groups }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const { regionName } = around
    const places = around.partsOf(region)
    if (places.length < 2)
      return nothingFound(
        {
          zh: '走廊由几个地方连成：选一条走廊或都市圈',
          en: 'A corridor joins several places: choose a corridor or a metropolitan area',
        },
        { zh: '导入走廊的成员和顺序', en: 'import the members of a corridor and their order' },
      )
    const isWithin = (code: string | null) => places.some(place => liesIn(code, place, around))
    const listed = designations.flatMap(fact =>
      fact.list === 'large_science_facility' && fact.field ? [{ ...fact, name: fact.field }] : [],
    )
    const group = groups.find(({ code }) => code === region)
    const rows = places.map((place, position): Row => {
      const next = places[position + 1] ?? null
      const nodes = [
        ...organisations.filter(fact => isNode(fact) && liesIn(fact.regionCode, place, around)),
        ...[...facilities, ...listed].filter(fact => liesIn(fact.regionCode, place, around)),
      ]
      const names = [...new Set(nodes.map(({ name }) => name))]
      const between = next
        ? flows.filter(
            flow =>
              (liesIn(flow.from, place, around) && liesIn(flow.to, next, around)) ||
              (liesIn(flow.from, next, around) && liesIn(flow.to, place, around)),
          )
        : []
      const km = next ? distanceOf(place, next, around) : null
      const gaps = [
        ...(names.length === 0 ? [{ zh: '没有节点记录', en: 'no node on record' }] : []),
        ...(next && between.length === 0 ? [{ zh: '到下一站没有流动记录', en: 'no flow to the next on record' }] : []),
        ...(km !== null && km > farKm
          ? [{ zh: `离下一站超过 ${farKm} km`, en: `more than ${farKm} km to the next` }]
          : []),
      ]
      return {
        cells: {
          ...{ position: position + 1, place, next },
          nodes: names.length || null,
          which: names.length > 0 ? joined(names.slice(0, named).map(name => ({ zh: name, en: name }))) : null,
          km: km === null ? null : Math.round(km),
          flows:
            between.length > 0
              ? between.map(({ period, value, unit }) => `${period}: ${value} ${unit}`).join('; ')
              : null,
          gaps: gaps.length > 0 ? joined(gaps) : null,
        },
        ground: {
          kind: 'formula',
          method: 'corridor',
          text: 'nodes = |organisations ∪ facilities|',
          inputs: [
            ...names.map(name => ({ label: name, value: '1' })),
            ...between.map(({ from, to, period, value, unit }) => ({
              label: `${from} → ${to} ${period}`,
              value: `${value} ${unit}`,
            })),
          ],
        },
      }
    })
    const columns: Column[] = [
      { key: 'position', kind: 'number', label: { zh: '顺序', en: 'Order' } },
      { key: 'place', kind: 'region', label: { zh: '地方', en: 'Place' } },
      { key: 'nodes', kind: 'number', label: { zh: '节点数', en: 'Nodes' } },
      { key: 'which', kind: 'text', label: { zh: '节点', en: 'Which' } },
      { key: 'next', kind: 'region', label: { zh: '下一站', en: 'Next' } },
      { key: 'km', kind: 'number', unit: 'km', label: { zh: '到下一站', en: 'To the next' } },
      { key: 'flows', kind: 'text', label: { zh: '之间的流动', en: 'Flows between' } },
      { key: 'gaps', kind: 'text', label: { zh: '缺口', en: 'Gaps' } },
    ]
    const without = rows.filter(row => row.cells.nodes === null).map(row => regionName(String(row.cells.place)))
    const stretches = rows.slice(0, -1)
    const dry = stretches.filter(row => row.cells.flows === null).length
    const ordered = group?.kind === 'corridor'
    return {
      answer: {
        zh: `${regionName(region).zh}的 ${places.length} 个地方中，${without.length} 个没有节点记录${without.length > 0 ? `（${joined(without).zh}）` : ''}；${stretches.length} 段里 ${dry} 段没有流动记录`,
        en: `Of the ${places.length} places of ${regionName(region).en}, ${without.length} have no node on record${without.length > 0 ? ` (${joined(without).en})` : ''}; ${dry} of ${stretches.length} stretches have no flow on record`,
      },
      columns,
      rows,
      chart: { kind: 'map', region: 'place', value: 'nodes', to: 'next' },
      cautions: [
        {
          zh: '节点是有记录的高校院所、平台、园区、链主和设施，只数记到的，不比大小；距离是直线距离。没有记录不等于没有。',
          en: 'Nodes are the universities, institutes, platforms, parks, chain leaders and facilities on record; they are counted, not weighed. Distances are as the crow flies. Not on record is not the same as absent.',
        },
        ...(ordered
          ? []
          : [
              {
                zh: '这个区域没有规定先后，这里的顺序只是登记的顺序。',
                en: 'This region has no order of its own: the order here is that of the register.',
              },
            ]),
      ],
      missing:
        dry > 0
          ? [
              {
                text: { zh: `${dry} 段之间的流动`, en: `The flows of ${dry} stretches` },
                where: {
                  zh: '城市之间的合同、投资、人才流向多未公布，可导入自己的台账',
                  en: 'flows of contracts, capital and talent between cities are mostly unpublished: import your own ledger',
                },
              },
            ]
          : [],
      sources: sourcesOf(
        [
          ...(group?.members ?? []),
          ...[...facilities, ...listed, ...organisations].filter(fact => isWithin(fact.regionCode)),
        ].map(({ source }) => ({ cells: {}, ground: source })),
      ),
    }
  },
})
