import { z } from '@hono/zod-openapi'
import { analysisRoutes } from './analyses/route.ts'
import { answers } from './answers.ts'
import { collaborationRoutes } from './collaborations/route.ts'
import { contradictionRoutes } from './contradictions/route.ts'
import { digestRoutes } from './digest/route.ts'
import { documentCopyRoutes } from './documents/copies-route.ts'
import { documentRoutes } from './documents/route.ts'
import { createRouter } from './door.ts'
import { eventRoutes } from './events/route.ts'
import { evidenceRoutes } from './evidence/route.ts'
import { feedRoutes } from './feeds/route.ts'
import { flowRoutes } from './flows/route.ts'
import { homeRoutes } from './home/route.ts'
import { importRoutes } from './imports/route.ts'
import { matchRoutes } from './matches/route.ts'
import { needRoutes } from './needs/route.ts'
import { offerRoutes } from './offers/route.ts'
import { regionRoutes } from './regions/route.ts'
import { reviewNameRoutes } from './review/names-route.ts'
import { reviewRoutes } from './review/route.ts'
import { searchRoutes } from './search/route.ts'
import { sessionRoutes } from './session/route.ts'
import { systemRoutes } from './systems/route.ts'

const readHealth = {
  method: 'get',
  path: '/health',
  summary: 'Whether the server runs',
  responses: answers(z.object({ ok: z.literal(true) }), 'It runs'),
} as const

/** The whole HTTP API, less what decides who may come in. */
export const api = createRouter()
  .openapi(readHealth, c => c.json({ ok: true as const }, 200))
  .route('/', sessionRoutes)
  .route('/', homeRoutes)
  .route('/', regionRoutes)
  .route('/', analysisRoutes)
  .route('/', flowRoutes)
  .route('/', eventRoutes)
  .route('/', feedRoutes)
  .route('/', digestRoutes)
  .route('/', evidenceRoutes)
  .route('/', needRoutes)
  .route('/', offerRoutes)
  .route('/', matchRoutes)
  .route('/', collaborationRoutes)
  .route('/', documentRoutes)
  .route('/', documentCopyRoutes)
  .route('/', reviewRoutes)
  .route('/', reviewNameRoutes)
  .route('/', contradictionRoutes)
  .route('/', importRoutes)
  .route('/', systemRoutes)
  .route('/', searchRoutes)

/** The OpenAPI document of {@link api}, made from the schemas that check every request. */
export const describeApi = (version: string) =>
  createRouter()
    .route('/api', api)
    .getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Langqiao 廊桥',
        version,
        description: 'The open platform for regional collaborative innovation',
        license: { name: 'MIT' },
      },
    })
