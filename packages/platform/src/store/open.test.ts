import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import pg from 'pg'
import type { Outcome } from '../words/index.ts'
import { asCaller, platform } from './caller.ts'
import { runStatement, storeProblem } from './database.ts'
import { appliedMigrations, type Migration, readMigrations } from './migrate.ts'
import { openStore, type Store } from './open.ts'
import { documents, organisations } from './schema/index.ts'
import { buildTenant, engines, makePlace, makeStartedPlace, openSound, skipped } from './test-stores.ts'

const codeOf = async (opening: Promise<Outcome<Store>>): Promise<string> => {
  const opened = await opening
  if (!opened.ok) return opened.problem.code
  await opened.value.close()
  return 'opened'
}

const emptyMigration = (number: number, ...statements: string[]): Migration => ({
  number,
  name: `${number}`,
  statements,
})

/** A process that opens the store of a folder, says what came of it as one line of JSON, and waits to be ended. */
const startHolder = async (folder: string) => {
  const program = `
    import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'open.ts'))}
    const opened = await openStore({ folder: ${JSON.stringify(folder)} })
    console.log(JSON.stringify(opened.ok ? { ok: true } : opened))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>(resolve => child.stdout.once('data', chunk => resolve(String(chunk))))
  const kill = async () => {
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('close', resolve))
  }
  return { pid: child.pid!, opened: JSON.parse(line), kill }
}

describe('one embedded store has one process', () => {
  test('a second opener is refused by process and folder; a killed holder is followed by the next', async () => {
    const { place, remove } = await makeStartedPlace('embedded')
    const holder = await startHolder(place.folder)
    try {
      assert.deepEqual(holder.opened, { ok: true })
      const second = await openStore(place)
      assert.ok(!second.ok)
      assert.equal(second.problem.code, 'store-in-use')
      assert.match(second.problem.message, new RegExp(`${place.folder}.*process ${holder.pid}`))
    } finally {
      await holder.kill()
    }
    const store = await openSound(place)
    assert.equal(await codeOf(openStore(place)), 'store-in-use', 'also from the same process')
    const another = await startHolder(place.folder)
    assert.equal(another.opened.problem.code, 'store-in-use')
    await another.kill()
    await store.close()
    assert.deepEqual((await readdir(place.folder)).sort(), ['database', 'database-made'])
    await remove()
  })

  test('a lock from another machine is believed, one whose process started at another time is not', async () => {
    const { place, remove } = await makeStartedPlace('embedded')
    const lock = join(place.folder, 'lock.json')
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'elsewhere', started: null }))
    assert.equal(await codeOf(openStore(place)), 'store-in-use')
    const { hostname } = await import('node:os')
    await writeFile(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '0' }))
    assert.equal(await codeOf(openStore(place)), 'opened')
    await remove()
  })

  test('what a killed first start left is made anew', async () => {
    const { place, remove } = await makePlace('embedded')
    await mkdir(join(place.folder, 'database'))
    await writeFile(join(place.folder, 'database', 'PG_VERSION'), '18')
    assert.equal(await codeOf(openStore(place)), 'opened')
    await remove()
  })
})

for (const engine of engines)
  describe(`migrations of a ${engine} store`, { skip: skipped(engine) }, () => {
    test('run once each, in order, with a backup before each that meets data; three backups are kept', async () => {
      const { place, remove } = await makePlace(engine)
      const all = await readMigrations()
      const first = await openSound(place, { migrations: all.slice(0, 1) })
      assert.deepEqual(await appliedMigrations(first.db), [1])
      await buildTenant(first, 'kept')
      await first.close()
      const last = all.length + 2
      const extra = [last - 1, last].map(number => emptyMigration(number, `CREATE TABLE extra_${number} (id integer)`))
      let hour = 0
      const now = () => new Date(Date.UTC(2026, 0, 1, hour++))
      const second = await openSound(place, { migrations: [...all, ...extra], now })
      assert.deepEqual(
        await appliedMigrations(second.db),
        [...all, ...extra].map(({ number }) => number),
      )
      const kept = await asCaller(second, platform, tx => tx.select({ name: organisations.name }).from(organisations))
      assert.ok(kept.some(row => row.name === 'kept'))
      assert.deepEqual(
        (await readdir(join(place.folder, 'backups'))).sort().map(name => name.slice(24)),
        [last - 2, last - 1, last].map(number => `-before-${number}.jsonl.gz`),
      )
      await second.close()
      assert.equal(await codeOf(openStore(place)), 'store-newer')
      await remove()
    })

    test('one that fails leaves nothing behind', async () => {
      const { place, remove } = await makeStartedPlace(engine)
      const all = await readMigrations()
      await (await openSound(place)).close()
      const broken = emptyMigration(all.length + 1, 'CREATE TABLE half (id integer)', 'SELECT no_such_function()')
      await assert.rejects(openStore(place, { migrations: [...all, broken] }))
      const store = await openSound(place)
      assert.deepEqual(
        await appliedMigrations(store.db),
        all.map(({ number }) => number),
      )
      await assert.rejects(runStatement(store.db, 'SELECT * FROM half'))
      await store.close()
      await remove()
    })
  })

test('a folder that cannot be written is said so', async () => {
  const { place, remove } = await makePlace('embedded')
  const file = join(place.folder, 'file')
  await writeFile(file, '')
  assert.equal(await codeOf(openStore({ folder: file })), 'not-allowed')
  assert.equal(await codeOf(openStore({ folder: join(file, 'below') })), 'not-allowed')
  await remove()
})

describe('a server', () => {
  test('that is not there or does not answer is said so in time', async () => {
    const silent = createServer(() => {})
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    const folder = tmpdir()
    const began = performance.now()
    const silence = openStore({ url: `postgres://a:b@127.0.0.1:${port}/c`, folder }, { connectTimeoutMs: 100 })
    assert.equal(await codeOf(silence), 'store-unreachable')
    assert.ok(performance.now() - began < 2000)
    silent.close()
    assert.equal(await codeOf(openStore({ url: 'postgres://a:b@127.0.0.1:1/c', folder })), 'store-unreachable')
  })

  test('whose address says a password does not show it', async () => {
    const opened = await openStore({ url: 'postgres://a:secret@127.0.0.1:1/c', folder: tmpdir() })
    assert.ok(!opened.ok)
    assert.doesNotMatch(JSON.stringify(opened.problem), /secret/)
  })

  test('on which several processes start at once is migrated once', { skip: skipped('server') }, async () => {
    const { place, remove } = await makePlace('server')
    assert.deepEqual(await Promise.all([1, 2, 3].map(() => codeOf(openStore(place)))), ['opened', 'opened', 'opened'])
    await remove()
  })

  test('with a login role that may not take on the roles is told the SQL', { skip: skipped('server') }, async () => {
    const { place, remove } = await makePlace('server')
    await (await openSound(place)).close()
    const admin = new pg.Client(place.url)
    await admin.connect()
    const login = `weak_${process.pid}`
    await admin.query(`CREATE ROLE ${login} LOGIN PASSWORD 'weak'`)
    const url = new URL(place.url!)
    url.username = login
    url.password = 'weak'
    const opened = await openStore({ url: url.href, folder: place.folder })
    assert.ok(!opened.ok)
    assert.equal(opened.problem.code, 'store-role-missing')
    assert.match(opened.problem.mend, new RegExp(`GRANT langqiao_reader, langqiao_writer TO ${login};`))
    await admin.query(`DROP ROLE ${login}`)
    await admin.end()
    await remove()
  })

  test('with a superuser as login role is refused', { skip: skipped('server') }, async t => {
    const { place, remove } = await makePlace('server')
    const url = new URL(place.url!)
    url.username = 'postgres'
    url.password = ''
    const code = await codeOf(openStore({ url: url.href, folder: place.folder }))
    await remove()
    if (code === 'store-unreachable') return t.skip('the test server has no superuser postgres without password')
    assert.equal(code, 'store-role-too-strong')
  })
})

