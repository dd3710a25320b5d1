import { sql } from 'drizzle-orm'
import type { PgTransactionConfig } from 'drizzle-orm/pg-core'
import type { Caller, Role } from '../words/index.ts'
import type { Database } from './database.ts'

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

/**
 * Runs `work` in one transaction of a store as the caller: under a database role that row-level security binds, with the caller's
 * organisation set, so that `work` sees and writes only what the caller may. What `work` throws rolls everything back
 * and is thrown on. A caller without the right to write gets a role that cannot.
 */
export const asCaller = <T>({ db }: { db: Database }, caller: Caller, work: (tx: Database) => Promise<T>): Promise<T> =>
  db.transaction(async tx => {
    const role = writing.has(caller.role) ? writerRole : readerRole
    await tx.execute(sql`SELECT ${describe(caller)}, set_config('role', ${role}, true)`)
    return work(tx)
  })

/**
 * Runs `work` as the owner of the tables who sees every row, at one moment where `isolationLevel` says so: only for
 * backups, restores, migrations and reference data, which need rights that no request has.
 */
export const asOwner = <T>(
  db: Database,
  work: (tx: Database) => Promise<T>,
  options?: PgTransactionConfig,
): Promise<T> =>
  db.transaction(async tx => {
    await tx.execute(sql`SELECT ${describe(platform)}`)
    return work(tx)
  }, options)
