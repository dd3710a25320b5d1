import { concept, relatedTo, specificity } from '@langqiao/vocabulary'
import type { Reason } from '../words/index.ts'
import type { Finding } from './criteria.ts'
import kinds from './data/kinds.json' with { type: 'json' }
import lexicon from './data/lexicon.json' with { type: 'json' }
import { conceptTerm, type Place, type Profile, quoteOf } from './profile.ts'
import { placeOf } from './quantities.ts'
import { liesIn, sameProvince } from './regions.ts'
import { rarity, saturation, type WordStatistics } from './statistics.ts'
import { isSingleCharacter } from './tokens.ts'
import { weights } from './weights.ts'

/** A concept that a need is about: how much it counts, what share of that only when it is met, and its mention. */
type Wanted = { id: string; weight: number; optional: number; place: Place }

/** A need made ready to be held against many offers. */
export type Wish = {
  need: Profile
  /** Worth of each term of the need: occurrences × rarity; the concept, if any, in whose name it stands. */
  words: { term: string; worth: number; place: Place; concept: string | null }[]
  totalWorth: number
  /** How much longer than a full account the need is, as a square root: the longer, the surer its words. */
  detail: number
  concepts: Wanted[]
  functions: Wanted[]
}

/** What a need asks for in words, concepts and functions. Functions it names push aside those its scenario implies. */
export function wishOf(need: Profile, statistics: WordStatistics): Wish {
  const words = [...need.terms].map(([term, { count, place }]) => ({
    term,
    place,
    concept: place && conceptAt(need, place),
    worth: count * rarity(statistics, term) * (isSingleCharacter(term) ? weights.words.singleCharacter : 1),
  }))
  const rarest = rarity(statistics, '')
  const named = [...need.concepts].flatMap(([id, place]) => {
    const found = concept(id)
    if (!found) return []
    const times = Math.max(need.mentions.filter(mention => mention.concept === id).length, 1)
    return [{ found, place, weight: (specificity(id) * times * rarity(statistics, conceptTerm(id))) / rarest }]
  })
  const concepts = named
    .filter(({ found }) => found.kind !== 'function')
    .map(({ found, place, weight }) => ({
      id: found.id,
      place,
      weight: weight * weights.conceptKinds[found.kind],
      optional: weights.optional[found.kind],
    }))
  const explicit = named
    .filter(({ found }) => found.kind === 'function')
    .map(({ found, place, weight }) => ({ id: found.id, place, optional: 0, weight }))
  const implied = named.flatMap(({ found, place, weight }) => [
    ...found.serves.map(id => ({ id, place, optional: 0, weight: weight * weights.impliedFunctions.technology })),
    ...(explicit.length > 0 ? [] : found.needs).map(id => ({
      id,
      place,
      optional: 0,
      weight: weight * weights.impliedFunctions.scenario,
    })),
  ])
  const functions = new Map<string, Wanted>()
  for (const each of [...explicit, ...implied])
    if ((functions.get(each.id)?.weight ?? 0) < each.weight) functions.set(each.id, each)
  return {
    need,
    words,
    totalWorth: words.reduce((sum, { worth }) => sum + worth, 0),
    detail: Math.sqrt(
      Math.max(words.filter(({ term }) => !isSingleCharacter(term)).length / weights.detail.fullTerms, 1),
    ),
    concepts,
    functions: [...functions.values()],
  }
}

const conceptAt = (need: Profile, { start, end }: NonNullable<Place>): string | null =>
  need.mentions.find(mention => mention.start <= start && end <= mention.end)?.concept ?? null

const reason = (
  factor: string,
  contribution: number,
  need_quote: string | null,
  offer_quote: string | null,
): Reason => ({
  factor,
  contribution,
  need_quote,
  offer_quote,
})

/**
 * The share of the need's words that the offer has, as BM25 weighs them (1: each once, in an offer of average length).
 * A word that names a concept is also there, in part, when the offer names a relative of it, in whatever language.
 */
export function wordsFactor(wish: Wish, offer: Profile, strengths: Strengths, statistics: WordStatistics): Reason {
  const { weight, neutral, soft, floor, ceiling, relative } = weights.words
  let worth = 0
  let kin: { worth: number; concept: string } | undefined
  const shared: { place: NonNullable<Place>; worth: number; term: string }[] = []
  for (const word of wish.words) {
    const there = offer.terms.get(word.term)
    const literal = there ? saturation(statistics, there.count, offer.length) : 0
    const related = word.concept === null ? 0 : (strengths.get(word.concept)?.strength ?? 0) ** 2 * relative
    worth += word.worth * Math.max(literal, related)
    if (there && word.place) shared.push({ place: word.place, worth: word.worth, term: word.term })
    if (word.concept !== null && related * word.worth > (kin?.worth ?? 0))
      kin = { worth: related * word.worth, concept: word.concept }
  }
  const share = wish.totalWorth > 0 ? worth / wish.totalWorth : 0
  const contribution = Math.min(
    Math.max(weight * wish.detail * Math.log((share + soft) / (neutral + soft)), floor),
    ceiling * wish.detail,
  )
  if (shared.length > 0 || !kin) {
    const quotes = bestQuote(wish.need, offer, shared)
    return reason('words', contribution, quotes?.need ?? null, quotes?.offer ?? null)
  }
  const there = strengths.get(kin.concept)?.place
  return reason('words', contribution, quoteOf(wish.need, wish.need.concepts.get(kin.concept)), quoteOf(offer, there))
}

