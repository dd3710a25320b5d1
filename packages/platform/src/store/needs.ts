import { and, asc, count, desc, eq, exists, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { ElementKind } from '../words/index.ts'
import type { Database } from './database.ts'
import {
  type ListingFilter,
  listingConditions,
  onOrganisation,
  organisation,
  organisationColumns,
  type Page,
  restorable,
} from './listings.ts'
import { needElements, needs } from './schema/index.ts'

export type NeedFilter = ListingFilter & { kind?: (typeof needs.$inferSelect)['kind']; element?: ElementKind }
export type NeedRow = typeof needs.$inferSelect
export type NeedElementRow = typeof needElements.$inferSelect
export type NewNeed = Omit<typeof needs.$inferInsert, 'id' | 'createdAt' | 'deletedAt' | 'importId'>
export type NewElement = Pick<typeof needElements.$inferInsert, 'kind' | 'title' | 'text' | 'criteria'>

const elementKinds = sql<ElementKind[]>`(
  SELECT coalesce(array_agg(e.kind ORDER BY e.position), '{}') FROM need_element e WHERE e.need_id = need.id)`

const selectNeeds = (db: Database, where: SQL | undefined) =>
  db
    .select({ need: needs, ...organisationColumns, elementKinds })
    .from(needs)
    .innerJoin(organisation, onOrganisation(needs))
    .where(where)

export type ListedNeed = Awaited<ReturnType<typeof selectNeeds>>[number]

const matching = (db: Database, filter: NeedFilter) =>
  and(
    listingConditions(needs, filter),
    filter.kind && eq(needs.kind, filter.kind),
    filter.element &&
      exists(
        db
          .select({ one: sql`1` })
          .from(needElements)
          .where(and(eq(needElements.needId, needs.id), eq(needElements.kind, filter.element))),
      ),
  )

/** Needs that the caller may see, newest first, and how many there are in all. */
export const listNeeds = async (db: Database, filter: NeedFilter, page: Page) => {
  const where = matching(db, filter)
  const items = await selectNeeds(db, where)
    .orderBy(desc(needs.createdAt), asc(needs.id))
    .limit(page.limit)
    .offset(page.skip)
  const [{ total }] = await db
    .select({ total: count() })
    .from(needs)
    .innerJoin(organisation, onOrganisation(needs))
    .where(where)
  return { items, total }
}

/** A need that is not deleted, with its organisation, or null where the caller sees none. */
export const findNeed = async (db: Database, id: string): Promise<ListedNeed | null> =>
  (await selectNeeds(db, and(eq(needs.id, id), isNull(needs.deletedAt))))[0] ?? null

/** The needs with these ids that the caller sees, in no order. */
export const findNeeds = (db: Database, ids: string[]): Promise<ListedNeed[]> =>
  selectNeeds(db, and(inArray(needs.id, ids), isNull(needs.deletedAt)))

/** The elements of needs, in the order in which their owner wrote them. */
export const listElements = (db: Database, needIds: string[]): Promise<NeedElementRow[]> =>
  db.select().from(needElements).where(inArray(needElements.needId, needIds)).orderBy(asc(needElements.position))

const insertElements = async (db: Database, ownerId: string, needId: string, elements: NewElement[]) => {
  if (elements.length > 0)
    await db
      .insert(needElements)
      .values(elements.map((element, position) => ({ ...element, ownerId, needId, position })))
}

/** Adds a need with its elements; gives its id. */
export const insertNeed = async (db: Database, need: NewNeed, elements: NewElement[]): Promise<string> => {
  const [{ id }] = await db.insert(needs).values(need).returning({ id: needs.id })
  await insertElements(db, need.ownerId, id, elements)
  return id
}

/** Replaces what a need says and its elements; false where the caller may not. */
export const updateNeed = async (
  db: Database,
  id: string,
  need: Partial<NewNeed>,
  elements: NewElement[],
): Promise<boolean> => {
  const [changed] = await db
    .update(needs)
    .set(need)
    .where(and(eq(needs.id, id), isNull(needs.deletedAt)))
    .returning({ ownerId: needs.ownerId })
  if (!changed) return false
  await db.delete(needElements).where(eq(needElements.needId, id))
  await insertElements(db, changed.ownerId, id, elements)
  return true
}

/** Takes a need out of sight; false where there is none that the caller may take. */
export const deleteNeed = async (db: Database, id: string): Promise<boolean> =>
  (
    await db
      .update(needs)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(needs.id, id), isNull(needs.deletedAt)))
      .returning({ id: needs.id })
  ).length > 0

/** Brings a lately deleted need back; false where there is none that the caller may bring back. */
export const restoreNeed = async (db: Database, id: string): Promise<boolean> =>
  (
    await db
      .update(needs)
      .set({ deletedAt: null })
      .where(and(eq(needs.id, id), restorable(needs)))
      .returning({ id: needs.id })
  ).length > 0

/** Every need that the caller sees, newest first, with its elements: what matching looks through from the side of an offer. */
export const readNeeds = async (db: Database): Promise<{ need: NeedRow; elements: NeedElementRow[] }[]> => {
  const all = await db.select().from(needs).where(isNull(needs.deletedAt)).orderBy(desc(needs.createdAt), asc(needs.id))
  const elements = await db.select().from(needElements).orderBy(asc(needElements.position))
  const ofNeed = Map.groupBy(elements, element => element.needId)
  return all.map(need => ({ need, elements: ofNeed.get(need.id) ?? [] }))
}
