import { z } from '@hono/zod-openapi'

/** A row of the page 'The system in the articles' 文章里的体系. */
export const systemSchema = z
  .object({
    id: z.string().openapi({ example: 'E10' }),
    group: z.enum(['city', 'match', 'collaborate', 'observe']),
    name: z.string(),
    nameEn: z.string(),
    mechanism: z.string().openapi({ description: 'What the articles describe, in our words' }),
    mechanismEn: z.string(),
    sources: z.array(z.object({ article: z.string(), section: z.string() })),
    status: z.enum(['live', 'partly', 'planned']),
    does: z.string().openapi({ description: 'What Langqiao does today; for planned rows, what it will do' }),
    doesEn: z.string(),
    link: z.string().nullable().openapi({ description: 'The screen that does it; null for planned rows' }),
    facts: z.array(
      z.object({ text: z.string(), textEn: z.string().nullable(), link: z.string(), evidenceId: z.string().uuid() }),
    ),
  })
  .openapi('System')
