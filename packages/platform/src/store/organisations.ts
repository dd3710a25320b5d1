import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { organisations } from './schema/index.ts'

/** An organisation that can own rows: it owns itself. */
export type Tenant = { key: string; name: string; nameEn: string }

/** The tenant with this key, made where there is none. */
export const ensureTenant = async (db: Database, tenant: Tenant): Promise<{ id: string; name: string }> => {
  const columns = { id: organisations.id, name: organisations.name }
  const [found] = await db
    .select(columns)
    .from(organisations)
    .where(and(eq(organisations.key, tenant.key), eq(organisations.id, organisations.ownerId)))
  if (found) return found
  const id = randomUUID()
  const [made] = await db
    .insert(organisations)
    .values({ ...tenant, id, ownerId: id, visibility: 'platform', kind: 'other' })
    .returning(columns)
  return made
}
