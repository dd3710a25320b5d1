import { and, asc, type Column, desc, eq, gte, lt, max, type SQL } from 'drizzle-orm'
import { isToldFirst } from './copies.ts'
import type { Database } from './database.ts'
import { type EventFilter, matchingEvents } from './events.ts'
import { groundColumns, onDocument, onEvidence } from './evidence.ts'
import { type Page, withinRegion } from './listings.ts'
import { documents, events, evidence, policies } from './schema/index.ts'

/** When a fact was recorded here: from the first moment to before the last. */
export type Recorded = { from?: Date; before?: Date }
export type PolicyFilter = { region?: string; instrument?: string }

const recordedIn = (column: Column, { from, before }: Recorded): SQL | undefined =>
  and(from && gte(column, from), before && lt(column, before))

const eventsRecorded = (db: Database, filter: EventFilter & Recorded) =>
  and(matchingEvents(db, filter), recordedIn(events.createdAt, filter))

const policiesRecorded = (filter: PolicyFilter & Recorded) =>
  and(
    filter.region ? withinRegion(policies.regionCode, filter.region) : undefined,
    filter.instrument ? eq(policies.instrument, filter.instrument) : undefined,
    isToldFirst('policy', policies.evidenceId),
    recordedIn(policies.createdAt, filter),
  )

/** Events by when they were recorded, newest first, with their sources. */
export const listRecordedEvents = (db: Database, filter: EventFilter & Recorded, page: Page) =>
  db
    .select({ fact: events, ground: groundColumns, url: documents.url })
    .from(events)
    .innerJoin(evidence, onEvidence(events.evidenceId))
    .innerJoin(documents, onDocument)
    .where(eventsRecorded(db, filter))
    .orderBy(desc(events.createdAt), asc(events.id))
    .limit(page.limit)
    .offset(page.skip)

/** Policies by when they were recorded, newest first, with their sources. */
export const listRecordedPolicies = (db: Database, filter: PolicyFilter & Recorded, page: Page) =>
  db
    .select({ fact: policies, ground: groundColumns, url: documents.url })
    .from(policies)
    .innerJoin(evidence, onEvidence(policies.evidenceId))
    .innerJoin(documents, onDocument)
    .where(policiesRecorded(filter))
    .orderBy(desc(policies.createdAt), asc(policies.id))
    .limit(page.limit)
    .offset(page.skip)

export type RecordedEvent = Awaited<ReturnType<typeof listRecordedEvents>>[number]
export type RecordedPolicy = Awaited<ReturnType<typeof listRecordedPolicies>>[number]

/** How many events and policies were recorded. */
export const countRecorded = async (
  db: Database,
  ofEvents: EventFilter & Recorded,
  ofPolicies: PolicyFilter & Recorded,
) => ({
  events: await db.$count(events, eventsRecorded(db, ofEvents)),
  policies: await db.$count(policies, policiesRecorded(ofPolicies)),
})

/** When an event or a policy was last recorded, or null where there is none. */
export const findLastRecorded = async (
  db: Database,
  ofEvents: EventFilter & Recorded,
  ofPolicies: PolicyFilter & Recorded,
): Promise<Date | null> => {
  const [event] = await db
    .select({ at: max(events.createdAt) })
    .from(events)
    .where(eventsRecorded(db, ofEvents))
  const [policy] = await db
    .select({ at: max(policies.createdAt) })
    .from(policies)
    .where(policiesRecorded(ofPolicies))
  const moments = [event.at, policy.at].filter(at => at !== null).sort((a, b) => a.getTime() - b.getTime())
  return moments.at(-1) ?? null
}
