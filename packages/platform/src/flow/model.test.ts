import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import test, { type TestContext } from 'node:test'
import { extract } from '../extract/index.ts'
import { askModel, type ModelEndpoint, modelEndpoint } from './model.ts'

const extraction = extract({ source: 'news', text: '示例大学开放了风洞，供企业预约。' })

/** A local service that speaks the published protocol, as far as it is used. */
const service = async (
  context: TestContext,
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<ModelEndpoint> => {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => answer(request, body, response))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => server.close())
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  return { url: new URL(`http://127.0.0.1:${address.port}/v1`), model: 'reader', key: 'secret' }
}

const completion = (content: string) =>
  JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content } }] })

test('a model is asked with its name and key, and what it quotes is added', async context => {
  const seen: Record<string, unknown> = {}
  const endpoint = await service(context, (request, body, response) => {
    Object.assign(seen, { path: request.url, key: request.headers.authorization, model: JSON.parse(body).model })
    response.setHeader('content-type', 'application/json')
    response.end(completion('{"policies":[{"name":"预约办法","issuer":null,"quote":"供企业预约"}]}'))
  })
  const asked = await askModel(extraction, null, endpoint)
  assert.ok(asked.ok)
  assert.deepEqual(seen, { path: '/v1/chat/completions', key: 'Bearer secret', model: 'reader' })
  assert.equal(asked.value.added, 1)
  assert.equal(asked.value.extraction.policies.at(-1)?.quote, '供企业预约')
})

/** Answers without end, as fast as it is taken. */
const endless = (response: ServerResponse): void => {
  const go = () => {
    if (response.destroyed) return
    if (response.write(' '.repeat(64 * 1024))) setImmediate(go)
    else response.once('drain', go)
  }
  go()
}

for (const [what, answer, says] of [
  ['an answer without end', endless, /more than/],
  ['an error', (response: ServerResponse) => response.writeHead(503).end('busy'), /answered 503/],
  ['something else than JSON', (response: ServerResponse) => response.end('<html>'), /JSON/],
  ['another form', (response: ServerResponse) => response.end('{"choices":[]}'), /chat\/completions/],
  [
    'a redirect to elsewhere',
    (response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    /./,
  ],
] as const)
  test(`${what} from the service is a problem that names it, without the key`, async context => {
    const endpoint = await service(context, (_request, _body, response) => void answer(response))
    const asked = await askModel(extraction, null, endpoint)
    assert.ok(!asked.ok)
    assert.equal(asked.problem.code, 'model-unreachable')
    assert.match(asked.problem.message, says)
    assert.ok(!JSON.stringify(asked.problem).includes('secret'))
  })

test('nothing is sent without an address, and a wrong one is told', () => {
  assert.deepEqual(modelEndpoint({}), { ok: true, value: null })
  const wrong = modelEndpoint({ LANGQIAO_MODEL_URL: 'file:///etc', LANGQIAO_MODEL: 'm' })
  assert.ok(!wrong.ok && /not an address/.test(wrong.problem.message))
  const nameless = modelEndpoint({ LANGQIAO_MODEL_URL: 'http://127.0.0.1/v1' })
  assert.ok(!nameless.ok && /LANGQIAO_MODEL is not set/.test(nameless.problem.message))
  const right = modelEndpoint({ LANGQIAO_MODEL_URL: 'http://127.0.0.1/v1', LANGQIAO_MODEL: 'm' })
  assert.ok(right.ok && right.value?.model === 'm' && right.value.key === null)
})
