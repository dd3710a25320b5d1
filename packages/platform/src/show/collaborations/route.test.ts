import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '../../words/index.ts'
import { type Asking, buildNeed, buildOffer, openTestApp, type TestApp, testNow } from '../test-app.ts'
import type { Collaboration, CollaborationSummary, Matches, Need, Offer } from '../views.ts'

type Failed = { error: Problem }

let app: TestApp
let port: Asking
let maker: Asking
before(async () => {
  app = await openTestApp()
  port = await app.as('port', 'editor')
  maker = await app.as('maker', 'editor')
})
after(() => app.close())

const buildPair = async () => {
  const need = (await port<Need>('POST', '/api/needs', buildNeed())).body
  const offer = (await maker<Offer>('POST', '/api/offers', buildOffer())).body
  return { needId: need.id, offerId: offer.id }
}
const start = async () => {
  const pair = await buildPair()
  const { status, body } = await port<Collaboration>('POST', '/api/collaborations', { ...pair, why: 'They fit' })
  assert.equal(status, 201)
  return { ...pair, collaboration: body }
}

test('a match is carried from introduction to first purchase, with its reasons and costs', async () => {
  const { collaboration, needId, offerId } = await start()
  assert.deepEqual(
    [collaboration.stage, collaboration.state, collaboration.since],
    ['introduction', 'active', testNow.toISOString().slice(0, 10)],
  )
  assert.equal(collaboration.next[0].stage, 'test')
  assert.ok(collaboration.next[0].conditions.some(condition => condition.met === false))

  const address = `/api/collaborations/${collaboration.id}/decisions`
  const advance = (asking: Asking, more: object = {}) =>
    asking<Collaboration>('POST', address, { kind: 'advance', why: 'Ready', ...more })
  await advance(port, { stage: 'test', costYuan: '120000.10' })
  await advance(maker, { costYuan: '0.20' })
  const bought = (await advance(port, { stage: 'first-purchase' })).body
  assert.equal(bought.stage, 'first-purchase')
  assert.equal(bought.costYuan, '120000.30')
  assert.deepEqual(
    bought.history.map(decision => [decision.kind, decision.stage]),
    [
      ['start', 'introduction'],
      ['advance', 'test'],
      ['advance', 'demonstration'],
      ['advance', 'first-purchase'],
    ],
  )
  const board = await maker<{ items: CollaborationSummary[] }>('GET', '/api/collaborations?state=active&track=scenario')
  assert.ok(board.body.items.some(item => item.id === collaboration.id && item.mine))
  const matches = (await port<Matches>('GET', `/api/needs/${needId}/matches`)).body
  assert.equal(matches.results.find(each => each.offer.id === offerId)?.collaborationId, collaboration.id)
})

test('after a success the cities that want the same come next', async () => {
  const { collaboration } = await start()
  const elsewhere = { title: 'Driverless carrier for a sea port', regionCode: '350200' }
  const other = (await maker<Need>('POST', '/api/needs', buildNeed(elsewhere))).body
  const decide = (stage: string) =>
    port<Collaboration>('POST', `/api/collaborations/${collaboration.id}/decisions`, {
      kind: 'advance',
      stage,
      why: 'x',
    })
  assert.deepEqual((await decide('test')).body.replicateTo, [])
  await decide('demonstration')
  const { replicateTo } = (await decide('first-purchase')).body
  assert.ok(replicateTo.some(next => next.needId === other.id && next.region.code === '350200'))
  assert.ok(replicateTo.every(next => next.region.code !== '420100'))
})

test('what the track does not allow is a conflict that says what comes next', async () => {
  const { collaboration } = await start()
  const address = `/api/collaborations/${collaboration.id}/decisions`
  const jump = await port<Failed>('POST', address, { kind: 'advance', stage: 'replication', why: 'x' })
  assert.deepEqual([jump.status, jump.body.error.code], [409, 'conflict'])
  assert.match(jump.body.error.message, /test/)
  assert.equal((await port('POST', address, { kind: 'stop', why: 'Budget cut' })).status, 200)
  assert.equal((await port('POST', address, { kind: 'advance', why: 'x' })).status, 409)
  assert.equal(
    (await port<Collaboration>('POST', address, { kind: 'resume', why: 'Budget back' })).body.state,
    'active',
  )
})

test('a pair is started once; the missing side and a missing reason are named', async () => {
  const { needId, offerId } = await start()
  const again = await port<Failed>('POST', '/api/collaborations', { needId, offerId, why: 'Again' })
  assert.deepEqual([again.status, again.body.error.code], [409, 'conflict'])
  const nowhere = '00000000-0000-4000-8000-00000000ffff'
  const missing = await port<Failed>('POST', '/api/collaborations', { needId, offerId: nowhere, why: 'x' })
  assert.deepEqual([missing.status, missing.body.error.where], [404, 'json.offerId'])
  const silent = await port<Failed>('POST', '/api/collaborations', { needId, offerId, why: '' })
  assert.deepEqual([silent.status, silent.body.error.where], [400, 'json.why'])
})

test('bringing together what is not one’s own takes a technology manager', async () => {
  const pair = await buildPair()
  const start = (asking: Asking) =>
    asking<Collaboration>('POST', '/api/collaborations', { ...pair, why: 'I know both' })
  assert.equal((await start(await app.as('third', 'editor'))).status, 403)
  assert.equal((await start(await app.as('third', 'manager'))).status, 201)
})

test('who takes no part sees nothing and decides nothing', async () => {
  const { collaboration } = await start()
  const rival = await app.as('rival', 'manager')
  const address = `/api/collaborations/${collaboration.id}`
  assert.equal((await rival('GET', address)).status, 404)
  assert.equal((await rival('POST', `${address}/decisions`, { kind: 'note', why: 'Hello' })).status, 404)
  const board = await rival<{ items: CollaborationSummary[] }>('GET', '/api/collaborations')
  assert.ok(board.body.items.every(item => item.id !== collaboration.id))
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
