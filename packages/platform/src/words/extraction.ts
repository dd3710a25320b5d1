import { z } from '@hono/zod-openapi'
import { eventThemeSchema } from './event.ts'

/** `text.slice(start, end) === quote`, counted in UTF-16 units. */
const span = {
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  /** How sure whoever found it is that it is right; left out where that is not known. */
  confidence: z.number().min(0).max(1).optional(),
  /** Proposed by a language model, with a quote that was found in the text; left out for what rules and taggers find. */
  origin: z.literal('model').optional(),
}

export const organisationKinds = [
  'university',
  'institute',
  'firm',
  'fund',
  'agency',
  'platform',
  'park',
  'association',
  'hospital',
  'other',
] as const

/** A need or an offer in draft: a row of a table, an item of a list, or what a sentence says is wanted or can be given. */
const listing = z.object({
  title: z.string(),
  /** Who wants or gives it, as the text names it. */
  owner: z.string().optional(),
  /** The section, column or label that says what field it belongs to. */
  field: z.string().optional(),
  /** What its owner will pay, or asks for it: in base units. */
  budget: z.object({ value: z.number(), unit: z.string(), quote: z.string() }).optional(),
  /** Conditions, each as written; with a figure in base units where it has one. */
  criteria: z
    .array(
      z.object({
        quote: z.string(),
        op: z.enum(['≥', '≤', '=']).optional(),
        value: z.number().optional(),
        unit: z.string().optional(),
      }),
    )
    .optional(),
  ...span,
})

/** What an amount of a policy is: given as such, at most, at least, a share of something, or for all together. */
export const amountRoles = ['fixed', 'cap', 'floor', 'rate', 'total'] as const
export type AmountRole = (typeof amountRoles)[number]

/** 约, 近, 超过, 不低于, 不足, 最高. */
export const figureQualifiers = ['about', 'nearly', 'over', 'at-least', 'under', 'at-most'] as const

/** What extraction finds in one document: the contract of `langqiao extract`. */
export const extractionSchema = z.object({
  source: z.string(),
  text: z.string(),
  places: z.array(z.object({ name: z.string(), code: z.string(), ...span })),
  organisations: z.array(
    z.object({ name: z.string(), kind: z.enum(organisationKinds), place: z.string().nullable(), ...span }),
  ),
  activities: z.array(z.object({ concept: z.string(), label: z.string(), ...span })),
  policies: z.array(
    z.object({
      name: z.string(),
      issuer: z.string().nullable(),
      amounts: z.array(
        z.object({ value: z.number(), unit: z.string(), role: z.enum(amountRoles).optional(), quote: z.string() }),
      ),
      /** Whom it is for, and what it asks of them, in words of the text. */
      beneficiary: z.string().nullable().optional(),
      conditions: z.array(z.string()).optional(),
      /** From when until when it holds: ISO 8601, as coarse as the text. */
      valid: z.object({ from: z.string().nullable(), until: z.string().nullable() }).nullable().optional(),
      ...span,
    }),
  ),
  events: z.array(
    z.object({
      date: z.string(),
      place: z.string().nullable(),
      /** Null where no word of its sentence says what it is about. */
      theme: eventThemeSchema.nullable().optional(),
      /** Organisations and persons that its sentence names, in order. */
      actors: z.array(z.string()).optional(),
      what: z.string(),
      ...span,
    }),
  ),
  figures: z.array(
    z.object({
      value: z.number(),
      unit: z.string(),
      /** How exact it is, or which side of it the truth lies on. */
      qualifier: z.enum(figureQualifiers).optional(),
      /** One end of a range; the other is the figure beside it. */
      bound: z.enum(['from', 'to']).optional(),
      /** What it measures, where its clause names that right before it. */
      subject: z.string().optional(),
      ...span,
    }),
  ),
  /** ISO 8601, as coarse as the text: `2023`, `2023-06`, `2023-Q3`, `2023-01/2023-09`, `--06-20`. */
  dates: z.array(z.object({ date: z.string(), ...span })),
  needs: z.array(listing),
  offers: z.array(listing),
})
export type Extraction = z.infer<typeof extractionSchema>

/** The kinds of extraction, in the order in which a document page lists them. */
export const extractionKinds = [
  'places',
  'organisations',
  'activities',
  'policies',
  'events',
  'figures',
  'needs',
  'offers',
] as const
export type ExtractionKind = (typeof extractionKinds)[number]
