import fc from 'fast-check'
import type { Around, Materials } from './analysis.ts'
import { panelOf } from './panel.ts'
import type { Position } from './recorded.ts'

/** The source that facts in tests stand on. */
export const source = {
  kind: 'source',
  evidenceId: 'e1',
  title: 'A report',
  publisher: 'An office',
  published: '2024-05-01',
  claimKind: 'official',
  disputed: false,
  copies: 0,
} as const

/** Materials of which nothing is recorded. */
const noPanel = panelOf({ classification: 'x', quantity: 'output', unit: '亿元', sources: [] }, new Map())
export const nothing: Materials = {
  ...{ panel: noPanel, other: noPanel },
  ...{ observations: [], funds: [], policies: [], facilities: [], designations: [], organisations: [] },
  qualifications: [],
  ...{ flows: [], listed: [], collaborations: [], groups: [] },
}

/** Cities A, B, C a degree apart on the equator, in province P; a in city A; group:g is A, B and C in that order. */
export const around: Around = {
  regionName: code => ({ zh: code, en: code }),
  activityName: activity => ({ zh: activity, en: activity }),
  peersOf: code => (code === 'Z' ? [] : ['A', 'B', 'C'].filter(other => other !== code)),
  partsOf: code => (code === 'P' || code === 'group:g' ? ['A', 'B', 'C'] : code === 'group:h' ? ['A', 'B'] : []),
  gdpOf: code => ({ A: 1000, B: 2000, C: 4000 })[code] ?? null,
  positionOf: code => {
    const longitude = 'ABC'.indexOf(code)
    const city: Position = { level: 'city', longitude, latitude: 0, above: ['P'] }
    if (code === 'a') return { level: 'county', longitude: 0, latitude: 0.5, above: ['A', 'P'] }
    if (code === 'P') return { level: 'province', longitude: 1, latitude: 0, above: [] }
    if (code.startsWith('group:')) return { level: 'corridor', longitude: 1, latitude: 0, above: [] }
    return longitude >= 0 && code ? city : null
  },
}

const code = fc.constantFrom('A', 'B', 'C', 'a', 'P', 'group:g', 'group:h', 'X', null)
const known = fc.constantFrom('A', 'B', 'C', 'a', 'P', 'group:g', 'group:h', 'X')
const word = fc.constantFrom('量子', '低空经济', '芯片', '中试', 'x')
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of)
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 8 })
const element = fc.constantFrom('technology', 'facility', 'space', 'talent', 'policy', 'scenario', 'first-customer')
const ground = fc.constantFrom(source, { kind: 'sample' as const })
const year = fc.constantFrom('2014', '2022', '2022-06')
const qualifier = fc.constantFrom('lower_bound', 'rounded', 'undated')
const innovation = fc.constantFrom('sustaining' as const, 'efficiency' as const, 'market-creating' as const)

