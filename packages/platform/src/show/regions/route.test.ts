import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '../../words/index.ts'
import { type Asking, buildForm, buildNeed, openTestApp, type TestApp } from '../test-app.ts'
import type { City, Evidence, Flows, Home, ImportPreview, RegionSummary, SearchResult, System } from '../views.ts'

type Failed = { error: Problem }
type List<T> = { items: T[]; total: number }

let app: TestApp
/** The administrator of the platform; what a bureau brings in is its own, and this test looks at public pages. */
let local: Asking

const source = { source_title: 'Yearbook 2024', source_publisher: 'Statistics Bureau', claim_kind: 'official' }
const facts: Record<string, object[]> = {
  membership: [
    {
      group_id: 'jin-ji',
      group_name_zh: 'Jin-Ji',
      group_name_en: 'Tianjin and Hebei',
      group_kind: 'alliance',
      member_name: 'Tianjin',
      member_code: '120000',
      ...source,
    },
    {
      group_id: 'jin-ji',
      group_name_zh: 'Jin-Ji',
      group_kind: 'alliance',
      member_name: 'Hebei',
      member_code: '130000',
      ...source,
    },
  ],
  observation: [
    { region_code: '340100', indicator: 'gdp', period: '2024', value: '13507.7', unit: '亿元', ...source },
    {
      region_code: '340100',
      indicator: 'gdp',
      period: '2024',
      value: '13000',
      unit: '亿元',
      ...source,
      source_title: 'Another paper',
      claim_kind: 'media',
      dispute: 'differs from the bureau',
    },
    { region_code: '370200', indicator: 'gdp', period: '2024', value: '16719', unit: '亿元', ...source },
  ],
  flow: [
    {
      kind: 'technology-contracts',
      from_code: '110000',
      to_code: 'group:jin-ji',
      period: '2014',
      value: '83.1',
      unit: '亿元',
      ...source,
    },
    {
      kind: 'technology-contracts',
      from_code: '110000',
      to_code: 'group:jin-ji',
      period: '2022',
      value: '356.9',
      unit: '亿元',
      ...source,
    },
  ],
  event: [
    { date: '2023-06', region_code: '340100', theme: 'big-science', what: 'A light source is approved', ...source },
    { date: '2024', region_code: '340111', theme: 'policy', what: 'A measure is announced', ...source },
  ],
  case: [
    {
      title: 'Displays bring chips',
      systems: 'E10;M2',
      region_code: '340100',
      what: 'One industry brings the next',
      ...source,
    },
  ],
}

const bringIn = async (kind: string, rows: object[]) => {
  const lines = rows.map(row => JSON.stringify(row)).join('\n')
  const { body } = await local<ImportPreview>(
    'POST',
    '/api/imports/preview',
    buildForm(`${kind}.jsonl`, lines, { kind }),
  )
  assert.deepEqual(body.problems, [])
  const imported = await local('POST', '/api/imports', { token: body.token, kind, idempotencyKey: `test of ${kind}` })
  assert.equal(imported.status, 201, JSON.stringify(imported.body))
}

before(async () => {
  app = await openTestApp()
  local = app.local
  for (const [kind, rows] of Object.entries(facts)) await bringIn(kind, rows)
})
after(() => app.close())

test('cities are listed with what is recorded of them, the places in them included', async () => {
  const { body } = await local<List<RegionSummary>>('GET', '/api/regions')
  assert.ok(body.total > 300)
  const [first] = body.items
  assert.deepEqual([first.code, first.nameEn, first.provinceCode], ['340100', 'Hefei', '340000'])
  assert.equal(first.facts, 4)
  const found = await local<List<RegionSummary>>('GET', '/api/regions?q=qingdao')
  assert.deepEqual(
    found.body.items.map(region => region.code),
    ['370200'],
  )
  const groups = await local<List<RegionSummary>>('GET', '/api/regions?level=alliance')
  assert.deepEqual(
    groups.body.items.map(region => region.code),
    ['group:jin-ji'],
  )
})

test('a city’s page: sections with grounds, peers, what is missing, and how much is known', async () => {
  const { status, body } = await local<City>('GET', '/api/regions/340100')
  assert.equal(status, 200)
  assert.equal(body.province?.code, '340000')
  assert.match(body.headlineEn, /^Hefei/)
  assert.equal(body.type?.id, 'insufficient-data')
  const gdp = body.sections.flatMap(section => section.items).find(item => item.value === '13507.7')
  assert.equal(gdp?.evidence.publisher, 'Statistics Bureau')
  assert.ok(body.sections.some(section => section.missing.length > 0))
  assert.deepEqual(
    body.peers.map(peer => peer.code),
    ['370200'],
  )
  assert.equal(body.coverage.newest, '2024')
})

