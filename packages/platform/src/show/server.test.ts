import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { removeMemberships } from '../store/accounts.ts'
import { authSessions } from '../store/index.ts'
import type { Problem } from '../words/index.ts'
import { listen } from './server.ts'
import { connection, inside, openTestApp, outside, type TestApp } from './test-app.ts'
import type { Session } from './views.ts'

type Failed = { error: Problem }

let web: string
let app: TestApp
before(async () => {
  web = await mkdtemp(join(tmpdir(), 'langqiao-web-'))
  await mkdir(join(web, 'assets'))
  await writeFile(join(web, 'index.html'), '<!doctype html><title>Langqiao</title>')
  await writeFile(join(web, 'assets', 'index-abc123.js'), 'console.log("a")'.repeat(200))
  app = await openTestApp({ webFolder: web })
})
after(async () => {
  await app.close()
  await rm(web, { recursive: true })
})

/** A request of which a test says the headers itself. */
const send = (path: string, init: RequestInit & { from?: string; base?: string } = {}) => {
  const { from = '127.0.0.1', base = inside, ...rest } = init
  const headers = new Headers({ host: new URL(base).host, ...(rest.headers as Record<string, string>) })
  return app.app.request(base + path, { ...rest, headers }, connection(from))
}
const sessionOf = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Session

describe('who asks', () => {
  test('this machine, by a loopback name and without a proxy, is the local administrator', async () => {
    for (const base of [inside, 'http://127.0.0.1:4400', 'http://[::1]:4400']) {
      const session = await sessionOf(send('/api/session', { base, from: base.includes('::1') ? '::1' : '127.0.0.1' }))
      assert.equal(session.role, 'platform-admin', base)
      assert.equal(session.local, true)
      assert.equal(session.storage, 'embedded')
    }
  })

  test('nobody else is: another address, a proxy, another host name, a server that listens on all addresses', async () => {
    const others = [
      { from: '203.0.113.9' },
      { headers: { 'x-forwarded-for': '203.0.113.9' } },
      { headers: { forwarded: 'for=203.0.113.9' } },
      { headers: { 'x-real-ip': '127.0.0.1' } },
      { headers: { via: '1.1 proxy' } },
      { base: outside },
    ]
    for (const other of others) {
      const session = await sessionOf(send('/api/session', other))
      assert.deepEqual(
        [session.signedIn, session.role, session.local],
        [false, 'anonymous', false],
        JSON.stringify(other),
      )
    }
    const everywhere = app.make({ boundToLoopback: false })
    const host = { headers: { host: 'localhost' } }
    const session = await sessionOf(everywhere.request(`${inside}/api/session`, host, connection('127.0.0.1')))
    assert.equal(session.signedIn, false)
  })

  test('an account signs in with its password and out again; each request asks for its role anew', async () => {
    const editor = await app.as('north', 'editor')
    const { body } = await editor<Session>('GET', '/api/session')
    assert.deepEqual([body.role, body.organisation?.name, body.local], ['editor', 'north', false])
    assert.equal((await editor('POST', '/api/auth/sign-out')).status, 200)
    assert.equal((await editor<Session>('GET', '/api/session')).body.signedIn, false)
    assert.equal((await editor('GET', '/api/needs')).status, 401)
  })

  test('the session cookie is out of reach of scripts and other sites, and the store keeps no token that signs in', async () => {
    await app.as('north', 'viewer')
    const nobody = await app.as('', 'anonymous')
    const { headers } = await nobody('POST', '/api/auth/sign-in/email', {
      email: 'viewer@north.test',
      password: 'a long enough password',
    })
    const cookie = headers.getSetCookie().find(each => each.includes('session_token')) ?? ''
    assert.match(cookie, /HttpOnly/i)
    assert.match(cookie, /SameSite=Strict/i)
    const token = decodeURIComponent(cookie.split('=')[1]).split('.')[0]
    const kept = await app.store.db.select().from(authSessions)
    assert.ok(kept.length > 0)
    assert.ok(kept.every(session => session.token !== token))
  })

  test('an account whose role was taken away is nobody at its next request', async () => {
    const asking = await app.as('south', 'manager')
    assert.equal((await asking('GET', '/api/needs')).status, 200)
    await removeMemberships(app.store, 'manager@south.test')
    assert.equal((await asking('GET', '/api/needs')).status, 401)
  })

  test('a wrong password is refused, and guessing is slowed down', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt++) {
      const body = JSON.stringify({ email: 'nobody@north.test', password: `guess ${attempt}` })
      const headers = { 'content-type': 'application/json', origin: outside }
      const answer = await send('/api/auth/sign-in/email', {
        method: 'POST',
        base: outside,
        from: '203.0.113.77',
        headers,
        body,
      })
      statuses.push(answer.status)
    }
    assert.equal(statuses[0], 401)
    assert.equal(statuses.at(-1), 429)
  })

  test('nobody makes an account over HTTP', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/update-user', '/api/auth/list-sessions']) {
      const headers = { 'content-type': 'application/json', origin: inside }
      const body = JSON.stringify({ email: 'new@north.test', password: 'a long enough password', name: 'new' })
      assert.equal((await send(path, { method: 'POST', headers, body })).status, 404, path)
    }
  })

  test('without an account only the open addresses answer', async () => {
    const nobody = await app.as('', 'anonymous')
    for (const path of ['/api/session', '/api/health', '/api/openapi.json', '/'])
      assert.equal((await nobody('GET', path)).status, 200, path)
    for (const path of ['/api/home', '/api/needs', '/api/imports/templates/need.csv', '/api/nothing']) {
      const { status, body } = await nobody<Failed>('GET', path)
      assert.deepEqual([status, body.error.code], [401, 'sign-in-required'], path)
    }
  })
})

