import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import packageFile from '../../package.json' with { type: 'json' }
import { asCaller, collaborations, documents, imports, needs, offers, platform } from '../store/index.ts'
import type { Problem, Role } from '../words/index.ts'
import { describeApi } from './api.ts'
import { type Asking, buildForm, buildNeed, buildOffer, openTestApp, type TestApp } from './test-app.ts'
import type { Collaboration, Document, Import, ImportPreview, NameJoin, Need, Offer, ReviewHistory } from './views.ts'

type Operation = { parameters?: { name: string; in: string }[]; requestBody?: { content: Record<string, unknown> } }
const description = describeApi(packageFile.version)
const operations = Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ method, path, operation })),
)

test('docs/openapi.json says what the schemas say (./langqiao openapi writes it)', async () => {
  const written = await readFile(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')
  assert.equal(written, `${JSON.stringify(description, null, 2)}\n`)
})

/** Whose thing an operation is tried on. */
type Whose = 'own' | 'shared' | 'foreign' | 'missing'
type Things = { need: string; offer: string; collaboration: string; document: string; extracted: string }
type Reviewed = { batch: string; join: string; decision: string; reviewed: string }
type Ids = Things & Reviewed & { import: string }

const nowhere = '00000000-0000-4000-8000-00000000ffff'
const missing: Ids = {
  need: nowhere,
  offer: nowhere,
  collaboration: nowhere,
  document: nowhere,
  extracted: nowhere,
  import: nowhere,
  batch: nowhere,
  join: nowhere,
  decision: nowhere,
  reviewed: nowhere,
}
const csv = 'date,theme,what,source_title,claim_kind\n2025,policy,One,Yearbook,official\n'
const text = 'Wuhan has 45 firms. In March 2025 the city opened a test field for drones.'

/** A thing of each kind that an organisation owns, with a visibility. */
const buildThings = async (asking: Asking, visibility: string, key: string): Promise<Things> => {
  const need = (await asking<Need>('POST', '/api/needs', buildNeed({ visibility }))).body.id
  const offer = (await asking<Offer>('POST', '/api/offers', buildOffer({ visibility }))).body.id
  const pair = { needId: need, offerId: offer, why: 'They fit' }
  const collaboration = (await asking<Collaboration>('POST', '/api/collaborations', pair)).body.id
  const document = (await asking<Document>('POST', '/api/documents', { text: `${text} ${key}` })).body
  return { need, offer, collaboration, document: document.id, extracted: document.extracted[0].id }
}

/** An import; what it brings in is public, the import itself is its owner's. */
const buildImport = async (asking: Asking, key: string): Promise<string> => {
  const { token } = (await asking<ImportPreview>('POST', '/api/imports/preview', buildForm('a.csv', csv))).body
  const request = { token, kind: 'event', idempotencyKey: `matrix ${key}` }
  return (await asking<Import>('POST', '/api/imports', request)).body.id
}

/** Decisions on one thing, a batch that follows them, and two names that were joined; `decision` is no longer the latest. */
const buildReview = async (asking: Asking, key: string): Promise<Reviewed> => {
  const name = `${key[0].toUpperCase()}${key.slice(1)} Robotics Co., Ltd.`
  const sent = { text: `${text} ${name} is in Wuhan.` }
  const { id, extracted } = (await asking<Document>('POST', '/api/documents', sent)).body
  const place = extracted.find(found => found.kind === 'places')
  for (const decision of ['rejected', 'accepted'])
    await asking('POST', `/api/documents/${id}/extracted/${place?.id}`, { decision })
  const history = (await asking<ReviewHistory>('GET', `/api/review/decisions?extracted=${place?.id}`)).body
  const batch = (await asking<{ batchId: string }>('POST', '/api/review/proposals', { document: id })).body.batchId
  const pair = { name, sameAs: 'Robotics Group' }
  const join = (await asking<NameJoin>('POST', '/api/review/joins', pair)).body.id
  return { batch, join, decision: history.items[1].id, reviewed: id }
}

/**
 * Every operation on one thing: what it answers to an editor of the owner, and the least role it takes. `shared` is what
 * another organisation may see of a thing that its owner made public; nothing else of another's is ever found.
 */
const onThings: Record<
  string,
  { send: (asking: Asking, ids: Ids) => ReturnType<Asking>; own: number; least: Role; shared: number }
> = {
  'get /api/needs/{id}': {
    send: (ask, { need }) => ask('GET', `/api/needs/${need}`),
    own: 200,
    least: 'viewer',
    shared: 200,
  },
  'get /api/needs/{id}/matches': {
    send: (ask, { need }) => ask('GET', `/api/needs/${need}/matches`),
    own: 200,
    least: 'viewer',
    shared: 200,
  },
  'put /api/needs/{id}': {
    send: (ask, { need }) => ask('PUT', `/api/needs/${need}`, buildNeed({ visibility: 'private' })),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'delete /api/needs/{id}': {
    send: (ask, { need }) => ask('DELETE', `/api/needs/${need}`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'post /api/needs/{id}/restore': {
    send: (ask, { need }) => ask('POST', `/api/needs/${need}/restore`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'get /api/offers/{id}': {
    send: (ask, { offer }) => ask('GET', `/api/offers/${offer}`),
    own: 200,
    least: 'viewer',
    shared: 200,
  },
  'get /api/offers/{id}/needs': {
    send: (ask, { offer }) => ask('GET', `/api/offers/${offer}/needs`),
    own: 200,
    least: 'viewer',
    shared: 200,
  },
  'put /api/offers/{id}': {
    send: (ask, { offer }) => ask('PUT', `/api/offers/${offer}`, buildOffer({ visibility: 'private' })),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'delete /api/offers/{id}': {
    send: (ask, { offer }) => ask('DELETE', `/api/offers/${offer}`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'post /api/offers/{id}/restore': {
    send: (ask, { offer }) => ask('POST', `/api/offers/${offer}/restore`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'get /api/collaborations/{id}': {
    send: (ask, { collaboration }) => ask('GET', `/api/collaborations/${collaboration}`),
    own: 200,
    least: 'viewer',
    shared: 404,
  },
  'post /api/collaborations/{id}/decisions': {
    send: (ask, { collaboration }) =>
      ask('POST', `/api/collaborations/${collaboration}/decisions`, { kind: 'note', why: 'Seen' }),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'get /api/documents/{id}': {
    send: (ask, { document }) => ask('GET', `/api/documents/${document}`),
    own: 200,
    least: 'viewer',
    shared: 404,
  },
  'get /api/documents/{id}/original': {
    send: (ask, { document }) => ask('GET', `/api/documents/${document}/original`),
    own: 200,
    least: 'viewer',
    shared: 404,
  },
  'post /api/documents/{id}/extracted/{extractedId}': {
    send: (ask, { document, extracted }) =>
      ask('POST', `/api/documents/${document}/extracted/${extracted}`, { decision: 'rejected' }),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'get /api/documents/{id}/copies': {
    send: (ask, { document }) => ask('GET', `/api/documents/${document}/copies`),
    own: 200,
    least: 'viewer',
    shared: 404,
  },
  'get /api/documents/{id}/copies/{otherId}': {
    send: (ask, { document, reviewed }) => ask('GET', `/api/documents/${document}/copies/${reviewed}`),
    own: 200,
    least: 'viewer',
    shared: 404,
  },
  'post /api/documents/{id}/copies/{otherId}': {
    send: (ask, { document, reviewed }) =>
      ask('POST', `/api/documents/${document}/copies/${reviewed}`, { same: false }),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'delete /api/documents/{id}': {
    send: (ask, { document }) => ask('DELETE', `/api/documents/${document}`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'post /api/documents/{id}/restore': {
    send: (ask, { document }) => ask('POST', `/api/documents/${document}/restore`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'post /api/review/batches/{id}/undo': {
    send: (ask, { batch }) => ask('POST', `/api/review/batches/${batch}/undo`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'post /api/review/decisions/{id}/undo': {
    send: (ask, { decision }) => ask('POST', `/api/review/decisions/${decision}/undo`),
    own: 409,
    least: 'editor',
    shared: 404,
  },
  'post /api/review/joins/{id}/undo': {
    send: (ask, { join }) => ask('POST', `/api/review/joins/${join}/undo`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
  'post /api/imports/{id}/undo': {
    send: (ask, { import: id }) => ask('POST', `/api/imports/${id}/undo`),
    own: 200,
    least: 'editor',
    shared: 404,
  },
}

/** Operations on no one thing: the least role that each takes. Lists and searches are tried by the bytes they answer. */
const onNoThing: Record<string, Role> = {
  'get /api/health': 'anonymous',
  'get /api/session': 'anonymous',
  'post /api/auth/sign-in/email': 'anonymous',
  'post /api/auth/sign-out': 'anonymous',
  'get /api/home': 'viewer',
  'get /api/regions': 'viewer',
  'get /api/regions/{code}': 'viewer',
  'get /api/analyses': 'viewer',
  'get /api/analyses/{id}': 'viewer',
  'get /api/flows': 'viewer',
  'get /api/events': 'viewer',
  'get /api/events/facets': 'viewer',
  'get /api/events/review': 'viewer',
  'get /api/events.csv': 'viewer',
  'get /api/feeds/{file}': 'anonymous',
  'get /api/digest': 'viewer',
  'get /api/digest/{file}': 'viewer',
  'get /api/evidence/{id}': 'viewer',
  'get /api/needs': 'viewer',
  'post /api/needs': 'editor',
  'get /api/offers': 'viewer',
  'post /api/offers': 'editor',
  'get /api/collaborations': 'viewer',
  'post /api/collaborations': 'editor',
  'get /api/documents': 'viewer',
  'post /api/documents': 'editor',
  'post /api/documents/from-address': 'editor',
  'get /api/contradictions': 'viewer',
  'get /api/contradictions/decisions': 'viewer',
  'post /api/contradictions/decisions': 'editor',
  'get /api/review': 'viewer',
  'post /api/review/proposals': 'editor',
  'get /api/review/batches': 'viewer',
  'get /api/review/decisions': 'viewer',
  'get /api/review/gold': 'viewer',
  'get /api/review/names': 'viewer',
  'get /api/review/names/suggestions': 'viewer',
  'post /api/review/joins': 'editor',
  'post /api/imports/preview': 'editor',
  'get /api/imports': 'viewer',
  'post /api/imports': 'editor',
  'get /api/imports/templates/{file}': 'viewer',
  'get /api/systems': 'viewer',
  'get /api/search': 'viewer',
}

const asked: Role[] = ['anonymous', 'viewer', 'editor', 'manager', 'organisation-admin']
const isAtLeast = (role: Role, least: Role) => asked.indexOf(role) >= asked.indexOf(least)

describe('who may do what', () => {
  let app: TestApp
  let things: Record<Exclude<Whose, 'missing'>, Ids>
  before(async () => {
    app = await openTestApp()
    const north = await app.as('north', 'editor')
    const south = await app.as('south', 'editor')
    things = {
      own: {
        ...(await buildThings(north, 'private', 'own')),
        ...(await buildReview(north, 'own')),
        import: await buildImport(north, 'own'),
      },
      shared: {
        ...(await buildThings(south, 'public', 'shared')),
        ...(await buildReview(south, 'shared')),
        import: await buildImport(south, 'shared'),
      },
      foreign: {
        ...(await buildThings(south, 'private', 'foreign')),
        ...(await buildReview(south, 'foreign')),
        import: await buildImport(south, 'foreign'),
      },
    }
  })
  after(() => app.close())

  test('every operation of the API is declared here', () => {
    const declared = [...Object.keys(onThings), ...Object.keys(onNoThing)].sort()
    assert.deepEqual(declared, operations.map(({ method, path }) => `${method} ${path}`).sort())
  })

  /** What each cell must answer. A role too low is told so before anybody looks whether the thing is there. */
  const expected = (role: Role, whose: Whose, { own, least, shared }: (typeof onThings)[string]): number => {
    if (role === 'anonymous') return 401
    if (!isAtLeast(role, least)) return 403
    if (whose === 'own') return own
    return whose === 'shared' ? shared : 404
  }

  for (const role of asked)
    test(`${role}: own, shared, foreign and missing things`, async () => {
      const asking = await app.as('north', role)
      for (const [name, operation] of Object.entries(onThings))
        for (const whose of ['own', 'shared', 'foreign', 'missing'] as const) {
          const ids = whose === 'missing' ? missing : things[whose]
          const { status, body } = await operation.send(asking, ids)
          assert.equal(
            status,
            expected(role, whose, operation),
            `${name} on ${whose}: ${JSON.stringify(body).slice(0, 200)}`,
          )
        }
    })

  test('a foreign thing and a missing one are answered with the same words', async () => {
    const asking = await app.as('north', 'manager')
    for (const [name, { send }] of Object.entries(onThings)) {
      const withoutIds = (answer: unknown) => JSON.stringify(answer).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      const foreign = await send(asking, things.foreign)
      const gone = await send(asking, missing)
      assert.equal(withoutIds(foreign.body), withoutIds(gone.body), name)
    }
  })

  test('a role too low for an operation on no thing is told so', async () => {
    for (const role of ['anonymous', 'viewer'] as const) {
      const asking = await app.as('north', role)
      for (const [name, least] of Object.entries(onNoThing)) {
        if (isAtLeast(role, least)) continue
        const [method, path] = name.split(' ')
        const bodies: Record<string, unknown> = {
          '/api/needs': buildNeed(),
          '/api/offers': buildOffer(),
          '/api/collaborations': { needId: nowhere, offerId: nowhere, why: 'x' },
          '/api/documents': { text },
          '/api/documents/from-address': { address: 'http://127.0.0.1/' },
          '/api/contradictions/decisions': { regionCode: 'x', indicator: 'x', period: 'x', unit: 'x', verdict: 'both' },
          '/api/review/proposals': {},
          '/api/review/joins': { name: 'x', sameAs: 'y' },
          '/api/imports/preview': buildForm('a.csv', csv),
          '/api/imports': { token: 'x', kind: 'event', idempotencyKey: '12345678' },
        }
        const address = path.replace(/\{\w+\}/, nowhere)
        const { status } = await asking(method.toUpperCase(), address, method === 'get' ? undefined : bodies[path])
        assert.equal(status, role === 'anonymous' ? 401 : 403, `${role} ${name}`)
      }
    }
  })

  test('what another organisation keeps to itself moves no byte of what a caller is answered', async () => {
    const asking = await app.as('east', 'viewer')
    const pages = [
      '/api/home',
      '/api/needs',
      '/api/offers',
      '/api/collaborations',
      '/api/documents',
      '/api/documents?copies=folded',
      '/api/contradictions',
      '/api/contradictions?own=yes',
      '/api/review',
      '/api/review/batches',
      '/api/review/decisions',
      '/api/review/gold',
      '/api/review/names',
      '/api/review/names/suggestions',
      '/api/imports',
      '/api/events',
      '/api/feeds/events.atom',
      '/api/digest',
      '/api/regions',
      '/api/search?q=carrier',
      '/api/regions/420100',
      `/api/needs/${things.shared.need}`,
      `/api/offers/${things.shared.offer}/needs`,
    ]
    const answers = async () => Promise.all(pages.map(async page => JSON.stringify((await asking('GET', page)).body)))
    const earlier = await answers()
    await buildThings(await app.as('south', 'editor'), 'private', 'later')
    const later = await answers()
    for (const [index, page] of pages.entries()) assert.equal(later[index], earlier[index], page)
  })

  test('nobody lost or gained a thing by all this: a cited document stays where it was not taken back', async () => {
    const counted = await asCaller(app.store, platform, async db => ({
      needs: await db.$count(needs),
      offers: await db.$count(offers),
      collaborations: await db.$count(collaborations),
      documents: await db.$count(documents),
      imports: await db.$count(imports),
    }))
    assert.deepEqual(counted, { needs: 4, offers: 4, collaborations: 4, documents: 8, imports: 3 })
    assert.deepEqual(app.logged, [])
  })
})

describe('whatever is sent', () => {
  let app: TestApp
  before(async () => {
    app = await openTestApp()
  })
  after(() => app.close())

  /** Values that parameters are known to break on. */
  const odd = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1e400',
      'null',
      '%',
      "' OR 1=1 --",
      '{{',
      '\u202e',
      'group:',
      '340100',
      nowhere,
      '..',
      '\u0000',
    ),
    fc.string({ maxLength: 40 }),
    fc.integer().map(String),
  )
  const anyBody = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.record({ title: fc.string(), text: fc.string(), why: fc.string(), decision: fc.string(), kind: fc.string() }),
    fc.constantFrom(
      buildNeed({ criteria: [{ what: 'x', op: 'in', value: [] }] }),
      buildOffer({ priceYuan: '9'.repeat(200_000) }),
      buildNeed({ text: '\u0000' }),
      buildNeed({ title: '\ud800' }),
    ),
  )
  const request = fc.record({
    operation: fc.constantFrom(...operations),
    values: fc.array(odd, { minLength: 8, maxLength: 8 }),
    body: anyBody,
  })

  test('50 requests made from the description: no failure of our own, and every refusal says what and how to mend it', async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ operation: { method, path, operation }, values, body }) => {
        let used = 0
        const next = () => encodeURIComponent(values[used++ % values.length])
        const address = path.replace(/\{\w+\}/g, () => next() || 'x')
        const query = (operation.parameters ?? [])
          .filter(parameter => parameter.in === 'query')
          .map(parameter => `${parameter.name}=${next()}`)
        const sent = operation.requestBody ? body : undefined
        const answer = await app.local<{ error?: Problem }>(method.toUpperCase(), `${address}?${query.join('&')}`, sent)
        const told = `${method} ${address} ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)} ${app.logged.at(-1)}`
        assert.ok(answer.status < 500, told)
        if (answer.status >= 400) assert.ok(answer.body.error?.message && answer.body.error.mend, told)
      }),
      { numRuns: 50 },
    )
  })
})
