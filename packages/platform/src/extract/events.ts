import type { EventTheme } from '../words/event.ts'
import { findBylines } from './bylines.ts'
import type { FoundDate } from './dates.ts'
import { readParts } from './event-parts.ts'
import { placeOf } from './event-places.ts'
import { findSignature, type Telling, tellingsOf } from './event-times.ts'
import characters from './lists/characters.json' with { type: 'json' }
import eventWords from './lists/events.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, trimmed, within } from './passage.ts'
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

const statistic = new RegExp(anyOf(eventWords.statistics))
const rate = new RegExp(anyOf(eventWords.rates))
const sum = new RegExp(anyOf(eventWords.sums))
const opening = new RegExp(anyOf(eventWords.windows))
const ownSubject = new RegExp(`^(?:${anyOf(eventWords.ownSubjects)})`)
const actFirst = new RegExp(`^(?:${anyOf(eventWords.acts)})`)
const hanCharacter = /[\u4e00-\u9fff]/
const modal = new RegExp(anyOf(eventWords.modals))
const weakActs = new Set(eventWords.weakActs)
const bullet = new RegExp(`^(?:${itemMark}\\s*)+`)
const lead = new RegExp(`^[${characters.clauseEnds}\\s]+`)
const clauseEnd = new RegExp(`[${characters.clauseEnds.replace('、', '')}]`)
const sentenceEnd = new RegExp(`[${characters.sentenceEnds}.]+$`)
const isQuestion = /[?？]$/
const hasMonth = /-\d|-Q/
const isDay = /-\d\d-\d\d$/
const isPeriod = /\//

/** A listed date with less than this behind it is a date line, no event. */
const shortestAct = 6
/** A clause shorter than this is the date alone; the act is in the next one. */
const shortestClause = 4
/** A dated statement with `可能` or `应该` this soon behind its date tells no event. */
const modalReach = 24

/**
 * Events in order. Each time that a sentence tells begins one, if an act stands in its clause or the sentence begins
 * with it, as the items of a chronicle do; a second one begins with its own clause. A year alone needs a strong act,
 * since much is said of a year. A notice happens on the day of its signature, at the seat of who signs.
 *
 * What says no place of its own happened where the event before it in the same line did, if that is a list item or the
 * subject is left out; else at the place that its line named last.
 */
export function findEvents(
  passage: Passage,
  dates: readonly FoundDate[],
  acts: readonly Span[],
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): FoundEvent[] {
  const { text } = passage
  const signature = findSignature(passage, dates)
  const seat = signature && organisationPlace(signature.signers, organisations)
  let signed = signature?.iso
  const bylines = new Set(findBylines(passage))
  const events: FoundEvent[] = []
  let lastLine: Span | undefined
  for (const sentence of passage.sentences) {
    const line = passage.lines[firstEndingAfter(passage.lines, sentence.start)]
    if (bylines.has(line) || isQuestion.test(text.slice(sentence.start, sentence.end))) continue
    const tellings = tellingsOf(
      text,
      line,
      sentence,
      dates,
      events.find(({ date }) => isDay.test(date))?.date,
      signed,
    ).filter(telling => {
      if (telling.isNotice) return true
      if (isListItem(text, sentence, telling)) return true
      return !isHeading(text, sentence, line, telling) && hasAct(text, acts, sentence, telling)
    })
    for (const { telling, start, end } of partsOf(text, sentence, tellings)) {
      const told = { start, end }
      if (end - telling.end < shortestAct && !hasAct(text, acts, told, telling)) continue
      if (telling.isNotice) signed = undefined
      const what = describe(text, told, telling)
      const own = placeOf(text, told, places, organisations)
      const mayInherit = lastLine === line && (bodyStart(text, line) > line.start || actFirst.test(what))
      const inherited = mayInherit ? (events.at(-1)?.place ?? null) : null
      const subject = ownSubject.test(what) ? lastNamed(line, start, places, organisations) : null
      events.push({
        start,
        end,
        date: telling.iso,
        place: own.isShared ? null : (own.place ?? (telling.isNotice ? seat : null) ?? inherited ?? subject),
        ...readParts(text, told, organisations),
        what,
      })
      lastLine = line
    }
  }
  return events
}

/** What 该院 or 公司 stands for was named before in its line; where nothing was, it is what the text is about. */
function lastNamed(
  line: Span,
  position: number,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): string | null {
  const above = { start: line.start, end: position }
  const named = within(places, above).at(-1)?.place.name ?? organisationPlace(above, organisations)
  return named ?? organisations.find(({ place }) => place)?.place ?? places[0]?.place.name ?? null
}

const organisationPlace = (span: Span, organisations: readonly FoundOrganisation[]) =>
  within(organisations, span).find(({ place }) => place)?.place ?? null

/** The sentence cut before the clause of each telling but the first; of two in one clause the first counts. */
function partsOf(text: string, sentence: Span, tellings: readonly Telling[]): (Span & { telling: Telling })[] {
  const parts: (Span & { telling: Telling })[] = []
  for (const telling of tellings) {
    const { start } = clauseOf(text, sentence, telling)
    const last = parts.at(-1)
    if (!last) parts.push({ start: sentence.start, end: sentence.end, telling })
    else if (start > last.telling.start) {
      last.end = start
      while (clauseEnd.test(text[last.end - 1])) last.end--
      parts.push({ start, end: sentence.end, telling })
    }
  }
  return parts.flatMap(({ telling, ...span }) => {
    const cut = trimmed(text, span.start, span.end)
    return cut ? { ...cut, telling } : []
  })
}

/** A sentence that begins with its month or day, as in a chronicle, and then tells no number, change or open window. */
function isListItem(text: string, sentence: Span, date: FoundDate): boolean {
  if (!hasMonth.test(date.iso) || bodyStart(text, sentence) !== date.start) return false
  if (sentence.end - date.end < shortestAct || rate.test(text.slice(date.end, sentence.end))) return false
  const { end } = clauseOf(text, sentence, date)
  const clause = text.slice(date.end, end)
  return !statistic.test(clause) && !sum.test(clause) && !opening.test(clause)
}

/** A title with a year in it announces an event that the text then tells. */
const isHeading = (text: string, sentence: Span, line: Span, date: FoundDate) =>
  !hasMonth.test(date.iso) &&
  line.start === sentence.start &&
  line.end === sentence.end &&
  !sentenceEnd.test(text.slice(sentence.start, sentence.end))

const bodyStart = (text: string, { start, end }: Span) => start + (bullet.exec(text.slice(start, end))?.[0].length ?? 0)

function hasAct(text: string, acts: readonly Span[], sentence: Span, date: FoundDate): boolean {
  const clause = clauseOf(text, sentence, date)
  const behind = text.slice(date.end, clause.end)
  const isYear = !hasMonth.test(date.iso)
  if (isYear && modal.test(text.slice(date.end, Math.min(sentence.end, date.end + modalReach)))) return false
  if (isYear && sum.test(behind)) return false
  if (isPeriod.test(date.iso) && opening.test(text.slice(clause.start, clause.end))) return false
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

function describe(text: string, sentence: Span, date: Telling): string {
  const from = bodyStart(text, sentence)
  const body =
    from === date.start && !date.isNotice ? text.slice(date.end, sentence.end) : text.slice(from, sentence.end)
  return body.replace(lead, '').replace(sentenceEnd, '')
}