describe('what browsers are kept from', () => {
  test('pages of other sites change nothing', async () => {
    const tries: [Record<string, string>, number][] = [
      [{}, 403],
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{ origin: 'http://localhost:9999' }, 403],
      [{ origin: inside, 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'sec-fetch-site': 'none' }, 403],
      [{ 'sec-fetch-site': 'same-origin' }, 400],
      [{ origin: inside }, 400],
    ]
    for (const [headers, status] of tries) {
      const sent = { ...headers, 'content-type': 'application/json' }
      const answer = await send('/api/needs', { method: 'POST', headers: sent, body: '{}' })
      assert.equal(answer.status, status, JSON.stringify(headers))
    }
  })

  test('a foreign name that was pointed at this machine gets no answer', async () => {
    for (const base of ['http://evil.example:4400', 'http://localhost.evil.example:4400']) {
      const answer = await send('/api/session', { base })
      assert.equal(answer.status, 421, base)
    }
    const named = app.make({ publicUrl: new URL('https://langqiao.example') })
    const answer = await named.request('http://langqiao.example/api/session', {
      headers: { host: 'langqiao.example' },
    })
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age/)
  })

  test('no inline script, no frame, no guessing of types', async () => {
    const { headers } = await send('/')
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /script-src 'self';/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.match(policy, /default-src 'none'/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.equal(headers.get('referrer-policy'), 'same-origin')
  })
})

describe('the web application', () => {
  test('every address but those of the API and of files is its first page, never kept', async () => {
    for (const path of ['/', '/regions/340100', '/needs/new']) {
      const answer = await send(path)
      assert.equal(answer.status, 200)
      assert.match(await answer.text(), /<title>Langqiao/)
      assert.equal(answer.headers.get('cache-control'), 'no-cache')
    }
  })

  test('hashed files are kept for good, and compressed', async () => {
    const answer = await send('/assets/index-abc123.js', { headers: { 'accept-encoding': 'gzip' } })
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(answer.headers.get('content-encoding'), 'gzip')
    assert.equal((await send('/assets/gone-000000.js')).status, 404)
  })

  test('nothing outside its folder is served', async () => {
    for (const path of ['/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%5c..%5cetc'])
      assert.doesNotMatch(await (await send(path)).text(), /root:/)
  })
})

describe('what goes wrong', () => {
  test('bodies beyond the limits are refused before they are read', async () => {
    const headers = { 'content-type': 'application/json', origin: inside }
    const large = JSON.stringify({ title: 'x', text: 'x'.repeat(1024 * 1024) })
    const answer = await send('/api/needs', { method: 'POST', headers, body: large })
    assert.equal(answer.status, 413)
    assert.equal(((await answer.json()) as Failed).error.code, 'file-too-large')
    const claimed = { ...headers, 'content-length': String(200 * 1024 * 1024) }
    assert.equal((await send('/api/documents', { method: 'POST', headers: claimed, body: 'x' })).status, 413)
  })

  test('broken JSON, another type, an unknown address: each says what and how to mend it', async () => {
    const post = (body: string, type: string) =>
      send('/api/needs', { method: 'POST', headers: { 'content-type': type, origin: inside }, body })
    for (const answer of [
      await post('{"title"', 'application/json'),
      await post('title=x', 'text/plain'),
      await send('/api/nothing'),
    ]) {
      const { error } = (await answer.json()) as Failed
      assert.ok(answer.status >= 400 && answer.status < 500)
      assert.ok(error.message && error.where && error.mend, JSON.stringify(error))
    }
  })

  test('a failure of our own tells nothing about the inside, and goes to the log', async () => {
    const lines: string[] = []
    const broken = app.make({ store: { ...app.store, db: null as never }, log: line => void lines.push(line) })
    const answer = await broken.request(
      `${inside}/api/needs`,
      { headers: { host: 'localhost' } },
      connection('127.0.0.1'),
    )
    const body = await answer.text()
    assert.equal(answer.status, 500)
    assert.equal((JSON.parse(body) as Failed).error.code, 'unexpected')
    assert.doesNotMatch(body, /null|undefined|\.ts|transaction/)
    assert.match(lines.join('\n'), /transaction/)
  })

  test('a port in use is said with what to do; port 0 takes a free one', async () => {
    const first = await listen(app.app, '127.0.0.1', 0)
    assert.ok(first.ok)
    const port = Number(new URL(first.value.url).port)
    const second = await listen(app.app, '127.0.0.1', port)
    assert.ok(!second.ok)
    assert.equal(second.problem.code, 'port-in-use')
    assert.equal(((await (await fetch(`${first.value.url}/api/health`)).json()) as { ok: boolean }).ok, true)
    await first.value.close()
  })
})
