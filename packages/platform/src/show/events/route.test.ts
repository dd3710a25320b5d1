import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { type Asking, buildForm, openTestApp, type TestApp } from '../test-app.ts'
import type { EventFacets, EventReview, Events, ImportPreview } from '../views.ts'

const source = { source_title: 'Yearbook', claim_kind: 'official' }
/** Two years: a city with a county in it, its province alone, the country, nowhere, and a date without its year. */
const told = [
  {
    date: '2023-06-18',
    region_code: '340100',
    theme: 'platform',
    topic: 'computing',
    what: 'A light source opens',
    actors: 'Sample Institute; Sample Fund',
  },
  { date: '2023-05', region_code: '340111', theme: 'policy', what: 'A county plan' },
  { date: '2023', region_code: '340000', theme: 'policy', what: 'A plan of the province' },
  { date: '2023-02', region_code: '100000', theme: 'chips', what: '=1+1' },
  { date: '2022-11', region_code: '340100', theme: 'policy', what: 'An earlier plan', actors: 'Sample Fund' },
  { date: '2022-01', region_code: '370200', theme: 'agreement', what: 'An agreement signed by the sea' },
  { date: '2023-03', what: 'Nobody says where' },
]

let app: TestApp
let local: Asking
let viewer: Asking

const bringIn = async (asking: Asking, rows: object[], key: string) => {
  const lines = rows.map(row => JSON.stringify({ ...row, ...source })).join('\n')
  const form = buildForm('event.jsonl', lines, { kind: 'event' })
  const { token, problems } = (await asking<ImportPreview>('POST', '/api/imports/preview', form)).body
  assert.deepEqual(problems, [])
  const imported = await asking('POST', '/api/imports', { token, kind: 'event', idempotencyKey: `test ${key}` })
  assert.equal(imported.status, 201)
}

before(async () => {
  app = await openTestApp()
  local = app.local
  viewer = await app.as('east', 'viewer')
  await bringIn(local, told, 'events')
})
after(() => app.close())