/** The stretch of shared words that is worth most, as the need and as the offer write it. */
function bestQuote(
  need: Profile,
  offer: Profile,
  shared: { place: NonNullable<Place>; worth: number; term: string }[],
): { need: string | null; offer: string | null } | null {
  const ordered = shared.toSorted((a, b) => a.place.start - b.place.start || b.place.end - a.place.end)
  let best: { start: number; end: number; worth: number } | undefined
  let run: { start: number; end: number; worth: number } | undefined
  for (const { place, worth } of ordered) {
    const joins =
      run && place.start <= run.end && literally({ start: run.start, end: Math.max(run.end, place.end) }, need, offer)
    run =
      joins && run
        ? { start: run.start, end: Math.max(run.end, place.end), worth: run.worth + worth }
        : { ...place, worth }
    if (!best || run.worth > best.worth) best = run
  }
  if (!best) return null
  const there = literally(best, need, offer)
  const [start, end] = [best.start, best.end]
  const same = shared.find(({ place }) => place.start === start && place.end === end)
  return { need: quoteOf(need, best), offer: quoteOf(offer, there ?? (same && offer.terms.get(same.term)?.place)) }
}

const literally = ({ start, end }: { start: number; end: number }, need: Profile, offer: Profile): Place => {
  const written = need.folded.slice(start, end)
  const at = placeOf(offer.folded, written)
  return at < 0 ? null : { start: at, end: at + written.length }
}

/** For each concept of a need the strength and the place of its nearest relative in an offer. */
export type Strengths = Map<string, { strength: number; place: Place }>

/** Looks up the nearest relatives of everything a need wants in an offer. */
export function strengthsIn(wish: Wish, offer: Profile): Strengths {
  const strengths: Strengths = new Map()
  for (const { id } of [...wish.concepts, ...wish.functions]) {
    let nearest: { strength: number; place: Place } = { strength: 0, place: null }
    const relatives = relatedTo(id)
    for (const [other, place] of offer.concepts) {
      const strength = relatives.get(other) ?? 0
      if (strength > nearest.strength) nearest = { strength, place }
    }
    strengths.set(id, nearest)
  }
  return strengths
}

/** How well an offer answers what is wanted: each wanted concept by its nearest relative in the offer. */
function fitOf(wanted: Wanted[], strengths: Strengths) {
  let [weight, sum] = [0, 0]
  let best: { worth: number; need: Place; offer: Place } | undefined
  let missing: Wanted | undefined
  for (const each of wanted) {
    const { strength, place } = strengths.get(each.id) ?? { strength: 0, place: null }
    const counts = each.weight * (1 - each.optional * (1 - strength))
    weight += counts
    sum += counts * strength
    if (strength > 0 && (!best || each.weight * strength > best.worth))
      best = { worth: each.weight * strength, need: each.place, offer: place }
    if (strength < SATISFIED && (!missing || each.weight > missing.weight)) missing = each
  }
  return { weight, fit: weight > 0 ? sum / weight : 0, best, missing }
}

/** From this relatedness on, a wanted concept counts as covered when it is said what is missing. */
const SATISFIED = 0.6

/** One graph factor with the wanted concept that the offer covers least. */
function graphFactor(
  factor: 'concepts' | 'functions',
  wanted: Wanted[],
  wish: Wish,
  offer: Profile,
  strengths: Strengths,
): { reason: Reason | null; missing: string | null } {
  const { weight, fit, best, missing } = fitOf(wanted, strengths)
  if (weight === 0) return { reason: null, missing: null }
  const { weight: slope, neutral, doubt } = weights[factor]
  const trust = weight / (weight + doubt)
  const across = wish.need.language === offer.language ? 1 : weights.acrossLanguages
  const contribution = (slope * (fit - neutral) * trust * across) / wish.detail ** weights.detail.graph
  const [need, there] = [quoteOf(wish.need, best?.need), quoteOf(offer, best?.offer)]
  return { reason: reason(factor, contribution, need, there), missing: missing?.id ?? null }
}

