import { z } from '@hono/zod-openapi'
import { judgementSchema } from '../../words/index.ts'
import { elementSchema, needSchema } from '../needs/schema.ts'
import { offerSummarySchema } from '../offers/schema.ts'

/** A judgement with the offer it judges. `collaborationId` is set once the pair is under way. */
export const matchedOfferSchema = judgementSchema
  .extend({
    offer: offerSummarySchema,
    offerText: z.string(),
    collaborationId: z.string().uuid().nullable(),
  })
  .openapi('MatchedOffer')

export const matchesSchema = z
  .object({
    need: needSchema,
    element: elementSchema.nullable(),
    verdict: z.enum(['matched', 'none']),
    results: z.array(matchedOfferSchema).openapi({ description: 'Partly or better, best first' }),
    nearMisses: z.array(matchedOfferSchema).openapi({ description: 'One stated hard criterion fails' }),
    nearest: z.array(matchedOfferSchema).openapi({ description: 'Shown when nothing fits: the nearest that do not' }),
    considered: z.number().int(),
    milliseconds: z.number(),
  })
  .openapi('Matches')
