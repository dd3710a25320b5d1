import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { selectRows } from './database.ts'
import { findUnprotected } from './protection.ts'
import * as schema from './schema/index.ts'
import { onBothEngines } from './test-stores.ts'

type Column = { name: string; type: string; nullable: boolean; defaulted: boolean }

const snakeCase = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

const tables: PgTable[] = Object.values(schema).filter(value => is(value, PgTable))

const declaredColumns = (table: PgTable): Column[] =>
  Object.entries(getTableColumns(table)).map(([key, column]) => ({
    name: snakeCase(key),
    type: column.getSQLType(),
    nullable: !column.notNull,
    defaulted: column.hasDefault,
  }))

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

onBothEngines(store => {
  test('the tables in code and in SQL have the same columns, types, nulls and defaults', async () => {
    for (const table of tables) {
      const columns = await selectRows<Column>(
        store().db,
        sql`SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
            a.atthasdef AS defaulted
          FROM pg_attribute a WHERE a.attrelid = ${getTableName(table)}::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
      )
      assert.deepEqual(columns.sort(byName), declaredColumns(table).sort(byName), getTableName(table))
    }
  })

  test('no table is in SQL alone', async () => {
    const rows = await selectRows<{ name: string }>(
      store().db,
      sql`SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'v', 'm') AND relnamespace = 'public'::regnamespace
        AND relname <> 'langqiao_migration' ORDER BY relname`,
    )
    assert.deepEqual(
      rows.map(row => row.name),
      tables.map(getTableName).sort(),
    )
  })

  test('row-level security is enabled and forced on every owned table', async () => {
    assert.deepEqual(await findUnprotected(store().db), [])
  })

  test('unique keys of owned tables lead with the owner', async () => {
    const rows = await selectRows<{ name: string; columns: string }>(
      store().db,
      sql`SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid, 1, true) AS columns FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = 'owner_id'
        WHERE i.indisunique AND NOT i.indisprimary`,
    )
    assert.ok(rows.length > 5)
    assert.deepEqual(
      rows.filter(row => row.columns !== 'owner_id'),
      [],
    )
  })

  test('a role that requests run as can neither log in nor bypass security, and touches no account table', async () => {
    const rows = await selectRows<{ name: string; strong: boolean; touches: boolean }>(
      store().db,
      sql`SELECT rolname AS name, rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole AS strong,
          EXISTS (SELECT FROM unnest(ARRAY['auth_user', 'auth_session', 'auth_account', 'auth_verification']) AS t(name)
            WHERE has_table_privilege(rolname, t.name, 'SELECT, INSERT, UPDATE, DELETE')) AS touches
        FROM pg_roles WHERE rolname LIKE 'langqiao\\_%er' ORDER BY rolname`,
    )
    assert.deepEqual(rows, [
      { name: 'langqiao_reader', strong: false, touches: false },
      { name: 'langqiao_writer', strong: false, touches: false },
    ])
  })
})
