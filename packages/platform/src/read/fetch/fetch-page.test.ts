import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { brotliCompressSync, constants, createGzip, gzipSync } from 'node:zlib'
import { limits } from '../limits.ts'
import { type FetchOptions, fetchPage } from './fetch-page.ts'

const page = '<html><body><p>港口开放了一处测试场地。</p></body></html>'
const mebibyte = 1024 * 1024

type Seen = { url: string; headers: IncomingHttpHeaders }
type Site = { address: string; host: string; seen: Seen[]; robots: { status: number; text: string }; stop(): void }

/** Writes without end, as fast as it is taken, until the stream is gone. */
const writeEndlessly = (stream: Writable): void => {
  const chunk = Buffer.alloc(64 * 1024, 'a')
  const go = () => {
    if (stream.destroyed) return
    if (stream.write(chunk)) setImmediate(go)
    else stream.once('drain', go)
  }
  go()
}

/** A server that misbehaves in every way that a test names by path; `home` is its own address. */
const misbehave: Record<string, (response: ServerResponse, home: string) => void> = {
  '/page': response => response.setHeader('set-cookie', 'a=b').setHeader('content-type', 'text/html').end(page),
  '/gzip': response => response.setHeader('content-encoding', 'gzip').end(gzipSync(page)),
  '/brotli': response => response.setHeader('content-encoding', 'br').end(brotliCompressSync(page)),
  '/moved': response => response.writeHead(301, { location: '/page#part', 'set-cookie': 'a=b' }).end(),
  '/moved-in-chinese': response => response.writeHead(302, { location: Buffer.from('/页').toString('latin1') }).end(),
  [new URL('/页', 'http://x').pathname]: response => response.end(page),
  '/loop': response => response.writeHead(302, { location: '/loop' }).end(),
  '/to-loopback': response => response.writeHead(302, { location: 'http://127.0.0.1:80/' }).end(),
  '/to-metadata': response => response.writeHead(307, { location: 'http://169.254.169.254/latest/' }).end(),
  '/to-number': response => response.writeHead(302, { location: 'http://2130706433/' }).end(),
  '/to-ipv6': response => response.writeHead(302, { location: 'http://[::ffff:7f00:1]/' }).end(),
  '/to-name': response => response.writeHead(302, { location: 'http://inside.example/' }).end(),
  '/to-file': response => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-password': response => response.writeHead(302, { location: 'http://a:b@example.org/' }).end(),
  '/to-port': (response, home) => response.writeHead(302, { location: `${new URL(home).origin}1/` }).end(),
  '/to-nowhere': response => response.writeHead(302, { location: 'http://[' }).end(),
  '/endless': writeEndlessly,
  '/bomb': response => {
    const gzip = createGzip({ level: 1 })
    gzip.pipe(response.setHeader('content-encoding', 'gzip'))
    response.once('close', () => gzip.destroy())
    writeEndlessly(gzip)
  },
  '/brotli-bomb': response =>
    response
      .setHeader('content-encoding', 'br')
      .end(brotliCompressSync(Buffer.alloc(256 * mebibyte), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
  '/garbled': response => response.setHeader('content-encoding', 'gzip').end(page),
  '/packed-otherwise': response => response.setHeader('content-encoding', 'compress').end(page),
  '/drip': response => {
    response.write('<p>')
    const timer = setInterval(() => response.write('a'), 20)
    response.once('close', () => clearInterval(timer))
  },
  '/silent': () => {},
  '/too-long': response => response.writeHead(200, { 'content-length': limits.fileBytes + 1 }).write('a'),
  '/too-short': response => {
    response.writeHead(200, { 'content-length': 1000 }).write(page, () => response.destroy())
  },
  '/picture': response => response.setHeader('content-type', 'image/png').end('x'),
  '/missing': response => response.writeHead(404).end(page),
  '/no-http': response => response.socket?.end('hello\r\n\r\n'),
  '/long-headers': response => response.setHeader('x', 'a'.repeat(100_000)).end(page),
  '/upgrade': response => response.writeHead(101, { connection: 'upgrade', upgrade: 'x' }).end(),
}

const openSite = async (): Promise<Site> => {
  const seen: Seen[] = []
  const robots = { status: 404, text: '' }
  const server = createServer(({ url = '', headers }, response) => {
    seen.push({ url, headers })
    if (url === '/robots.txt') return void response.writeHead(robots.status).end(robots.text)
    misbehave[url](response, address)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  assert.ok(at && typeof at === 'object')
  const host = `127.0.0.1:${at.port}`
  const address = `http://${host}/`
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { address, host, seen, robots, stop }
}

let site: Site
before(async () => {
  site = await openSite()
})
after(() => site.stop())

const get = (path: string, options: FetchOptions = {}) =>
  fetchPage(site.address.slice(0, -1) + path, { trusted: new Set([site.host]), ...options })
const refusal = async (asked: ReturnType<typeof fetchPage>) => {
  const outcome = await asked
  assert.ok(!outcome.ok, 'refused')
  assert.ok(outcome.problem.where !== undefined && outcome.problem.mend)
  return outcome.problem
}

describe('a page that may be had', () => {
  for (const path of ['/page', '/gzip', '/brotli', '/moved', '/moved-in-chinese'])
    test(`${path} comes with its bytes and the address where it was found`, async () => {
      const got = await get(path)
      assert.ok(got.ok, JSON.stringify(got))
      assert.equal(new TextDecoder().decode(got.value.bytes), page)
      const found = { '/moved': '/page', '/moved-in-chinese': '/%E9%A1%B5' }[path] ?? path
      assert.equal(got.value.address, new URL(found, site.address).href)
    })

  test('nothing is sent that identifies anybody, after a redirect neither; we say who we are', async () => {
    site.seen.length = 0
    await get('/moved#part')
    assert.deepEqual(
      site.seen.map(({ url }) => url),
      ['/robots.txt', '/moved', '/page'],
    )
    for (const { headers } of site.seen) {
      assert.deepEqual(Object.keys(headers).sort(), ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
      assert.match(headers['user-agent'] ?? '', /^Langqiao\/\d/)
    }
  })

  test('proxies of the environment are not used', async () => {
    const script = `
      const { fetchPage } = await import(${JSON.stringify(new URL('./fetch-page.ts', import.meta.url).href)})
      const got = await fetchPage(${JSON.stringify(`${site.address}page`)}, { trusted: new Set([${JSON.stringify(site.host)}]) })
      process.stdout.write(JSON.stringify(got.ok))`
    const proxy = 'http://127.0.0.1:1'
    const env = { ...process.env, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy, http_proxy: proxy, NO_PROXY: '' }
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env })
    const said: string[] = []
    child.stdout.on('data', chunk => said.push(String(chunk)))
    await once(child, 'close')
    assert.equal(said.join(''), 'true')
  })
})

describe('a site that says what programs may read', () => {
  test('is heard', async () => {
    site.robots = Object.assign(site.robots, { status: 200, text: 'User-agent: *\nDisallow: /page\n' })
    assert.equal((await refusal(get('/page'))).code, 'robots-refused')
    assert.equal((await refusal(get('/moved'))).code, 'robots-refused', 'behind a redirect too')
    assert.ok((await get('/gzip')).ok)
    Object.assign(site.robots, { status: 503 })
    assert.match((await refusal(get('/page'))).message, /answered 503/)
    Object.assign(site.robots, { status: 404, text: '' })
  })
})

describe('an address that is refused before anything is sent', () => {
  for (const [address, code] of [
    ['', 'invalid-address'],
    ['example.org/page', 'invalid-address'],
    ['file:///etc/passwd', 'invalid-address'],
    ['ftp://example.org/', 'invalid-address'],
    ['javascript:alert(1)', 'invalid-address'],
    ['http://user:secret@example.org/', 'invalid-address'],
    ['http://user@example.org/', 'invalid-address'],
    ['http://example.org:25/', 'invalid-address'],
    [`http://example.org/${'a'.repeat(limits.addressLength)}`, 'invalid-address'],
    ...[
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '2130706433',
      '0',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '10.1.2.3',
    ].map(host => [`http://${host}/`, 'address-refused'] as const),
    ['http://169.254.169.254/latest/meta-data/', 'address-refused'],
    ['https://[fd00:ec2::254]/', 'address-refused'],
    ['http://localhost/', 'address-refused'],
    ['http://localhost.:8080/', 'address-refused'],
  ] as const)
    test(address.slice(0, 60) || 'nothing', async () => {
      const problem = await refusal(fetchPage(address))
      assert.equal(problem.code, code)
      assert.ok(!JSON.stringify(problem).includes('secret'))
    })

  test('a server on this machine is not reached unless a test says so', async () => {
    site.seen.length = 0
    assert.equal((await refusal(fetchPage(`${site.address}page`))).code, 'invalid-address')
    assert.deepEqual(site.seen, [])
  })

  const resolvingTo =
    (...addresses: string[]) =>
    async () =>
      addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  for (const [what, addresses] of [
    ['a private address', ['10.0.0.1']],
    ['this machine', ['127.0.0.1']],
    ['a public and a private address', ['1.1.1.1', '192.168.1.1']],
    ['a private address in IPv6', ['::ffff:192.168.1.1']],
    ['nothing', []],
  ] as const)
    test(`a name that leads to ${what}`, async () => {
      const problem = await refusal(fetchPage('http://rebound.example/', { resolve: resolvingTo(...addresses) }))
      assert.equal(problem.code, 'address-refused')
    })

  test('a name is looked up once for a connection, by what checks it, so that no second answer leads elsewhere', async () => {
    const asked: string[] = []
    const resolve = async (name: string) => {
      asked.push(name)
      return [{ address: '127.0.0.1', family: 4 }]
    }
    assert.equal((await refusal(get('/to-name', { resolve }))).code, 'address-refused')
    assert.deepEqual(asked, ['inside.example'])
  })

  test('a name that nobody knows looks the same', async () => {
    const resolve = async () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))
    const unknown = await refusal(fetchPage('http://unknown.example/', { resolve }))
    const inside = await refusal(fetchPage('http://unknown.example/', { resolve: resolvingTo('10.0.0.1') }))
    assert.deepEqual(unknown, inside)
  })
})

describe('a site that misbehaves', () => {
  for (const [path, code, says] of [
    ['/to-loopback', 'address-refused', /./],
    ['/to-metadata', 'address-refused', /./],
    ['/to-number', 'address-refused', /./],
    ['/to-ipv6', 'address-refused', /./],
    ['/to-file', 'invalid-address', /./],
    ['/to-password', 'invalid-address', /password/],
    ['/to-port', 'invalid-address', /./],
    ['/to-nowhere', 'invalid-address', /./],
    ['/loop', 'page-unreachable', /leads on/],
    ['/endless', 'file-too-large', /./],
    ['/bomb', 'file-too-large', /./],
    ['/brotli-bomb', 'file-too-large', /./],
    ['/too-long', 'file-too-large', /./],
    ['/garbled', 'page-unreachable', /Z_DATA_ERROR/],
    ['/packed-otherwise', 'page-unreachable', /packed/],
    ['/too-short', 'page-unreachable', /ECONNRESET/],
    ['/picture', 'unsupported-format', /image\/png/],
    ['/missing', 'page-unreachable', /404/],
    ['/no-http', 'page-unreachable', /HPE_/],
    ['/upgrade', 'page-unreachable', /another protocol/],
    ['/long-headers', 'page-unreachable', /HPE_HEADER_OVERFLOW/],
  ] as const)
    test(`${path} ends as ${code}`, async () => {
      const problem = await refusal(get(path))
      assert.equal(problem.code, code)
      assert.match(problem.message, says)
    })

  for (const path of ['/drip', '/silent'])
    test(`${path} ends when the time is up`, async () => {
      const problem = await refusal(get(path, { timeoutMs: 300 }))
      assert.equal(problem.code, 'page-unreachable')
    })

  test('what is inflated without end is never held', async () => {
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers)
    }, 5)
    await get('/bomb')
    clearInterval(watch)
    assert.ok(most - before < 3 * limits.fileBytes, `${(most - before) / mebibyte} MB`)
  })
})
