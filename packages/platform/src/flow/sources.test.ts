import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fingerprintOf } from '../read/near-duplicates.ts'
import { listCopies } from '../store/copies.ts'
import { findDocument, insertDocument, listDocuments, listExtracted } from '../store/documents.ts'
import { listEvents } from '../store/events.ts'
import { asCaller, type Database, type Store } from '../store/index.ts'
import { buildTenant, onBothEngines } from '../store/test-stores.ts'
import type { Caller, Role } from '../words/index.ts'
import { decideFigures, readContradictions } from './contradictions.ts'
import { joinCopies, sayApart } from './copies.ts'
import { decideExtracted, takeInDocument } from './documents.ts'
import sample from './sources.sample.json' with { type: 'json' }

type Tenant = Awaited<ReturnType<typeof buildTenant>>

const callerOf = (tenant: Tenant, role: Role): Caller & { organisationId: string } => ({
  ...tenant.as(role),
  organisationId: tenant.id,
})
const takeIn = async (store: Store, tenant: Tenant, text: string): Promise<string> => {
  const taken = await takeInDocument(store, callerOf(tenant, 'editor'), {
    name: 'letter.txt',
    bytes: new TextEncoder().encode(text),
  })
  assert.ok(taken.ok)
  return taken.value
}
const page = { limit: 10, skip: 0 }

onBothEngines(store => {
  const within = <T>(tenant: Tenant, role: Role, work: (db: Database) => Promise<T>) =>
    asCaller(store(), callerOf(tenant, role), work)

  test('copies that are brought at the same moment meet', async () => {
    const tenant = await buildTenant(store(), 'at once')
    const fingerprint = fingerprintOf(sample.article)
    const owned = { ownerId: tenant.id, visibility: 'private' as const }
    const bring = (title: string) =>
      within(tenant, 'editor', async db => {
        const kept = { title, text: sample.article, fingerprint: fingerprint ?? new Uint8Array() }
        const id = await insertDocument(db, { ...owned, ...kept }, [])
        await joinCopies(db, { id, ...owned }, fingerprint)
        return id
      })
    const ids = await Promise.all(['one', 'two', 'three'].map(bring))
    const copies = await within(tenant, 'viewer', async db =>
      listCopies(db, (await findDocument(db, ids[0]))!.document),
    )
    assert.deepEqual(new Set(copies.map(({ id }) => id)), new Set(ids))
    const folded = await within(tenant, 'viewer', db => listDocuments(db, { folded: true }, page))
    assert.deepEqual([folded.total, folded.items[0].copies], [1, 2])
  })

  test('an event of copies is one, of the first told, and two once they are said apart', async () => {
    const tenant = await buildTenant(store(), 'events')
    const ids = [await takeIn(store(), tenant, sample.article), await takeIn(store(), tenant, `${sample.article}!`)]
    for (const documentId of ids)
      await within(tenant, 'editor', async db => {
        const event = (await listExtracted(db, documentId)).find(({ kind }) => kind === 'events')
        assert.ok(event)
        const decided = { documentId, extractedId: event.id }
        await decideExtracted(db, callerOf(tenant, 'editor'), decided, { decision: 'accepted' })
      })
    const told = () => within(tenant, 'viewer', db => listEvents(db, {}, page))
    const { items, total } = await told()
    assert.deepEqual([total, items[0].ground.documentId, items[0].ground.copies], [1, ids[0], 1])
    const pair = { documentId: ids[0], otherId: ids[1], apart: true }
    assert.equal(await within(tenant, 'editor', db => sayApart(db, callerOf(tenant, 'editor'), pair)), true)
    assert.equal((await told()).total, 2)
  })

  test('figures of one owner are held against each other, and against nothing of another', async () => {
    const tenant = await buildTenant(store(), 'figures')
    const stranger = await buildTenant(store(), 'stranger')
    const read = (who: Tenant, role: Role = 'viewer') =>
      within(who, role, db => readContradictions(db, who.id, {}, page))
    await takeIn(store(), tenant, sample.first)
    await takeIn(store(), stranger, sample.second)
    assert.equal((await read(tenant)).total, 0)
    await takeIn(store(), tenant, sample.second)
    const { items, total } = await read(tenant)
    assert.deepEqual([total, items[0].claims.map(({ written }) => written)], [1, sample.written])
    assert.equal((await read(stranger, 'organisation-admin')).total, 0)
    const { regionCode, indicator, period, unit } = items[0]
    const decision = { regionCode, indicator, period, unit, verdict: 'both' as const }
    const decided = await within(tenant, 'manager', db => decideFigures(db, callerOf(tenant, 'manager'), decision))
    assert.ok(decided?.ok)
    assert.equal((await read(tenant)).items[0].decision?.verdict, 'both')
    assert.equal(
      await within(stranger, 'manager', db => decideFigures(db, callerOf(stranger, 'manager'), decision)),
      null,
    )
  })
})
