import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Problem } from '../../words/index.ts'
import { type Asking, buildNeed, buildOffer, openTestApp, type TestApp } from '../test-app.ts'
import type { Matches, Need, NeedSummary, Offer, OfferSummary } from '../views.ts'

type Failed = { error: Problem }
type List<T> = { items: T[]; total: number }

let app: TestApp
let port: Asking
let maker: Asking
before(async () => {
  app = await openTestApp()
  port = await app.as('port', 'editor')
  maker = await app.as('maker', 'editor')
})
after(() => app.close())

const publishNeed = async (given: object = {}) => {
  const { status, body } = await port<Need>('POST', '/api/needs', buildNeed(given))
  assert.equal(status, 201)
  return body
}
const publishOffer = async (given: object = {}) => {
  const { status, body } = await maker<Offer>('POST', '/api/offers', buildOffer(given))
  assert.equal(status, 201)
  return body
}

describe('needs', () => {
  test('a need is published, read, changed, deleted and restored', async () => {
    const need = await publishNeed({ budgetYuan: '26000000.50' })
    assert.equal(need.organisation.name, 'port')
    assert.equal(need.region?.nameEn, 'Wuhan')
    assert.equal(need.budgetYuan, '26000000.50')
    assert.deepEqual(need.elementKinds, ['technology'])
    assert.equal(need.mine, true)
    assert.ok(need.gaps.some(gap => gap.field === 'adoption'))

    const address = `/api/needs/${need.id}`
    assert.deepEqual((await port<Need>('GET', address)).body, need)

    const elements = [
      { kind: 'capital', title: 'Lease', text: 'Paid by the box', criteria: [] },
      {
        kind: 'technology',
        title: 'Carrier',
        text: '',
        criteria: [{ what: 'payload', op: '≥', value: 60, unit: 't', hard: true }],
      },
    ]
    const changed = await port<Need>('PUT', address, buildNeed({ title: 'Changed', elements }))
    assert.equal(changed.status, 200)
    assert.equal(changed.body.title, 'Changed')
    assert.deepEqual(changed.body.elementKinds, ['capital', 'technology'])
    assert.equal(
      changed.body.gaps.some(gap => gap.field === 'elements'),
      false,
    )

    const deleted = await port<{ undo: string }>('DELETE', address)
    assert.equal(deleted.status, 200)
    assert.equal((await port('GET', address)).status, 404)
    assert.equal((await port('DELETE', address)).status, 404)
    assert.equal((await port<Need>('POST', deleted.body.undo)).body.title, 'Changed')
    assert.equal((await port('GET', address)).status, 200)
  })

  test('a list is filtered by words, region, kind and element, and paged', async () => {
    await publishNeed({ title: 'Zebra one', kind: 'purchase', regionCode: '310117' })
    await publishNeed({ title: 'Zebra two', kind: 'scenario', regionCode: '320500' })
    const titles = async (query: string) =>
      (await port<List<NeedSummary>>('GET', `/api/needs?${query}`)).body.items.map(need => need.title).sort()
    assert.deepEqual(await titles('q=zebra'), ['Zebra one', 'Zebra two'])
    assert.deepEqual(await titles('q=zebra&kind=purchase'), ['Zebra one'])
    assert.deepEqual(await titles('q=zebra&region=310000'), ['Zebra one'])
    assert.deepEqual(await titles('q=zebra&region=100000'), ['Zebra one', 'Zebra two'])
    assert.deepEqual(await titles('q=zebra&element=capital'), [])
    assert.deepEqual(await titles('q=%25'), [])
    const page = (await port<List<NeedSummary>>('GET', '/api/needs?q=zebra&limit=1&cursor=1')).body
    assert.deepEqual([page.items.length, page.total], [1, 2])
  })

  test('what is wrong with an input is said by its field', async () => {
    const refused: [object, number, string][] = [
      [buildNeed({ title: '' }), 400, 'json.title'],
      [buildNeed({ text: ' ' }), 422, 'json.text'],
      [buildNeed({ regionCode: '999999' }), 400, 'json.regionCode'],
      [buildNeed({ budgetYuan: '1e9' }), 400, 'json.budgetYuan'],
      [buildNeed({ elements: [{ kind: 'magic', title: 'x' }] }), 400, 'json.elements.0.kind'],
      [{}, 400, 'json.title'],
    ]
    for (const [input, status, where] of refused) {
      const answer = await port<Failed>('POST', '/api/needs', input)
      assert.deepEqual([answer.status, answer.body.error.where], [status, where])
      assert.ok(answer.body.error.mend)
    }
    assert.equal((await port('GET', '/api/needs/no-id')).status, 400)
    assert.equal((await port('GET', '/api/needs?limit=0')).status, 400)
    assert.equal((await port('POST', '/api/needs', buildNeed({ text: 'a\u0000b' }))).status, 400)
  })
})

