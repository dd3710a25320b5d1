import { sql } from 'drizzle-orm'
import { failure, type Outcome, success } from '../words/index.ts'
import { readerRole, writerRole } from './caller.ts'
import { type Database, lockSetup, runStatement, selectRows, storeProblem } from './database.ts'

const roleNames = [readerRole, writerRole]

const createStatements = roleNames.map(role => `CREATE ROLE ${role} NOLOGIN NOINHERIT`)
/** Roles belong to the whole server, so another database's Langqiao may have made one in between. */
const createUnlessThere = (role: string) =>
  `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN NOINHERIT; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`
const grantStatement = `GRANT ${roleNames.join(', ')} TO CURRENT_USER`

/**
 * Sees to it that the two roles as which requests run exist and that the login role may take them on. Fails with
 * `store-role-missing`, giving the SQL to run, where the login role may not create them.
 */
export const ensureRoles = async (db: Database): Promise<Outcome<void>> => {
  const there = await selectRows<{ name: string; member: boolean }>(
    db,
    sql`SELECT rolname AS name, pg_has_role(rolname, 'MEMBER') AS member FROM pg_roles
      WHERE rolname IN (${readerRole}, ${writerRole})`,
  )
  const missing = createStatements.filter((_, index) => !there.some(role => role.name === roleNames[index]))
  if (missing.length === 0 && there.every(role => role.member)) return success(undefined)
  try {
    await db.transaction(async tx => {
      await lockSetup(tx)
      for (const role of roleNames) await runStatement(tx, createUnlessThere(role))
      await runStatement(tx, grantStatement)
    })
    return success(undefined)
  } catch (error) {
    if (storeProblem(error)?.code !== 'not-allowed') throw error
    const [{ login }] = await selectRows<{ login: string }>(db, sql`SELECT quote_ident(current_user) AS login`)
    return failure({
      code: 'store-role-missing',
      message: `The database role ${login} may not create or take on the roles ${roleNames.join(' and ')}.`,
      mend: `Run this once as an administrator of the server: ${[...missing, grantStatement.replace('CURRENT_USER', login)].join('; ')};`,
    })
  }
}

/**
 * Checks that the login role of a server is bound by row-level security. Requests run as another role anyway; this
 * keeps a slip in one statement from laying everything open. There is no option to go round it.
 */
export const checkLoginRole = async (db: Database): Promise<Outcome<void>> => {
  const [role] = await selectRows<{ login: string; strong: boolean }>(
    db,
    sql`SELECT quote_ident(rolname) AS login, rolsuper OR rolbypassrls AS strong FROM pg_roles
      WHERE rolname = current_user`,
  )
  if (!role.strong) return success(undefined)
  return failure({
    code: 'store-role-too-strong',
    message: `The database role ${role.login} is a superuser or bypasses row-level security.`,
    mend: `Give Langqiao a login role of its own: CREATE ROLE langqiao LOGIN CREATEROLE PASSWORD '…'; CREATE DATABASE langqiao OWNER langqiao; and put it into DATABASE_URL.`,
  })
}
