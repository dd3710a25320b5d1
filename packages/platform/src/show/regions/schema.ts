import { z } from '@hono/zod-openapi'
import { cityTypeAnswerSchema, regionLevelSchema } from '../../words/index.ts'
import { evidenceChipSchema } from '../evidence/schema.ts'

/** A region as a chip shows it. */
export const regionChipSchema = z
  .object({ code: z.string(), name: z.string(), nameEn: z.string(), level: regionLevelSchema })
  .openapi('RegionChip')
export type RegionChip = z.infer<typeof regionChipSchema>

/** A region in lists and on the map. */
export const regionSummarySchema = regionChipSchema
  .extend({
    provinceCode: z.string().nullable(),
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    type: cityTypeAnswerSchema
      .nullable()
      .openapi({ description: 'Null where no diagnosis applies (provinces, counties, groups)' }),
    firms: z.number().int(),
    facts: z.number().int().openapi({ description: 'Recorded facts of all kinds about the region' }),
    needs: z.number().int(),
    offers: z.number().int(),
  })
  .openapi('RegionSummary')

export const factSchema = z
  .object({
    label: z.string(),
    labelEn: z.string(),
    value: z.string().openapi({ description: 'Decimal, or words' }),
    unit: z.string().nullable(),
    period: z.string().nullable(),
    qualifier: z.string().nullable(),
    evidence: evidenceChipSchema,
    link: z.string().nullable(),
  })
  .openapi('Fact')
export type Fact = z.infer<typeof factSchema>

/** One question about a city, its answer in words, and the facts behind it. `missing` says what would complete it. */
export const citySectionSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    titleEn: z.string(),
    question: z.string(),
    questionEn: z.string(),
    items: z.array(factSchema),
    missing: z.array(
      z.object({
        text: z.string(),
        textEn: z.string(),
        where: z.string().nullable(),
        whereEn: z.string().nullable(),
      }),
    ),
    systems: z.array(z.string()).openapi({ description: 'Rows of "The system in the articles" that it answers' }),
  })
  .openapi('CitySection')

export const cityTypeSchema = z
  .object({
    id: cityTypeAnswerSchema,
    memberships: z
      .record(z.string(), z.tuple([z.number(), z.number()]))
      .openapi({ description: 'Interval of membership a type' }),
    reasons: z.array(
      z.object({
        type: z.string(),
        rule: z.string(),
        ruleEn: z.string(),
        kind: z.enum(['gate', 'ramp']),
        low: z.number(),
        high: z.number(),
        value: z.string().nullable().openapi({ description: 'Null where it is unknown' }),
        evidence: evidenceChipSchema.nullable(),
      }),
    ),
    path: z.string().nullable(),
    pathEn: z.string().nullable(),
    settle: z
      .array(z.object({ indicator: z.string(), indicatorEn: z.string(), where: z.string(), whereEn: z.string() }))
      .openapi({ description: 'At most three figures that would narrow the type most, and where they are published' }),
  })
  .openapi('CityTypeDiagnosis')

export const citySchema = z
  .object({
    region: regionSummarySchema,
    province: regionChipSchema.nullable(),
    groups: z.array(regionChipSchema.extend({ evidence: evidenceChipSchema })),
    members: z
      .array(regionChipSchema)
      .openapi({ description: 'For made-up regions: their members, in order along a corridor' }),
    headline: z.string(),
    headlineEn: z.string(),
    type: cityTypeSchema.nullable(),
    sections: z.array(citySectionSchema),
    peers: z.array(regionSummarySchema),
    coverage: z.object({
      indicators: z.number().int(),
      known: z.number().int(),
      newest: z.string().nullable(),
      oldest: z.string().nullable(),
    }),
  })
  .openapi('City')
export type CityView = z.infer<typeof citySchema>
