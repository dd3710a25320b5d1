import { count, desc, eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import type { Page } from './listings.ts'
import { imports } from './schema/index.ts'

/** Imports that the caller sees, newest first, and how many there are in all. */
export const listImports = async (db: Database, page: Page) => {
  const items = await db
    .select()
    .from(imports)
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(page.limit)
    .offset(page.skip)
  const [{ total }] = await db.select({ total: count() }).from(imports)
  return { items, total }
}

/** An import, or null where the caller sees none. */
export const findImport = async (db: Database, id: string) =>
  (await db.select().from(imports).where(eq(imports.id, id)))[0] ?? null