/** Any facts at the places of {@link around}, known and unknown. */
export const anyRecorded: fc.Arbitrary<Omit<Materials, 'panel' | 'other'>> = fc.record({
  observations: some(
    fc.record({
      ...{ regionCode: fc.constantFrom('A', 'B', 'C', 'a', 'P', 'X'), period: year, qualifier: maybe(qualifier) },
      indicator: fc.constantFrom('gdp', 'rd_intensity', 'little_giants', 'smart_factories', 'own indicator'),
      ...{ value: fc.integer({ min: 0, max: 2000 }).map(String), unit: fc.constantFrom('亿元', '%', '家', '家(x)') },
      source: fc.constantFrom(source, { ...source, claimKind: 'recalled' as const }),
    }),
  ),
  funds: some(
    fc.record({
      ...{ regionCode: code, source: fc.constant(source), name: word, term: maybe(word), lossRules: maybe(word) },
      ...{ sizeYuan: maybe(fc.integer({ min: 0, max: 1e12 })), field: maybe(word), what: maybe(word) },
      stage: maybe(fc.constantFrom('种子、天使', '产业化', '概念验证', 'seed')),
    }),
  ),
  policies: some(
    fc.record({
      ...{
        regionCode: code,
        source: fc.constant(source),
        name: word,
        beneficiary: maybe(word),
        conditions: maybe(word),
      },
      ...{ instrument: fc.constantFrom('subsidy', 'future-industry-plan', 'own-tool'), amount: maybe(word) },
      ...{ validFrom: maybe(year), validTo: maybe(year) },
    }),
  ),
  facilities: some(
    fc.record({
      ...{ regionCode: code, source: fc.constant(source), name: word, capacity: maybe(word), what: maybe(word) },
      ...{ kind: fc.constantFrom('computing', 'big-science', 'platform', 'own-kind'), status: maybe(word) },
      openness: maybe(word),
    }),
  ),
  designations: some(
    fc.record({
      ...{ regionCode: code, source: fc.constant(source), field: maybe(word), period: maybe(year) },
      list: fc.constantFrom('low_altitude_pilot', 'large_science_facility', 'own-list'),
    }),
  ),
  organisations: some(
    fc.record({
      ...{
        regionCode: code,
        source: ground,
        name: word,
        nameEn: maybe(word),
        activity: maybe(word),
        what: maybe(word),
      },
      kind: fc.constantFrom('firm', 'university', 'platform', 'park', 'fund'),
      roles: maybe(
        fc.constantFrom('chain-leader', 'branches:A;B', 'reverse-enclave', 'park-of:A;knowledge-anchor', ':'),
      ),
    }),
  ),
  qualifications: some(
    fc.record({
      ...{ regionCode: code, source: fc.constant(source), firm: fc.record({ zh: word, en: word }), level: maybe(word) },
      ...{ field: maybe(word), site: maybe(word), grantedOn: maybe(year), expiresOn: maybe(year) },
      kind: fc.constantFrom('little-giant' as const, 'high-tech' as const, 'smart-factory' as const),
    }),
  ),
  flows: some(
    fc.record({
      ...{ kind: fc.constantFrom('technology-contracts' as const, 'branches' as const), from: known, to: known },
      ...{ period: year, value: fc.double({ min: 0, max: 1e6, noNaN: true }), unit: fc.constantFrom('亿元', '家') },
      ...{ qualifier: maybe(word), part: maybe(fc.constantFrom('service', 'licence', 'seed')) },
      source: fc.constantFrom(source, { ...source, claimKind: 'own' as const }),
    }),
  ),
  listed: some(
    fc.record({
      ...{ regionCode: code, source: ground, side: fc.constantFrom('need' as const, 'offer' as const) },
      ...{ link: fc.constant('/offers/1'), title: fc.record({ zh: word, en: word }), industry: maybe(word) },
      kind: fc.constantFrom('technology-seeks-scenario', 'facility', 'space', 'scenario'),
      ...{ innovationKind: maybe(innovation), yuan: maybe(fc.integer({ min: 0, max: 1e9 })) },
      elements: some(fc.record({ kind: element, title: word })) as fc.Arbitrary<never[]>,
    }),
  ),
  collaborations: some(
    fc.record({
      ...{ link: fc.constant('/collaborations/1'), title: fc.record({ zh: word, en: word }), source: ground },
      ...{ track: fc.constant('scenario' as const), stage: maybe(fc.constant('test' as const)) },
      need: fc.record({ regionCode: code, innovationKind: maybe(innovation) }),
      offer: fc.record({ regionCode: code, innovationKind: maybe(innovation) }),
    }),
  ),
  groups: some(
    fc.record({
      code: fc.constantFrom('group:g', 'group:h'),
      kind: fc.constantFrom('corridor' as const, 'cluster' as const),
      members: some(fc.record({ code: known, source: fc.constant(source) })),
    }),
  ),
})