test('a made-up region has members, and its members know it', async () => {
  const { body } = await local<City>('GET', '/api/regions/group:jin-ji')
  assert.deepEqual(
    body.members.map(member => member.code),
    ['120000', '130000'],
  )
  const member = (await local<City>('GET', '/api/regions/120000')).body
  assert.deepEqual(
    member.groups.map(group => [group.code, group.evidence.publisher]),
    [['group:jin-ji', 'Statistics Bureau']],
  )
})

test('an unknown region is not found, a code of another shape is invalid', async () => {
  assert.equal((await local('GET', '/api/regions/999999')).status, 404)
  assert.equal((await local('GET', '/api/regions/group:none')).status, 404)
  const { status, body } = await local<Failed>('GET', '/api/regions/Hefei')
  assert.deepEqual([status, body.error.where], [400, 'param.code'])
  assert.equal((await local('GET', '/api/regions?level=planet')).status, 400)
})

test('the drawer behind a figure shows its document and what others say', async () => {
  const city = (await local<City>('GET', '/api/regions/340100')).body
  const gdp = city.sections.flatMap(section => section.items).find(item => item.value === '13507.7')
  const { body } = await local<Evidence>('GET', `/api/evidence/${gdp?.evidence.evidenceId}`)
  assert.deepEqual([body.quote, body.document.title, body.document.hasText], [null, 'Yearbook 2024', false])
  assert.deepEqual(
    body.otherClaims.map(claim => [claim.value, claim.unit]),
    [['13000', '亿元']],
  )
  assert.equal((await local('GET', '/api/evidence/00000000-0000-4000-8000-00000000ffff')).status, 404)
})

test('flows by pair grow at a stated yearly rate', async () => {
  const { body } = await local<Flows>('GET', '/api/flows?region=120000')
  assert.deepEqual(
    body.flows.map(flow => [flow.period, flow.value]),
    [],
    'a member is not the group',
  )
  const all = (await local<Flows>('GET', '/api/flows?region=110000&kind=technology-contracts')).body
  assert.deepEqual(
    all.flows.map(flow => [flow.to.nameEn, flow.period, flow.value]),
    [
      ['Tianjin and Hebei', '2014', '83.1'],
      ['Tianjin and Hebei', '2022', '356.9'],
    ],
  )
  assert.ok(Math.abs(all.growth[0].yearly - ((356.9 / 83.1) ** (1 / 8) - 1)) < 1e-9)
  assert.equal(all.growth[0].evidence.formula?.method, 'growth')
  assert.equal((await local('GET', '/api/flows?kind=gossip')).status, 400)
})

test('the system in the articles: every row says what works, and carries the cases recorded for it', async () => {
  const { items } = (await local<{ items: System[] }>('GET', '/api/systems')).body
  assert.equal(items.length, 37)
  assert.equal(new Set(items.map(item => item.id)).size, 37)
  for (const item of items) {
    assert.ok(item.name && item.nameEn && item.mechanism && item.mechanismEn && item.does && item.doesEn, item.id)
    assert.ok(item.sources.length > 0 && item.sources.every(source => source.article && source.section), item.id)
    assert.equal(item.link === null, item.status === 'planned', item.id)
  }
  const carrying = items.filter(item => item.facts.length > 0)
  assert.deepEqual(
    carrying.map(item => [item.id, item.facts[0].link]),
    [
      ['E10', '/regions/340100'],
      ['M2', '/regions/340100'],
    ],
  )
})

test('search finds regions, needs and events by part of their name', async () => {
  await local('POST', '/api/needs', buildNeed({ title: 'Light source for a port' }))
  const { hits } = (await local<SearchResult>('GET', '/api/search?q=light')).body
  assert.deepEqual(new Set(hits.map(hit => hit.kind)), new Set(['need', 'event']))
  const regions = (await local<SearchResult>('GET', '/api/search?q=hefei')).body.hits
  assert.deepEqual([regions[0].kind, regions[0].link], ['region', '/regions/340100'])
  assert.equal((await local('GET', '/api/search')).status, 400)
  assert.deepEqual((await local<SearchResult>('GET', '/api/search?q=%25')).body.hits, [])
})

test('the first page has the loop with its numbers, and what is new', async () => {
  const { status, body } = await local<Home>('GET', '/api/home')
  assert.equal(status, 200)
  const counts = Object.fromEntries(body.loop.map(node => [node.id, node.count]))
  assert.deepEqual(counts, {
    diagnose: 2,
    complement: 2,
    need: 1,
    match: 0,
    pilot: 0,
    'first-purchase': 0,
    replicate: 0,
  })
  assert.match(body.loop[0].example?.textEn ?? '', /^Hefei/)
  assert.match(body.loop[1].example?.textEn ?? '', /8\.31 bn yuan in 2014, 35\.69 bn yuan in 2022/)
  assert.deepEqual(
    body.fresh.map(item => item.textEn),
    ['Light source for a port', 'A measure is announced', 'A light source is approved'],
  )
  assert.match(body.waiting[0].reasonEn, /^still lacks: /)
  assert.equal(body.totals.facts, 10)
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
