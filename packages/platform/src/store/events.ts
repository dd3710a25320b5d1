import { and, arrayContains, asc, count, desc, eq, ilike, inArray, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import type { EventTheme } from '../words/index.ts'
import { isToldFirst } from './copies.ts'
import type { Database } from './database.ts'
import { type GroundRow, groundColumns, onDocument, onEvidence } from './evidence.ts'
import { holdsWords, type Page, withinRegion } from './listings.ts'
import { documents, events, evidence, regions } from './schema/index.ts'

/** What stands for a missing place, theme or topic where lists and tables are asked for it. */
export const none = 'none'

/** `region` takes in the places in it; `at` is one row of the table of places: a city with its counties, or a province alone. */
export type EventFilter = {
  id?: string
  region?: string
  at?: string
  theme?: EventTheme | typeof none
  topic?: string
  actor?: string
  year?: string
  q?: string
}

export type EventRow = { fact: typeof events.$inferSelect; ground: GroundRow }

/** The row of the table of places that an event counts in: counties count in their city. */
const rowOfPlace = sql<string>`coalesce(CASE WHEN ${regions.level} = 'county' THEN ${regions.parentCode} END,
  ${events.regionCode}, ${none})`
const onPlace = eq(regions.code, events.regionCode)

/** A date may lack its year (`--06-20`). */
const yearOf = sql<string>`substring(${events.date} FROM '^[0-9]{4}')`

const isIn = (column: typeof events.theme | typeof events.topic, value: string): SQL =>
  value === none ? isNull(column) : eq(column, value)

const isAt = (db: Database, code: string): SQL | undefined =>
  code === none
    ? isNull(events.regionCode)
    : or(
        eq(events.regionCode, code),
        inArray(
          events.regionCode,
          db
            .select({ code: regions.code })
            .from(regions)
            .where(and(eq(regions.parentCode, code), eq(regions.level, 'county'))),
        ),
      )

const holds = (words: string): SQL | undefined =>
  or(
    holdsWords(words, events.what, events.whatEn),
    ilike(sql`array_to_string(${events.actors}, ' ')`, `%${words.replace(/[\\%_]/g, '\\$&')}%`),
  )

/** An event that copies of a document tell is one event, of the first of them. */
const counted = isToldFirst('event', events.evidenceId)

/** The condition of a filter of events; one that is asked for by its id is there even where another told it first. */
export const matchingEvents = (
  db: Database,
  { id, region, at, theme, topic, actor, year, q }: EventFilter,
): SQL | undefined =>
  and(
    id ? eq(events.id, id) : counted,
    region ? withinRegion(events.regionCode, region) : undefined,
    at ? isAt(db, at) : undefined,
    theme ? isIn(events.theme, theme) : undefined,
    topic ? isIn(events.topic, topic) : undefined,
    actor ? arrayContains(events.actors, [actor]) : undefined,
    year ? like(events.date, `${year}%`) : undefined,
    q ? holds(q) : undefined,
  )

/** Events with their grounds, newest first, and how many there are in all. */
export const listEvents = async (
  db: Database,
  filter: EventFilter,
  page: Page,
): Promise<{ items: EventRow[]; total: number }> => {
  const where = matchingEvents(db, filter)
  const items = await db
    .select({ fact: events, ground: groundColumns })
    .from(events)
    .innerJoin(evidence, onEvidence(events.evidenceId))
    .innerJoin(documents, onDocument)
    .where(where)
    .orderBy(desc(events.date), asc(events.id))
    .limit(page.limit)
    .offset(page.skip)
  return { items, total: await db.$count(events, where) }
}

export type Tally = { key: string; count: number }

/** How many events each year has, oldest first; the year of the filter is left aside. */
export const countYears = (db: Database, filter: EventFilter): Promise<Tally[]> =>
  db
    .select({ key: yearOf, count: count() })
    .from(events)
    .where(and(matchingEvents(db, { ...filter, year: undefined }), sql`${yearOf} IS NOT NULL`))
    .groupBy(yearOf)
    .orderBy(yearOf)

/** By what the columns of the table of places are told apart. */
export type Columns = 'theme' | 'topic'

/** One cell of the table of places: how many events in the year of the filter (in all years without one), and in `against`. */
export type Cell = { row: string; column: string; count: number; before: number }

/** Events by row of place and by theme or topic; cells without any in either year are left out. */
export const countByPlace = (
  db: Database,
  filter: EventFilter,
  columns: Columns,
  against: string | undefined,
): Promise<Cell[]> => {
  const { year, ...others } = filter
  const column = sql<string>`coalesce(${events[columns]}, ${none})`
  const now = year ? sql`${yearOf} = ${year}` : sql`true`
  const before = against ? sql`${yearOf} = ${against}` : sql`false`
  return db
    .select({
      row: sql<string>`${rowOfPlace} AS "row"`,
      column: sql<string>`${column} AS "column"`,
      count: sql<number>`(count(*) FILTER (WHERE ${now}))::int`,
      before: sql<number>`(count(*) FILTER (WHERE ${before}))::int`,
    })
    .from(events)
    .leftJoin(regions, onPlace)
    .where(and(matchingEvents(db, others), or(now, before)))
    .groupBy(sql`1`, sql`2`)
    .orderBy(sql`1`, sql`2`)
}

/** At most so many actors are offered to choose from, those with most events first. */
const mostActors = 300

/** What events can be filtered by, with how many there are of each, most first. */
export const countFacets = async (db: Database) => {
  const by = (key: SQL<string>) =>
    db
      .select({ key: sql<string>`${key} AS "key"`, count: count() })
      .from(events)
      .leftJoin(regions, onPlace)
      .where(counted)
      .groupBy(sql`1`)
      .orderBy(desc(count()), sql`1`)
  return {
    years: await countYears(db, {}),
    places: await by(rowOfPlace),
    themes: await by(sql<string>`coalesce(${events.theme}, ${none})`),
    topics: await by(sql<string>`coalesce(${events.topic}, ${none})`),
    actors: await db
      .select({ key: sql<string>`unnest(${events.actors}) AS "key"`, count: count() })
      .from(events)
      .where(counted)
      .groupBy(sql`1`)
      .orderBy(desc(count()), sql`1`)
      .limit(mostActors),
  }
}
