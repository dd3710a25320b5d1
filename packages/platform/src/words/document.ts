import { z } from '@hono/zod-openapi'

/** Why a stretch of the source is not in the cleaned text. */
export const removalKinds = [
  'navigation',
  'advertisement',
  'link-farm',
  'spam-head',
  'pinyin',
  'broken-tag',
  'doubled-paragraph',
  'boilerplate',
  'inner-space',
  'control-character',
  'swallowed-character',
] as const

export const removalSchema = z.object({
  kind: z.enum(removalKinds),
  count: z.number().int().positive(),
  sample: z.string(),
})
export type Removal = z.infer<typeof removalSchema>

/**
 * A document after reading: the contract of `langqiao read`.
 * `text` holds one paragraph a line; `published` is ISO 8601, as coarse as the source; what cannot be told is null.
 */
export const cleanDocumentSchema = z.object({
  source: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  language: z.string().nullable(),
  encoding: z.string(),
  text: z.string(),
  removed: z.array(removalSchema),
})
export type CleanDocument = z.infer<typeof cleanDocumentSchema>
