import { createRoute, z } from '@hono/zod-openapi'
import { listFlows } from '../../store/facts.ts'
import { readRegionNames } from '../../store/regions.ts'
import { recordSchemas } from '../../words/index.ts'
import { answers } from '../answers.ts'
import { createRouter, regionQuery, transact } from '../door.ts'
import { presentFlows } from './present.ts'
import { flowsSchema } from './schema.ts'

const readFlows = createRoute({
  method: 'get',
  path: '/flows',
  summary: 'Yearly amounts from region to region',
  request: { query: z.object({ region: regionQuery, kind: recordSchemas.flow.shape.kind.optional() }) },
  responses: answers(flowsSchema, 'Flows, growth by pair, and what is missing'),
})

export const flowRoutes = createRouter().openapi(readFlows, c =>
  transact(c, async db =>
    c.json(presentFlows(await listFlows(db, c.req.valid('query')), await readRegionNames(db)), 200),
  ),
)
