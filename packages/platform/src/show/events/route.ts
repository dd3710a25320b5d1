import { createRoute, z } from '@hono/zod-openapi'
import { listEvents, listEventYears } from '../../store/facts.ts'
import { readRegionNames } from '../../store/regions.ts'
import { answers } from '../answers.ts'
import { createRouter, regionQuery, transact } from '../door.ts'
import { presentEvents } from './present.ts'
import { eventsSchema } from './schema.ts'

const readEvents = createRoute({
  method: 'get',
  path: '/events',
  summary: 'Dated events by place and theme',
  request: {
    query: z.object({
      region: regionQuery,
      theme: z.string().max(100).optional(),
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
    }),
  },
  responses: answers(eventsSchema, 'Events, newest first, and a table of region by theme'),
})

export const eventRoutes = createRouter().openapi(readEvents, c =>
  transact(c, async db => {
    const events = await listEvents(db, c.req.valid('query'))
    return c.json(presentEvents(events, await listEventYears(db), await readRegionNames(db)), 200)
  }),
)
