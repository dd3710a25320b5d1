import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle as drizzleServer } from 'drizzle-orm/node-postgres'
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite'
import pg from 'pg'
import { failure, type Outcome, ProblemError, success } from '../words/index.ts'
import { backupBefore } from './backup.ts'
import { casing, type Database, diskFull, selectRows, storeProblem } from './database.ts'
import { lockFolder } from './lock.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { fillReferenceData } from './reference.ts'
import { checkLoginRole, ensureRoles } from './roles.ts'
import { hasRoom } from './room.ts'
import * as schema from './schema/index.ts'

/** An open store. `kind` says which engine; `folder` is where its backups go, and all of it where it is embedded. */
export type Store = {
  db: Database
  kind: 'embedded' | 'server'
  folder: string
  /** Whether there is disk enough to write; a server looks after its own. */
  hasRoom(): Promise<boolean>
  close(): Promise<void>
}

/** Where a store is: a folder for the embedded engine, or a server's URL and a folder for its backups. */
export type StorePlace = { folder: string; url?: undefined } | { url: string; folder: string }

export type OpenOptions = {
  /** How long a server may take to answer. */
  connectTimeoutMs?: number
  /** For tests of migrations: what to bring the store up to, instead of all there are. */
  migrations?: Migration[]
  now?: () => Date
}

const defaultConnectTimeoutMs = 5_000
const oldestServer = 150_000

/**
 * Opens a store, making it where there is none, and brings its schema up to date (with a backup before each migration
 * of data). Embedded: PGlite in a folder that this process alone may use, without fsync, so that a power cut can lose
 * the last seconds (a killed process loses nothing); production uses a server. Fails with `store-in-use`,
 * `store-unreachable` (within 5 s), `store-role-missing`, `store-role-too-strong`, `store-newer` or `disk-full`.
 */
export const openStore = async (place: StorePlace, options: OpenOptions = {}): Promise<Outcome<Store>> => {
  let opened: Outcome<Store> | undefined
  try {
    opened =
      place.url === undefined
        ? await connectEmbedded(resolve(place.folder))
        : connectServer(place.url, place.folder, options.connectTimeoutMs)
    if (!opened.ok) return opened
    const prepared = await prepare(opened.value, options)
    if (prepared.ok) return opened
    await opened.value.close()
    return prepared
  } catch (error) {
    if (opened?.ok) await opened.value.close().catch(() => {})
    if (error instanceof ProblemError) return failure(error.problem)
    const problem = storeProblem(error)
    if (!problem) throw error
    return failure({ ...problem, where: place.url === undefined ? place.folder : withoutPassword(place.url) })
  }
}

/** Bytes as the store sends them, `\x6869`; PGlite's own reader takes a tenth of a second a megabyte. */
const readBytes = (sent: string): Uint8Array => Buffer.from(sent.slice(2), 'hex')

const connectEmbedded = async (folder: string): Promise<Outcome<Store>> => {
  await mkdir(folder, { recursive: true })
  const lock = await lockFolder(folder)
  if (!lock.ok) return lock
  const unlock = lock.value
  try {
    const data = join(folder, 'database')
    const made = join(folder, 'database-made')
    // A first start that was killed leaves files that PGlite cannot open.
    if (!existsSync(made)) {
      await rm(data, { recursive: true, force: true })
      if (!(await hasRoom(folder, 'make'))) throw new ProblemError({ ...diskFull(), where: folder })
    }
    const client = await PGlite.create(data, { parsers: { [types.BYTEA]: readBytes } })
    await writeFile(made, '')
    const close = async () => {
      await client.close()
      await unlock()
    }
    const db = drizzleEmbedded({ client, schema, casing })
    return success({ db, kind: 'embedded', folder, hasRoom: () => hasRoom(folder, 'write'), close })
  } catch (error) {
    await unlock()
    throw error
  }
}

const connectServer = (
  url: string,
  folder: string,
  connectionTimeoutMillis = defaultConnectTimeoutMs,
): Outcome<Store> => {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis, max: 10 })
  // A connection that breaks while idle is replaced by the pool at the next request; without a listener it ends the process.
  pool.on('error', () => {})
  const db = drizzleServer({ client: pool, schema, casing })
  return success({ db, kind: 'server', folder, hasRoom: async () => true, close: () => pool.end() })
}

const prepare = async (store: Store, options: OpenOptions): Promise<Outcome<void>> => {
  if (store.kind === 'server') {
    const [server] = await selectRows<{ number: number; name: string }>(
      store.db,
      sql`SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
    )
    if (server.number < oldestServer)
      return failure({
        code: 'store-unreachable',
        message: `The server runs PostgreSQL ${server.name}, which is too old.`,
        mend: 'Use PostgreSQL 15 or newer.',
      })
    const login = await checkLoginRole(store.db)
    if (!login.ok) return login
  }
  const roles = await ensureRoles(store.db)
  if (!roles.ok) return roles

  const migrations = options.migrations ?? (await readMigrations())
  const migrated = await migrate(store, migrations, next =>
    backupBefore(store, next.number, (options.now ?? (() => new Date()))()),
  )
  if (!migrated.ok) return migrated
  await fillReferenceData(store)
  return success(undefined)
}

const withoutPassword = (url: string) => {
  try {
    const parsed = new URL(url)
    return `${parsed.protocol}//${parsed.host}${parsed.pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}
