import { z } from '@hono/zod-openapi'
import { answers } from './answers.ts'
import { createRouter } from './door.ts'
import { sessionRoutes } from './session/route.ts'

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