export const conceptsFactor = (wish: Wish, offer: Profile, strengths: Strengths) =>
  graphFactor('concepts', wish.concepts, wish, offer, strengths)
export const functionsFactor = (wish: Wish, offer: Profile, strengths: Strengths) =>
  graphFactor('functions', wish.functions, wish, offer, strengths)

/** One reason for each criterion that the offer meets or fails. */
export const criteriaFactors = (findings: Finding[]): Reason[] =>
  findings
    .filter(({ state }) => state !== 'unknown')
    .map(({ condition, state, offerQuote }) => {
      const { hardMet, softMet, hardFailed, softFailed } = weights.criteria
      const [met, failed] = condition.hard ? [hardMet, hardFailed] : [softMet, softFailed]
      return reason('criteria', state === 'met' ? met : failed, condition.needQuote, offerQuote)
    })

type Kinds = Record<string, string[] | undefined>

/** Whether the offer is the kind of element that the need can use; silent where either does not say. */
function kindFactor({ need }: Wish, offer: Profile): Reason | null {
  const [wanted, offered] = [need.input.kind, offer.input.kind]
  if (!wanted || !offered) return null
  const answers = (kinds.answers as Kinds)[wanted] ?? [wanted]
  return answers.includes(offered) ? null : reason('kind', weights.kind, null, null)
}

function industryFactor({ need }: Wish, offer: Profile): Reason | null {
  const [wanted, offered] = [need.input.industry, offer.input.industry]
  if (!wanted || !offered) return null
  const { same, sameSection, different } = weights.industry
  const nested = wanted.startsWith(offered) || offered.startsWith(wanted)
  return reason('industry', nested ? same : wanted[0] === offered[0] ? sameSection : different, null, null)
}

function regionFactor({ need }: Wish, offer: Profile): Reason | null {
  const [here, there] = [need.input.region, offer.input.region]
  if (!here || !there) return null
  if (liesIn(here, there) || liesIn(there, here)) return reason('region', weights.region.same, null, null)
  return sameProvince(here, there) ? reason('region', weights.region.sameProvince, null, null) : null
}

function deploymentsFactor(_: Wish, offer: Profile): Reason | null {
  if (offer.input.deployments?.length) return reason('deployments', weights.deployments, null, null)
  for (const cue of lexicon.deployed) {
    const at = placeOf(offer.folded, cue)
    if (at >= 0)
      return reason('deployments', weights.deployments, null, quoteOf(offer, { start: at, end: at + cue.length }))
  }
  return null
}

function readinessFactor(_: Wish, offer: Profile): Reason | null {
  const stated = offer.amounts.find(({ quantity }) => quantity === 'readiness')
  const level = offer.input.readiness ?? stated?.high
  if (level === undefined) return null
  const { neutral, perLevel } = weights.readiness
  return reason('readiness', (level - neutral) * perLevel, null, stated ? quoteOf(offer, stated) : null)
}

/** What the provider asks of its partner: region, industry, kind of need. Amounts among its criteria are its properties. */
function wishesFactor({ need }: Wish, offer: Profile): Reason | null {
  const { met, softFailed, hardFailed } = weights.wishes
  let contribution = 0
  for (const { what, op, value, hard } of offer.input.criteria ?? []) {
    const [subject] = (['region', 'industry', 'kind'] as const).filter(name => lexicon[name].includes(what))
    const own = subject && need.input[subject]
    if (!own) continue
    const values = (Array.isArray(value) ? value : [value]).map(String)
    const holds = values.some(each => (subject === 'region' ? liesIn(own, each) : own.startsWith(each)))
    contribution += holds === (op !== 'not in') ? met : hard ? hardFailed : softFailed
  }
  return contribution === 0 ? null : reason('wishes', contribution, null, null)
}

const [DAY, YEAR_DAYS] = [86_400_000, 365]

/** What has not been confirmed for long loses a little every year, from some months on. */
function freshnessFactor(offer: Profile, now: Date | undefined): Reason | null {
  if (!now || !offer.input.updated) return null
  const { perYear, floor, freshDays } = weights.freshness
  const days = (now.getTime() - Date.parse(offer.input.updated)) / DAY - freshDays
  return days <= 0 ? null : reason('freshness', Math.max((days / YEAR_DAYS) * perYear, floor), null, null)
}

/** The factors beside words, graph and criteria; each is silent where it has nothing to go by. */
export const sideFactors = (wish: Wish, offer: Profile, now: Date | undefined): Reason[] =>
  [
    kindFactor(wish, offer),
    industryFactor(wish, offer),
    regionFactor(wish, offer),
    readinessFactor(wish, offer),
    deploymentsFactor(wish, offer),
    wishesFactor(wish, offer),
    freshnessFactor(offer, now),
  ].filter(each => each !== null)
