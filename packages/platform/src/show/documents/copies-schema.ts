import { z } from '@hono/zod-openapi'

const namedDocument = z.object({
  id: z.string().uuid(),
  title: z.string(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
})

/** The documents that say the same as one, and those of which somebody said that they do not. */
export const copiesSchema = z
  .object({
    items: z
      .array(
        namedDocument.extend({
          characters: z.number().int(),
          createdAt: z.string(),
          likeness: z.number().min(0).max(1).nullable().openapi({
            description: 'Share of runs of five letters that both have; null where it is in the group through another',
          }),
          isThis: z.boolean(),
        }),
      )
      .openapi({ description: 'The first published first, itself among them; alone where nothing says the same' }),
    apart: z.array(namedDocument).openapi({ description: 'Said to be no copies of it' }),
    mine: z.boolean().openapi({ description: 'Whether whoever asks may decide' }),
  })
  .openapi('DocumentCopies')

const sentenceSchema = z
  .object({ text: z.string(), start: z.number().int(), end: z.number().int() })
  .openapi({ description: 'text.slice(start, end) of its document, in UTF-16 units' })

export const differencesSchema = z
  .object({
    changed: z.array(z.object({ here: sentenceSchema, there: sentenceSchema })),
    onlyHere: z.array(sentenceSchema),
    onlyThere: z.array(sentenceSchema),
    same: z.number().int().openapi({ description: 'Sentences that both have' }),
  })
  .openapi('DocumentDifferences')

export const copyInputSchema = z
  .object({
    same: z
      .literal(false)
      .nullable()
      .openapi({ description: 'False: they are no copies of each other; null takes that back' }),
  })
  .openapi('DocumentCopyInput')
