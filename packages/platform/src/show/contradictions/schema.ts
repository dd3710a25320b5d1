import { z } from '@hono/zod-openapi'
import { claimKindSchema } from '../../words/index.ts'
import { regionChipSchema } from '../regions/schema.ts'

const thing = {
  regionCode: z.string().max(100),
  indicator: z.string().max(200),
  period: z.string().max(50),
  unit: z.string().max(50),
}
const verdictSchema = z.enum(['holds', 'both', 'unclear'])

const claimSchema = z
  .object({
    name: z.string().openapi({ description: 'What a decision calls it: its document and value' }),
    value: z.string().openapi({ description: 'A decimal in the base unit' }),
    written: z.string().openapi({ description: 'As its document writes it, or as it was recorded' }),
    quote: z.string().nullable(),
    before: z.string().openapi({ description: 'Words of the paragraph before the quote' }),
    after: z.string().openapi({ description: 'Words of the paragraph after the quote' }),
    start: z.number().int().nullable(),
    recorded: z.boolean().openapi({ description: 'Recorded as an observation, not only read in a document' }),
    evidenceId: z.string().uuid().nullable(),
    claimKind: claimKindSchema.nullable(),
    claimedBy: z.string().nullable(),
    document: z.object({
      id: z.string().uuid(),
      title: z.string(),
      publisher: z.string().nullable(),
      published: z.string().nullable(),
      copies: z.number().int().openapi({ description: 'Other documents that say the same: one source with it' }),
    }),
    source: z.string().openapi({ description: 'The same for a document and its copies' }),
  })
  .openapi('FigureClaim')

/** Figures about the same thing that cannot all be right, side by side. */
export const contradictionSchema = z
  .object({
    ...thing,
    region: regionChipSchema,
    label: z.string(),
    labelEn: z.string(),
    sources: z.number().int().openapi({ description: 'A document and its copies are one' }),
    claims: z.array(claimSchema).openapi({ description: 'The lowest value first' }),
    decision: z
      .object({
        id: z.string().uuid(),
        verdict: verdictSchema,
        holds: z.string().nullable(),
        note: z.string().nullable(),
        at: z.string(),
        isStale: z.boolean().openapi({ description: 'Something was claimed since that it did not consider' }),
      })
      .nullable()
      .openapi({ description: 'What people of your organisation decided last' }),
  })
  .openapi('Contradiction')

export const contradictionsSchema = z
  .object({
    items: z.array(contradictionSchema),
    total: z.number().int(),
    mine: z.boolean().openapi({ description: 'Whether whoever asks may decide' }),
  })
  .openapi('Contradictions')

export const figureDecisionSchema = z
  .object({
    ...thing,
    verdict: verdictSchema.nullable().openapi({
      description: '`holds`: one claim is right; `both`: they count different things; null takes a decision back',
    }),
    holds: z.string().max(200).optional().openapi({ description: 'For `holds`: the name of the claim' }),
    note: z.string().trim().max(1000).optional(),
  })
  .openapi('FigureDecision')

/** A line of the history of decisions on one thing. */
export const figureDecisionLineSchema = z
  .object({
    id: z.string().uuid(),
    at: z.string(),
    by: z.string().uuid().nullable(),
    verdict: verdictSchema.nullable(),
    holds: z.string().nullable(),
    note: z.string().nullable(),
  })
  .openapi('FigureDecisionLine')

export const thingQuery = z.object(thing)
