import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe } from 'node:test'
import pg from 'pg'
import type { Caller, Role } from '../words/index.ts'
import { asCaller, platform } from './caller.ts'
import { readMigrations } from './migrate.ts'
import { openStore, type Store, type StorePlace } from './open.ts'
import { organisations } from './schema/index.ts'

export const engines = ['embedded', 'server'] as const
export type Engine = (typeof engines)[number]

const serverUrl = process.env.LANGQIAO_TEST_DATABASE_URL

/** Why tests on an engine are skipped, for `skip`; false where they run. */
export const skipped = (engine: Engine): string | false =>
  engine === 'server' && !serverUrl && 'no PostgreSQL server: LANGQIAO_TEST_DATABASE_URL is not set'

/** Runs one statement on the test server as its login role. */
const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client(serverUrl)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A folder with a store as it is after its first start, made once and kept for as long as the migrations stay the same:
 * copying it takes a tenth of making one.
 */
const findTemplate = async (): Promise<string> => {
  const made = createHash('sha256').update(JSON.stringify(await readMigrations()))
  const template = join(tmpdir(), `langqiao-template-${made.digest('hex').slice(0, 16)}`)
  if (existsSync(template)) return template
  const folder = await mkdtemp(`${template}-`)
  await (await openSound({ folder })).close()
  // Another test file may have been faster.
  await rename(folder, template).catch(() => rm(folder, { recursive: true }))
  return template
}

/** An empty place for a store: a temporary folder, or a database of its own on the test server. */
export const makePlace = async (engine: Engine): Promise<{ place: StorePlace; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'langqiao-store-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  if (engine === 'embedded') return { place: { folder }, remove: removeFolder }
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(`CREATE DATABASE ${name}`)
  const url = new URL(serverUrl!)
  url.pathname = name
  const remove = async () => {
    // The server waits for sessions that are ending, a superuser's among them; those that a test left open are ended.
    await administer(`DROP DATABASE ${name}`).catch(() => administer(`DROP DATABASE ${name} WITH (FORCE)`))
    await removeFolder()
  }
  return { place: { url: url.href, folder }, remove }
}

/** A place for a store that has had its first start. */
export const makeStartedPlace = async (engine: Engine): ReturnType<typeof makePlace> => {
  const made = await makePlace(engine)
  if (engine === 'embedded') await cp(await findTemplate(), made.place.folder, { recursive: true })
  return made
}

/** Opens a store that must open. */
export const openSound = async (...given: Parameters<typeof openStore>): Promise<Store> => {
  const opened = await openStore(...given)
  if (!opened.ok) throw new Error(`${opened.problem.message} ${opened.problem.mend}`)
  return opened.value
}

/** Declares the same tests for both engines, each with a fresh store that they share. */
export const onBothEngines = (declare: (store: () => Store, engine: Engine) => void): void => {
  for (const engine of engines)
    describe(`${engine} store`, { skip: skipped(engine) }, () => {
      let store: Store
      let remove: () => Promise<void>
      before(async () => {
        const made = await makeStartedPlace(engine)
        remove = made.remove
        store = await openSound(made.place)
      })
      after(async () => {
        await store?.close()
        await remove?.()
      })
      declare(() => store, engine)
    })
}

/** Makes an organisation that owns itself, and gives a caller of it for each role. */
export const buildTenant = async (store: Store, name: string): Promise<{ id: string; as: (role: Role) => Caller }> => {
  const id = randomUUID()
  await asCaller(store, platform, tx =>
    tx.insert(organisations).values({ id, ownerId: id, visibility: 'platform', name, kind: 'other' }),
  )
  return { id, as: role => ({ organisationId: role === 'anonymous' ? null : id, role, userId: null }) }
}
