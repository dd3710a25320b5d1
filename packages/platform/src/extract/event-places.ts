import characters from './lists/characters.json' with { type: 'json' }
import eventWords from './lists/events.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import type { FoundPlace } from './places.ts'

const introducesPlace = new RegExp(`(?:${anyOf(eventWords.placeBefore)})$`)
const introducesOther = new RegExp(`(?:${anyOf(eventWords.otherBefore)})$`)
const joinsPartners = new RegExp(`(?:${anyOf(eventWords.partnerMarks)})`)
const isEqual = new RegExp(`^[^，,；;。]{0,8}(?:${anyOf(eventWords.equalAfter)})`)
const clauseEnd = /[，,；;。]/
const others = /[与和同及]/
const abroad = new RegExp(anyOf(eventWords.abroad))
const titleMarks = characters.openTitle + characters.closeTitle

/** The longest word that introduces a place. */
const longestIntroduction = 4

/** What names a place in a sentence: the place itself, or an organisation with the place where it sits. */
type Naming = Span & { place: string; inName: boolean; isFirst: boolean }

/**
 * Where an event happened, told by its words: what stands after 在 or 于, else the place or the organisation named
 * first, of a chain of places the narrowest; the seat of one that does not carry a place in its name counts where no
 * place is named. Equal partners from different places (苏州、无锡签署, 苏州与无锡联合) give none, nor does one that
 * something is done to (向). Without any of these, the one place that a title names.
 */
export function placeOf(
  text: string,
  told: Span,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): { place: string | null; isShared: boolean } {
  const here = within(places, told)
  const namings = namingsOf(text, told, here, within(organisations, told))
  const introduced = namings.find(({ start }) => introducesPlace.test(before(text, start)))
  if (introduced) return { place: introduced.place, isShared: false }
  const named = namings.findIndex(({ start, inName }) => inName && !isOther(text, start))
  const first = named < 0 && namings[0]?.isFirst ? 0 : named
  if (first >= 0) {
    const isShared = sharesWith(text, namings, first)
    return { place: isShared ? null : namings[first].place, isShared }
  }
  const titled = here.find(({ start }) => {
    const isAlone = here.filter(each => each.start === start).length === 1
    return isAlone && isWithin([titleMarks], text, told, start)
  })
  return { place: titled?.place.name ?? null, isShared: false }
}

/** Places and organisations outside titles and quotations in order; those that touch, as in a chain, are one, at the last. */
function namingsOf(
  text: string,
  told: Span,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): Naming[] {
  const isAbroad = abroad.test(text.slice(told.start, told.end))
  const namings: Naming[] = []
  for (const { start, end, place } of places)
    namings.push({ start, end, place: place.name, inName: true, isFirst: false })
  if (!isAbroad)
    for (const [index, { start, end, name, place }] of organisations.entries())
      if (place) namings.push({ start, end, place, inName: name.includes(place), isFirst: index === 0 })
  const ordered = namings
    .filter(({ start }) => !isWithin(characters.quotes, text, told, start))
    .sort((one, other) => one.start - other.start)
  const chains: Naming[] = []
  for (const naming of ordered) {
    const last = chains.at(-1)
    if (last?.end === naming.start) chains[chains.length - 1] = { ...naming, start: last.start }
    else chains.push(naming)
  }
  return chains
}

const before = (text: string, position: number) => text.slice(Math.max(0, position - longestIntroduction), position)
const isOther = (text: string, position: number) => introducesOther.test(before(text, position))

/** Whether the naming is joined as an equal to the next one, of another place, in its clause. */
function sharesWith(text: string, namings: readonly Naming[], index: number): boolean {
  const [one, other] = [namings[index], namings[index + 1]]
  if (other === undefined || other.place === one.place) return false
  const between = text.slice(one.end, other.start)
  if (clauseEnd.test(between)) return false
  return joinsPartners.test(between) || (others.test(between) && isEqual.test(text.slice(other.end, other.end + 16)))
}

/** Within quotation marks of the given pairs: what is quoted or named there is not where or when something happens. */
export const isWithin = (pairs: readonly string[], text: string, sentence: Span, position: number): boolean => {
  const told = text.slice(sentence.start, position)
  return pairs.some(([open, close]) => told.lastIndexOf(open) > told.lastIndexOf(close))
}
