import { createRoute, z } from '@hono/zod-openapi'
import { decideFigures, readContradictions } from '../../flow/contradictions.ts'
import { listFigureDecisions } from '../../store/contradictions.ts'
import { readRegionNames } from '../../store/regions.ts'
import { answers, notFound, orThrow } from '../answers.ts'
import { createRouter, owner, pageQuery, regionQuery, requireRole, transact } from '../door.ts'
import { reviewer } from '../review/route.ts'
import { isAtLeast } from '../session/rights.ts'
import { presentContradiction } from './present.ts'
import {
  contradictionSchema,
  contradictionsSchema,
  figureDecisionLineSchema,
  figureDecisionSchema,
  thingQuery,
} from './schema.ts'

/** Contradictions that one answer holds at most: the text of each claim's document is read for the words around it. */
const mostItems = 50

const readAll = createRoute({
  method: 'get',
  path: '/contradictions',
  summary: 'Figures about the same thing that cannot all be right, undecided ones first',
  request: {
    query: z.object({
      region: regionQuery,
      document: z.uuid().optional().openapi({ description: 'Only those that this document has a part in' }),
      status: z.enum(['open', 'decided']).optional(),
      own: z.enum(['yes']).optional().openapi({ description: 'Only those that your organisation has a part in' }),
      ...pageQuery,
      limit: pageQuery.limit.unwrap().max(mostItems).default(20),
    }),
  },
  responses: answers(contradictionsSchema, 'By the rule of docs/methods/contradictions.md'),
})
const decide = createRoute({
  method: 'post',
  path: '/contradictions/decisions',
  summary: 'Say which figure holds, that both do, or that it cannot be told; or take that back',
  request: { body: { required: true, content: { 'application/json': { schema: figureDecisionSchema } } } },
  responses: answers(contradictionSchema, 'The contradiction with the decision; no claim is changed by it'),
})
const readDecisions = createRoute({
  method: 'get',
  path: '/contradictions/decisions',
  summary: 'What people of your organisation decided on one thing, newest first',
  request: { query: thingQuery },
  responses: answers(z.object({ items: z.array(figureDecisionLineSchema) }), 'The history'),
})

export const contradictionRoutes = createRouter()
  .openapi(readAll, c =>
    transact(c, async db => {
      const { limit, cursor, document, own, ...filter } = c.req.valid('query')
      const { organisationId, role } = c.var.who.caller
      const { items, total } = await readContradictions(
        db,
        organisationId,
        { ...filter, documentId: document, claimedBy: own && owner(c) },
        { limit, skip: cursor },
      )
      const names = await readRegionNames(db)
      const mine = isAtLeast(role, 'editor')
      return c.json({ items: items.map(item => presentContradiction(item, names)), total, mine }, 200)
    }),
  )
  .openapi(decide, c => {
    requireRole(c, 'editor')
    return transact(c, async db => {
      const decided = await decideFigures(db, reviewer(c), c.req.valid('json'))
      if (!decided) throw notFound(c.req.path)
      return c.json(presentContradiction(orThrow(decided), await readRegionNames(db)), 200)
    })
  })
  .openapi(readDecisions, c =>
    transact(c, async db => {
      const lines = await listFigureDecisions(db, owner(c), c.req.valid('query'))
      const items = lines.map(({ id, createdAt, decidedBy, verdict, holds, note }) => ({
        ...{ id, at: createdAt.toISOString(), by: decidedBy, verdict, holds, note },
      }))
      return c.json({ items }, 200)
    }),
  )
