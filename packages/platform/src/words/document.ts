import { z } from '@hono/zod-openapi'

/** Why a stretch of the source is not in the cleaned text. */
export const removalKinds = [
  'navigation',
  'advertisement',
  'link-farm',
  'comment',
  'share-bar',
  'hidden-text',
  'spam-head',
  'pinyin',
  'broken-tag',
  'doubled-paragraph',
  'boilerplate',
  'inner-space',
  'control-character',
  'swallowed-character',
  'gbk-slip',
] as const

export const removalSchema = z.object({
  kind: z.enum(removalKinds),
  count: z.number().int().positive(),
  sample: z.string(),
})
export type Removal = z.infer<typeof removalSchema>

/**
 * A doubtful place that was left as it stands: characters that are missing, or a stretch of GBK text whose bytes were
 * read one off. `suggestion` is what the whole quote may have been, for a person to judge, or null.
 */
export const damageSchema = z.object({
  kind: z.enum(['swallowed-character', 'gbk-slip']),
  quote: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  suggestion: z.string().nullable(),
})
export type Damage = z.infer<typeof damageSchema>

/**
 * A document after reading: the contract of `langqiao read`.
 * `text` holds one paragraph a line; `published` is ISO 8601, as coarse as the source; what cannot be told is null.
 * `damaged` lies in `text`, its quotes exact.
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
  damaged: z.array(damageSchema),
})
export type CleanDocument = z.infer<typeof cleanDocumentSchema>
