import { z } from '@hono/zod-openapi'

export const verdicts = ['fits', 'partly', 'near-miss', 'no'] as const
export const verdictSchema = z.enum(verdicts).openapi('Verdict')
export type Verdict = z.infer<typeof verdictSchema>

/** One factor's share of a score, in log-odds, with the words on both sides that made it. */
export const reasonSchema = z
  .object({
    factor: z.string(),
    contribution: z.number(),
    need_quote: z.string().nullable(),
    offer_quote: z.string().nullable(),
  })
  .openapi('Reason')
export type Reason = z.infer<typeof reasonSchema>

/**
 * A judgement on one offer for one need. `prior` plus all contributions is the logit of `score`.
 * `unknown` are questions (unknown is not failure), `would_change` what would turn the verdict.
 */
export const judgementSchema = z
  .object({
    offer: z.string(),
    score: z.number().min(0).max(1),
    verdict: verdictSchema,
    prior: z.number(),
    reasons: z.array(reasonSchema),
    unknown: z.array(z.string()),
    would_change: z.array(z.string()),
  })
  .openapi('Judgement')
export type Judgement = z.infer<typeof judgementSchema>

/** The contract of `langqiao match`: the best K offers for a need, best first. */
export const matchResultSchema = z.object({
  need: z.string(),
  verdict: z.enum(['matched', 'none']),
  results: z.array(judgementSchema),
})
export type MatchResult = z.infer<typeof matchResultSchema>
