import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { type Asking, buildForm, openTestApp, outside, type TestApp } from '../test-app.ts'
import type { Digest, ImportPreview } from '../views.ts'
import { writeHtml, writeText } from './body.ts'
import { dayOf, spanOf } from './period.ts'

describe('days and weeks', () => {
  test('a week runs from Monday to Sunday, a day from midnight to midnight, by the time of China', () => {
    const week = spanOf('week', '2026-06-04')
    assert.deepEqual(
      [week.first, week.last, week.previous, week.next],
      ['2026-06-01', '2026-06-07', '2026-05-25', '2026-06-08'],
    )
    assert.equal(week.start.toISOString(), '2026-05-31T16:00:00.000Z')
    const day = spanOf('day', '2026-01-01')
    assert.deepEqual(
      [day.first, day.last, day.previous, day.next],
      ['2026-01-01', '2026-01-01', '2025-12-31', '2026-01-02'],
    )
    assert.equal(dayOf(new Date('2026-05-31T16:00:00Z')), '2026-06-01')
  })

  test('every moment lies in the span of its day, and spans follow each other without a gap', () => {
    const moments = fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') })
    fc.assert(
      fc.property(moments, fc.constantFrom('day' as const, 'week' as const), (moment, period) => {
        const span = spanOf(period, dayOf(moment))
        assert.ok(span.start <= moment && moment < span.end)
        assert.equal(spanOf(period, span.next).start.getTime(), span.end.getTime())
        assert.equal(spanOf(period, span.previous).end.getTime(), span.start.getTime())
      }),
    )
  })
})

