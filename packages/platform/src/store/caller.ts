import { sql } from 'drizzle-orm'
import type { PgTransactionConfig } from 'drizzle-orm/pg-core'
import type { Caller, Role } from '../words/index.ts'
import type { Database } from './database.ts'
import type { Store } from './open.ts'

/** The two roles without login as which requests run; store/roles.ts makes them. */
export const readerRole = 'langqiao_reader'
export const writerRole = 'langqiao_writer'

/** Callers' roles that may write something of their organisation's. */
const writing: ReadonlySet<Role> = new Set(['editor', 'manager', 'organisation-admin', 'platform-admin'])

/** The organisation that runs the platform: it owns itself and every fact of the sample region. */
export const platformOrganisationId = '00000000-0000-4000-8000-000000000001'

/** Langqiao itself, where no user asks: filling reference data, backups, the command line of its operator. */
export const platform: Caller = { organisationId: platformOrganisationId, role: 'platform-admin', userId: null }

const describe = (caller: Caller) => sql`
  set_config('langqiao.organisation', ${caller.organisationId ?? ''}, true),
  set_config('langqiao.role', ${caller.role}, true),
  set_config('langqiao.user', ${caller.userId ?? ''}, true)`

/** On a full disk nobody writes, so that reading goes on. */
const withRoom = async (store: Store, config?: PgTransactionConfig): Promise<PgTransactionConfig | undefined> =>
  (await store.hasRoom()) ? config : { ...config, accessMode: 'read only' }

/**
 * Runs `work` in one transaction of a store as the caller: under a database role that row-level security binds, with the
 * caller's organisation set, so that `work` sees and writes only what the caller may. What `work` throws rolls everything
 * back and is thrown on. A caller without the right to write gets a role that cannot.
 */
export const asCaller = async <T>(store: Store, caller: Caller, work: (tx: Database) => Promise<T>): Promise<T> => {
  const role = writing.has(caller.role) ? writerRole : readerRole
  return store.db.transaction(
    async tx => {
      await tx.execute(sql`SELECT ${describe(caller)}, set_config('role', ${role}, true)`)
      return work(tx)
    },
    await withRoom(store),
  )
}

/**
 * Runs `work` as the owner of the tables who sees every row: only for backups, restores, migrations, accounts and
 * reference data, which need rights that no request has.
 */
export const asOwner = async <T>(
  store: Store,
  work: (tx: Database) => Promise<T>,
  config?: PgTransactionConfig,
): Promise<T> =>
  store.db.transaction(
    async tx => {
      await tx.execute(sql`SELECT ${describe(platform)}`)
      return work(tx)
    },
    await withRoom(store, config),
  )
