import { type SQL, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Problem } from '../words/index.ts'
import type * as schema from './schema/index.ts'

/** A database handle: a store's own, or a transaction in it. What the functions of the store take first. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

/** How both engines name columns: `createdAt` here is `created_at` there. */
export const casing = 'snake_case'

/**
 * The rows of a statement that the query builder has no words for. `Row` is what the statement selects; both engines
 * give column names as the statement wrote them.
 */
export const selectRows = async <Row extends Record<string, unknown>>(db: Database, statement: SQL): Promise<Row[]> =>
  ((await db.execute(statement)) as { rows: Row[] }).rows

/** Runs one statement given as text: SQL of this project, never anything from outside. */
export const runStatement = (db: Database, statement: string) => db.execute(sql.raw(statement))

/** Any number will do, as long as no other program in the same database takes it. */
const setupLock = 7_242_026

/** Makes other processes that start on the same database wait until this transaction ends. */
export const lockSetup = (tx: Database) => tx.execute(sql`SELECT pg_advisory_xact_lock(${setupLock})`)

type DriverError = Error & { code?: string; cause?: unknown }

const causes = (error: unknown): DriverError[] =>
  error instanceof Error ? [error, ...causes((error as DriverError).cause)] : []

const unwritable: Problem = {
  code: 'not-allowed',
  message: 'The file or folder is not there or may not be written.',
  mend: 'Check the path and its rights, or choose another.',
}

/** Codes of PostgreSQL and of the operating system that a user can act on; everything else is a bug. */
const problemByCode: Record<string, Omit<Problem, 'where'>> = {
  '53100': diskFull(),
  // Only a store without room makes transactions that cannot write.
  '25006': diskFull(),
  ENOSPC: diskFull(),
  '42501': {
    code: 'not-allowed',
    message: 'This account may not do that.',
    mend: 'Ask an administrator of the organisation that owns it.',
  },
  '23505': {
    code: 'conflict',
    message: 'There is such an entry already.',
    mend: 'Change the existing one, or choose another key.',
  },
  '23503': {
    code: 'conflict',
    message: 'Something else refers to this entry, or what it refers to is gone.',
    mend: 'Remove what refers to it first, or load the page again.',
  },
  '53300': unreachable('it has no connection left'),
  '57P01': unreachable('it is shutting down'),
  '57P03': unreachable('it is starting up'),
  '28P01': unreachable('it refuses the password'),
  '28000': unreachable('it refuses the login role'),
  '3D000': unreachable('it has no such database'),
  ECONNREFUSED: unreachable('nothing listens there'),
  ECONNRESET: unreachable('it closed the connection'),
  ENOTFOUND: unreachable('no such host'),
  EAI_AGAIN: unreachable('no such host'),
  ETIMEDOUT: unreachable('it does not answer'),
  ...Object.fromEntries(
    ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST'].map(code => [code, unwritable]),
  ),
}

/** The problem of a disk without room. */
export function diskFull(): Problem {
  return {
    code: 'disk-full',
    message: 'The disk that holds the store is full; nothing of this step was written.',
    mend: 'Free some space and repeat the step; what was written before is kept.',
  }
}

function unreachable(why: string): Problem {
  return {
    code: 'store-unreachable',
    message: `The database server cannot be used: ${why}.`,
    mend: 'Check DATABASE_URL and that the server runs; without DATABASE_URL the embedded store is used.',
  }
}

/** Class 22 of PostgreSQL: a value that its column cannot hold. */
const isDataError = ({ code }: DriverError): boolean => code !== undefined && /^22[0-9A-Z]{3}$/.test(code)

const unfit: Problem = {
  code: 'invalid-field',
  message: 'A value is too large, or holds a character that no text has; nothing of this step was written.',
  mend: 'Correct the value and repeat the step.',
}

/** What an error thrown by the database means to a user, or null where it is a bug. */
export const storeProblem = (error: unknown): Problem | null => {
  for (const cause of causes(error)) {
    const problem = problemByCode[cause.code ?? '']
    if (problem) return problem
    if (isDataError(cause)) return unfit
    if (/No space left on device/i.test(cause.message)) return diskFull()
    if (/timeout exceeded when trying to connect|Connection terminated/i.test(cause.message))
      return unreachable('it does not answer')
  }
  return null
}
