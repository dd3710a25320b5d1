import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { type Asking, buildForm, connection, openTestApp, outside, type TestApp } from '../test-app.ts'
import type { ImportPreview } from '../views.ts'
import { atomOf, type Element, toXml } from './atom.ts'
import type { Feed } from './feed.ts'
import { isFresh } from './fresh.ts'

const childrenOf = (element: Element, name: string): Element[] =>
  (element.children ?? []).filter((child): child is Element => typeof child !== 'string' && child.name === name)
const textOf = (element: Element, name: string): string => {
  const [child] = childrenOf(element, name)
  return child.children?.join('') ?? ''
}
const dateConstruct = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** What RFC 4287 asks of an element: which children exactly once, which at most once, and nothing that it does not know. */
const rules: Record<string, { once: string[]; atMostOnce: string[]; any: string[] }> = {
  // 4.1.1; an author of the feed frees its entries from having one.
  feed: {
    once: ['id', 'title', 'updated'],
    atMostOnce: ['generator', 'icon', 'logo', 'rights', 'subtitle'],
    any: ['author', 'category', 'contributor', 'link', 'entry'],
  },
  // 4.1.2
  entry: {
    once: ['id', 'title', 'updated'],
    atMostOnce: ['content', 'published', 'rights', 'source', 'summary'],
    any: ['author', 'category', 'contributor', 'link'],
  },
}

function checkAtom(element: Element): void {
  const rule = rules[element.name]
  const names = (element.children ?? []).map(child => (typeof child === 'string' ? 'text' : child.name))
  for (const name of rule.once)
    assert.equal(names.filter(each => each === name).length, 1, `${element.name} has one ${name}`)
  for (const name of rule.atMostOnce) assert.ok(names.filter(each => each === name).length <= 1, name)
  for (const name of names) assert.ok([...rule.once, ...rule.atMostOnce, ...rule.any].includes(name), name)
  // 4.2.6: an IRI. 4.2.15: RFC 3339.
  assert.ok(URL.canParse(textOf(element, 'id')))
  assert.match(textOf(element, 'updated'), dateConstruct)
  for (const author of childrenOf(element, 'author')) assert.ok(textOf(author, 'name'))
  const links = childrenOf(element, 'link').map(({ attributes = {} }) => attributes)
  for (const { href } of links) assert.ok(URL.canParse(href), href)
  // 4.1.1, 4.1.2: no two alternates of one type and language; an entry without content has one.
  assert.ok(links.filter(({ rel }) => rel === 'alternate').length === 1)
  if (element.name === 'feed') {
    assert.equal(element.attributes?.xmlns, 'http://www.w3.org/2005/Atom')
    assert.ok(childrenOf(element, 'author').length > 0)
    assert.equal(links.filter(({ rel }) => rel === 'self').length, 1)
  }
  for (const category of childrenOf(element, 'category')) assert.ok(category.attributes?.term)
  childrenOf(element, 'entry').forEach(checkAtom)
}

const feedArbitrary: fc.Arbitrary<Feed> = fc.record({
  id: fc.webUrl(),
  language: fc.constantFrom('zh', 'en'),
  title: fc.string({ unit: 'binary' }),
  subtitle: fc.string(),
  selfUrl: fc.webUrl({ withQueryParameters: true }),
  homeUrl: fc.webUrl(),
  nextUrl: fc.option(fc.webUrl()),
  updatedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
  items: fc.array(
    fc.record({
      id: fc.uuid(),
      url: fc.webUrl(),
      title: fc.string({ unit: 'binary' }),
      text: fc.string({ unit: fc.constantFrom('<', '&', ']]>', '"', '\u0000', '\ud800', '桥', '\r') }),
      recordedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
      publisher: fc.string({ minLength: 1 }),
      sourceUrl: fc.option(fc.webUrl()),
      tags: fc.array(fc.record({ id: fc.string({ minLength: 1 }), label: fc.string() })),
    }),
  ),
})

