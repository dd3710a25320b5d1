import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { asc, sql } from 'drizzle-orm'
import { asCaller, platform, platformOrganisationId } from './caller.ts'
import { countByPlace, countFacets, countYears, listEvents } from './events.ts'
import { readMigrations } from './migrate.ts'
import { countRecorded, findLastRecorded, listRecordedEvents, listRecordedPolicies } from './recorded.ts'
import { documents, events, evidence, policies } from './schema/index.ts'
import { buildTenant, engines, makePlace, onBothEngines, openSound, skipped } from './test-stores.ts'

/** The migration that gave events a theme of the list and actors one by one. */
const migration = 6

for (const engine of engines)
  describe(`events of an earlier ${engine} store`, { skip: skipped(engine) }, () => {
    test('keep their theme where it is one of the list, otherwise as topic; actors become names', async () => {
      const { place, remove } = await makePlace(engine)
      const before = (await readMigrations()).filter(({ number }) => number < migration)
      const earlier = await openSound(place, { migrations: before })
      await asCaller(earlier, platform, async tx => {
        const ownerId = platformOrganisationId
        const [evidenceId, documentId] = [randomUUID(), randomUUID()]
        // The tables in code have columns that came later.
        await tx.execute(sql`INSERT INTO document (id, owner_id, visibility, title)
          VALUES (${documentId}, ${ownerId}, 'public', 'Yearbook')`)
        await tx.execute(sql`INSERT INTO evidence (id, owner_id, visibility, document_id, claim_kind)
          VALUES (${evidenceId}, ${ownerId}, 'public', ${documentId}, 'official')`)
        for (const [date, theme, actors] of [
          ['2021', 'policy', null],
          ['2022', 'chips', 'One; Two；Three;'],
          ['2023', 'other', ' '],
        ])
          await tx.execute(sql`INSERT INTO event (owner_id, visibility, evidence_id, date, theme, what, actors)
            VALUES (${ownerId}, 'public', ${evidenceId}, ${date}, ${theme}, 'x', ${actors})`)
      })
      await earlier.close()

      const store = await openSound(place)
      const rows = await asCaller(store, platform, tx => tx.select().from(events).orderBy(asc(events.date)))
      assert.deepEqual(
        rows.map(({ date, theme, topic, actors }) => ({ date, theme, topic, actors })),
        [
          { date: '2021', theme: 'policy', topic: null, actors: [] },
          { date: '2022', theme: null, topic: 'chips', actors: ['One', 'Two', 'Three'] },
          { date: '2023', theme: null, topic: null, actors: [] },
        ],
      )
      const update = asCaller(store, platform, tx => tx.update(events).set({ what: 'y' }).returning())
      await assert.rejects(update, 'facts are still never overwritten')
      await store.close()
      await remove()
    })
  })

onBothEngines(store => {
  test('events are counted and listed for what a caller sees: rows of others move no number', async () => {
    const mine = await buildTenant(store(), 'mine')
    const other = await buildTenant(store(), 'other')
    const add = (owner: typeof mine, rows: Omit<typeof events.$inferInsert, 'ownerId' | 'evidenceId'>[]) =>
      asCaller(store(), owner.as('editor'), async tx => {
        const owned = { ownerId: owner.id, visibility: 'private' as const }
        const ground = { ...owned, id: randomUUID(), documentId: randomUUID(), claimKind: 'official' as const }
        await tx.insert(documents).values({ ...owned, id: ground.documentId, title: 'Yearbook' })
        await tx.insert(evidence).values(ground)
        await tx.insert(events).values(rows.map(row => ({ ...owned, evidenceId: ground.id, ...row })))
        await tx.insert(policies).values({ ...owned, evidenceId: ground.id, name: 'Reward', instrument: 'subsidy' })
      })
    const read = () =>
      asCaller(store(), mine.as('viewer'), async tx => ({
        cells: await countByPlace(tx, { year: '2023' }, 'theme', '2022'),
        years: await countYears(tx, {}),
        facets: await countFacets(tx),
        found: (await listEvents(tx, { q: 'one%', actor: 'A' }, { limit: 10, skip: 0 })).total,
        at: (await listEvents(tx, { at: '340100' }, { limit: 10, skip: 0 })).items.map(({ fact }) => fact.what).sort(),
        recorded: await countRecorded(tx, {}, {}),
        newest: (await listRecordedEvents(tx, {}, { limit: 10, skip: 0 })).length,
        tools: (await listRecordedPolicies(tx, { instrument: 'subsidy' }, { limit: 10, skip: 0 })).length,
        last: (await findLastRecorded(tx, {}, {})) instanceof Date,
      }))
    await add(mine, [
      { date: '2023-06', regionCode: '340100', theme: 'policy', what: 'one% of it', actors: ['A', 'B'] },
      { date: '2023', regionCode: '340111', topic: 'chips', what: 'in a county', actors: ['A'] },
      { date: '2022-01-05', regionCode: '370200', theme: 'meeting', what: 'one by the sea' },
      { date: '--06-20', theme: 'result', what: 'no year, no place' },
    ])
    const before = await read()
    assert.deepEqual(before.cells, [
      { row: '340100', column: 'none', count: 1, before: 0 },
      { row: '340100', column: 'policy', count: 1, before: 0 },
      { row: '370200', column: 'meeting', count: 0, before: 1 },
    ])
    assert.deepEqual(before.years, [
      { key: '2022', count: 1 },
      { key: '2023', count: 2 },
    ])
    assert.deepEqual(before.facets.actors, [
      { key: 'A', count: 2 },
      { key: 'B', count: 1 },
    ])
    assert.deepEqual(
      [before.found, before.at, before.recorded, before.newest, before.tools, before.last],
      [1, ['in a county', 'one% of it'], { events: 4, policies: 1 }, 4, 1, true],
    )
    await add(other, [
      { date: '2023-06', regionCode: '340100', theme: 'policy', what: 'one% of theirs', actors: ['A'] },
    ])
    assert.deepEqual(await read(), before)
  })
})
