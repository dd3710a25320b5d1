import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { failure, type Outcome, success } from '../words/index.ts'
import { asOwner } from './caller.ts'
import { type Database, lockSetup, runStatement, selectRows } from './database.ts'
import type { Store } from './open.ts'

export type Migration = { number: number; name: string; statements: string[] }

const migrationsFolder = fileURLToPath(new URL('./migrations/', import.meta.url))

/**
 * The numbered migrations of a folder, in order. A statement ends with a semicolon at the end of a line, and the next
 * begins at the start of one (bodies of functions are indented); they are sent one at a time.
 */
export const readMigrations = async (folder = migrationsFolder): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter(name => /^\d{4}-.*\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async name => {
      const text = (await readFile(join(folder, name), 'utf8')).replace(/^--.*\n/gm, '')
      const statements = text.split(/;[ \t]*\n(?=\S|\s*\n|$)/).filter(statement => statement.trim() !== '')
      return { number: Number(name.slice(0, 4)), name, statements }
    }),
  )
}

/** Numbers of the migrations that a database has had, in order; none for an empty one. */
export const appliedMigrations = async (db: Database): Promise<number[]> => {
  const [{ there }] = await selectRows<{ there: boolean }>(
    db,
    sql`SELECT to_regclass('langqiao_migration') IS NOT NULL AS there`,
  )
  if (!there) return []
  const rows = await selectRows<{ number: number }>(db, sql`SELECT number FROM langqiao_migration ORDER BY number`)
  return rows.map(row => row.number)
}

/**
 * Brings a database up to the newest of `migrations`, each in its own transaction. `backup` is called before each one
 * that meets data of an earlier version. Several processes may start at once: one migrates, the others wait. Fails with
 * `store-newer`, changing nothing, where the database has had a migration that this code does not know.
 */
export const migrate = async (
  store: Store,
  migrations: Migration[],
  backup: (next: Migration) => Promise<void>,
): Promise<Outcome<number[]>> => {
  const before = await appliedMigrations(store.db)
  const known = new Set(migrations.map(migration => migration.number))
  const unknown = before.filter(number => !known.has(number))
  if (unknown.length > 0)
    return failure({
      code: 'store-newer',
      message: `The store was written by a newer Langqiao: it has had migration ${unknown.at(-1)}, this one knows up to ${migrations.at(-1)?.number}.`,
      mend: 'Update Langqiao, or restore a backup made with this version into an empty store.',
    })

  const done: number[] = []
  for (const migration of migrations) {
    if (before.includes(migration.number)) continue
    if (before.length > 0) await backup(migration)
    if (await applyMigration(store, migration)) done.push(migration.number)
  }
  return success(done)
}

const applyMigration = (store: Store, migration: Migration): Promise<boolean> =>
  asOwner(store, async tx => {
    await lockSetup(tx)
    await runStatement(
      tx,
      'CREATE TABLE IF NOT EXISTS langqiao_migration (number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    )
    if ((await appliedMigrations(tx)).includes(migration.number)) return false
    for (const statement of migration.statements) await runStatement(tx, statement)
    await tx.execute(sql`INSERT INTO langqiao_migration (number, name) VALUES (${migration.number}, ${migration.name})`)
    return true
  })
