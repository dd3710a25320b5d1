import { z } from '@hono/zod-openapi'
import { eventThemeSchema } from './event.ts'

/** `text.slice(start, end) === quote`, counted in UTF-16 units. */
const span = {
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  /** How sure whoever found it is that it is right; left out where that is not known. */
  confidence: z.number().min(0).max(1).optional(),
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
      amounts: z.array(z.object({ value: z.number(), unit: z.string(), quote: z.string() })),
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
  figures: z.array(z.object({ value: z.number(), unit: z.string(), ...span })),
  needs: z.array(z.object({ title: z.string(), ...span })),
  offers: z.array(z.object({ title: z.string(), ...span })),
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
