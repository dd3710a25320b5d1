import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { countRecorded, findLastRecorded, listRecordedEvents, listRecordedPolicies } from '../../store/recorded.ts'
import { readRegionNames } from '../../store/regions.ts'
import { answers, problemResponses } from '../answers.ts'
import { createRouter, type Door, originOf, transact } from '../door.ts'
import { eventFilter } from '../events/route.ts'
import type { Digest } from '../views.ts'
import { writeHtml, writeText } from './body.ts'
import { dayOf, spanOf } from './period.ts'
import { groupEvents, groupPolicies } from './present.ts'
import { digestSchema } from './schema.ts'

const querySchema = z.object({
  period: z.enum(['day', 'week']).default('week'),
  on: z.iso.date().optional().openapi({ description: 'A day in it; today where left out' }),
  region: eventFilter.region,
  theme: eventFilter.theme,
  instrument: z.string().max(100).optional(),
})
type Query = z.infer<typeof querySchema>

const readDigest = createRoute({
  method: 'get',
  path: '/digest',
  summary: 'What was recorded on a day or in a week, by theme and region',
  request: { query: querySchema },
  responses: answers(digestSchema, 'Events and policies that the caller may see, each with its source'),
})
const readBody = createRoute({
  method: 'get',
  path: '/digest/{file}',
  summary: 'The same as the body of a mail',
  request: {
    params: z.object({ file: z.enum(['body.html', 'body.txt']) }),
    query: querySchema.extend({ lang: z.enum(['zh', 'en']).default('zh') }),
  },
  responses: {
    200: {
      description: 'A page with its styles inline, or plain text',
      content: { 'text/html': { schema: z.string() }, 'text/plain': { schema: z.string() } },
    },
    ...problemResponses,
  },
})

/** At most so many events, and so many policies, stand in one digest; nobody reads more in a mail. */
const mostLines = 150

const read = (c: Context<Door>, { period, on, region, theme, instrument }: Query): Promise<Digest> =>
  transact(c, async db => {
    const today = dayOf(c.var.services.clock())
    const span = spanOf(period, on ?? today)
    const recorded = { from: span.start, before: span.end }
    const page = { limit: mostLines, skip: 0 }
    const ofEvents = { region, theme }
    const ofPolicies = { region, instrument }
    const names = await readRegionNames(db)
    // Asked for one kind, a digest leaves the other out.
    const events = instrument ? [] : await listRecordedEvents(db, { ...ofEvents, ...recorded }, page)
    const policies = theme ? [] : await listRecordedPolicies(db, { ...ofPolicies, ...recorded }, page)
    const counted = await countRecorded(db, { ...ofEvents, ...recorded }, { ...ofPolicies, ...recorded })
    const total = (instrument ? 0 : counted.events) + (theme ? 0 : counted.policies)
    const latest = await findLastRecorded(db, ofEvents, ofPolicies)
    return {
      period,
      first: span.first,
      last: span.last,
      previous: span.previous,
      next: span.next > today ? null : span.next,
      total,
      left: total - events.length - policies.length,
      events: groupEvents(events, names),
      policies: groupPolicies(policies, names),
      latest: latest && dayOf(latest),
    }
  })

export const digestRoutes = createRouter()
  .openapi(readDigest, async c => c.json(await read(c, c.req.valid('query')), 200))
  .openapi(readBody, async c => {
    const { lang, ...query } = c.req.valid('query')
    const digest = await read(c, query)
    const saying = { language: lang, origin: originOf(c) }
    return c.req.valid('param').file === 'body.html'
      ? c.body(writeHtml(digest, saying), 200, { 'Content-Type': 'text/html; charset=utf-8' })
      : c.body(writeText(digest, saying), 200, { 'Content-Type': 'text/plain; charset=utf-8' })
  })