describe('Atom', () => {
  test('whatever it tells, it has what RFC 4287 requires', () => {
    fc.assert(fc.property(feedArbitrary, feed => checkAtom(atomOf(feed))))
  })

  test('text that looks like XML stays text, and what XML cannot write is left out', () => {
    assert.equal(
      toXml({ name: 'a', attributes: { b: '"<\n' }, children: ['x & <y>\u0000\ud800桥', { name: 'c' }] }),
      '<a b="&quot;&lt; ">x &amp; &lt;y&gt;桥<c/></a>',
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), words => {
        const inner = toXml({ name: 'a', children: [words] }).replace(/^<a>|<\/a>$|^<a\/>$/g, '')
        assert.doesNotMatch(inner, /[<>]|&(?!(amp|lt|gt|quot|#13);)/)
      }),
    )
  })
})

test('a reader has an answer when its tag or its very moment is that of the answer', () => {
  const own = { etag: '"a"', lastModified: 'Mon, 01 Jun 2026 08:00:00 GMT' }
  const asked: [Parameters<typeof isFresh>[1], boolean][] = [
    [{}, false],
    [{ ifNoneMatch: '"a"' }, true],
    [{ ifNoneMatch: 'W/"a"' }, true],
    [{ ifNoneMatch: '"b", W/"a"' }, true],
    [{ ifNoneMatch: '*' }, true],
    [{ ifNoneMatch: '"b"', ifModifiedSince: own.lastModified }, false],
    [{ ifModifiedSince: own.lastModified }, true],
    [{ ifModifiedSince: 'Mon, 01 Jun 2026 09:00:00 GMT' }, false],
  ]
  for (const [headers, fresh] of asked) assert.equal(isFresh(own, headers), fresh, JSON.stringify(headers))
})

describe('public feeds', () => {
  let app: TestApp
  let nobody: Asking
  const source = { source_title: 'Yearbook <2023>', source_url: 'https://example.org/y', claim_kind: 'official' }
  const bringIn = async (asking: Asking, kind: string, rows: object[]) => {
    const lines = rows.map(row => JSON.stringify({ ...row, ...source })).join('\n')
    const { token } = (
      await asking<ImportPreview>('POST', '/api/imports/preview', buildForm(`${kind}.jsonl`, lines, { kind }))
    ).body
    const { status } = await asking('POST', '/api/imports', { token, kind, idempotencyKey: `test of ${kind}` })
    assert.equal(status, 201)
  }
  before(async () => {
    app = await openTestApp()
    nobody = await app.as('', 'anonymous')
    await bringIn(app.local, 'event', [
      {
        date: '2023-06',
        region_code: '340100',
        theme: 'platform',
        what: '光源 & <装置>',
        what_en: 'A light source',
        actors: 'A;B',
      },
      { date: '2023-07', region_code: '370200', theme: 'policy', what: '一份计划' },
      { date: '2023-08', theme: 'chips', what: '没有地点' },
    ])
    await bringIn(app.local, 'policy', [
      { name: 'Reward', region_code: '340100', instrument: 'subsidy', issuer: 'City' },
      { name: 'First purchase', region_code: '370200', instrument: 'first-purchase' },
    ])
  })
  after(() => app.close())

  type JsonFeed = {
    version: string
    title: string
    feed_url: string
    next_url?: string
    items: Record<string, string>[]
  }
  const jsonOf = async (path: string, asking = nobody) => {
    const { status, body, headers } = await asking<string>('GET', path)
    assert.equal(status, 200, body)
    assert.equal(headers.get('content-type'), 'application/feed+json; charset=utf-8')
    return JSON.parse(body) as JsonFeed
  }

  test('a JSON feed has what version 1.1 requires, with stable ids and pages', async () => {
    const feed = await jsonOf('/api/feeds/events.json?limit=2')
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1')
    assert.ok(feed.title)
    assert.equal(feed.feed_url, `${outside}/api/feeds/events.json?lang=zh&limit=2`)
    assert.equal(feed.items.length, 2)
    const next = await jsonOf(new URL(feed.next_url ?? '').href.replace(outside, ''))
    assert.equal(next.next_url, undefined)
    const all = [...feed.items, ...next.items]
    assert.equal(new Set(all.map(item => item.id)).size, 3)
    for (const item of all) {
      assert.match(item.id, /^urn:uuid:[0-9a-f-]{36}$/)
      assert.match(item.date_modified, dateConstruct)
      assert.ok(item.content_text.includes('Yearbook <2023>'), 'every entry names its source')
      assert.equal(item.external_url, 'https://example.org/y')
    }
    assert.deepEqual(await jsonOf('/api/feeds/events.json?limit=2'), feed)
  })

  test('by theme, region and instrument, in both languages', async () => {
    const titles = async (path: string) => (await jsonOf(path)).items.map(item => item.title)
    assert.deepEqual(await titles('/api/feeds/events.json?region=340000&lang=en'), ['A light source'])
    assert.deepEqual(await titles('/api/feeds/events.json?theme=policy'), ['一份计划'])
    assert.deepEqual(await titles('/api/feeds/policies.json?instrument=subsidy'), ['Reward'])
    assert.deepEqual(await titles('/api/feeds/policies.json?region=370200'), ['First purchase'])
    assert.match((await jsonOf('/api/feeds/events.json?region=340100&theme=policy&lang=en')).title, /Hefei · Policy/)
    for (const path of [
      '/api/feeds/needs.atom',
      '/api/feeds/events.atom?theme=gossip',
      '/api/feeds/events.atom?limit=0',
    ])
      assert.equal((await nobody('GET', path)).status, 400, path)
  })

  test('an Atom feed is sent as such and links to itself, also where nothing is in it', async () => {
    const { body, headers } = await nobody<string>('GET', '/api/feeds/events.atom?lang=en')
    assert.equal(headers.get('content-type'), 'application/atom+xml; charset=utf-8')
    assert.ok(body.includes(`<link rel="self" href="${outside}/api/feeds/events.atom?lang=en"`))
    assert.ok(body.includes('<title>A light source</title>'))
    const chinese = (await nobody<string>('GET', '/api/feeds/events.atom')).body
    assert.ok(chinese.includes('<title>光源 &amp; &lt;装置&gt;</title>'))
    const empty = (await nobody<string>('GET', '/api/feeds/events.atom?region=650000')).body
    assert.ok(empty.includes('<updated>1970-01-01T00:00:00.000Z</updated>') && !empty.includes('<entry>'))
  })

  test('a reader that has it gets 304 without a body, and 200 once something new is there', async () => {
    const ask = (headers: Record<string, string>) =>
      app.app.request(`${outside}/api/feeds/policies.atom`, { headers }, connection('203.0.113.9'))
    const first = await ask({})
    const etag = first.headers.get('etag') ?? ''
    const modified = first.headers.get('last-modified') ?? ''
    assert.ok(etag && modified)
    for (const [header, value] of [
      ['if-none-match', etag],
      ['if-modified-since', modified],
    ]) {
      const again = await ask({ [header]: value })
      assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag])
    }
    assert.equal((await ask({ 'if-none-match': '"other"' })).status, 200)
  })

  test('what is not public is in no feed, whoever asks', async () => {
    const files = ['events.atom', 'events.json', 'policies.atom', 'policies.json']
    const read = (asking: Asking) =>
      Promise.all(files.map(async file => (await asking<string>('GET', `/api/feeds/${file}`)).body))
    const earlier = await read(nobody)
    const south = await app.as('south', 'editor')
    const text = 'In March 2023 the Secret Institute opened a hidden laboratory in Hefei.'
    type Taken = { id: string; extracted: { id: string; kind: string }[] }
    const document = (await south<Taken>('POST', '/api/documents', { text })).body
    for (const { id } of document.extracted)
      await south('POST', `/api/documents/${document.id}/extracted/${id}`, { decision: 'accepted' })
    const own = (await south<{ items: { what: string }[] }>('GET', '/api/events?q=hidden')).body.items
    assert.equal(own.length, 1)
    assert.deepEqual(await read(nobody), earlier)
    assert.deepEqual(await read(south), earlier)
  })
})
