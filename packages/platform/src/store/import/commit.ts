import { and, eq, isNull, sql } from 'drizzle-orm'
import {
  type Caller,
  failure,
  type Outcome,
  type Problem,
  ProblemError,
  success,
  type Visibility,
} from '../../words/index.ts'
import { asCaller } from '../caller.ts'
import { type Database, storeProblem } from '../database.ts'
import type { Store } from '../open.ts'
import { imports } from '../schema/index.ts'
import type { CheckedFile, CheckedRow, RowKind } from './check.ts'
import type { Context } from './context.ts'
import { undecided } from './decisions.ts'
import { type ImportedTable, importedTables, type Rows } from './imported-rows.ts'
import { planActivities, planRows } from './plan.ts'
import { resolveReferences } from './references.ts'

export type ImportRow = typeof imports.$inferSelect

/** Larger transactions hold up whoever reads at the same time. */
const rowsPerTransaction = 500
const bytesPerTransaction = 1024 * 1024
/** The row of an import keeps the first of them; a file with more needs another look anyway. */
const problemsKept = 200

type Options = {
  /** Who may see the rows; everyone unless said otherwise. */
  visibility?: Visibility
  /** Called after each transaction with the number of the file's rows written so far. */
  onProgress?: (done: number, total: number) => void
}

/**
 * Writes the good rows of a checked file as one import that can be undone as a whole, in transactions of at most 500
 * rows. The idempotency key names the import within its organisation: sent again, it gives the same import; after a
 * crash it carries on where that stopped, doubling nothing. Rows that refer to what is not there, or that the store has
 * already, are left out and named in the import's problems.
 */
export const commitImport = async (
  store: Store,
  caller: Caller,
  file: CheckedFile,
  idempotencyKey: string,
  options: Options = {},
): Promise<Outcome<ImportRow>> => {
  const { kind } = file
  if (!kind || !caller.organisationId)
    return failure({
      code: kind ? 'sign-in-required' : 'unknown-kind',
      message: kind ? 'An import belongs to an organisation.' : 'The columns do not tell what the rows are.',
      where: file.fileName,
      mend: kind ? 'Sign in with an account that has one.' : 'Say the kind, or name the columns as in its template.',
    })
  try {
    const begun = await asCaller(store, caller, tx => beginImport(tx, caller, file, idempotencyKey))
    if (begun.finishedAt) return success(begun)

    const { context, rows, problems } = await asCaller(store, caller, tx =>
      resolveReferences(tx, caller, {
        ...file,
        kind,
        importId: begun.id,
        visibility: options.visibility ?? 'public',
      }),
    )
    const planned = kind === 'activity' ? planActivities(context, file.activities) : plansOf(context, kind, rows)
    const total = kind === 'activity' ? file.activities.reduce((sum, table) => sum + table.rows.length, 0) : rows.length
    let done = 0
    for (const batch of batchesOf(planned)) {
      await asCaller(store, caller, tx => insertRows(tx, batch))
      done += batch.length
      options.onProgress?.(Math.min(done, total), total)
    }
    const imported = kind === 'activity' ? file.importable : new Set(rows.map(({ line }) => line)).size
    const waiting = file.decisions.filter(({ chosen }) => chosen === null)
    const found = [...file.problems, ...waiting.map(each => undecided(file.fileName, each)), ...problems]
    return success(await asCaller(store, caller, tx => finishImport(tx, begun.id, file.rows, imported, found)))
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem)
    const problem = storeProblem(error)
    if (!problem) throw error
    return failure({ ...problem, where: file.fileName })
  }
}

/** The import of this key that was not undone: a new one, or the one that began before. */
const beginImport = async (
  tx: Database,
  caller: Caller,
  file: CheckedFile,
  idempotencyKey: string,
): Promise<ImportRow> => {
  const ownerId = caller.organisationId!
  await tx
    .insert(imports)
    .values({ ownerId, fileName: file.fileName, kind: file.kind!, rows: file.rows, idempotencyKey })
    .onConflictDoNothing()
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.ownerId, ownerId), eq(imports.idempotencyKey, idempotencyKey), isNull(imports.undoneAt)))
  return row
}

const finishImport = async (
  tx: Database,
  id: string,
  rows: number,
  imported: number,
  problems: Problem[],
): Promise<ImportRow> => {
  const [row] = await tx
    .update(imports)
    .set({ imported, skipped: rows - imported, problems: problems.slice(0, problemsKept), finishedAt: sql`now()` })
    .where(eq(imports.id, id))
    .returning()
  return row
}

const tableNames = Object.keys(importedTables) as ImportedTable[]

const sizeOf = (rows: Rows): number => tableNames.reduce((sum, table) => sum + (rows[table]?.length ?? 0), 0)

function* plansOf(context: Context, kind: RowKind, rows: CheckedRow[]): Generator<Rows> {
  for (const { line, column, record } of rows)
    yield planRows(context, kind, column === undefined ? line : `${line} ${column}`, record)
}

const bytesOf = (rows: Rows): number =>
  rows.activityRows?.reduce((sum, { amounts }) => sum + amounts.byteLength, 0) ?? 0

/** Packs the rows of whole records into batches of at most {@link rowsPerTransaction} and {@link bytesPerTransaction}. */
function* batchesOf(planned: Iterable<Rows>): Generator<Rows[]> {
  let batch: Rows[] = []
  let size = 0
  let bytes = 0
  for (const rows of planned) {
    const added = sizeOf(rows)
    const addedBytes = bytesOf(rows)
    if (batch.length > 0 && (size + added > rowsPerTransaction || bytes + addedBytes > bytesPerTransaction)) {
      yield batch
      batch = []
      size = 0
      bytes = 0
    }
    batch.push(rows)
    size += added
    bytes += addedBytes
  }
  if (batch.length > 0) yield batch
}

/** Inserts what is not there yet, table by table in the order in which rows refer to each other. */
const insertRows = async (tx: Database, batch: Rows[]): Promise<void> => {
  for (const name of tableNames) {
    const values = batch.flatMap(rows => (rows[name] ?? []) as (typeof importedTables.documents.$inferInsert)[])
    const table = importedTables[name] as typeof importedTables.documents
    if (values.length > 0) await tx.insert(table).values(values).onConflictDoNothing({ target: table.id })
  }
}
