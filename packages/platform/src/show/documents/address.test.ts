import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { after, before, test } from 'node:test'
import { openPages } from '../../flow/pages.ts'
import type { Problem, Role } from '../../words/index.ts'
import { openTestApp, type TestApp, testNow } from '../test-app.ts'
import type { Document } from '../views.ts'
import sample from './route.sample.json' with { type: 'json' }

type Failed = { error: Problem }

const page = `<html><head><title>Notice</title></head><body><p>${sample.text}</p></body></html>`

let site: Server
let home: string
let app: TestApp
let now = testNow.getTime()
before(async () => {
  site = createServer(({ url }, response) => {
    if (url === '/old') return void response.writeHead(301, { location: '/notices/1.html?from=old' }).end()
    if (url === '/picture') return void response.setHeader('content-type', 'image/png').end('x')
    response.writeHead(url === '/robots.txt' ? 404 : 200).end(page)
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  const address = site.address()
  assert.ok(address && typeof address === 'object')
  home = `http://127.0.0.1:${address.port}`
  app = await openTestApp({ pages: openPages(() => new Date(now), { trusted: new Set([new URL(home).host]) }) })
})
after(async () => {
  await app.close()
  site.close()
})

const path = '/api/documents/from-address'

test('a page becomes a document that keeps its bytes and where it was found', async () => {
  const editor = await app.as('address', 'editor')
  const { status, body } = await editor<Document>('POST', path, { address: `${home}/old` })
  assert.equal(status, 201, JSON.stringify(body))
  assert.deepEqual([body.title, body.url], ['Notice', `${home}/notices/1.html?from=old`])
  assert.ok(body.text && body.extracted.length > 0)
  for (const { quote, start, end } of body.extracted) assert.equal(body.text.slice(start, end), quote)
  const original = await editor<string>('GET', `/api/documents/${body.id}/original`)
  assert.equal(original.body, page)
  assert.match(original.headers.get('content-disposition') ?? '', /''old$/)
  const stranger = await app.as('stranger', 'editor')
  assert.equal((await stranger('GET', `/api/documents/${body.id}`)).status, 404)
})

test('only those who may add documents make the server fetch', async () => {
  for (const [role, status] of [
    ['anonymous', 401],
    ['viewer', 403],
    ['manager', 201],
    ['organisation-admin', 201],
  ] as [Role, number][]) {
    const asking = await app.as('address', role)
    assert.equal((await asking('POST', path, { address: `${home}/page` })).status, status, role)
  }
})

test('what cannot or may not be had says why, and leaves nothing behind', async () => {
  const editor = await app.as('refused', 'editor')
  for (const [address, code, status] of [
    ['http://127.0.0.1:8080/', 'address-refused', 422],
    ['http://169.254.169.254/latest/', 'address-refused', 422],
    ['http://user:secret@example.org/', 'invalid-address', 400],
    ['file:///etc/passwd', 'invalid-address', 400],
    [`${home}/picture`, 'unsupported-format', 415],
    [' ', 'invalid-field', 400],
  ] as const) {
    const answer = await editor<Failed>('POST', path, { address })
    assert.deepEqual([answer.status, answer.body.error.code], [status, code], address)
    assert.ok(!JSON.stringify(answer.body).includes('secret'))
  }
  assert.equal((await editor<{ total: number }>('GET', '/api/documents')).body.total, 0)
})

test('somebody who asks for very many pages is told to wait, and others are not', async () => {
  const [editor, other] = [await app.as('busy', 'editor'), await app.as('patient', 'editor')]
  const ask = async (asking = editor) =>
    (await asking<Failed>('POST', path, { address: 'http://127.0.0.1:8080/' })).body.error.code
  for (let times = 0; times < 20; times++) assert.equal(await ask(), 'address-refused')
  assert.equal(await ask(), 'too-many-requests')
  assert.equal(await ask(other), 'address-refused')
  now += 61_000
  assert.equal(await ask(), 'address-refused')
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
