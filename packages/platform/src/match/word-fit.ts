import type { Strengths } from './graph-fit.ts'
import type { Ground, Quotes } from './ground.ts'
import { type Place, type Profile, quoteOf } from './profile.ts'
import { placeOf } from './quantities.ts'
import { lengthNorm, saturation, type WordStatistics } from './statistics.ts'
import { weights } from './weights.ts'
import { detailFor, type Wish } from './wish.ts'

/**
 * The share of the need's words that the offer has, as BM25 weighs them (1: each once, in an offer of average length).
 * A word that names a concept is also there, in part, when the offer names a relative of it, in whatever language.
 */
export function wordsFactor(wish: Wish, offer: Profile, strengths: Strengths, statistics: WordStatistics): Ground {
  const { weight, neutral, soft, floor, ceiling } = weights.words
  const norm = lengthNorm(statistics, offer.length)
  let worth = 0
  for (const word of wish.words) {
    const there = offer.terms.get(word.term)
    const literal = there ? saturation(there.count, norm) * termFit(word.concept, strengths) : 0
    worth += word.worth * Math.max(literal, kinship(word.concept, strengths))
  }
  const share = wish.totalWorth > 0 ? worth / wish.totalWorth : 0
  const detail = detailFor(wish, offer)
  const lowest = wish.need.language === offer.language ? floor : weights.acrossLanguages.wordsFloor
  const value = weight * detail * Math.log((share + soft) / (neutral + soft))
  const contribution = Math.min(Math.max(value, lowest), ceiling * detail)
  return { factor: 'words', contribution, quotes: () => quotesOf(wish, offer, strengths) }
}

/** How far a relative in the offer stands in for a word; squared, because far relatives are other things. */
const kinship = (concept: string | null, strengths: Strengths): number =>
  concept === null ? 0 : (strengths.get(concept)?.strength ?? 0) ** 2 * weights.words.relative

/** Words of a known term say less where the offer does not know the term: a surgical robot is no sorting robot. */
const termFit = (concept: string | null, strengths: Strengths): number =>
  concept === null ? 1 : 1 - weights.words.insideTerm * (1 - (strengths.get(concept)?.strength ?? 0))

type Shared = { place: NonNullable<Place>; worth: number; term: string }

function quotesOf(wish: Wish, offer: Profile, strengths: Strengths): Quotes {
  const shared = wish.words.flatMap(({ term, worth, place }) =>
    place && offer.terms.has(term) ? [{ term, worth, place }] : [],
  )
  const literal = bestRun(wish.need, offer, shared)
  if (literal) return literal
  const kin = wish.words
    .filter(({ concept }) => kinship(concept, strengths) > 0)
    .toSorted((a, b) => kinship(b.concept, strengths) * b.worth - kinship(a.concept, strengths) * a.worth)[0]
  if (!kin?.concept) return { need: null, offer: null }
  const [here, there] = [wish.need.concepts.get(kin.concept), strengths.get(kin.concept)?.place]
  return { need: quoteOf(wish.need, here), offer: quoteOf(offer, there) }
}

/** The stretch of shared words that is worth most, as the need and as the offer write it. */
function bestRun(need: Profile, offer: Profile, shared: Shared[]): Quotes | null {
  const ordered = shared.toSorted((a, b) => a.place.start - b.place.start || b.place.end - a.place.end)
  let best: { start: number; end: number; worth: number } | undefined
  let run: { start: number; end: number; worth: number } | undefined
  for (const { place, worth } of ordered) {
    const longer = run && { start: run.start, end: Math.max(run.end, place.end), worth: run.worth + worth }
    run = run && longer && place.start <= run.end && literally(longer, need, offer) ? longer : { ...place, worth }
    if (!best || run.worth > best.worth) best = run
  }
  if (!best) return null
  const { start, end } = best
  const same = shared.find(({ place }) => place.start === start && place.end === end)
  const there = literally(best, need, offer) ?? (same && offer.terms.get(same.term)?.place)
  return { need: quoteOf(need, best), offer: quoteOf(offer, there) }
}

/** Where a stretch of the need stands word for word in the offer. */
function literally({ start, end }: { start: number; end: number }, need: Profile, offer: Profile): Place {
  const written = need.folded.slice(start, end)
  const at = placeOf(offer.folded, written)
  return at < 0 ? null : { start: at, end: at + written.length }
}
