import { concept, specificity } from '@langqiao/vocabulary'
import { conceptTerm, type Place, type Profile } from './profile.ts'
import { rarity, type WordStatistics } from './statistics.ts'
import { isSingleCharacter } from './tokens.ts'
import { weights } from './weights.ts'

/** A concept that a need is about: how much it counts, what share of that only when it is met, and its mention. */
export type Wanted = { id: string; weight: number; optional: number; place: Place }

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

/** How much a long need leans on its words rather than on the thesaurus; in another language it cannot. */
export const detailFor = (wish: Wish, offer: Profile): number =>
  wish.need.language === offer.language ? wish.detail : 1
