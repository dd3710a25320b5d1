import { z } from '@hono/zod-openapi'
import { certainties } from '../../store/review.ts'
import { extractionKinds, organisationKinds } from '../../words/index.ts'
import { extractedSchema } from '../documents/schema.ts'

const kindSchema = z.enum(extractionKinds)
export const decisionSchema = z.enum(['accepted', 'corrected', 'rejected'])

/** What was found and not decided, with what a decision needs: the words around it, and what was decided on its like. */
export const reviewItemSchema = extractedSchema
  .extend({
    document: z.object({ id: z.string().uuid(), title: z.string(), publisher: z.string().nullable() }),
    before: z.string().openapi({ description: 'Words of the paragraph before the quote' }),
    after: z.string().openapi({ description: 'Words of the paragraph after the quote' }),
    certainty: z.enum(certainties),
    proposal: z
      .object({
        decision: decisionSchema,
        label: z.string().nullable().openapi({ description: 'For `corrected`: the right words' }),
        times: z.number().int().openapi({ description: 'How often people decided so on the same name' }),
      })
      .nullable(),
  })
  .openapi('ReviewItem')

export const reviewSchema = z
  .object({
    items: z.array(reviewItemSchema),
    total: z.number().int().openapi({ description: 'How many the filter leaves' }),
    remaining: z
      .object({
        all: z.number().int(),
        doubtful: z.number().int(),
        unknown: z.number().int(),
        proposed: z.number().int(),
        kinds: z.array(z.object({ kind: kindSchema, count: z.number().int() })),
      })
      .openapi({ description: 'How many are left in all, whatever the filter' }),
    documents: z.array(z.object({ id: z.string().uuid(), title: z.string(), pending: z.number().int() })).openapi({
      description: 'Documents in which something is left, most first; at most 100',
    }),
    doubtfulBelow: z.number().openapi({ description: 'Below this confidence a thing is doubtful' }),
    mine: z.boolean().openapi({ description: 'Whether whoever asks may decide' }),
  })
  .openapi('Review')

export const reviewFilterSchema = z.object({
  kind: kindSchema.optional(),
  document: z.uuid().optional(),
  certainty: z.enum(certainties).optional(),
})

export const proposalsInputSchema = reviewFilterSchema.openapi('Proposals')

/** Decisions made together by earlier decisions. */
export const batchSchema = z
  .object({
    id: z.string().uuid(),
    at: z.string(),
    how: z
      .enum(['bulk', 'earlier'])
      .openapi({ description: '`bulk`: somebody asked for it; `earlier`: by rule when the document was read' }),
    decided: z.number().int(),
    standing: z.number().int().openapi({ description: 'How many of its decisions still stand' }),
    document: z.object({ id: z.string().uuid(), title: z.string() }).nullable(),
  })
  .openapi('ReviewBatch')

const personSchema = z.object({ id: z.string().uuid(), name: z.string() })

export const reviewDecisionSchema = z
  .object({
    id: z.string().uuid(),
    at: z.string(),
    by: personSchema
      .nullable()
      .openapi({ description: 'Whose account decided; null for the administrator at the machine itself' }),
    how: z
      .enum(['single', 'bulk', 'earlier'])
      .openapi({ description: '`single`: on this one thing; otherwise as part of a batch of that kind' }),
    latest: z
      .boolean()
      .openapi({ description: 'Nothing was decided on the same thing since, so it can be taken back' }),
    kind: kindSchema,
    quote: z.string(),
    before: z.object({ decision: decisionSchema.nullable(), label: z.string() }),
    after: z.object({ decision: decisionSchema.nullable(), label: z.string() }),
    document: z.object({ id: z.string().uuid(), title: z.string(), start: z.number().int() }),
  })
  .openapi('ReviewDecision')

export const reviewHistorySchema = z
  .object({
    items: z.array(reviewDecisionSchema),
    total: z.number().int().openapi({ description: 'How many the filter leaves' }),
    people: z.array(personSchema).openapi({ description: 'All whose accounts ever decided something here' }),
    mine: z.boolean().openapi({ description: 'Whether whoever asks may decide' }),
  })
  .openapi('ReviewHistory')

/** Stands for decisions that were taken back, which leave nothing decided. */
export const takenBack = 'taken-back'
/** Stands for the administrator at the machine itself, who has no account. */
export const localPerson = 'local'

export const historyFilterSchema = z.object({
  extracted: z.uuid().optional().openapi({ description: 'Only on this thing' }),
  kind: kindSchema.optional(),
  decision: z.enum([...decisionSchema.options, takenBack]).optional(),
  by: z
    .union([z.uuid(), z.literal(localPerson)])
    .optional()
    .openapi({
      description: 'Only what this account decided; `local` is the administrator at the machine itself',
    }),
})

/** An organisation as documents name it; names that were joined are one. */
export const organisationNameSchema = z
  .object({
    name: z.string(),
    kind: z.enum(organisationKinds),
    place: z.string().nullable(),
    mentions: z.number().int(),
    documents: z.number().int(),
    joined: z
      .array(z.object({ id: z.string().uuid(), name: z.string(), sameAs: z.string() }))
      .openapi({ description: 'The names under it, each with the join that can be taken back' }),
  })
  .openapi('OrganisationName')

export const nameSuggestionSchema = z
  .object({
    name: z.string(),
    sameAs: z.string(),
    reason: z.enum(['same-words', 'short-in-full']),
  })
  .openapi('NameSuggestion')

const nameSchema = z.string().trim().min(1).max(200)
export const nameJoinInputSchema = z
  .object({
    name: nameSchema,
    sameAs: nameSchema.openapi({ description: 'The fuller name, which lists show' }),
    same: z.boolean().default(true).openapi({ description: 'False: they are different, and are not suggested again' }),
  })
  .openapi('NameJoinInput')

export const nameJoinSchema = z
  .object({
    id: z.string().uuid(),
    name: z.string(),
    sameAs: z.string(),
    same: z.boolean().nullable().openapi({ description: 'Null once it was taken back' }),
    undo: z.string().openapi({ description: 'POST here to take it back' }),
  })
  .openapi('NameJoin')
