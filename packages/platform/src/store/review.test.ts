import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asCaller } from './caller.ts'
import { findDocument, insertDocument, listExtracted, type NewExtracted, updateExtracted } from './documents.ts'
import type { Store } from './open.ts'
import { insertJoin, listFoundNames, rootsOf } from './organisation-names.ts'
import {
  batchSize,
  countPending,
  countPendingKinds,
  decideAsEarlier,
  insertDecision,
  listBatches,
  listDecided,
  listPending,
  listPendingDocuments,
  undoBatch,
} from './review.ts'
import { listDecisions } from './review-history.ts'
import { buildTenant, onBothEngines } from './test-stores.ts'

const rules = { doubtfulBelow: 0.6, namedKinds: ['organisations', 'places'] as ('organisations' | 'places')[] }
const least = { times: 1, decisions: ['accepted', 'corrected', 'rejected'] as const, kinds: rules.namedKinds }
const page = { limit: 50, skip: 0 }

/** A name that was found, of which a test says only what matters. */
const buildFound = (given: Partial<NewExtracted>): NewExtracted => ({
  ...{ kind: 'organisations', label: 'x', quote: 'x', spanStart: 0, spanEnd: 1, detail: { kind: 'firm' } },
  ...given,
})

/** An organisation with an editor, and a document of it in which these were found. */
const buildReviewed = async (store: Store, found: Partial<NewExtracted>[]) => {
  const tenant = await buildTenant(store, 'reviewed')
  const as = <T>(work: Parameters<typeof asCaller<T>>[2]) => asCaller(store, tenant.as('editor'), work)
  const documentId = await as(db =>
    insertDocument(db, { ownerId: tenant.id, title: 'x', text: 'x'.repeat(40) }, found.map(buildFound)),
  )
  const rows = await as(db => listExtracted(db, documentId))
  return { ownerId: tenant.id, as, documentId, rows }
}

onBothEngines(store => {
  test('pending things are counted and listed the least certain first, unknown before sure, and filtered', async () => {
    const { ownerId, as, documentId } = await buildReviewed(store(), [
      { label: 'sure', confidence: 0.9 },
      { label: 'unknown', spanStart: 1, spanEnd: 2 },
      { label: 'doubtful', confidence: 0.5 },
      { label: 'worst', confidence: 0.1, kind: 'events' },
    ])
    const labels = async (filter: Parameters<typeof listPending>[2]) =>
      (await as(db => listPending(db, ownerId, filter, rules, page))).map(item => item.extracted.label)
    assert.deepEqual(await labels({}), ['worst', 'doubtful', 'unknown', 'sure'])
    assert.deepEqual(await labels({ certainty: 'doubtful' }), ['worst', 'doubtful'])
    assert.equal(await as(db => countPending(db, ownerId, { certainty: 'doubtful' }, rules)), 2)
    assert.deepEqual(await labels({ certainty: 'unknown' }), ['unknown'])
    assert.deepEqual(await labels({ certainty: 'sure', kinds: ['organisations'], documentId }), ['sure'])
    const counts = await as(db => countPendingKinds(db, ownerId, rules))
    assert.deepEqual(
      counts.sort((a, b) => a.all - b.all),
      [
        { kind: 'events', doubtful: 1, unknown: 0, all: 1 },
        { kind: 'organisations', doubtful: 1, unknown: 1, all: 3 },
      ],
    )
    assert.deepEqual(
      (await as(db => listPendingDocuments(db, ownerId, 10))).map(row => [row.id, row.pending]),
      [[documentId, 4]],
    )
  })

  test('namesakes with another meaning are not decided alike; a batch is recorded, bounded, and undone as a whole', async () => {
    const place = (code: string, spanStart: number) => ({
      ...{ kind: 'places' as const, label: 'x', detail: { code }, spanStart, spanEnd: spanStart + 1 },
    })
    const many = Array.from({ length: batchSize }, (_, index) => place('110105', index + 2))
    const { ownerId, as, rows } = await buildReviewed(store(), [place('110105', 0), ...many, place('211300', 1)])
    const [first] = rows
    const change = { rightLabel: null, decidedBy: null, batchId: null, becameKind: null, becameId: null }
    await as(async db => {
      const changed = await updateExtracted(db, first.id, { ...change, decision: 'rejected' })
      await insertDecision(db, first, changed!, null)
    })
    const decideAll = () =>
      as(db =>
        decideAsEarlier(db, {
          ...{ ownerId, userId: null, how: 'bulk', filter: {}, rules },
          least: { ...least, decisions: [...least.decisions] },
        }),
      )
    const batch = await decideAll()
    assert.equal(batch?.decided, batchSize)
    assert.equal(await decideAll(), null)
    assert.equal(await as(db => countPending(db, ownerId, { proposed: true }, rules)), 0)
    const left = await as(db => listPending(db, ownerId, {}, rules, page))
    assert.deepEqual(
      left.map(item => item.extracted.detail.code),
      ['211300'],
    )
    assert.equal((await as(db => listDecisions(db, ownerId, {}, page))).total, batchSize + 1)
    assert.equal((await as(db => listDecided(db, ownerId, first, 10))).length, 10)
    assert.equal(await as(db => undoBatch(db, ownerId, batch!.id, null)), batchSize)
    assert.deepEqual(
      (await as(db => listBatches(db, ownerId, page))).items.map(item => [item.batch.decided, item.standing]),
      [[batchSize, 0]],
    )
    assert.equal((await as(db => listDecisions(db, ownerId, {}, page))).total, 2 * batchSize + 1)
  })

  test('names form trees of which the root speaks for all', async () => {
    const { ownerId, as, documentId } = await buildReviewed(
      store(),
      ['short', 'middle', 'full'].map((label, spanStart) => ({ label, spanStart, spanEnd: spanStart + 1 })),
    )
    assert.ok(await as(db => findDocument(db, documentId)))
    await as(async db => {
      await insertJoin(db, { ownerId, name: 'short', sameAs: 'middle', same: true })
      await insertJoin(db, { ownerId, name: 'middle', sameAs: 'full', same: true })
    })
    assert.deepEqual(
      [...(await as(db => rootsOf(db, ownerId, ['short', 'middle', 'full', 'other'])))],
      [
        ['short', 'full'],
        ['middle', 'full'],
        ['full', 'full'],
        ['other', 'other'],
      ],
    )
    const one = {
      name: 'full',
      kind: 'firm',
      place: null,
      names: ['full', 'middle', 'short'],
      mentions: 3,
      documents: 1,
    }
    assert.deepEqual(await as(db => listFoundNames(db, ownerId, { q: 'hor' }, page)), {
      items: [one],
      total: 1,
    })
    await as(db => insertJoin(db, { ownerId, name: 'middle', sameAs: 'full', same: null }))
    assert.equal((await as(db => rootsOf(db, ownerId, ['short']))).get('short'), 'middle')
  })
})
