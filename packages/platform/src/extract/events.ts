import type { EventTheme } from '../words/event.ts'
import type { FoundDate } from './dates.ts'
import { readParts } from './event-parts.ts'
import characters from './lists/characters.json' with { type: 'json' }
import eventWords from './lists/events.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf, itemMark } from './patterns.ts'
import type { FoundPlace } from './places.ts'

/** Something dated that happened: its sentence is the quote, `what` the sentence without the date before it. */
export type FoundEvent = Span & {
  date: string
  place: string | null
  theme: EventTheme | null
  actors: string[]
  what: string
}

const limitBefore = new RegExp(`(?:${anyOf(eventWords.limitBefore)})$`)
const limitAfter = new RegExp(`^(?:${anyOf(eventWords.limitAfter)})`)
const placeBefore = new RegExp(`(?:${anyOf(eventWords.placeBefore)})$`)
const statistic = new RegExp(anyOf(eventWords.statistics))
const actFirst = new RegExp(`^(?:${anyOf(eventWords.acts)})`)
const hanCharacter = /[\u4e00-\u9fff]/
const modal = new RegExp(anyOf(eventWords.modals))
const abroad = new RegExp(anyOf(eventWords.abroad))
const weakActs = new Set(eventWords.weakActs)
const bullet = new RegExp(`^(?:${itemMark}\\s*)+`)
const lead = new RegExp(`^[${characters.clauseEnds}\\s]+`)
const clauseEnd = new RegExp(`[${characters.clauseEnds.replace('、', '')}]`)
const sentenceEnd = new RegExp(`[${characters.sentenceEnds}.]+$`)
const isQuestion = /[?？]$/
const hasMonth = /-\d/

const titleMarks = characters.openTitle + characters.closeTitle

/** A listed date with less than this behind it is a date line, no event. */
const shortestAct = 6
/** A clause shorter than this is the date alone; the act is in the next one. */
const shortestClause = 4
/** A dated statement with `可能` or `应该` this soon behind its date tells no event. */
const modalReach = 24

/**
 * Events in order, at most one a sentence: one with an act in the clause of its date, or an item of a list that begins
 * with its date. A year alone needs a strong act, since much is said of a year. A later sentence of a list item,
 * or one whose subject is left out, happens where the one before it did, unless it says where.
 */
export function findEvents(
  passage: Passage,
  dates: readonly FoundDate[],
  acts: readonly Span[],
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): FoundEvent[] {
  const { text } = passage
  const events: FoundEvent[] = []
  let lastLine: Span | undefined
  for (const sentence of passage.sentences) {
    const date = within(dates, sentence).find(
      each => tellsWhen(text, each) && !isWithin(characters.quotes, text, sentence, each.start),
    )
    if (!date) continue
    const line = passage.lines[firstEndingAfter(passage.lines, sentence.start)]
    const isListed = isListItem(text, sentence, date)
    if (!isListed && isHeading(text, sentence, line, date)) continue
    if (isListed ? sentence.end - date.end < shortestAct : !hasAct(text, acts, sentence, date)) continue
    const what = describe(text, sentence, date)
    const mayInherit = lastLine === line && (bodyStart(text, line) > line.start || actFirst.test(what))
    const inherited = mayInherit ? (events.at(-1)?.place ?? null) : null
    events.push({
      start: sentence.start,
      end: sentence.end,
      date: date.iso,
      place: placeOf(text, sentence, places, organisations) ?? inherited,
      ...readParts(text, sentence, organisations),
      what,
    })
    lastLine = line
  }
  return events
}

/** An item of a list of events: a bullet, then the month, then what is no change of a number. */
function isListItem(text: string, sentence: Span, date: FoundDate): boolean {
  const body = bodyStart(text, sentence)
  if (!hasMonth.test(date.iso) || body === sentence.start || body !== date.start) return false
  return !statistic.test(text.slice(date.end, sentence.end))
}

