import { and, asc, type Column, count, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import type { Database } from './database.ts'
import { type EventFilter, matchingEvents } from './events.ts'
import { groundColumns, onDocument, onEvidence } from './evidence.ts'
import { type Page, withinRegion } from './listings.ts'
import { documents, events, evidence, policies } from './schema/index.ts'

/** When a fact was recorded here: from the first moment to before the last. */
export type Recorded = { from?: Date; before?: Date }
export type PolicyFilter = { region?: string; instrument?: string }

const sourceColumns = { ground: groundColumns, url: documents.url }

const recordedIn = (column: Column, { from, before }: Recorded): SQL | undefined =>
  and(from && gte(column, from), before && lt(column, before))

/** Events by when they were recorded, newest first, with their sources. */
export const listRecordedEvents = (db: Database, filter: EventFilter & Recorded, page: Page) =>
  db
    .select({ fact: events, ...sourceColumns })
    .from(events)
    .innerJoin(evidence, onEvidence(events.evidenceId))
    .innerJoin(documents, onDocument)
    .where(and(matchingEvents(db, filter), recordedIn(events.createdAt, filter)))
    .orderBy(desc(events.createdAt), asc(events.id))
    .limit(page.limit)
    .offset(page.skip)

/** Policies by when they were recorded, newest first, with their sources. */
export const listRecordedPolicies = (db: Database, filter: PolicyFilter & Recorded, page: Page) =>
  db
    .select({ fact: policies, ...sourceColumns })
    .from(policies)
    .innerJoin(evidence, onEvidence(policies.evidenceId))
    .innerJoin(documents, onDocument)
    .where(
      and(
        filter.region ? withinRegion(policies.regionCode, filter.region) : undefined,
        filter.instrument ? eq(policies.instrument, filter.instrument) : undefined,
        recordedIn(policies.createdAt, filter),
      ),
    )
    .orderBy(desc(policies.createdAt), asc(policies.id))
    .limit(page.limit)
    .offset(page.skip)

export type RecordedEvent = Awaited<ReturnType<typeof listRecordedEvents>>[number]
export type RecordedPolicy = Awaited<ReturnType<typeof listRecordedPolicies>>[number]

/** How many policies stand under each instrument, most first. */
export const countInstruments = (db: Database) =>
  db
    .select({ instrument: policies.instrument, count: count() })
    .from(policies)
    .groupBy(policies.instrument)
    .orderBy(desc(count()), asc(policies.instrument))
