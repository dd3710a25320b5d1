import { z } from '@hono/zod-openapi'

/** One node of the loop 诊断 → 互补 → 需求/场景 → 匹配 → 试点 → 首购 → 复制. */
export const loopNodeSchema = z.object({
  id: z.enum(['diagnose', 'complement', 'need', 'match', 'pilot', 'first-purchase', 'replicate']),
  count: z.number().int(),
  example: z.object({ text: z.string(), textEn: z.string(), link: z.string() }).nullable(),
})

const item = z.object({
  text: z.string(),
  textEn: z.string(),
  reason: z.string(),
  reasonEn: z.string(),
  link: z.string(),
  at: z.string().nullable(),
  sample: z.boolean(),
})

export const homeSchema = z
  .object({
    loop: z.array(loopNodeSchema),
    fresh: z.array(item).openapi({ description: 'What is new' }),
    waiting: z.array(item).openapi({ description: 'What waits for the caller' }),
    promising: z.array(item).openapi({ description: 'What looks promising' }),
    totals: z.object({
      cities: z.number().int(),
      organisations: z.number().int(),
      facts: z.number().int(),
      documents: z.number().int(),
      needs: z.number().int(),
      offers: z.number().int(),
      collaborations: z.number().int(),
    }),
  })
  .openapi('Home')
