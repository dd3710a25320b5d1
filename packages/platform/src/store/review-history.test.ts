import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ExtractionKind } from '../words/index.ts'
import { asCaller, asOwner, platform } from './caller.ts'
import { insertDocument, listExtracted, updateExtracted } from './documents.ts'
import type { Store } from './open.ts'
import { insertDecision } from './review.ts'
import { findDecision, type HistoryFilter, listDecisions, listReviewers } from './review-history.ts'
import { authUsers } from './schema/index.ts'
import { buildTenant, onBothEngines } from './test-stores.ts'

const page = { limit: 50, skip: 0 }

const buildPerson = (store: Store, name: string): Promise<string> =>
  asOwner(store, async db => {
    const [made] = await db.insert(authUsers).values({ name, email: randomUUID() }).returning({ id: authUsers.id })
    return made.id
  })

type Decided = { kind: ExtractionKind; decision: 'accepted' | 'rejected' | null; by: string | null }

/** An organisation in which these things were decided on, one after the other. */
const buildHistory = async (store: Store, decided: Decided[]) => {
  const tenant = await buildTenant(store, 'history')
  const as = <T>(work: Parameters<typeof asCaller<T>>[2]) => asCaller(store, tenant.as('editor'), work)
  const found = decided.map(({ kind }, at) => ({
    ...{ kind, label: `found ${at}`, quote: 'x', spanStart: at, spanEnd: at + 1, detail: {} },
  }))
  await as(async db => {
    const sent = { ownerId: tenant.id, title: 'x', text: 'x'.repeat(40) }
    const rows = await listExtracted(db, await insertDocument(db, sent, found))
    for (const [at, { decision, by }] of decided.entries()) {
      const change = { decision, rightLabel: null, decidedBy: by, batchId: null, becameKind: null, becameId: null }
      await insertDecision(db, rows[at], (await updateExtracted(db, rows[at].id, change))!, by)
    }
  })
  const list = (filter: HistoryFilter) => as(db => listDecisions(db, tenant.id, filter, page))
  return { ownerId: tenant.id, tenant, as, list }
}

onBothEngines(store => {
  test('the history is newest first and filtered by kind, decision and person', async () => {
    const [lin, wang] = [await buildPerson(store(), 'Lin'), await buildPerson(store(), 'Wang')]
    const { as, list, ownerId } = await buildHistory(store(), [
      { kind: 'places', decision: 'accepted', by: lin },
      { kind: 'events', decision: 'rejected', by: wang },
      { kind: 'events', decision: null, by: null },
    ])
    const labels = async (filter: HistoryFilter) => {
      const { items, total } = await list(filter)
      assert.equal(items.length, total)
      return items.map(item => item.line.labelAfter)
    }
    assert.deepEqual(await labels({}), ['found 2', 'found 1', 'found 0'])
    assert.deepEqual(await labels({ kind: 'events' }), ['found 2', 'found 1'])
    assert.deepEqual(await labels({ decision: 'accepted' }), ['found 0'])
    assert.deepEqual(await labels({ decision: null }), ['found 2'])
    assert.deepEqual(await labels({ by: wang }), ['found 1'])
    assert.deepEqual(await labels({ by: null }), ['found 2'])
    assert.deepEqual(await labels({ by: lin, kind: 'events' }), [])
    const { items } = await list({})
    assert.deepEqual(await as(db => findDecision(db, ownerId, items[0].line.id)), items[0])
  })

  test('people are named where they decided something of the caller’s organisation, and nowhere else', async () => {
    const people = await Promise.all(['Lin', 'Wang', 'Zhao', 'Nobody'].map(name => buildPerson(store(), name)))
    const [lin, wang, zhao] = people
    const gone = randomUUID()
    const own = await buildHistory(
      store(),
      [wang, lin, null, wang, gone].map(by => ({ kind: 'places', decision: 'accepted', by })),
    )
    const other = await buildHistory(store(), [{ kind: 'places', decision: 'accepted', by: zhao }])
    const named = async (caller: Parameters<typeof asCaller>[1]) =>
      (await asCaller(store(), caller, listReviewers)).map(({ id, name }) => [id, name])
    for (const role of ['viewer', 'editor', 'organisation-admin', 'platform-admin'] as const)
      assert.deepEqual(await named(own.tenant.as(role)), [
        [lin, 'Lin'],
        [wang, 'Wang'],
      ])
    assert.deepEqual(await named(other.tenant.as('viewer')), [[zhao, 'Zhao']])
    assert.deepEqual(await named(own.tenant.as('anonymous')), [])
    assert.deepEqual(await named(platform), [])
  })
})