describe('the digest', () => {
  let app: TestApp
  let viewer: Asking
  let on: string
  const source = { source_title: 'Yearbook', source_publisher: 'Press & Co', claim_kind: 'official' }
  const bringIn = async (kind: string, rows: object[]) => {
    const lines = rows.map(row => JSON.stringify({ ...row, ...source })).join('\n')
    const form = buildForm(`${kind}.jsonl`, lines, { kind })
    const { token } = (await app.local<ImportPreview>('POST', '/api/imports/preview', form)).body
    const { status } = await app.local('POST', '/api/imports', { token, kind, idempotencyKey: `test of ${kind}` })
    assert.equal(status, 201)
  }
  before(async () => {
    app = await openTestApp()
    viewer = await app.as('east', 'viewer')
    await bringIn('event', [
      { date: '2023-06', region_code: '340100', theme: 'policy', what: 'Plan <one>', actors: 'City Office' },
      { date: '2023-07', region_code: '340100', theme: 'policy', what: 'Plan two' },
      { date: '2023-07', region_code: '370200', theme: 'policy', what: 'Plan by the sea' },
      { date: '2023-08', theme: 'chips', what: 'A chip of no place' },
    ])
    await bringIn('policy', [{ name: 'Reward', region_code: '340100', instrument: 'subsidy', amount: '1 m yuan' }])
    const { latest } = (await viewer<Digest>('GET', '/api/digest')).body
    assert.ok(latest)
    on = latest
  })
  after(() => app.close())

  const read = async (query: string, asking = viewer) => (await asking<Digest>('GET', `/api/digest?${query}`)).body

  test('groups events by theme and region, policies by instrument and region, each with its source', async () => {
    const digest = await read(`on=${on}`)
    assert.deepEqual([digest.period, digest.total, digest.left], ['week', 5, 0])
    assert.deepEqual(
      digest.events.map(theme => [theme.id, theme.regions.map(({ region, items }) => [region?.nameEn, items.length])]),
      [
        [
          'policy',
          [
            ['Hefei', 2],
            ['Qingdao', 1],
          ],
        ],
        ['none', [[undefined, 1]]],
      ],
    )
    assert.deepEqual(
      digest.policies.map(group => [group.id, group.labelEn, group.regions[0].items[0].name]),
      [['subsidy', 'subsidy', 'Reward']],
    )
    const lines = [digest.events, digest.policies]
      .flat()
      .flatMap(group => group.regions.flatMap(region => [...region.items]))
    for (const { source, isPublic } of lines as { source: { title: string }; isPublic: boolean }[])
      assert.deepEqual([source.title, isPublic], ['Yearbook', true])
  })

  test('keeps to its time, region, theme and instrument', async () => {
    assert.equal((await read(`period=day&on=${on}`)).total, 5)
    const earlier = await read('on=2020-01-01')
    assert.deepEqual([earlier.total, earlier.events, earlier.policies, earlier.latest], [0, [], [], on])
    assert.equal((await read(`on=${on}&region=370000`)).total, 1)
    assert.equal((await read(`on=${on}&theme=policy`)).total, 3)
    assert.equal((await read(`on=${on}&instrument=subsidy`)).total, 1)
    for (const query of ['on=June', 'period=year', 'theme=gossip'])
      assert.equal((await viewer('GET', `/api/digest?${query}`)).status, 400, query)
  })

  test('both bodies of a mail hold every line with its source and address, and no code', async () => {
    const html = (await viewer<string>('GET', `/api/digest/body.html?on=${on}&lang=en`)).body
    const plain = (await viewer<string>('GET', `/api/digest/body.txt?on=${on}&lang=en`)).body
    for (const words of ['Plan two', 'Plan by the sea', 'A chip of no place', 'Reward', 'Hefei', 'No place given']) {
      assert.ok(html.includes(words), words)
      assert.ok(plain.includes(words), words)
    }
    assert.equal(plain.match(/Source: Yearbook \(Press & Co\)/g)?.length, 5)
    assert.equal(html.match(/Source: Yearbook \(Press &amp; Co\)/g)?.length, 5)
    assert.ok(html.includes('Plan &lt;one&gt;') && plain.includes('Plan <one>'))
    assert.equal(plain.match(new RegExp(`${outside}/events\\?id=`, 'g'))?.length, 4)
    assert.doesNotMatch(html, /<script|<img|<link/)
    const chinese = (await viewer<string>('GET', '/api/digest/body.txt?on=2020-01-01')).body
    assert.match(chinese, /没有收录/)
  })

  test('what an organisation keeps to itself is in its own digest, marked so, and in no other', async () => {
    const earlier = JSON.stringify(await read(`on=${on}`))
    const south = await app.as('south', 'editor')
    type Taken = { id: string; extracted: { id: string; kind: string }[] }
    const text = 'In March 2023 the Secret Institute opened a hidden laboratory in Hefei.'
    const document = (await south<Taken>('POST', '/api/documents', { text })).body
    const event = document.extracted.find(({ kind }) => kind === 'events')
    await south('POST', `/api/documents/${document.id}/extracted/${event?.id}`, { decision: 'accepted' })
    const own = await read(`on=${on}`, south)
    const hidden = own.events
      .flatMap(theme => theme.regions.flatMap(region => region.items))
      .filter(item => !item.isPublic)
    assert.deepEqual(
      hidden.map(item => [item.theme?.id, item.actors]),
      [['platform', ['Secret Institute']]],
    )
    const body = (await south<string>('GET', `/api/digest/body.txt?on=${on}&lang=en`)).body
    assert.equal(body.match(/seen by your organisation only/g)?.length, 1)
    assert.equal(JSON.stringify(await read(`on=${on}`)), earlier)
  })

  test('a line that is made to look like code or like several lines stays one line of words', async () => {
    const digest = await read(`on=${on}`)
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', '\n', '&', 'x', '=') }), what => {
        const [theme] = digest.events
        const [region] = theme.regions
        const crafted = {
          ...digest,
          policies: [],
          events: [{ ...theme, regions: [{ ...region, items: [{ ...region.items[0], what }] }] }],
        }
        const saying = { language: 'en' as const, origin: outside }
        const tags = (html: string) => html.match(/<\/?\w+/g)?.length
        const plainWords = {
          ...crafted,
          events: [{ ...theme, regions: [{ ...region, items: [{ ...region.items[0], what: 'x' }] }] }],
        }
        assert.equal(tags(writeHtml(crafted, saying)), tags(writeHtml(plainWords, saying)))
        assert.equal(writeText(crafted, saying).split('\n').length, writeText(plainWords, saying).split('\n').length)
      }),
    )
  })
})
