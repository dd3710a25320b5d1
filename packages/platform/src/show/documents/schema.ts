import { z } from '@hono/zod-openapi'
import { extractionKinds, removalSchema } from '../../words/index.ts'

export const documentSummarySchema = z
  .object({
    id: z.string().uuid(),
    title: z.string(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    language: z.string().nullable(),
    characters: z.number().int().openapi({ description: '0 for a cited document whose text is not kept' }),
    facts: z.number().int(),
    pending: z.number().int().openapi({ description: 'Extractions nobody has decided on yet' }),
    copies: z.number().int().openapi({ description: 'Other documents that say the same' }),
    createdAt: z.string(),
    mine: z.boolean(),
    sample: z.boolean(),
  })
  .openapi('DocumentSummary')

/** One thing found in a document, with what a user decided about it. */
export const extractedSchema = z
  .object({
    id: z.string().uuid(),
    kind: z.enum(extractionKinds),
    label: z.string().openapi({
      description: 'Name, title, value with unit, or what happened; the right words where somebody gave them',
    }),
    foundLabel: z.string().openapi({ description: 'The same as extraction found it' }),
    detail: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'The fields of the extraction contract, less the span' }),
    quote: z.string(),
    start: z.number().int(),
    end: z.number().int(),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .openapi({ description: 'How sure extraction was; null where it did not say' }),
    decision: z.enum(['accepted', 'corrected', 'rejected']).nullable(),
    batchId: z
      .string()
      .uuid()
      .nullable()
      .openapi({ description: 'The batch of decisions made by earlier decisions, which can be undone as a whole' }),
    becameLink: z.string().nullable().openapi({ description: 'Page of the need, offer or fact it became' }),
  })
  .openapi('Extracted')

export const documentSchema = documentSummarySchema
  .extend({
    encoding: z.string().nullable(),
    text: z.string().nullable(),
    removed: z.array(removalSchema),
    extracted: z.array(extractedSchema),
    duplicateOf: z.string().uuid().nullable(),
  })
  .openapi('Document')

export const pastedTextSchema = z
  .object({ title: z.string().max(200).optional(), text: z.string().min(1).max(2_000_000) })
  .openapi('PastedText')

export const pageAddressSchema = z
  .object({
    address: z.string().trim().min(1).max(2000).openapi({ description: 'http or https, on the public internet' }),
  })
  .openapi('PageAddress')

export const extractedDecisionSchema = z
  .object({
    decision: z
      .enum(['accepted', 'corrected', 'rejected'])
      .nullable()
      .openapi({ description: 'Null takes a decision back' }),
    label: z
      .string()
      .trim()
      .max(500)
      .optional()
      .openapi({ description: 'For `corrected`: the right name, title or words' }),
  })
  .openapi('ExtractedDecision')
