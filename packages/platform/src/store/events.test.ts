import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { asc, sql } from 'drizzle-orm'
import { asCaller, platform, platformOrganisationId } from './caller.ts'
import { readMigrations } from './migrate.ts'
import { documents, events, evidence } from './schema/index.ts'
import { engines, makePlace, openSound, skipped } from './test-stores.ts'

/** The migration that gave events a theme of the list and actors one by one. */
const migration = 6

for (const engine of engines)
  describe(`events of an earlier ${engine} store`, { skip: skipped(engine) }, () => {
    test('keep their theme where it is one of the list, otherwise as topic; actors become names', async () => {
      const { place, remove } = await makePlace(engine)
      const before = (await readMigrations()).filter(({ number }) => number < migration)
      const earlier = await openSound(place, { migrations: before })
      await asCaller(earlier, platform, async tx => {
        const owned = { ownerId: platformOrganisationId, visibility: 'public' as const }
        const ground = { ...owned, id: randomUUID(), documentId: randomUUID(), claimKind: 'official' as const }
        await tx.insert(documents).values({ ...owned, id: ground.documentId, title: 'Yearbook' })
        await tx.insert(evidence).values(ground)
        for (const [date, theme, actors] of [
          ['2021', 'policy', null],
          ['2022', 'chips', 'One; Two；Three;'],
          ['2023', 'other', ' '],
        ])
          await tx.execute(sql`INSERT INTO event (owner_id, visibility, evidence_id, date, theme, what, actors)
            VALUES (${owned.ownerId}, 'public', ${ground.id}, ${date}, ${theme}, 'x', ${actors})`)
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
