import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from './database.ts'
import { collaborationDecisions, collaborations, needs, offers, organisations } from './schema/index.ts'

export type NewCollaboration = Omit<typeof collaborations.$inferInsert, 'id' | 'createdAt' | 'importId'>
export type DecisionRow = typeof collaborationDecisions.$inferSelect
export type NewDecision = Omit<typeof collaborationDecisions.$inferInsert, 'id' | 'createdAt' | 'position'>

const wanting = alias(organisations, 'wanting')
const providing = alias(organisations, 'providing')
const chip = (organisation: typeof wanting | typeof providing) => ({
  id: organisation.id,
  name: organisation.name,
  sample: organisation.sample,
})

const selectCollaborations = (db: Database, where?: SQL) =>
  db
    .select({
      collaboration: collaborations,
      need: needs,
      offer: offers,
      needOrganisation: chip(wanting),
      offerOrganisation: chip(providing),
    })
    .from(collaborations)
    .innerJoin(needs, eq(needs.id, collaborations.needId))
    .innerJoin(offers, eq(offers.id, collaborations.offerId))
    .innerJoin(wanting, eq(wanting.id, needs.organisationId))
    .innerJoin(providing, eq(providing.id, offers.organisationId))
    .where(where)

export type ListedCollaboration = Awaited<ReturnType<typeof selectCollaborations>>[number] & {
  decisions: DecisionRow[]
}

const withDecisions = async (
  db: Database,
  found: Omit<ListedCollaboration, 'decisions'>[],
): Promise<ListedCollaboration[]> => {
  const ids = found.map(row => row.collaboration.id)
  const decisions = await db
    .select()
    .from(collaborationDecisions)
    .where(inArray(collaborationDecisions.collaborationId, ids))
    .orderBy(asc(collaborationDecisions.position))
  const byCollaboration = Map.groupBy(decisions, decision => decision.collaborationId)
  return found.map(row => ({ ...row, decisions: byCollaboration.get(row.collaboration.id) ?? [] }))
}

/** Every collaboration that the caller sees, each with its history in order. */
export const listCollaborations = async (db: Database): Promise<ListedCollaboration[]> =>
  withDecisions(db, await selectCollaborations(db))

/** A collaboration with its history, or null where the caller sees none. */
export const findCollaboration = async (db: Database, id: string): Promise<ListedCollaboration | null> =>
  (await withDecisions(db, await selectCollaborations(db, eq(collaborations.id, id))))[0] ?? null

/** Which of these offers are under way for a need: offer id → collaboration id. */
export const findCollaborationsOfNeed = async (db: Database, needId: string): Promise<Map<string, string>> => {
  const rows = await db
    .select({ offerId: collaborations.offerId, id: collaborations.id })
    .from(collaborations)
    .where(eq(collaborations.needId, needId))
  return new Map(rows.map(row => [row.offerId, row.id]))
}

/** The collaboration of this need and this offer, if the caller sees one. */
export const findCollaborationOfPair = async (db: Database, needId: string, offerId: string) => {
  const [found] = await db
    .select({ id: collaborations.id })
    .from(collaborations)
    .where(and(eq(collaborations.needId, needId), eq(collaborations.offerId, offerId)))
  return found ?? null
}

/** Adds a collaboration; gives its id. */
export const insertCollaboration = async (db: Database, collaboration: NewCollaboration): Promise<string> =>
  (await db.insert(collaborations).values(collaboration).returning({ id: collaborations.id }))[0].id

/** Adds a decision to a history at `position`; a second one at the same place fails, so that none is lost unseen. */
export const insertDecision = (db: Database, decision: NewDecision, position: number) =>
  db.insert(collaborationDecisions).values({ ...decision, position })