test('a full disk is said so, loses nothing, and is over when there is room again', async t => {
  const disk = await mkdtemp(join(tmpdir(), 'langqiao-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk]).status === 0
  if (!mounted) {
    await rm(disk, { recursive: true })
    return t.skip('no right to mount a small disk')
  }
  try {
    const filler = join(disk, 'filler')
    const fill = async (left: number) => {
      const { bavail, bsize } = await statfs(disk)
      await writeFile(filler, Buffer.alloc(bavail * bsize - left))
    }
    const place = { folder: join(disk, 'store') }
    await fill(50e6)
    assert.equal(await codeOf(openStore(place)), 'disk-full')
    await truncate(filler)

    const store = await openSound(place)
    const write = () =>
      asCaller(store, platform, tx =>
        tx.insert(documents).values({ ownerId: platform.organisationId!, title: 'x' }),
      ).then(
        () => 'written',
        error => storeProblem(error)?.code,
      )
    assert.equal(await write(), 'written')
    await fill(30e6)
    assert.equal(await write(), 'disk-full')
    assert.equal(await asCaller(store, platform, tx => tx.$count(documents)), 1)
    await truncate(filler)
    assert.equal(await write(), 'written')
    await store.close()
  } finally {
    spawnSync('umount', ['-l', disk])
    await rm(disk, { recursive: true, force: true })
  }
})
