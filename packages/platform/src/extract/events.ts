import type { EventTheme } from '../words/event.ts'
import { findBylines } from './bylines.ts'
import type { FoundDate } from './dates.ts'
import { bodyStart, type Happening, type Layout, readCues } from './event-cues.ts'
import { readPlaceContext } from './event-namings.ts'
import { readParts } from './event-parts.ts'
import { newEarlier, placeOf, remember } from './event-places.ts'
import { findSignature, findTellings, type Telling } from './event-times.ts'
import { likelihood, type Weights } from './event-weights.ts'
import characters from './lists/characters.json' with { type: 'json' }
import learned from './lists/event-weights.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span } from './passage.ts'
import type { FoundPlace } from './places.ts'

/** Something dated that happened, or will at a set time: its part of the sentence, `what` without the date before it. */
export type FoundEvent = Span & {
  date: string
  place: string | null
  theme: EventTheme | null
  actors: string[]
  what: string
}

/** What is known of a text before its events are looked for. */
export type Known = {
  dates: readonly FoundDate[]
  places: readonly FoundPlace[]
  organisations: readonly FoundOrganisation[]
  published: string | null
}

/** A time at least so likely is told as an event; 0.4 and 0.55 were no better by leaving writers out. */
const leastLikelihood = 0.5

const lead = new RegExp(`^[${characters.clauseEnds}\\s]+`)
const sentenceEnd = new RegExp(`[${characters.sentenceEnds}.]+$`)
const quotations = new RegExp(
  characters.quotes.map(([open, close]) => `${open}[^${open}${close}\\n]*${close}`).join('|'),
  'g',
)

/**
 * Events in order: the times of a text that its cues make likely enough, of those in one clause the likeliest. The weights
 * of the cues are learned on `corpus/articles/development` and `corpus/extraction` by `scripts/train-events.ts`.
 */
export function findEvents(passage: Passage, known: Known, weights: Weights = learned.weights): FoundEvent[] {
  const { text } = passage
  const { signature, tellings } = readTellings(passage, known)
  const context = readPlaceContext(passage, known.places, known.organisations, signature?.signers ?? null)
  const earlier = newEarlier()
  return likeliest(tellings, weights).map(({ telling, acts }) => {
    const place = placeOf(context, telling, acts, earlier)
    const parts = readParts(text, telling.part, known.organisations)
    remember(earlier, context, telling, place, parts.actors)
    return { ...telling.part, date: telling.iso, place, ...parts, what: describe(text, telling) }
  })
}

/** The times that a text tells with what speaks for and against an event, and its signature. */
export function readTellings(passage: Passage, { dates, organisations, published }: Known) {
  const { text, lines } = passage
  const signature = findSignature(passage, dates)
  const bylines = new Set(findBylines(passage))
  const bare = blanked(text, organisations)
  const layouts = layoutsOf(text, lines, dates)
  const page = published ?? signature?.iso ?? null
  const tellings = findTellings(passage, dates, line => bylines.has(line), signature?.iso ?? published ?? undefined)
  return {
    signature,
    tellings: tellings.map(telling => ({
      telling,
      ...readCues(text, bare, telling, layouts.get(telling.line) ?? { isListed: false }, page),
    })),
  }
}

function likeliest(tellings: readonly (Happening & { telling: Telling })[], weights: Weights) {
  const kept: { telling: Telling; acts: string[]; chance: number }[] = []
  for (const { telling, cues, acts } of tellings) {
    const chance = likelihood(weights, cues)
    if (chance < leastLikelihood) continue
    const last = kept.at(-1)
    const isRival = last?.telling.part.start === telling.part.start
    if (!last || !isRival) kept.push({ telling, acts, chance })
    else if (chance > last.chance) kept[kept.length - 1] = { telling, acts, chance }
  }
  return kept
}

/** The text with names and quotations blanked, since what they hold is no act of the sentence; offsets stay. */
function blanked(text: string, names: readonly Span[]): string {
  let result = ''
  let from = 0
  for (const { start, end } of names) {
    if (start < from) continue
    result += text.slice(from, start) + '\u3000'.repeat(end - start)
    from = end
  }
  return (result + text.slice(from)).replace(quotations, quoted => '\u3000'.repeat(quoted.length))
}

/** The layout around each line: rows are lines with a tab, a table is of rows one after another, an item has its mark. */
function layoutsOf(text: string, lines: readonly Span[], dates: readonly Span[]): Map<Span, Layout> {
  const bodies = lines.map(line => bodyStart(text, line))
  const isDated = bodies.map(start => dates[firstEndingAfter(dates, start)]?.start === start)
  let header: Span | undefined
  return new Map(
    lines.map((line, index): [Span, Layout] => {
      header = text.slice(line.start, line.end).includes('\t') ? (header ?? line) : undefined
      const isItem = bodies[index] > line.start || isDated[index - 1] || isDated[index + 1]
      return [line, { ...(header && { header }), isListed: isDated[index] && isItem === true }]
    }),
  )
}

function describe(text: string, { part, start, end, kind }: Telling): string {
  const from = bodyStart(text, part)
  const body = from === start && kind !== 'notice' ? text.slice(end, part.end) : text.slice(from, part.end)
  return body.replace(lead, '').replace(sentenceEnd, '')
}
