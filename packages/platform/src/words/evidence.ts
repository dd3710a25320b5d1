import { z } from '@hono/zod-openapi'

/** By what kind of page a claim was made; `recalled` is unverified and decides nothing on its own. */
export const claimKinds = ['official', 'media', 'secondary', 'recalled', 'own'] as const
export const claimKindSchema = z.enum(claimKinds)
export type ClaimKind = z.infer<typeof claimKindSchema>

/**
 * Where a fact comes from, as a row of an import file gives it. `quote` is null for a fact taken from a text whose
 * sentences may not be kept; `dispute` says what contradicts the claim.
 */
export const sourceColumns = {
  source_title: z.string().min(1),
  source_publisher: z.string().optional(),
  source_published: z.string().optional(),
  source_url: z.string().optional(),
  source_section: z.string().optional(),
  claim_kind: claimKindSchema,
  claimed_by: z.string().optional(),
  dispute: z.string().optional(),
}
