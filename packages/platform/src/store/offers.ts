import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
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
import { offers } from './schema/index.ts'

export type OfferFilter = ListingFilter & { kind?: ElementKind }
export type OfferRow = typeof offers.$inferSelect
export type NewOffer = Omit<typeof offers.$inferInsert, 'id' | 'createdAt' | 'deletedAt' | 'importId'>

const selectOffers = (db: Database, where: SQL | undefined) =>
  db
    .select({ offer: offers, ...organisationColumns })
    .from(offers)
    .innerJoin(organisation, onOrganisation(offers))
    .where(where)

export type ListedOffer = Awaited<ReturnType<typeof selectOffers>>[number]

/** Offers that the caller may see, newest first, and how many there are in all. */
export const listOffers = async (db: Database, filter: OfferFilter, page: Page) => {
  const where = and(listingConditions(offers, filter), filter.kind && eq(offers.kind, filter.kind))
  const items = await selectOffers(db, where)
    .orderBy(desc(offers.createdAt), asc(offers.id))
    .limit(page.limit)
    .offset(page.skip)
  const [{ total }] = await db
    .select({ total: count() })
    .from(offers)
    .innerJoin(organisation, onOrganisation(offers))
    .where(where)
  return { items, total }
}

/** An offer that is not deleted, with its organisation, or null where the caller sees none. */
export const findOffer = async (db: Database, id: string): Promise<ListedOffer | null> =>
  (await selectOffers(db, and(eq(offers.id, id), isNull(offers.deletedAt))))[0] ?? null

/** The offers with these ids that the caller sees, in no order. */
export const findOffers = (db: Database, ids: string[]): Promise<ListedOffer[]> =>
  selectOffers(db, and(inArray(offers.id, ids), isNull(offers.deletedAt)))

/** Every offer that the caller sees and that is not deleted: what matching looks through. */
export const readOffers = (db: Database) => db.select().from(offers).where(isNull(offers.deletedAt))

/** Adds an offer; gives its id. */
export const insertOffer = async (db: Database, offer: NewOffer): Promise<string> =>
  (await db.insert(offers).values(offer).returning({ id: offers.id }))[0].id

const changeOffer = async (db: Database, where: SQL | undefined, change: PgUpdateSetSource<typeof offers>) =>
  (await db.update(offers).set(change).where(where).returning({ id: offers.id })).length > 0

/** Replaces what an offer says; false where the caller may not. */
export const updateOffer = (db: Database, id: string, offer: Partial<NewOffer>): Promise<boolean> =>
  changeOffer(db, and(eq(offers.id, id), isNull(offers.deletedAt)), offer)

/** Takes an offer out of sight; false where there is none that the caller may take. */
export const deleteOffer = (db: Database, id: string): Promise<boolean> =>
  changeOffer(db, and(eq(offers.id, id), isNull(offers.deletedAt)), { deletedAt: sql`now()` })

/** Brings a lately deleted offer back; false where there is none that the caller may bring back. */
export const restoreOffer = (db: Database, id: string): Promise<boolean> =>
  changeOffer(db, and(eq(offers.id, id), restorable(offers)), { deletedAt: null })
