import { z } from '@hono/zod-openapi'
import { decisionKindSchema, stageSchema, trackSchema } from '../../words/index.ts'
import { organisationChipSchema } from '../needs/schema.ts'
import { regionChipSchema } from '../regions/schema.ts'

export const decisionSchema = z
  .object({
    id: z.string().uuid(),
    on: z.string(),
    kind: decisionKindSchema,
    stage: stageSchema.nullable(),
    by: z.string(),
    why: z.string(),
    costYuan: z.string().nullable(),
  })
  .openapi('Decision')

export const collaborationSummarySchema = z
  .object({
    id: z.string().uuid(),
    title: z.string(),
    titleEn: z.string().nullable(),
    track: trackSchema,
    stage: stageSchema,
    state: z.enum(['active', 'stopped', 'completed']),
    since: z.string().openapi({ description: 'When it reached its stage' }),
    waitsFor: z.string().nullable(),
    waitsForEn: z.string().nullable(),
    needOrganisation: organisationChipSchema,
    offerOrganisation: organisationChipSchema,
    needRegion: regionChipSchema.nullable(),
    offerRegion: regionChipSchema.nullable(),
    mine: z.boolean(),
    sample: z.boolean(),
  })
  .openapi('CollaborationSummary')

export const collaborationSchema = collaborationSummarySchema
  .extend({
    need: z.object({ id: z.string().uuid(), title: z.string() }),
    offer: z.object({ id: z.string().uuid(), title: z.string() }),
    history: z.array(decisionSchema),
    next: z.array(
      z.object({
        stage: stageSchema,
        conditions: z.array(z.object({ text: z.string(), textEn: z.string(), met: z.boolean().nullable() })),
      }),
    ),
    replicateTo: z
      .array(
        z.object({
          region: regionChipSchema,
          needId: z.string().uuid().nullable(),
          reason: z.string(),
          reasonEn: z.string(),
        }),
      )
      .openapi({ description: 'After a success: cities with the same need' }),
    costYuan: z.string(),
  })
  .openapi('Collaboration')

export const collaborationInputSchema = z
  .object({
    needId: z.string().uuid(),
    offerId: z.string().uuid(),
    track: trackSchema.default('scenario'),
    why: z.string().min(1),
  })
  .openapi('CollaborationInput')

export const decisionInputSchema = z
  .object({
    kind: decisionKindSchema.exclude(['start']),
    stage: stageSchema
      .optional()
      .openapi({ description: 'For `advance`: the stage to move to, the next one on the track' }),
    why: z.string().min(1),
    costYuan: z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .optional(),
  })
  .openapi('DecisionInput')