describe('matches', () => {
  test('a need finds its offer with reasons that add up, and the offer its need', async () => {
    const need = await publishNeed()
    const offer = await publishOffer()
    await publishOffer({ title: 'Soil sampler', text: 'A drill takes soil samples from rice fields for laboratories.' })

    const { status, body } = await port<Matches>('GET', `/api/needs/${need.id}/matches`)
    assert.equal(status, 200)
    assert.equal(body.verdict, 'matched')
    assert.equal(body.element?.id, need.elements[0].id)
    const [best] = body.results
    assert.equal(best.offer.id, offer.id)
    assert.equal(best.collaborationId, null)
    const logit = best.prior + best.reasons.reduce((sum, reason) => sum + reason.contribution, 0)
    assert.ok(Math.abs(1 / (1 + Math.exp(-logit)) - best.score) < 1e-9)

    const back = await maker<{ items: { need: NeedSummary }[] }>('GET', `/api/offers/${offer.id}/needs`)
    assert.ok(back.body.items.some(item => item.need.id === need.id))
  })

  test('a private offer matches for its owner alone and moves nobody’s score', async () => {
    const need = await publishNeed({
      title: 'Quiet pump',
      text: 'We look for a pump that stays below forty decibels beside a bed.',
    })
    const before = (await port<Matches>('GET', `/api/needs/${need.id}/matches`)).body
    const secret = await publishOffer({
      title: 'Silent pump',
      text: 'A pump below thirty decibels for hospital rooms, to stand beside a bed.',
      visibility: 'private',
    })
    const seen = (matches: Matches) =>
      [...matches.results, ...matches.nearMisses, ...matches.nearest].map(each => each.offer.id)
    const after = (await port<Matches>('GET', `/api/needs/${need.id}/matches`)).body
    const { milliseconds: _before, ...same } = before
    const { milliseconds: _after, ...now } = after
    assert.deepEqual(now, same)
    assert.ok(seen((await maker<Matches>('GET', `/api/needs/${need.id}/matches`)).body).includes(secret.id))
  })

  test('an element that the need does not have is not found', async () => {
    const [one, other] = [await publishNeed(), await publishNeed()]
    assert.equal((await port('GET', `/api/needs/${one.id}/matches?element=${other.elements[0].id}`)).status, 404)
    assert.equal((await port('GET', `/api/needs/${one.id}/matches?element=x`)).status, 400)
  })
})

describe('offers', () => {
  test('an offer is published, read, changed, deleted and restored', async () => {
    const offer = await publishOffer({
      properties: [{ what: 'payload', value: 61, unit: 't' }],
      deployments: ['a port'],
    })
    const address = `/api/offers/${offer.id}`
    assert.deepEqual((await maker<Offer>('GET', address)).body, offer)
    const changed = await maker<Offer>('PUT', address, buildOffer({ readiness: 9, priceYuan: '1900000' }))
    assert.deepEqual([changed.body.readiness, changed.body.priceYuan, changed.body.deployments], [9, '1900000', []])
    const listed = await port<List<OfferSummary>>('GET', '/api/offers?region=440000&kind=technology')
    assert.ok(listed.body.items.some(each => each.id === offer.id && !each.mine))
    const deleted = await maker<{ undo: string }>('DELETE', address)
    assert.equal((await maker('GET', address)).status, 404)
    assert.equal((await maker('POST', deleted.body.undo)).status, 200)
  })

  test('readiness beyond nine and an empty text are refused by their field', async () => {
    for (const [given, where] of [
      [{ readiness: 10 }, 'json.readiness'],
      [{ text: '' }, 'json.text'],
    ] as const) {
      const { status, body } = await maker<Failed>('POST', '/api/offers', buildOffer(given))
      assert.ok(status === 400 || status === 422)
      assert.equal(body.error.where, where)
    }
  })
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
