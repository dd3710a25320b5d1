import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { eventThemeSchema, organisationKinds } from '../../packages/platform/src/words/index.ts'

/** ISO 8601, as coarse as the text: a day, month, quarter, half-year or year, or an interval of two of them. */
const date = z
  .string()
  .regex(
    /^(\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?|--\d{2}-\d{2}|--\d{2})(\/(\d{4}(-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?))?$/,
  )
/** Words as they stand in `clean.txt`, long enough to be found where they are meant. */
const quote = z.string().min(1)
const code = z.string().regex(/^\d{6}$/)
const figure = z.strictObject({ value: z.number(), unit: z.string(), quote })
const listing = z.strictObject({
  title: z.string(),
  quote,
  /** What else the text says of it, as far as it says it. */
  owner: z.string().optional(),
  field: z.string().optional(),
  budget: figure.optional(),
  criteria: z.array(quote).optional(),
})

export const goldSchema = z.strictObject({
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: date.nullable(),
  language: z.enum(['zh-Hans', 'zh-Hant', 'en']),
  places: z.array(z.strictObject({ name: z.string(), code })),
  organisations: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(organisationKinds),
      place: code.nullable(),
      short: z.array(z.string()).optional(),
    }),
  ),
  /** Words of the text that name a technology, a scenario or an industry. */
  activities: z.array(quote),
  policies: z.array(
    z.strictObject({
      name: z.string(),
      issuer: z.string().nullable(),
      beneficiary: quote.nullable(),
      conditions: z.array(quote),
      amounts: z.array(
        z.strictObject({
          value: z.number(),
          unit: z.string(),
          role: z.enum(['fixed', 'cap', 'floor', 'rate', 'total']),
          quote,
        }),
      ),
      valid: z.strictObject({ from: date.nullable(), until: date.nullable() }).nullable(),
    }),
  ),
  events: z.array(
    z.strictObject({
      date,
      place: code.nullable(),
      actors: z.array(z.string()),
      theme: eventThemeSchema,
      quote,
    }),
  ),
  figures: z.array(figure),
  dates: z.array(z.strictObject({ date, quote })),
  needs: z.array(listing),
  offers: z.array(listing),
})
export type Gold = z.infer<typeof goldSchema>

export type Part = 'development' | 'test'
export type GoldCase = { part: Part; name: string; input: string; bytes: Uint8Array; clean: string; gold: Gold }

const folder = import.meta.dirname

/** The cases of a part; throws with the case and the field where one is not as the schema says. */
export const goldCases = (part: Part): GoldCase[] =>
  existsSync(path.join(folder, part))
    ? readdirSync(path.join(folder, part))
        .sort()
        .map(name => {
          const home = path.join(folder, part, name)
          const [input] = globSync('input.*', { cwd: home })
          const parsed = goldSchema.safeParse(JSON.parse(readFileSync(path.join(home, 'gold.json'), 'utf8')))
          if (!parsed.success) throw new Error(`${part}/${name}/gold.json: ${z.prettifyError(parsed.error)}`)
          return {
            part,
            name,
            input,
            bytes: readFileSync(path.join(home, input)),
            clean: readFileSync(path.join(home, 'clean.txt'), 'utf8').trimEnd(),
            gold: parsed.data,
          }
        })
    : []
