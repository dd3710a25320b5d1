import { z } from '@hono/zod-openapi'

export const searchSchema = z
  .object({
    hits: z.array(
      z.object({
        kind: z.enum(['region', 'organisation', 'need', 'offer', 'document', 'collaboration', 'event', 'policy']),
        title: z.string(),
        titleEn: z.string().nullable(),
        detail: z.string().nullable(),
        link: z.string(),
      }),
    ),
  })
  .openapi('Search')
