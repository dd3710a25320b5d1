import { z } from '@hono/zod-openapi'
import { evidenceChipSchema } from '../evidence/schema.ts'
import { regionChipSchema } from '../regions/schema.ts'

const words = z.object({ zh: z.string(), en: z.string() })

const parameterSchema = z
  .object({
    name: z.string(),
    label: words,
    kind: z.enum(['region', 'regions', 'series', 'period', 'activity', 'number', 'choice']),
    options: z
      .array(z.object({ id: z.string(), label: words }))
      .openapi({ description: 'What can be chosen; empty for regions, numbers, and before the analysis is asked' }),
    least: z.number().nullable(),
    most: z.number().nullable(),
  })
  .openapi('AnalysisParameter')

export const analysisSummarySchema = z
  .object({
    id: z.string(),
    systems: z.array(z.string()),
    title: words,
    question: words,
    method: z.string().openapi({ description: 'Its page in docs/methods' }),
    parameters: z.array(parameterSchema),
  })
  .openapi('AnalysisSummary')

const cell = z.union([z.string(), z.number(), z.boolean(), words, z.null()])

export const analysisSchema = analysisSummarySchema
  .extend({
    given: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    answer: words.nullable(),
    columns: z.array(
      z.object({
        key: z.string(),
        label: words,
        kind: z.enum(['text', 'region', 'activity', 'number', 'amount', 'share', 'growth', 'yes', 'period']),
        unit: z.string().nullable(),
        term: z.string().nullable(),
        hidden: z.boolean(),
      }),
    ),
    rows: z.array(z.object({ cells: z.record(z.string(), cell), evidence: evidenceChipSchema })),
    regions: z
      .record(
        z.string(),
        regionChipSchema.extend({ longitude: z.number().nullable(), latitude: z.number().nullable() }),
      )
      .openapi({ description: 'The regions that cells name, by code' }),
    chart: z
      .looseObject({ kind: z.enum(['bars', 'scatter', 'lines', 'heat', 'flows', 'map']) })
      .nullable()
      .openapi({ description: 'How the rows are drawn: names of columns by their part in the picture' }),
    cautions: z.array(words),
    missing: z.array(z.object({ text: words, where: words.nullable() })),
    sources: z.array(evidenceChipSchema),
  })
  .openapi('Analysis')
