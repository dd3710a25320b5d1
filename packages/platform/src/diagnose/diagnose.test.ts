import assert from 'node:assert/strict'
import test from 'node:test'
import type { Matrix } from '@langqiao/economy'
import { distanceKm } from './city-type.ts'
import { intervalOf } from './claims.ts'
import { nothingRecorded, type Observation, type RegionFacts, type Source, type Surroundings } from './facts.ts'
import { compoundYearlyGrowth } from './growth.ts'
import { diagnose, measureFirms } from './index.ts'

const source = (claimKind: Source['claimKind'] = 'official'): Source => ({
  kind: 'source',
  evidenceId: '00000000-0000-4000-8000-000000000000',
  title: 'Bulletin',
  publisher: null,
  published: null,
  claimKind,
  disputed: false,
  copies: 0,
})
const observed = (indicator: string, value: number, unit: string, more: Partial<Observation> = {}): Observation => ({
  indicator,
  value: String(value),
  unit,
  period: '2024',
  qualifier: null,
  source: source(),
  ...more,
})
const city = ({ code = '340100', ...more }: Partial<RegionFacts> & { code?: string } = {}): RegionFacts => ({
  ...nothingRecorded({ code, name: '甲', nameEn: 'A', level: 'city', longitude: 117, latitude: 32 }),
  ...more,
})
const firms: Matrix = {
  regions: ['340100', '420100', '440300'],
  activities: ['Displays', 'Chips', 'Cars', 'Optics'],
  values: Float64Array.from([8, 8, 1, 0, 0, 9, 9, 2, 1, 4, 0, 12]),
}
const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  firms,
  gdpYuan: new Map(),
  cities: new Map(
    firms.regions.map(code => [code, { code, name: code, nameEn: code, longitude: null, latitude: null }]),
  ),
  instruments: new Map(),
  activityName: activity => ({ zh: activity, en: activity }),
  ...more,
})
const typeOf = (facts: RegionFacts, surroundings = around()) => {
  const { type } = diagnose(facts, surroundings, measureFirms(surroundings))
  assert.ok(type)
  return type
}
const leading = [
  observed('rd_intensity', 6.5, '%'),
  observed('rd_expenditure', 2200, '亿元'),
  observed('little_giants', 900, '家'),
  observed('big_science_facilities', 3, '座'),
]
/** Figures that rule the other types of centre cities out. */
const nothingElse = [observed('lead_industry_share', 10, '%'), observed('new_entries', 0, '个')]

test('a centre city with every figure gets its type, with a path', () => {
  const type = typeOf(city({ observations: [...leading, ...nothingElse] }))
  assert.equal(type.id, 'innovation-leading')
  assert.deepEqual(type.memberships['innovation-leading'], [1, 1])
  assert.deepEqual(type.memberships['traditional-upgrading'], [0, 0])
  assert.ok(type.path)
  assert.deepEqual(type.settle, [])
})

test('a missing figure leaves an interval, and the page says which figures would settle it', () => {
  const type = typeOf(city({ observations: [...leading.slice(0, 3)] }))
  assert.equal(type.id, 'insufficient-data')
  assert.deepEqual(type.memberships['innovation-leading'], [0, 1])
  assert.equal(type.settle.length, 3)
  assert.match(type.settle[0].indicator.en, /facilities/)
})

test('low figures throughout are a mixed city, not a lack of data', () => {
  const type = typeOf(city({ observations: [observed('rd_intensity', 1, '%'), ...nothingElse] }))
  assert.equal(type.id, 'mixed')
})

test('an unverified row never decides: it leaves the gate open and is named', () => {
  const old = [
    observed('old_industry_share', 90, '%'),
    observed('technical_renewal_share', 60, '%'),
    observed('smart_factories_per_100', 5, '家'),
  ]
  const listed = (claimKind: Source['claimKind']) =>
    city({
      observations: [...old, observed('rd_intensity', 1, '%'), ...nothingElse],
      designations: [{ list: 'old_industrial_city', field: null, period: '2013-2022', source: source(claimKind) }],
    })
  assert.equal(typeOf(listed('official')).id, 'traditional-upgrading')
  const open = typeOf(listed('recalled'))
  assert.equal(open.id, 'insufficient-data')
  assert.deepEqual(open.memberships['traditional-upgrading'], [0, 1])
  assert.ok(
    open.reasons.some(
      reason => reason.kind === 'gate' && reason.ground?.kind === 'source' && reason.ground.claimKind === 'recalled',
    ),
  )
})

test('a recalled figure is as good as none; another definition of the unit too', () => {
  for (const doubtful of [{ source: source('recalled') }, { unit: '座(已有+在建+预研)' }]) {
    const facts = city({
      observations: [...leading.slice(0, 3), observed('big_science_facilities', 13, '座', doubtful)],
    })
    assert.deepEqual(typeOf(facts).memberships['innovation-leading'], [0, 1])
  }
})

test('claims that differ give an interval that holds both', () => {
  const facts = city({
    observations: [...leading.slice(1), observed('rd_intensity', 3, '%'), observed('rd_intensity', 5, '%')],
  })
  const [low, high] = typeOf(facts).memberships['innovation-leading'] ?? [0, 0]
  assert.ok(low > 0 && low < high && high < 1)
})

test('cities and counties have the types of their axis', () => {
  const centre = Object.keys(typeOf(city()).memberships)
  const other = Object.keys(typeOf(city({ code: '510300' })).memberships)
  assert.ok(centre.includes('emerging-led') && !centre.includes('cluster'))
  assert.ok(other.includes('cluster') && !other.includes('emerging-led'))
  const rich = around({ gdpYuan: new Map([['320500', 2.6e12]]) })
  assert.ok('focused-leading' in typeOf(city({ code: '320500' }), rich).memberships)
})

