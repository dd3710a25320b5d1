import { z } from 'zod'
import { type Extraction, organisationKinds } from '../words/extraction.ts'
import type { ReadableDocument } from './index.ts'

/** What a model may propose: kinds whose names and limits are a matter of judgement. Figures and places are not. */
const quote = z.string().min(1)
const proposalSchema = z.object({
  organisations: z.array(
    z.object({ name: z.string().min(1), kind: z.enum(organisationKinds), place: z.string().nullable(), quote }),
  ),
  policies: z.array(z.object({ name: z.string().min(1), issuer: z.string().nullable(), quote })),
  events: z.array(
    z.object({
      date: z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?)$/),
      place: z.string().nullable(),
      what: z.string().min(1),
      quote,
    }),
  ),
  needs: z.array(z.object({ title: z.string().min(1), quote })),
  offers: z.array(z.object({ title: z.string().min(1), quote })),
})
export type ProposedKind = keyof z.infer<typeof proposalSchema>
export const proposedKinds = Object.keys(proposalSchema.shape) as readonly ProposedKind[]

/** Instructions for a model: what to look for, and that each answer needs words of the text. */
const instructions = [
  'You read documents about regional innovation. Answer with one JSON object and nothing else.',
  'It has the lists organisations, policies, events, needs and offers; leave a list empty rather than guess.',
  'Every item has "quote": a passage copied character by character from the text, from which the item can be checked.',
  'organisations: name in simplified Chinese or English, kind, place or null. policies: name, issuer or null.',
  'events: date as YYYY, YYYY-MM or YYYY-MM-DD, place or null, what. needs and offers: title.',
].join('\n')

/** The body of a request to an OpenAI-compatible `chat/completions` for one document. */
export const proposalRequest = ({ title, text }: Pick<ReadableDocument, 'title' | 'text'>, model: string) => ({
  model,
  temperature: 0,
  messages: [
    { role: 'system', content: instructions },
    { role: 'user', content: title ? `${title}\n\n${text}` : text },
  ],
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'proposals', schema: z.toJSONSchema(proposalSchema) },
  },
})

/** How many proposals were left out: no words of the text, not in the form asked for, or found by the rules already. */
export type Dropped = { unquoted: number; malformed: number; known: number }

/**
 * Adds to an extraction what a model proposes in `answer` (the content of its message). A proposal without words of the
 * text is dropped, and so is one that has not the form asked for, or whose words a finding of its kind holds already; each is
 * counted. What is added carries `origin: 'model'`. An answer that is no JSON object adds nothing and counts as one
 * malformed proposal.
 */
export const withProposals = (
  extraction: Extraction,
  answer: string,
): { extraction: Extraction; added: number; dropped: Dropped } => {
  const dropped: Dropped = { unquoted: 0, malformed: 0, known: 0 }
  const lists = objectIn(answer)
  if (!lists) return { extraction, added: 0, dropped: { ...dropped, malformed: 1 } }
  let added = 0
  const additions = Object.fromEntries(
    proposedKinds.map(kind => {
      const proposals = lists[kind] ?? []
      if (!Array.isArray(proposals)) dropped.malformed++
      const known = [...extraction[kind]]
      const item = proposalSchema.shape[kind].element
      const kept = (Array.isArray(proposals) ? proposals : []).flatMap(proposal => {
        const parsed = item.safeParse(proposal)
        const start = parsed.success ? extraction.text.indexOf(parsed.data.quote) : -1
        if (!parsed.success) dropped.malformed++
        else if (start < 0) dropped.unquoted++
        else {
          const end = start + parsed.data.quote.length
          if (known.some(found => found.start < end && start < found.end)) dropped.known++
          else {
            added++
            const finding = { ...parsed.data, start, end, origin: 'model' as const }
            known.push(finding as never)
            return [kind === 'policies' ? { ...finding, amounts: [] } : finding]
          }
        }
        return []
      })
      return [kind, [...extraction[kind], ...kept].sort((one, other) => one.start - other.start)]
    }),
  )
  return { extraction: { ...extraction, ...additions }, added, dropped }
}

/** The JSON object of an answer, fenced or not; null where there is none. */
const objectIn = (answer: string): Record<string, unknown> | null => {
  const start = answer.indexOf('{')
  const end = answer.lastIndexOf('}')
  if (start < 0 || end < start) return null
  try {
    const value: unknown = JSON.parse(answer.slice(start, end + 1))
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
