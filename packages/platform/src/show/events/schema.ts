import { z } from '@hono/zod-openapi'
import { evidenceChipSchema } from '../evidence/schema.ts'
import { regionChipSchema } from '../regions/schema.ts'

/** A theme, a topic or an actor by name; a topic that users brought themselves is its own name. */
export const namedSchema = z.object({ id: z.string(), label: z.string(), labelEn: z.string() })

export const eventSchema = z
  .object({
    id: z.string().uuid(),
    date: z.string(),
    region: regionChipSchema.nullable(),
    theme: namedSchema.nullable(),
    topic: namedSchema.nullable(),
    what: z.string(),
    whatEn: z.string().nullable(),
    actors: z.array(z.string()),
    evidence: evidenceChipSchema,
  })
  .openapi('Event')

export const eventsSchema = z.object({ items: z.array(eventSchema), total: z.number().int() }).openapi('Events')

const tallied = namedSchema.extend({ count: z.number().int() })
const placeSchema = z
  .object({ at: z.string(), region: regionChipSchema.nullable() })
  .openapi({ description: 'A row of the table: a city with its counties, a province or the country alone, or none' })

export const eventFacetsSchema = z
  .object({
    years: z.array(z.object({ year: z.string(), count: z.number().int() })),
    places: z.array(placeSchema.extend({ count: z.number().int() })),
    themes: z.array(tallied),
    topics: z.array(tallied),
    actors: z.array(z.object({ name: z.string(), count: z.number().int() })),
  })
  .openapi('EventFacets')

const changed = { count: z.number().int(), before: z.number().int() }

export const eventReviewSchema = z
  .object({
    year: z.string().nullable().openapi({ description: 'Null: all years' }),
    against: z
      .string()
      .nullable()
      .openapi({ description: 'The year of every `before`; null where nothing is compared' }),
    total: z.object(changed),
    columns: z.array(namedSchema.extend(changed)),
    rows: z.array(placeSchema.extend({ ...changed, cells: z.record(z.string(), z.object(changed)) })),
    years: z.array(z.object({ year: z.string(), count: z.number().int() })),
  })
  .openapi('EventReview')
