import { z } from '@hono/zod-openapi'
import { criterionSchema, elementKindSchema, innovationKindSchema, visibilities } from '../../words/index.ts'
import { gapSchema, organisationChipSchema } from '../needs/schema.ts'
import { regionChipSchema } from '../regions/schema.ts'

export const offerSummarySchema = z
  .object({
    id: z.string().uuid(),
    title: z.string(),
    titleEn: z.string().nullable(),
    kind: elementKindSchema,
    lang: z.enum(['zh', 'en']),
    organisation: organisationChipSchema,
    region: regionChipSchema.nullable(),
    industry: z.string().nullable(),
    readiness: z.number().int().nullable(),
    deployments: z.number().int(),
    createdAt: z.string(),
    expiresOn: z.string().nullable(),
    mine: z.boolean(),
    sample: z.boolean(),
  })
  .openapi('OfferSummary')

const property = z.object({ what: z.string(), value: z.union([z.number(), z.string()]), unit: z.string().optional() })

export const offerSchema = offerSummarySchema
  .omit({ deployments: true })
  .extend({
    text: z.string(),
    innovationKind: innovationKindSchema.nullable(),
    priceYuan: z.string().nullable(),
    properties: z.array(property),
    deployments: z.array(z.string()),
    wishes: z.array(criterionSchema),
    ownership: z.string().nullable(),
    gaps: z.array(gapSchema),
    visibility: z.enum(visibilities),
    documentId: z.string().uuid().nullable(),
  })
  .openapi('Offer')

export const offerInputSchema = z
  .object({
    title: z.string().min(1).max(200),
    text: z.string().max(20000),
    lang: z.enum(['zh', 'en']).default('zh'),
    kind: elementKindSchema.default('technology'),
    regionCode: z.string().nullable().default(null),
    industry: z.string().nullable().default(null),
    innovationKind: innovationKindSchema.nullable().default(null),
    readiness: z.number().int().min(1).max(9).nullable().default(null),
    priceYuan: z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .nullable()
      .default(null),
    properties: z.array(property).default([]),
    deployments: z.array(z.string()).default([]),
    wishes: z.array(criterionSchema).default([]),
    ownership: z.string().nullable().default(null),
    expiresOn: z.string().nullable().default(null),
    visibility: z.enum(visibilities).default('public'),
  })
  .openapi('OfferInput')