test('a supporter needs a centre within reach', () => {
  const far = around({
    gdpYuan: new Map([
      ['310000', 5e12],
      ['230800', 1e11],
    ]),
    cities: new Map([
      ['310000', { code: '310000', name: '上海', nameEn: 'Shanghai', longitude: 121.5, latitude: 31.2 }],
    ]),
  })
  const remote = city({ code: '230800' })
  remote.region.longitude = 130.3
  remote.region.latitude = 46.8
  assert.deepEqual(typeOf(remote, far).memberships.supporter, [0, 0])
})

test('an opportunity names the strengths that carry it, and formula and inputs', () => {
  const { opportunities, opportunityNote } = diagnose(city(), around(), measureFirms(around()))
  assert.equal(opportunityNote, null)
  const cars = opportunities.find(item => item.activity === 'Cars')
  assert.ok(cars && !cars.present)
  assert.equal(cars.carriedBy.length > 0, true)
  assert.ok(cars.carriedBy.every(carrier => carrier.rca >= 1))
  assert.equal(cars.ground.kind, 'formula')
})

test('too few firms give no list but the reason', () => {
  const thin = around({ firms: { ...firms, values: Float64Array.from([2, 1, 0, 0, 0, 5, 9, 4, 1, 9, 0, 12]) } })
  const { opportunities, opportunityNote, partners } = diagnose(city(), thin, measureFirms(thin))
  assert.deepEqual([opportunities, opportunityNote, partners], [[], 'few-firms', []])
})

test('a partner has, by two firms and more, what the city lacks around its next steps', () => {
  // Presence [1 0 0 1], [1 1 0 0], [0 1 1 0], whose complementarities economy checks by hand; one firm is no strength.
  const paired = around({ firms: { ...firms, values: Float64Array.from([8, 0, 0, 8, 8, 8, 0, 1, 0, 8, 8, 0]) } })
  const { partners } = diagnose(city(), paired, measureFirms(paired))
  assert.deepEqual(
    partners.map(({ code, score, activities }) => [code, score, activities]),
    [
      ['440300', 0.75, ['Chips', 'Cars']],
      ['420100', 0.5, ['Chips']],
    ],
  )
})

test('every section answers or says what is missing, and peers’ tools are told apart', () => {
  const surroundings = around({
    gdpYuan: new Map([
      ['340100', 1e12],
      ['420100', 1.1e12],
    ]),
    instruments: new Map([['420100', new Set(['first purchase'])]]),
  })
  const { sections, peers } = diagnose(city(), surroundings, measureFirms(surroundings))
  assert.deepEqual(peers, ['420100'])
  for (const section of sections) assert.ok(section.items.length + section.missing.length > 0, section.id)
  const tools = sections.find(section => section.id === 'policies')
  assert.deepEqual(
    tools?.items.map(item => [item.label, item.value, item.qualifier]),
    [['first purchase', '420100', 'peers']],
  )
})

test('the headline gives what articles call it as their word, and only solid strengths', () => {
  const facts = city({
    designations: [{ list: 'article_type', field: '新兴产业主导型', period: '2025', source: source('media') }],
  })
  const { headline } = diagnose(facts, around(), measureFirms(around()))
  assert.match(headline.zh, /文章称其为新兴产业主导型/)
  assert.match(headline.en, /called emerging-led by an article; strong in Displays, Chips/)
})

test('cities with too few firms are nobody’s noise, and a county is counted with its city', () => {
  const noisy = around({
    firms: {
      ...firms,
      regions: [...firms.regions, '620400'],
      values: Float64Array.from([...firms.values, 0, 1, 0, 1]),
    },
  })
  assert.deepEqual(measureFirms(noisy).proximity, measureFirms(around()).proximity)
  const county = city({ code: '340124' })
  county.region.level = 'county'
  assert.equal(diagnose(county, noisy, measureFirms(noisy)).opportunityNote, 'counted-with-city')
  assert.deepEqual(diagnose(city({ code: '620400' }), noisy, measureFirms(noisy)).opportunityNote, 'few-firms')
})

test('peers are nearest in GDP, or in listed firms where GDP is not known', () => {
  const { peers } = diagnose(city(), around(), measureFirms(around()))
  assert.deepEqual(peers, ['440300', '420100'])
})

test('a province has no type of city', () => {
  const province = city({ code: '420000' })
  province.region.level = 'province'
  assert.equal(diagnose(province, around(), measureFirms(around())).type, null)
})

test('qualifiers widen a figure as far as their words allow', () => {
  assert.deepEqual(intervalOf(observed('gdp', 100, '亿元', { qualifier: 'lower_bound' })), [
    100,
    Number.POSITIVE_INFINITY,
  ])
  assert.deepEqual(intervalOf(observed('gdp', 100, '亿元')), [100, 100])
  const [low, high] = intervalOf(observed('gdp', 100, '亿元', { qualifier: 'rounded;year_to_date' }))
  assert.ok(low < 100 && high > 100)
})

test('growth and distance against values worked out by hand', () => {
  // Beijing → Tianjin and Hebei, 8.31 to 35.69 bn yuan from 2014 to 2022: (35.69/8.31)^(1/8) - 1.
  assert.ok(Math.abs(compoundYearlyGrowth({ year: 2014, value: 83.1 }, { year: 2022, value: 356.9 }) - 0.19983) < 1e-4)
  assert.ok(Number.isNaN(compoundYearlyGrowth({ year: 2014, value: 0 }, { year: 2022, value: 1 })))
  // Beijing to Shanghai is about 1,067 km.
  const km = distanceKm({ longitude: 116.4074, latitude: 39.9042 }, { longitude: 121.4737, latitude: 31.2304 })
  assert.ok(Math.abs(km - 1067) < 5)
})
