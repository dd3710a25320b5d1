import { z } from '@hono/zod-openapi'

/** The kinds of thing that a need cannot go without, and so the kinds of thing that can be offered. */
export const elementKinds = [
  'technology',
  'capital',
  'talent',
  'facility',
  'space',
  'data',
  'policy',
  'scenario',
  'integrator',
  'first-customer',
] as const
export const elementKindSchema = z.enum(elementKinds)
export type ElementKind = z.infer<typeof elementKindSchema>

/** What a need is, as its owner sees it. */
export const needKinds = [
  'scenario',
  'technical-problem',
  'open-challenge',
  'purchase',
  'technology-seeks-scenario',
] as const
export const needKindSchema = z.enum(needKinds)

/** Christensen's three kinds of innovation, by what they do to a market. */
export const innovationKinds = ['sustaining', 'efficiency', 'market-creating'] as const
export const innovationKindSchema = z.enum(innovationKinds)

/** A condition on an element. `hard` must hold; otherwise it is a wish. */
export const criterionSchema = z
  .object({
    what: z.string().min(1).openapi({ example: 'readiness' }),
    op: z.enum(['≥', '≤', '=', 'in', 'not in']),
    value: z.union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))]),
    unit: z.string().optional(),
    hard: z.boolean().default(false),
  })
  .openapi('Criterion')
export type Criterion = z.infer<typeof criterionSchema>

/** One line of the needs or offers file of `langqiao match`; also what the matching stage reads from the store. */
export const matchInputSchema = z.object({
  id: z.string().min(1),
  text: z.string(),
  title: z.string().optional(),
  lang: z.string().optional(),
  region: z.string().optional(),
  industry: z.string().optional(),
  /** Technology readiness level 1–9 (GB/T 22900-2022). */
  readiness: z.number().min(1).max(9).optional(),
  kind: z.string().optional(),
  criteria: z.array(criterionSchema).optional(),
  /** Of an offer: facts that criteria are checked against, where it already works, when its owner last confirmed it. */
  properties: z
    .array(z.object({ what: z.string(), value: z.union([z.number(), z.string()]), unit: z.string().optional() }))
    .optional(),
  deployments: z.array(z.string()).optional(),
  updated: z.iso.date().optional(),
})
export type MatchInput = z.infer<typeof matchInputSchema>
