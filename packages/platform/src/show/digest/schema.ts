import { z } from '@hono/zod-openapi'
import { eventSchema, namedSchema } from '../events/schema.ts'
import { evidenceChipSchema } from '../evidence/schema.ts'
import { regionChipSchema } from '../regions/schema.ts'

const line = {
  source: z.object({
    title: z.string(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
  }),
  isPublic: z.boolean().openapi({ description: 'False: seen by the caller, not by everybody' }),
}

export const digestEventSchema = eventSchema.extend(line).openapi('DigestEvent')
export const digestPolicySchema = z
  .object({
    id: z.string().uuid(),
    name: z.string(),
    issuer: z.string().nullable(),
    amount: z.string().nullable(),
    validFrom: z.string().nullable(),
    region: regionChipSchema.nullable(),
    evidence: evidenceChipSchema,
    ...line,
  })
  .openapi('DigestPolicy')

const grouped = <S extends z.ZodType>(item: S) =>
  z.array(
    namedSchema.extend({ regions: z.array(z.object({ region: regionChipSchema.nullable(), items: z.array(item) })) }),
  )

export const digestSchema = z
  .object({
    period: z.enum(['day', 'week']),
    first: z.string(),
    last: z.string(),
    previous: z.string(),
    next: z.string().nullable().openapi({ description: 'Null where it has not begun' }),
    total: z.number().int(),
    left: z.number().int().openapi({ description: 'Recorded too, but left out for length' }),
    events: grouped(digestEventSchema).openapi({ description: 'By theme, then region' }),
    policies: grouped(digestPolicySchema).openapi({ description: 'By instrument, then region' }),
    latest: z.string().nullable().openapi({ description: 'The day on which anything was last recorded' }),
  })
  .openapi('Digest')
