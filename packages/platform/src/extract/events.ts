import { simplified } from '../words/simplified.ts'
import type { FoundDate } from './dates.ts'
import characters from './lists/characters.json' with { type: 'json' }
import eventWords from './lists/events.json' with { type: 'json' }
import { numeralCharacters } from './numerals.ts'
import type { FoundOrganisation } from './organisations.ts'
import { type Passage, type Span, within } from './passage.ts'
import type { FoundPlace } from './places.ts'

/** Something dated that happened: its sentence is the quote, `what` the sentence without the date before it. */
export type FoundEvent = Span & { date: string; place: string | null; what: string }

const limitBefore = new RegExp(`(?:${eventWords.limitBefore.join('|')})$`)
const limitAfter = new RegExp(`^(?:${eventWords.limitAfter.join('|')})`)
const placeBefore = new RegExp(`(?:${eventWords.placeBefore.join('|')})$`)
const bullets = characters.bullets.replace('-', '\\-')
const bullet = new RegExp(`^[${bullets}\\s]+|^\\d{1,2}[.、)）]\\s*|^[（(]?[${numeralCharacters}]{1,3}[）)、.]`)
const lead = new RegExp(`^[${characters.clauseEnds}${bullets}\\s]+`)

/** Events in order, one a sentence or, where several dated acts share one, one a dated clause. */
export function findEvents(
  passage: Passage,
  dates: readonly FoundDate[],
  acts: readonly Span[],
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): FoundEvent[] {
  return passage.sentences.flatMap(sentence => {
    const dated = within(dates, sentence).filter(date => tellsWhen(passage.text, date))
    return dated.slice(0, 1).flatMap(date => {
      const isListed =
        hasMonth.test(date.iso) && bodyStart(passage.text, sentence) === date.start && startsLine(passage, sentence)
      if (!isListed && !hasAct(acts, sentence, date)) return []
      if (isListed && sentence.end - date.end < shortestAct) return []
      return [
        {
          start: sentence.start,
          end: sentence.end,
          date: date.iso,
          place: placeOf(passage.text, sentence, places, organisations),
          what: simplified(describe(passage.text, sentence, date)),
        },
      ]
    })
  })
}

const hasMonth = /-\d/

/** A listed date with less than this behind it is a date line, no event. */
const shortestAct = 6

const hasAct = (acts: readonly Span[], sentence: Span, date: Span) =>
  acts.some(
    act => act.start >= sentence.start && act.end <= sentence.end && (act.start >= date.end || act.end <= date.start),
  )

/** Not a limit (`5月30日前`), a comparison (`比2020年`) or a forecast (`到2030年`). */
const tellsWhen = (text: string, { start, end }: Span) =>
  !limitBefore.test(text.slice(Math.max(0, start - 4), start)) && !limitAfter.test(text.slice(end, end + 3))

const bodyStart = (text: string, { start, end }: Span) => start + (bullet.exec(text.slice(start, end))?.[0].length ?? 0)

const startsLine = ({ lines }: Passage, { start }: Span) => lines.some(line => line.start === start)

function describe(text: string, sentence: Span, date: Span): string {
  const from = bodyStart(text, sentence)
  const body = from === date.start ? text.slice(date.end, sentence.end) : text.slice(from, sentence.end)
  return body.replace(lead, '').replace(new RegExp(`[${characters.sentenceEnds}.]+$`), '')
}

/** Where it happened: the place after 在 or 于 if there is one, else the first; of a chain the narrowest. */
function placeOf(
  text: string,
  sentence: Span,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): string | null {
  const here = within(places, sentence)
  const introduced = here.findIndex(({ start }) => placeBefore.test(text.slice(Math.max(0, start - 2), start)))
  let index = Math.max(0, introduced)
  while (here[index + 1]?.start === here[index]?.end && here[index + 1]?.place.parent_code) index++
  return here[index]?.place.name ?? within(organisations, sentence).find(({ place }) => place)?.place ?? null
}
