import { sql } from 'drizzle-orm'
import { type Database, selectRows } from './database.ts'

/**
 * Owned tables (those with an owner_id) on which row-level security is not both enabled and forced, and views that run
 * with the rights of their maker: each would show rows to whoever asks. None, in a sound store.
 */
export const findUnprotected = async (db: Database): Promise<string[]> => {
  const rows = await selectRows<{ name: string }>(
    db,
    sql`SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND (
        c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'owner_id' AND NOT a.attisdropped)
        OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY(c.reloptions), false))
      ORDER BY name`,
  )
  return rows.map(row => row.name)
}
