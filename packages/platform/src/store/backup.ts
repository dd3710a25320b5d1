import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { failure, type Outcome, type Problem, ProblemError, success } from '../words/index.ts'
import { asOwner } from './caller.ts'
import { type Database, runStatement, selectRows, storeProblem } from './database.ts'
import { appliedMigrations } from './migrate.ts'
import type { Store } from './open.ts'

const batch = 500
const kept = 3

const headerSchema = z.object({ format: z.literal('langqiao-backup'), migration: z.number(), madeAt: z.string() })
/** How a line that names the table of the lines after it begins; no table has a column of this name. */
const tableMark = '{"table":'
const endMark = '{"end":true}'

/** The tables of a store with data, in the order in which they were made, so that what a row refers to comes first. */
const tablesOf = async (db: Database): Promise<string[]> => {
  const rows = await selectRows<{ name: string }>(
    db,
    sql`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
      AND relname <> 'langqiao_migration' ORDER BY oid`,
  )
  return rows.map(row => row.name)
}

/** The lines of a backup: a header, then for each table its name and its rows as the database itself writes JSON. */
async function* backupLines(tx: Database, madeAt: Date): AsyncGenerator<string> {
  const migration = (await appliedMigrations(tx)).at(-1) ?? 0
  yield `${JSON.stringify({ format: 'langqiao-backup', migration, madeAt: madeAt.toISOString() })}\n`
  for (const table of await tablesOf(tx)) {
    yield `${JSON.stringify({ table })}\n`
    await runStatement(tx, `DECLARE backup CURSOR FOR SELECT row_to_json(t)::text AS line FROM "${table}" t`)
    for (;;) {
      const rows = await selectRows<{ line: string }>(tx, sql.raw(`FETCH ${batch} FROM backup`))
      if (rows.length === 0) break
      yield rows.map(row => `${row.line}\n`).join('')
    }
    await runStatement(tx, 'CLOSE backup')
  }
  yield `${endMark}\n`
}

/**
 * Writes everything in a store to one compressed file, as it stands at one moment, on either engine; a backup of one
 * can be restored to the other. The file appears whole or not at all.
 */
export const writeBackup = async (store: Store, file: string, madeAt: Date): Promise<void> => {
  const unfinished = `${file}.part`
  try {
    await asOwner(
      store,
      tx => pipeline(Readable.from(backupLines(tx, madeAt)), createGzip(), createWriteStream(unfinished)),
      { isolationLevel: 'repeatable read' },
    )
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** Backs a store up before a migration, beside its data, and keeps the last three such files. */
export const backupBefore = async (store: Store, migration: number, now: Date): Promise<void> => {
  const folder = join(store.folder, 'backups')
  await mkdir(folder, { recursive: true })
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  await writeBackup(store, join(folder, `${stamp}-before-${migration}.jsonl.gz`), now)
  const old = (await readdir(folder)).filter(name => name.endsWith('.jsonl.gz')).sort()
  for (const name of old.slice(0, -kept)) await rm(join(folder, name))
}

/** Whether anything was put into a store since it was made. */
export const isEmpty = (store: Store): Promise<boolean> =>
  asOwner(store, async tx => {
    const [{ used }] = await selectRows<{ used: boolean }>(
      tx,
      sql`SELECT EXISTS (SELECT FROM import) OR EXISTS (SELECT FROM document) OR EXISTS (SELECT FROM need)
        OR EXISTS (SELECT FROM offer) OR EXISTS (SELECT FROM auth_user) AS used`,
    )
    return !used
  })

/** The lines of a compressed file; a file that is cut off or no gzip throws at its end. */
const linesOf = (file: string) => createInterface({ input: createReadStream(file).pipe(createGunzip()) })

/**
 * Replaces everything in a store by what a backup file holds, in one transaction: a broken file changes nothing. Gives
 * the number of rows. Fails with `broken-file`, or with `store-newer` where the backup's schema is not the store's.
 */
export const restoreBackup = async (store: Store, file: string): Promise<Outcome<number>> => {
  try {
    return success(await asOwner(store, tx => replaceAll(tx, file)))
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem)
    if (isBrokenInput(error)) return failure(brokenBackup(file))
    const problem = storeProblem(error)
    if (!problem) throw error
    return failure({ ...problem, where: file })
  }
}

/** Not compressed as it should be (Z_…), no JSON, or rows that the database refuses (classes 22 and 23). */
const isBrokenInput = (error: unknown): boolean => {
  if (error instanceof SyntaxError) return true
  const { code = '', cause } = error as NodeJS.ErrnoException
  return /^(Z_|2[23])/.test(code) || (cause !== undefined && isBrokenInput(cause))
}

const brokenBackup = (file: string): Problem => ({
  code: 'broken-file',
  message: 'This is not a whole backup of Langqiao.',
  where: file,
  mend: 'Take another backup file; nothing was changed.',
})

const replaceAll = async (tx: Database, file: string): Promise<number> => {
  const tables = await tablesOf(tx)
  const newest = (await appliedMigrations(tx)).at(-1)
  await runStatement(tx, 'SET CONSTRAINTS ALL DEFERRED')
  for (const table of tables) await runStatement(tx, `ALTER TABLE "${table}" DISABLE TRIGGER USER`)
  await runStatement(tx, `TRUNCATE ${tables.map(table => `"${table}"`).join(', ')}`)

  let rows = 0
  let table = ''
  let lines: string[] = []
  const insert = async () => {
    if (lines.length === 0) return
    const statement = `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(null::"${table}", `
    await tx.execute(sql`${sql.raw(statement)}${`[${lines.join(',')}]`}::json)`)
    rows += lines.length
    lines = []
  }
  let ended = false
  let first = true
  for await (const line of linesOf(file)) {
    if (first) {
      checkHeader(line, file, newest)
      first = false
    } else if (line.startsWith(tableMark)) {
      await insert()
      table = JSON.parse(line).table
      if (!tables.includes(table)) throw new ProblemError(brokenBackup(file))
    } else if (line === endMark) {
      await insert()
      ended = true
    } else {
      lines.push(line)
      if (lines.length === batch) await insert()
    }
  }
  if (!ended) throw new ProblemError(brokenBackup(file))
  // Checked here, because a table with checks that still wait cannot be altered.
  await runStatement(tx, 'SET CONSTRAINTS ALL IMMEDIATE')
  for (const name of tables) await runStatement(tx, `ALTER TABLE "${name}" ENABLE TRIGGER USER`)
  return rows
}

const checkHeader = (line: string, file: string, newest: number | undefined): void => {
  const header = headerSchema.safeParse(JSON.parse(line))
  if (!header.success) throw new ProblemError(brokenBackup(file))
  if (header.data.migration === newest) return
  throw new ProblemError({
    code: 'store-newer',
    message: `The backup has schema ${header.data.migration}, the store has ${newest}.`,
    where: file,
    mend: 'Restore it with the version of Langqiao that made it into an empty store, then open that store with this one.',
  })
}