/** A title with a year in it announces an event that the text then tells. */
const isHeading = (text: string, sentence: Span, line: Span, date: FoundDate) =>
  !hasMonth.test(date.iso) &&
  line.start === sentence.start &&
  line.end === sentence.end &&
  !sentenceEnd.test(text.slice(sentence.start, sentence.end))

/** Not a limit (`5月30日前`), a comparison (`比2020年`) or a forecast (`到2030年`). */
const tellsWhen = (text: string, { start, end }: Span) =>
  !limitBefore.test(text.slice(Math.max(0, start - 4), start)) && !limitAfter.test(text.slice(end, end + 3))

const bodyStart = (text: string, { start, end }: Span) => start + (bullet.exec(text.slice(start, end))?.[0].length ?? 0)

function hasAct(text: string, acts: readonly Span[], sentence: Span, date: FoundDate): boolean {
  if (isQuestion.test(text.slice(sentence.start, sentence.end))) return false
  const clause = clauseOf(text, sentence, date)
  const isYear = !hasMonth.test(date.iso)
  if (isYear && modal.test(text.slice(date.end, Math.min(sentence.end, date.end + modalReach)))) return false
  for (let i = firstEndingAfter(acts, clause.start); i < acts.length && acts[i].start < clause.end; i++) {
    const { start, end } = acts[i]
    const isActOfDate = (start >= date.end || end <= date.start) && text[end] !== characters.attributive
    if (start >= clause.start && isActOfDate && !(isYear && weakActs.has(text.slice(start, end)))) return true
  }
  return false
}

/** From the comma before the date to the one behind it; to the one after that where the date stands alone. English commas tell little. */
function clauseOf(text: string, sentence: Span, date: Span): Span {
  if (!hanCharacter.test(text.slice(sentence.start, sentence.end))) return sentence
  let start = date.start
  while (start > sentence.start && !clauseEnd.test(text[start - 1])) start--
  let end = date.end
  while (end < sentence.end && (end - date.end < shortestClause || !clauseEnd.test(text[end]))) end++
  return { start, end }
}

function describe(text: string, sentence: Span, date: Span): string {
  const from = bodyStart(text, sentence)
  const body = from === date.start ? text.slice(date.end, sentence.end) : text.slice(from, sentence.end)
  return body.replace(lead, '').replace(sentenceEnd, '')
}

/**
 * Where it happened: the place after 在 or 于, else the first that is not in a title or quotation; of a chain the
 * narrowest. Without one, the seat of the organisation that the sentence begins with or that carries the place in its
 * name; without that, the one place that a title names.
 */
function placeOf(
  text: string,
  sentence: Span,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): string | null {
  const here = within(places, sentence)
  const introduced = here.findIndex(({ start }) => placeBefore.test(text.slice(Math.max(0, start - 2), start)))
  const outside = here.findIndex(({ start }) => !isWithin(characters.quotes, text, sentence, start))
  const chosen = introduced >= 0 ? introduced : outside
  if (chosen >= 0) return narrowest(here, chosen)
  const actors = within(organisations, sentence)
  const actor = actors.find(({ name, place }, index) => place && (index === 0 || name.includes(place)))
  const isAbroad = abroad.test(text.slice(sentence.start, sentence.end))
  const titled = here.find(({ start }) => {
    const isAlone = here.filter(each => each.start === start).length === 1
    return isAlone && isWithin([titleMarks], text, sentence, start)
  })
  return (isAbroad ? null : actor?.place) ?? titled?.place.name ?? null
}

/** Within quotation marks of the given pairs: what is quoted or named there is not where something happens. */
const isWithin = (pairs: readonly string[], text: string, sentence: Span, position: number) => {
  const before = text.slice(sentence.start, position)
  return pairs.some(([open, close]) => before.lastIndexOf(open) > before.lastIndexOf(close))
}

function narrowest(places: readonly FoundPlace[], first: number): string {
  let index = first
  while (places[index + 1]?.start === places[index].end) index++
  return places[index].place.name
}
