import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { isEmpty, restoreBackup, writeBackup } from './backup.ts'
import { asCaller, platform } from './caller.ts'
import { selectRows } from './database.ts'
import type { Store } from './open.ts'
import { audit, documents, evidence, needs, observations } from './schema/index.ts'
import { buildTenant, engines, makeStartedPlace, openSound, skipped } from './test-stores.ts'

const madeAt = new Date('2026-01-01T00:00:00Z')
const ownerId = platform.organisationId!

/** A document with bytes, a fact whose number no float can hold, and a need with nested criteria. */
const fill = async (store: Store): Promise<void> => {
  await buildTenant(store, 'tenant')
  await asCaller(store, platform, async tx => {
    const [document] = await tx
      .insert(documents)
      .values({ ownerId, title: '\u4e00\n"\\', original: Uint8Array.from([0, 1, 127, 128, 255]), text: 'a\tb' })
      .returning()
    const [proof] = await tx
      .insert(evidence)
      .values({ ownerId, documentId: document.id, claimKind: 'official' })
      .returning()
    await tx.insert(observations).values({
      ...{ ownerId, evidenceId: proof.id, regionCode: '110000', indicator: 'gdp', period: '2024', unit: 'yuan' },
      value: '12345678901234567890.123456789',
    })
    await tx.insert(needs).values({
      ...{ ownerId, organisationId: ownerId, title: 'x', text: 'x', budgetYuan: '0.10' },
      criteria: [{ what: 'payload', op: 'in', value: [1, 'two'], hard: true }],
    })
  })
}

/** A hash of each table's rows, as the database itself writes them. */
const hashes = async (store: Store) => {
  const names = ['organisation', 'document', 'evidence', 'observation', 'need', 'region', 'audit']
  return asCaller(store, platform, async tx => {
    const found: Record<string, string> = {}
    for (const name of names) {
      const [{ hash }] = await selectRows<{ hash: string }>(
        tx,
        sql.raw(`SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS hash FROM "${name}" t`),
      )
      found[name] = hash
    }
    return found
  })
}

for (const from of engines)
  for (const to of engines)
    describe(`a backup of a ${from} store`, { skip: skipped(from) || skipped(to) }, () => {
      test(`is restored to a ${to} store, row for row`, async () => {
        const [source, target] = [await makeStartedPlace(from), await makeStartedPlace(to)]
        const file = join(source.place.folder, 'backup.jsonl.gz')
        const store = await openSound(source.place)
        assert.equal(await isEmpty(store), true)
        await fill(store)
        assert.equal(await isEmpty(store), false)
        await writeBackup(store, file, madeAt)
        const expected = await hashes(store)
        await store.close()

        const other = await openSound(target.place)
        const restored = await restoreBackup(other, file)
        assert.ok(restored.ok && restored.value > 3000)
        assert.deepEqual(await hashes(other), expected)
        await fill(other)
        assert.ok((await asCaller(other, platform, tx => tx.$count(audit))) > 0, 'changes are audited again')
        await other.close()
        await source.remove()
        await target.remove()
      })
    })

test('a file that is no backup, or not a whole one, changes nothing', async () => {
  const { place, remove } = await makeStartedPlace('embedded')
  const folder = await mkdtemp(join(tmpdir(), 'langqiao-backup-'))
  const store = await openSound(place)
  await fill(store)
  const whole = join(folder, 'whole')
  await writeBackup(store, whole, madeAt)
  const bytes = await readFile(whole)
  const lines = gunzipSync(bytes).toString().trimEnd().split('\n')
  const before = await hashes(store)

  const damaged: Record<string, Uint8Array> = {
    empty: new Uint8Array(),
    'not compressed': Buffer.from('hello'),
    'cut off': bytes.subarray(0, bytes.length - 100),
    'without its end': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
    'something else': gzipSync('{"a":1}\n'),
    'with another table': gzipSync(`${[lines[0], '{"table":"pg_class"}', '{"end":true}'].join('\n')}\n`),
    'with a broken row': gzipSync(`${[lines[0], '{"table":"need"}', '{"id":', '{"end":true}'].join('\n')}\n`),
  }
  for (const [name, content] of Object.entries(damaged)) {
    const file = join(folder, name)
    await writeFile(file, content)
    const restored = await restoreBackup(store, file)
    assert.equal(restored.ok ? 'restored' : restored.problem.code, 'broken-file', name)
    assert.deepEqual(await hashes(store), before, name)
  }

  const newer = join(folder, 'newer')
  await writeFile(newer, gzipSync(`${JSON.stringify({ ...JSON.parse(lines[0]), migration: 99 })}\n`))
  const restored = await restoreBackup(store, newer)
  assert.equal(restored.ok ? 'restored' : restored.problem.code, 'store-newer')
  await store.close()
  await remove()
  await rm(folder, { recursive: true })
})
