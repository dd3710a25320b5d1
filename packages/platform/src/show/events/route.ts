import { createRoute, z } from '@hono/zod-openapi'
import { stringify } from 'csv-stringify/sync'
import { countByPlace, countFacets, countYears, listEvents, none } from '../../store/events.ts'
import { readRegionNames } from '../../store/regions.ts'
import { eventThemes } from '../../words/index.ts'
import { answers, problemResponses } from '../answers.ts'
import { createRouter, pageQuery, regionCode, regionQuery, transact, wordsQuery } from '../door.ts'
import { presentEvent, presentFacets, presentReview } from './present.ts'
import { eventFacetsSchema, eventReviewSchema, eventsSchema } from './schema.ts'

const year = z
  .string()
  .regex(/^\d{4}$/)
  .optional()

/** What lists, tables, feeds and exports of events are filtered by. */
export const eventFilter = {
  region: regionQuery,
  theme: z.enum([...eventThemes, none]).optional(),
  topic: z.string().max(100).optional(),
  actor: z.string().max(200).optional(),
}
const filterQuery = {
  id: z.uuid().optional(),
  at: z
    .union([regionCode, z.literal(none)])
    .optional()
    .openapi({ description: 'One row of the table of places: a city with its counties, a province alone, or none' }),
  year,
  q: wordsQuery,
  ...eventFilter,
}

const readEvents = createRoute({
  method: 'get',
  path: '/events',
  summary: 'Dated events, newest first',
  request: { query: z.object({ ...filterQuery, ...pageQuery }) },
  responses: answers(eventsSchema, 'Events: mentions found in documents, not all that happened'),
})
const readFacets = createRoute({
  method: 'get',
  path: '/events/facets',
  summary: 'What events can be filtered by, with counts',
  responses: answers(eventFacetsSchema, 'Years, places, themes, topics and actors'),
})
const readReview = createRoute({
  method: 'get',
  path: '/events/review',
  summary: 'Events by place and theme in a year, and what changed against another',
  request: {
    query: z.object({ ...filterQuery, against: year, columns: z.enum(['theme', 'topic']).default('theme') }),
  },
  responses: answers(
    eventReviewSchema,
    'The table; `at`, `theme` or `topic`, and the year lead to the events of a cell',
  ),
})
const exportEvents = createRoute({
  method: 'get',
  path: '/events.csv',
  summary: 'Dated events as a table',
  request: { query: z.object(filterQuery) },
  responses: {
    200: { description: 'UTF-8 with a byte order mark', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses,
  },
})

/** At most so many rows go into one file; a spreadsheet opens them at once. */
const mostExported = 50_000

export const eventRoutes = createRouter()
  .openapi(readEvents, c =>
    transact(c, async db => {
      const { limit, cursor, ...filter } = c.req.valid('query')
      const { items, total } = await listEvents(db, filter, { limit, skip: cursor })
      const names = await readRegionNames(db)
      return c.json({ items: items.map(row => presentEvent(row, names)), total }, 200)
    }),
  )
  .openapi(readFacets, c =>
    transact(c, async db => c.json(presentFacets(await countFacets(db), await readRegionNames(db)), 200)),
  )
  .openapi(readReview, c =>
    transact(c, async db => {
      const { columns, against, ...filter } = c.req.valid('query')
      const cells = await countByPlace(db, filter, columns, against)
      const years = await countYears(db, filter)
      return c.json(
        presentReview(cells, years, { columns, against, year: filter.year }, await readRegionNames(db)),
        200,
      )
    }),
  )
  .openapi(exportEvents, c =>
    transact(c, async db => {
      const { items } = await listEvents(db, c.req.valid('query'), { limit: mostExported, skip: 0 })
      const names = await readRegionNames(db)
      const rows = items.map(({ fact, ground }) => ({
        id: fact.id,
        date: fact.date,
        region_code: fact.regionCode,
        region: names(fact.regionCode)?.name,
        theme: fact.theme,
        topic: fact.topic,
        what: fact.what,
        what_en: fact.whatEn,
        actors: fact.actors.join(';'),
        source_title: ground.title,
        source_publisher: ground.publisher,
        source_published: ground.published,
        claim_kind: ground.claimKind,
        dispute: ground.dispute,
      }))
      return c.body(stringify(rows, { header: true, bom: true, escape_formulas: true }), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="events.csv"',
      })
    }),
  )
