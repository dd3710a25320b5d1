import { placesAbove, regionsByName } from '../words/gazetteer.ts'
import type { organisationKinds } from '../words/index.ts'
import { simplified } from '../words/simplified.ts'
import genericWords from './lists/generic-words.json' with { type: 'json' }
import lists from './lists/same-organisation.json' with { type: 'json' }
import { anyOf } from './patterns.ts'

/** A name that documents give an organisation, with what is known of it. */
export type NamedOrganisation = {
  name: string
  kind: (typeof organisationKinds)[number]
  /** Short official name of the place where it sits, where that is known. */
  place: string | null
}

/**
 * `same-words`: the names differ by legal form, place or script only (示例智航科技 and 深圳市示例智航科技有限公司).
 * `short-in-full`: the short name begins the full one, and what follows only says the trade (示例智航 and 示例智航科技有限公司).
 */
export type SameReason = 'same-words' | 'short-in-full'

/** That `name` most likely means the organisation whose fuller name is `sameAs`, and by which rule. */
export type SameSuggestion = { name: string; sameAs: string; reason: SameReason }

/** What is left of a name without what many names share. */
type Core = {
  organisation: NamedOrganisation
  /** Whether it ends in a legal form: then it is nobody's short name. */
  isWhole: boolean
  /** The words of the name in order: characters of a Chinese one, words of an English one. */
  units: string[]
  /** The same without the place at its head; equal to `units` where none is there. */
  unplaced: string[]
  /** Short official names of the places that the name itself says. */
  places: string[]
}

const legalForm = new RegExp(`(?:${anyOf(lists.legalForms.words)})$`)
const shareClass = new RegExp(lists.shareClass.pattern)
const arms = new Set(lists.arms.words)
const trades = [...lists.trades.words, ...genericWords.words.filter(word => word.length > 1 && !arms.has(word))]
const tradesOnly = new RegExp(`^(?:${anyOf(trades)})*$`)
const country = new RegExp(`^(?:${anyOf(lists.countries.words)})`)
const englishForms = new Set(lists.legalForms.english)
const englishTrades = new Set([...lists.legalForms.english, ...lists.trades.english])
const holdings = new Set(lists.holdings.words)
const bracketed = /[（(]([^（()）]*)[）)]/g
const latinOnly = /^[\p{Script=Latin}\d\s\p{P}&+]+$/u

/** A word of its own shorter than this names too many firms; so does a single English word of fewer letters. */
const shortestCore = 2
const shortestEnglish = 4
/** Without its place a name must be longer: words of two characters are taken in every province. */
const shortestUnplaced = 3
/** No place's name is longer than this in characters. */
const longestPlace = 8

/** The place that a Chinese name begins with, and how long it stands there; names of counties are too often words of a firm's own. */
function placeAtHead(text: string): { name: string; length: number } | null {
  for (let length = Math.min(longestPlace, text.length - 1); length >= 2; length--) {
    const words = text.slice(0, length)
    const place = regionsByName(words).find(({ level, full_name }) => level !== 'county' || full_name === words)
    if (place) return { name: place.name, length }
  }
  return null
}

function chineseCore(organisation: NamedOrganisation): Core {
  const places: string[] = []
  let text = simplified(organisation.name).replace(/\s/g, '').replace(shareClass, '')
  text = text.replace(bracketed, (whole, inside: string) => {
    const [place] = regionsByName(inside)
    if (place) places.push(place.name)
    if (place || country.test(inside)) return ''
    return holdings.has(inside) ? inside : whole
  })
  const isFirm = organisation.kind === 'firm' || organisation.kind === 'other'
  const isWhole = isFirm && legalForm.test(text)
  if (isFirm) text = text.replace(legalForm, '')
  const head = placeAtHead(text)
  if (head && head.name !== text) places.push(head.name)
  const unplaced = head ? text.slice(head.length) : text.replace(country, '')
  return { organisation, isWhole, units: [...text.toLowerCase()], unplaced: [...unplaced.toLowerCase()], places }
}

function englishCore(organisation: NamedOrganisation): Core {
  const words = organisation.name
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
  const isWhole = englishForms.has(words[words.length - 1])
  while (words.length > 1 && englishForms.has(words[words.length - 1])) words.pop()
  const places = words.length > 1 ? regionsByName(words[0]).slice(0, 1) : []
  const unplaced = places.length > 0 ? words.slice(1) : words
  return { organisation, isWhole, units: words, unplaced, places: places.map(({ name }) => name) }
}

const isEnglish = (name: string) => latinOnly.test(name)
const coreOf = (organisation: NamedOrganisation): Core =>
  isEnglish(organisation.name) ? englishCore(organisation) : chineseCore(organisation)

/** Whether words only say a trade or a legal form. */
const saysTrade = (units: readonly string[], english: boolean) =>
  english ? units.every(word => englishTrades.has(word)) : tradesOnly.test(units.join(''))

