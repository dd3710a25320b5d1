import { z } from '@hono/zod-openapi'
import { claimKindSchema } from '../../words/index.ts'

/**
 * The small mark behind every fact on a screen. Exactly one of three grounds: a document (`evidenceId`, and a quote or
 * the section it comes from), a computation (`formula`), or a made-up sample (`sample`).
 */
export const evidenceChipSchema = z
  .object({
    evidenceId: z.string().uuid().nullable(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    claimKind: claimKindSchema.nullable(),
    disputed: z.boolean(),
    copies: z.number().int().openapi({ description: 'Other documents that say the same as the one it comes from' }),
    formula: z
      .object({
        method: z.string(),
        text: z.string(),
        inputs: z.array(z.object({ label: z.string(), value: z.string() })),
      })
      .nullable()
      .openapi({ description: 'For computed figures: page in docs/methods, the formula, and what went in' }),
    sample: z.boolean(),
  })
  .openapi('EvidenceChip')
export type EvidenceChip = z.infer<typeof evidenceChipSchema>

/** What the drawer behind a chip shows. `quote` null means: fact from that document, sentence not kept. */
export const evidenceSchema = z
  .object({
    id: z.string().uuid(),
    quote: z.string().nullable(),
    start: z.number().int().nullable(),
    end: z.number().int().nullable(),
    section: z.string().nullable(),
    claimKind: claimKindSchema,
    claimedBy: z.string().nullable(),
    dispute: z.string().nullable(),
    document: z.object({
      id: z.string().uuid(),
      title: z.string(),
      publisher: z.string().nullable(),
      published: z.string().nullable(),
      url: z.string().nullable().openapi({ description: 'Null where the host does not deserve a link' }),
      hasText: z.boolean(),
    }),
    copies: z
      .array(
        z.object({
          id: z.string().uuid(),
          title: z.string(),
          publisher: z.string().nullable(),
          published: z.string().nullable(),
        }),
      )
      .openapi({ description: 'Other documents that say the same: one source, the first published first' }),
    otherClaims: z
      .array(
        z.object({
          value: z.string(),
          unit: z.string(),
          period: z.string(),
          publisher: z.string().nullable(),
          evidenceId: z.string().uuid(),
        }),
      )
      .openapi({ description: 'Other values recorded for the same thing' }),
  })
  .openapi('Evidence')
