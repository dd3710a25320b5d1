import { z } from '@hono/zod-openapi'
import {
  criterionSchema,
  elementKindSchema,
  innovationKindSchema,
  needKindSchema,
  visibilities,
} from '../../words/index.ts'
import { regionChipSchema } from '../regions/schema.ts'

export const organisationChipSchema = z
  .object({ id: z.string().uuid(), name: z.string(), sample: z.boolean() })
  .openapi('OrganisationChip')

export const elementSchema = z
  .object({
    id: z.string().uuid(),
    kind: elementKindSchema,
    title: z.string(),
    text: z.string(),
    criteria: z.array(criterionSchema),
  })
  .openapi('Element')

export const needSummarySchema = z
  .object({
    id: z.string().uuid(),
    title: z.string(),
    titleEn: z.string().nullable(),
    kind: needKindSchema,
    lang: z.enum(['zh', 'en']),
    organisation: organisationChipSchema,
    region: regionChipSchema.nullable(),
    industry: z.string().nullable(),
    elementKinds: z.array(elementKindSchema),
    createdAt: z.string(),
    expiresOn: z.string().nullable(),
    mine: z.boolean().openapi({ description: 'The caller may change it' }),
    sample: z.boolean(),
  })
  .openapi('NeedSummary')

/** What a need still lacks to be met well, found by checking it as it is written. */
export const gapSchema = z.object({ field: z.string(), text: z.string(), textEn: z.string() })

export const needSchema = needSummarySchema
  .extend({
    text: z.string(),
    innovationKind: innovationKindSchema.nullable(),
    budgetYuan: z.string().nullable(),
    adoption: z.string().nullable(),
    criteria: z.array(criterionSchema),
    elements: z.array(elementSchema),
    gaps: z.array(gapSchema),
    visibility: z.enum(visibilities),
    documentId: z.string().uuid().nullable().openapi({ description: 'The document it was drafted from' }),
  })
  .openapi('Need')

/** What a user writes; `elements` may be left out, then the whole need is one element of kind technology. */
export const needInputSchema = z
  .object({
    title: z.string().min(1).max(200),
    text: z.string().max(20000),
    lang: z.enum(['zh', 'en']).default('zh'),
    kind: needKindSchema.default('scenario'),
    regionCode: z.string().nullable().default(null),
    industry: z.string().nullable().default(null),
    innovationKind: innovationKindSchema.nullable().default(null),
    budgetYuan: z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .nullable()
      .default(null),
    adoption: z.string().nullable().default(null),
    expiresOn: z.string().nullable().default(null),
    criteria: z.array(criterionSchema).default([]),
    elements: z.array(elementSchema.omit({ id: true })).default([]),
    visibility: z.enum(visibilities).default('public'),
  })
  .openapi('NeedInput')
