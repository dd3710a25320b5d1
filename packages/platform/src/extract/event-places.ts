import { bodyStart } from './event-cues.ts'
import { isUnder, type Naming, type PlaceContext } from './event-namings.ts'
import { isWithin, type Telling } from './event-times.ts'
import characters from './lists/characters.json' with { type: 'json' }
import cueWords from './lists/event-place-cues.json' with { type: 'json' }
import { firstEndingAfter, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'

/** The events told before, as far as a later one takes their place. */
export type Earlier = {
  last: { place: string | null; line: Span } | null
  byDate: Map<string, { place: string; code: string }>
  byActor: Map<string, string>
}

/** What the words before a naming say that it is to the event. */
type Role = 'venue' | 'subject' | 'object' | 'partner' | 'other'

const introduced = Object.entries(cueWords.before).map(
  ([role, words]) => [role as Role, new RegExp(`(?:${anyOf(words)})$`, 'i')] as const,
)
const notVenue = new RegExp(`(?:${anyOf(cueWords.notVenue)})$`)
const receives = new RegExp(`(?:${anyOf(cueWords.receives)})$`)
const hosts = new RegExp(anyOf(cueWords.hosts))
const joint = new RegExp(`^(?:${anyOf(cueWords.ranks)})?(?:${anyOf(cueWords.joins)})$`)
const bond = new RegExp(anyOf(cueWords.bonds), 'i')
const abroad = new RegExp(anyOf(cueWords.abroad))
const pointsBack = new RegExp(`^(?:${anyOf(cueWords.pointsBack)})`)
const pointsToSelf = new RegExp(`^(?:${anyOf(cueWords.pointsToSelf)})`)
const placed = new Set(cueWords.placedActs)
const unplaced = new Set(cueWords.unplacedActs)
const giving = new Set(cueWords.givingActs)
const clauseEnd = /[，,；;：:]/
const lead = /^[，,、：:\s]+/

/** The longest words that introduce a naming. */
const longestIntroduction = 8

export const newEarlier = (): Earlier => ({ last: null, byDate: new Map(), byActor: new Map() })

/** Adds an event to those told before. */
export function remember(
  earlier: Earlier,
  { namings }: PlaceContext,
  { iso, line }: Telling,
  place: string | null,
  actors: readonly string[],
): void {
  earlier.last = { place, line }
  if (place === null) return
  earlier.byDate.set(iso, { place, code: namings.find(naming => naming.place === place)?.code ?? '' })
  for (const actor of actors) earlier.byActor.set(actor, place)
}

/**
 * Where the event of a telling happened, with acts of the classes `acts`: where its words say (`placeSaid`), else, where
 * they name no place that could be it, where what was told before it or the text as a whole says.
 */
export function placeOf(
  context: PlaceContext,
  telling: Telling,
  acts: readonly string[],
  earlier: Earlier,
): string | null {
  const { passage, namings, title, signers } = context
  if (telling.kind === 'notice') return signers ?? title
  const here = within(namings, telling.part)
    .filter(({ start }) => !isWithin(characters.quotes, passage.text, telling.part, start))
    .map(naming => ({ ...naming, role: roleOf(passage.text, telling, naming) }))
  const anchor = telling.kind === 'same' ? earlier.byDate.get(telling.iso) : undefined
  const isNamed = here.some(({ role }) => role === 'venue')
  if (anchor && !isNamed && (!here[0] || isUnder(anchor.code, here[0].code))) return anchor.place
  const said = placeSaid(passage.text, telling, acts, here)
  return said === undefined ? placeAround(context, telling, acts, earlier, here) : said
}

/**
 * The place that the words of an event say, null where they say none, undefined where they leave it open: the venue
 * (在, 于), of which several equal ones are none; who acts as host; none for partners from several places or an unnamed
 * place of one's own; who acts; who is given something.
 */
function placeSaid(
  text: string,
  { part, clause }: Telling,
  acts: readonly string[],
  here: readonly (Naming & { role: Role })[],
): string | null | undefined {
  const isEqual = (naming: Naming) => {
    const next = here.find(({ start }) => start >= naming.end)
    return (
      next !== undefined &&
      next.place !== naming.place &&
      !isUnder(naming.code, next.code) &&
      joint.test(text.slice(naming.end, next.start))
    )
  }
  const venue = here.find(({ role }) => role === 'venue')
  if (venue) return isEqual(venue) ? null : venue.place

  // What another clause names counts where it is what that clause begins with.
  const near = here.filter(({ start }) => start < clause.end || clauseEnd.test(text[start - 1]))
  const subject = near.find(({ role }) => role === 'subject')
  if (subject && hosts.test(text.slice(subject.end, clause.end))) return subject.place
  const words = text.slice(part.start, part.end)
  if (bond.test(words)) {
    const parties = new Set(here.flatMap(({ role, place }) => (role === 'object' ? [] : place)))
    if (parties.size > 1) return null
    // Who signs with a government does so where that sits.
    if (here[0]?.role === 'partner') return here[0].isAgency ? here[0].place : null
  }
  if (subject) return isEqual(subject) || abroad.test(words) ? null : subject.place
  return acts.some(act => giving.has(act)) ? near.find(({ role }) => role === 'other')?.place : undefined
}

/**
 * The place of an event that names none as its own: that of the rule it issues, of the event before it in the same list
 * item, of what its actors did before, of what was named before in its line or what the text is about, for acts that
 * happen at a place and for what a stand-in (该, 公司) means; else the only place of the text.
 */
function placeAround(
  { passage: { text }, namings, organisations, title, most, only }: PlaceContext,
  { start, end, part, clause, line }: Telling,
  acts: readonly string[],
  { last, byActor }: Earlier,
  here: readonly Naming[],
): string | null {
  const before = last?.line === line ? last.place : null
  if (here.length === 0) {
    const quoted = new Set(within(namings, part).map(({ place }) => place))
    if (quoted.size === 1 && acts.includes('issue')) return [...quoted][0]
    if (before && bodyStart(text, line) > line.start) return before
  }
  const words = (clause.start === start ? text.slice(end, clause.end) : text.slice(clause.start, start)).replace(
    lead,
    '',
  )
  const isBack = pointsBack.test(words)
  const isPlaced = acts.some(act => placed.has(act)) && !acts.some(act => unplaced.has(act))
  if (!isPlaced && !isBack) return here.length === 0 ? only : null
  const actors = within(organisations, part)
  const known = actors.flatMap(({ name }) => byActor.get(name) ?? [])[0]
  if (known) return known
  if (actors.length === 0) {
    const above = namings[firstEndingAfter(namings, part.start) - 1]
    if (before) return before
    if (above && above.start >= line.start) return above.place
  }
  if (isBack) return namings[firstEndingAfter(namings, line.start) - 1]?.place ?? null
  if (pointsToSelf.test(words)) return most
  return title !== null && title === most ? title : only
}

function roleOf(text: string, { part, end, clause }: Telling, { start }: Naming): Role {
  const ahead = text.slice(Math.max(part.start, start - longestIntroduction), start)
  for (const [role, test] of introduced)
    if (test.test(ahead) && !(role === 'venue' && notVenue.test(ahead))) return role
  return start >= end && start < clause.end && receives.test(ahead) ? 'object' : 'subject'
}
