import { z } from '@hono/zod-openapi'
import { evidenceChipSchema } from '../evidence/schema.ts'
import { regionChipSchema } from '../regions/schema.ts'

export const eventSchema = z
  .object({
    id: z.string().uuid(),
    date: z.string(),
    region: regionChipSchema.nullable(),
    theme: z.string(),
    themeEn: z.string(),
    themeId: z.string(),
    what: z.string(),
    whatEn: z.string().nullable(),
    actors: z.string().nullable(),
    evidence: evidenceChipSchema,
  })
  .openapi('Event')

export const eventsSchema = z
  .object({
    events: z.array(eventSchema),
    themes: z.array(z.object({ id: z.string(), label: z.string(), labelEn: z.string() })),
    table: z
      .array(
        z.object({ region: regionChipSchema, counts: z.record(z.string(), z.number().int()), total: z.number().int() }),
      )
      .openapi({ description: 'City × theme, number of events' }),
    years: z.array(z.string()),
  })
  .openapi('Events')
