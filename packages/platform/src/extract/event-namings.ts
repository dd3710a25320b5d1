import { regionsByName } from '../words/gazetteer.ts'
import cueWords from './lists/event-place-cues.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { type Passage, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import type { FoundPlace } from './places.ts'

/** Words that name a place: its own name, or that of an organisation which tells where it sits. */
export type Naming = Span & { place: string; code: string; isAgency: boolean }

/** What a text names, in order and disjoint, read once for all its events. */
export type PlaceContext = {
  passage: Passage
  namings: Naming[]
  organisations: readonly FoundOrganisation[]
  /** The place that the first line names. */
  title: string | null
  /** The place named at least twice as often as any other. */
  most: string | null
  /** The place named, if no other is. */
  only: string | null
  /** Where those sit who sign a notice. */
  signers: string | null
}

const dateline = new RegExp(`^(?:${anyOf(cueWords.dateline)})`)
const longestDateline = 2
/** The names of most counties without their rank are so long. */
const countyLength = 2

/** Whether a place lies in another, by their codes. */
export const isUnder = (code: string, above: string) => code !== above && code.startsWith(above.replace(/(?:00)+$/, ''))

const isProvince = (code: string) => code.endsWith('0000')

/** What names places in a text; those that touch, as in a chain (安徽合肥), are one, with the place of the last. */
export function readPlaceContext(
  passage: Passage,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
  signers: Span | null,
): PlaceContext {
  const codes = new Map(places.map(({ place }) => [place.name, place.code]))
  const all = [
    ...places.map(
      ({ start, end, place: { name, code } }): Naming => ({ start, end, place: name, code, isAgency: false }),
    ),
    ...organisations.flatMap(organisation => seatNaming(organisation, codes)),
  ].sort((one, other) => one.start - other.start || other.end - one.end)
  const namings: Naming[] = []
  for (const naming of all) {
    if (dateline.test(passage.text.slice(naming.end, naming.end + longestDateline))) continue
    const last = namings.at(-1)
    const isChain = last?.end === naming.start && isUnder(naming.code, last.code)
    if (isChain) namings[namings.length - 1] = { ...naming, start: last.start }
    else namings.push(naming)
  }
  const counts = new Map<string, number>()
  for (const { place } of namings) counts.set(place, (counts.get(place) ?? 0) + 1)
  const [first, second] = [...counts].sort((one, other) => other[1] - one[1])
  const firstIn = (span: Span | undefined | null) => (span ? (within(namings, span)[0]?.place ?? null) : null)
  return {
    passage,
    namings,
    organisations,
    title: firstIn(passage.lines[0]),
    most: first && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : null,
    only: first && !second ? first[0] : null,
    signers: firstIn(signers),
  }
}

/** The organisation as a naming, if its name tells a place; a firm that bears its province's name may sit anywhere in it. */
function seatNaming(
  { start, end, name, kind, place }: FoundOrganisation,
  codes: ReadonlyMap<string, string>,
): Naming[] {
  const seat = place === null ? countyIn(name, codes) : { place, code: codes.get(place) ?? codeOf(place) }
  if (!seat || !name.includes(seat.place) || (kind === 'firm' && isProvince(seat.code))) return []
  return [{ start, end, ...seat, isAgency: kind === 'agency' }]
}

const codeOf = (place: string): string => regionsByName(place)[0]?.code ?? ''

/** The county with which a name begins (梁溪科创园), if something in its city is named in the text too. */
function countyIn(name: string, codes: ReadonlyMap<string, string>): { place: string; code: string } | null {
  const place = name.slice(0, countyLength)
  for (const { code } of regionsByName(place))
    for (const near of codes.values())
      if (!isProvince(near) && near.slice(0, 4) === code.slice(0, 4)) return { place, code }
  return null
}