/** Whether words can name one organisation alone. */
const isProper = (units: readonly string[], english: boolean) =>
  !arms.has(units.join('')) &&
  !saysTrade(units, english) &&
  (english ? units.join('').length >= shortestEnglish : units.length >= shortestCore) &&
  regionsByName(units.join('')).length === 0

/** Whether two places can be where one organisation sits: the same, or one in the other. Names of many places never conflict. */
const placesAgree = (a: string, b: string): boolean => {
  if (a === b) return true
  const [as, bs] = [regionsByName(a), regionsByName(b)]
  if (as.length === 0 || bs.length === 0) return true
  const holds = (outer: typeof as, inner: typeof as) =>
    inner.some(place => placesAbove(place).some(({ code }) => outer.some(each => each.code === code)))
  return holds(as, bs) || holds(bs, as)
}

const agree = (a: Core, b: Core): boolean => {
  const [kindA, kindB] = [a.organisation.kind, b.organisation.kind]
  if (kindA !== kindB && kindA !== 'other' && kindB !== 'other') return false
  const placesOf = ({ places, organisation: { place } }: Core) => (places.length > 0 ? places : place ? [place] : [])
  return placesOf(a).every(one => placesOf(b).every(other => placesAgree(one, other)))
}

const key = (units: readonly string[], english: boolean) => units.join(english ? ' ' : '')

/** A way in which a fuller name can be said shorter: the words, and by which rule. */
type Shortening = { key: string; reason: SameReason }

/** All shorter ways of saying a fuller name; for firms the trade may be left out, for others only place and form. */
function shorteningsOf({ organisation, units, unplaced }: Core): Shortening[] {
  const english = isEnglish(organisation.name)
  const mayLosePlace =
    organisation.kind === 'firm' && unplaced.length < units.length && (english || unplaced.length >= shortestUnplaced)
  const variants = mayLosePlace ? [units, unplaced] : [units]
  return variants.flatMap(words => {
    const whole = isProper(words, english) ? [{ key: key(words, english), reason: 'same-words' as const }] : []
    if (organisation.kind !== 'firm') return whole
    const placeLength = words === units ? units.length - unplaced.length : 0
    const parts = Array.from({ length: Math.max(0, words.length - 1) }, (_, index) => index + 1)
      .filter(length => isProper(words.slice(placeLength, length), english) && saysTrade(words.slice(length), english))
      .map(length => ({ key: key(words.slice(0, length), english), reason: 'short-in-full' as const }))
    return [...whole, ...parts]
  })
}

/**
 * Which names most likely mean the same organisation, the shorter one first, by rules that would rather miss a pair than
 * join two organisations: a short name is joined with the one fuller name that it begins, where what follows says only
 * the trade, kinds and places agree, and no second organisation could be meant. `organisations` holds each name once.
 * Time is linear in the number of names, but for names that share their beginning.
 */
export function suggestSameOrganisations(organisations: readonly NamedOrganisation[]): SameSuggestion[] {
  const cores = organisations.map(coreOf)
  const fuller = new Map<string, { core: Core; reason: SameReason }[]>()
  for (const core of cores)
    for (const { key, reason } of shorteningsOf(core)) {
      const there = fuller.get(key)
      if (there) there.push({ core, reason })
      else fuller.set(key, [{ core, reason }])
    }
  return cores.flatMap(core => {
    const english = isEnglish(core.organisation.name)
    const candidates = (fuller.get(key(core.units, english)) ?? []).filter(
      ({ core: other, reason }) =>
        isFuller(other.organisation.name, core.organisation.name) &&
        agree(core, other) &&
        (reason === 'same-words' || !core.isWhole),
    )
    const sameWords = candidates.filter(({ reason }) => reason === 'same-words')
    const chosen = onlyOne(sameWords.length > 0 ? sameWords : candidates)
    return chosen
      ? [{ name: core.organisation.name, sameAs: chosen.core.organisation.name, reason: chosen.reason }]
      : []
  })
}

/** Of two names the longer one is the fuller; equally long ones are taken in the order of their characters. */
const isFuller = (a: string, b: string) => a.length > b.length || (a.length === b.length && a > b)

/**
 * The fullest of the candidates, where all others are shorter ways of saying it; null where they could be several
 * organisations.
 */
function onlyOne<T extends { core: Core; reason: SameReason }>(candidates: T[]): T | null {
  const [fullest, ...others] = candidates.toSorted((a, b) =>
    isFuller(a.core.organisation.name, b.core.organisation.name) ? -1 : 1,
  )
  if (!fullest) return null
  const ways = new Set(shorteningsOf(fullest.core).map(way => way.key))
  const isWay = ({ core }: T) =>
    ways.has(key(core.units, isEnglish(core.organisation.name))) && agree(core, fullest.core)
  return others.every(isWay) ? fullest : null
}