const list = async (query: string, asking = local) => {
  const { status, body } = await asking<Events>('GET', `/api/events?${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const whats = async (query: string) => (await list(query)).items.map(event => event.what)
const review = async (query: string) => (await local<EventReview>('GET', `/api/events/review?${query}`)).body

describe('the list', () => {
  test('newest first, with theme, topic, actors and ground, in pages', async () => {
    const { items, total } = await list('limit=2')
    assert.equal(total, told.length)
    assert.deepEqual(
      items.map(({ date, theme, topic, actors, evidence }) => [
        date,
        theme?.labelEn,
        topic?.labelEn,
        actors,
        evidence.publisher,
      ]),
      [
        ['2023-06-18', 'Platform', 'Computing power', ['Sample Institute', 'Sample Fund'], 'Yearbook'],
        ['2023-05', 'Policy', undefined, [], 'Yearbook'],
      ],
    )
    assert.deepEqual(
      (await list('limit=2&cursor=2')).items.map(event => event.date),
      ['2023-03', '2023-02'],
    )
  })

  test('filters by place with what lies in it, or by one row of the table', async () => {
    assert.deepEqual((await whats('region=340100')).sort(), [
      'A county plan',
      'A light source opens',
      'An earlier plan',
    ])
    assert.deepEqual(await whats('at=340100&year=2023'), ['A light source opens', 'A county plan'])
    assert.equal((await list('region=340000')).total, 4)
    assert.deepEqual(await whats('at=340000'), ['A plan of the province'])
    assert.deepEqual(await whats('at=none'), ['Nobody says where'])
  })

  test('filters by theme, topic, actor, words and id; a theme of the importer is a topic', async () => {
    assert.deepEqual(await whats('theme=policy&year=2022'), ['An earlier plan'])
    assert.deepEqual(await whats('topic=chips'), ['=1+1'])
    assert.deepEqual(await whats('theme=none'), ['Nobody says where', '=1+1'])
    assert.deepEqual(await whats('actor=Sample Fund'), ['A light source opens', 'An earlier plan'])
    assert.deepEqual(await whats('actor=Sample'), [])
    assert.deepEqual(await whats('q=sample inst'), ['A light source opens'])
    assert.deepEqual(await whats('q=%25'), [])
    const [first] = (await list('q=by the sea')).items
    assert.deepEqual((await list(`id=${first.id}`)).items, [first])
  })

  test('what no filter can be is refused', async () => {
    for (const query of ['year=24', 'theme=gossip', 'at=Hefei', 'id=1', 'limit=0'])
      assert.equal((await local('GET', `/api/events?${query}`)).status, 400, query)
  })
})

describe('the table of a year', () => {
  test('counts by city and theme, counties in their city, and what was there the year before', async () => {
    const { total, columns, rows, years } = await review('year=2023&against=2022')
    assert.deepEqual(total, { count: 5, before: 2 })
    assert.deepEqual(
      columns.map(({ id, count, before }) => [id, count, before]),
      [
        ['policy', 2, 1],
        ['none', 2, 0],
        ['platform', 1, 0],
        ['agreement', 0, 1],
      ],
    )
    const hefei = rows.find(row => row.at === '340100')
    assert.deepEqual(hefei?.cells, { platform: { count: 1, before: 0 }, policy: { count: 1, before: 1 } })
    assert.deepEqual(rows.find(row => row.at === '370200')?.count, 0)
    assert.deepEqual(years, [
      { year: '2022', count: 2 },
      { year: '2023', count: 5 },
    ])
  })

  for (const columns of ['theme', 'topic'])
    for (const filter of ['year=2023&against=2022', 'against=2022', 'year=2023&against=2022&region=340000&q=plan'])
      test(`every number leads to its events: ${columns}, ${filter}`, async () => {
        const { rows, total } = await review(`${filter}&columns=${columns}`)
        const others = filter.replace(/year=\d+|against=\d+/g, '')
        const now = filter.includes('year=2023') ? 'year=2023' : ''
        let counted = 0
        for (const { at, count, cells } of rows) {
          assert.equal((await list(`${others}&${now}&at=${at}`)).total, count)
          for (const [column, cell] of Object.entries(cells)) {
            const here = `${others}&at=${at}&${columns}=${column}`
            assert.equal((await list(`${here}&${now}`)).total, cell.count, here)
            assert.equal((await list(`${here}&year=2022`)).total, cell.before, here)
            counted += cell.count
          }
        }
        assert.ok(counted > 0)
        assert.equal(counted, total.count)
      })

  test('the filters on offer are those that lead somewhere', async () => {
    const { places, themes, topics, actors } = (await local<EventFacets>('GET', '/api/events/facets')).body
    assert.deepEqual(actors, [
      { name: 'Sample Fund', count: 2 },
      { name: 'Sample Institute', count: 1 },
    ])
    for (const { at, count } of places) assert.equal((await list(`at=${at}`)).total, count)
    for (const { id, count } of themes) assert.equal((await list(`theme=${id}`)).total, count)
    for (const { id, count } of topics) assert.equal((await list(`topic=${id}`)).total, count)
  })
})

test('the export holds what the list holds, and nothing that a spreadsheet would compute', async () => {
  const { status, body, headers } = await local<string>('GET', '/api/events.csv?year=2023')
  assert.equal(status, 200)
  assert.match(headers.get('content-disposition') ?? '', /events\.csv/)
  const rows: Record<string, string>[] = parse(body, { columns: true, bom: true })
  assert.equal(rows.length, 5)
  assert.equal(rows[0].actors, 'Sample Institute;Sample Fund')
  assert.ok(rows.some(row => row.what === "'=1+1"))
})

test('what another organisation keeps to itself moves no byte of list, table, filters and export', async () => {
  const pages = ['/api/events', '/api/events/facets', '/api/events/review?year=2023&against=2022', '/api/events.csv']
  const read = () => Promise.all(pages.map(async page => JSON.stringify((await viewer('GET', page)).body)))
  const earlier = await read()
  assert.ok(earlier[0].includes('A light source opens'))
  const south = await app.as('south', 'editor')
  const text = 'In March 2023 the Secret Institute opened a hidden laboratory in Hefei.'
  const document = (
    await south<{ id: string; extracted: { id: string; kind: string }[] }>('POST', '/api/documents', { text })
  ).body
  const event = document.extracted.find(found => found.kind === 'events')
  const path = `/api/documents/${document.id}/extracted/${event?.id}`
  assert.equal((await south('POST', path, { decision: 'accepted' })).status, 200)
  assert.equal((await list('q=hidden laboratory', south)).total, 1)
  assert.deepEqual(await read(), earlier)
})
