import { z } from '@hono/zod-openapi'
import { contractKinds } from '../../words/index.ts'
import { evidenceChipSchema } from '../evidence/schema.ts'
import { regionChipSchema } from '../regions/schema.ts'

const place = regionChipSchema.extend({ longitude: z.number().nullable(), latitude: z.number().nullable() })

export const flowSchema = z
  .object({
    id: z.string().uuid(),
    kind: z.enum(['technology-contracts', 'investment', 'talent', 'branches']),
    from: place,
    to: place,
    period: z.string(),
    value: z.string(),
    unit: z.string(),
    contractKind: z
      .enum(contractKinds)
      .nullable()
      .openapi({ description: 'A part of all contracts; null is the whole' }),
    technologyValue: z.string().nullable().openapi({ description: 'The technology amount of contracts, in unit' }),
    contracts: z.number().int().nullable(),
    stage: z.string().nullable().openapi({ description: 'A part of all investment; null is the whole' }),
    qualifier: z.string().nullable(),
    evidence: evidenceChipSchema,
  })
  .openapi('Flow')

export const flowsSchema = z
  .object({
    flows: z.array(flowSchema),
    growth: z
      .array(
        z.object({
          from: regionChipSchema,
          to: regionChipSchema,
          kind: z.string(),
          first: z.string(),
          last: z.string(),
          yearly: z.number(),
          evidence: evidenceChipSchema,
        }),
      )
      .openapi({ description: 'Compound yearly growth for pairs with two or more years' }),
    missing: z.array(
      z.object({
        text: z.string(),
        textEn: z.string(),
        where: z.string().nullable(),
        whereEn: z.string().nullable(),
      }),
    ),
  })
  .openapi('Flows')
