import { relatedTo, specificity } from '@langqiao/vocabulary'
import { failure, type Judgement, type MatchInput, type MatchResult, type Outcome, success } from '../words/index.ts'
import { indexInMemory } from './candidates.ts'
import { conditionsOf } from './criteria.ts'
import { type Judged, judge as judgeOne } from './judge.ts'
import { conceptTerm, type Profile, profileOf } from './profile.ts'
import { countDocument, emptyStatistics, type WordStatistics } from './statistics.ts'
import { weights } from './weights.ts'
import { wishOf } from './wish.ts'

export type { WordStatistics } from './statistics.ts'

/** How many results a match gives unless asked for another number. */
export const defaultTop = 20

export type MatcherOptions = {
  /** Word statistics of what everyone may see (`statisticsOf`). Without them all offers given count as public. */
  statistics?: WordStatistics
  /** The day on which freshness is judged; without it freshness says nothing. */
  now?: Date
}

export type Matcher = {
  /** The best `top` offers for a need, best first, each judged; `empty-text` for a need that says nothing. */
  match(need: MatchInput, top?: number): Outcome<MatchResult>
  /** One offer judged for one need, whether or not the matcher holds the offer. */
  judge(need: MatchInput, offer: MatchInput): Outcome<Judgement>
  /** Adds an offer; one with the same id is replaced. */
  add(offer: MatchInput): void
  remove(id: string): void
  readonly size: number
}

/** Word statistics of offers that everyone may see. */
export function statisticsOf(offers: Iterable<MatchInput>): WordStatistics {
  const statistics = emptyStatistics()
  for (const offer of offers) {
    const profile = profileOf(offer)
    countDocument(statistics, indexTerms(profile).keys(), profile.length)
  }
  return statistics
}

/** Words and concepts of an offer as the index counts them. */
function indexTerms({ terms, concepts }: Profile): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [term, { count }] of terms) counts.set(term, count)
  for (const id of concepts.keys()) counts.set(conceptTerm(id), 1)
  return counts
}

/** The weighted terms that look for a need's offers: its words, and everything related to its concepts. */
function queryTerms({ terms, concepts }: Profile): Map<string, number> {
  const query = new Map<string, number>()
  for (const [term, { count }] of terms) query.set(term, count)
  for (const id of concepts.keys())
    for (const [other, strength] of relatedTo(id)) {
      const term = conceptTerm(other)
      query.set(term, Math.max(query.get(term) ?? 0, strength * specificity(id) * weights.candidates.conceptWeight))
    }
  return query
}

/** Holds offers and matches needs with them. */
export function createMatcher(offers: Iterable<MatchInput>, options: MatcherOptions = {}): Matcher {
  const statistics = options.statistics ?? emptyStatistics()
  const countsItsOwn = options.statistics === undefined
  const candidates = indexInMemory(statistics)
  const profiles = new Map<string, Profile>()

  const remove = (id: string) => {
    const profile = profiles.get(id)
    if (!profile) return
    candidates.remove(id)
    profiles.delete(id)
    if (countsItsOwn) countDocument(statistics, indexTerms(profile).keys(), profile.length, -1)
  }
  const add = (offer: MatchInput) => {
    remove(offer.id)
    const profile = profileOf(offer)
    const counts = indexTerms(profile)
    candidates.add(offer.id, counts, profile.length)
    profiles.set(offer.id, profile)
    if (countsItsOwn) countDocument(statistics, counts.keys(), profile.length)
  }
  for (const offer of offers) add(offer)

  const judging = (need: MatchInput): Outcome<{ need: Profile; judge: (offer: Profile) => Judged }> => {
    if (need.text.trim() === '')
      return failure({
        code: 'empty-text',
        message: `Need ${need.id} has no text to match`,
        where: need.id,
        mend: 'Describe in a sentence what is wanted',
      })
    const profile = profileOf(need)
    const wish = wishOf(profile, statistics)
    const conditions = conditionsOf(profile)
    return success({
      need: profile,
      judge: offer => judgeOne(wish, conditions, offer, statistics, options.now),
    })
  }

  return {
    add,
    remove,
    get size() {
      return profiles.size
    },
    judge(need, offer) {
      const ready = judging(need)
      return ready.ok ? success(ready.value.judge(profileOf(offer)).explain()) : ready
    },
    match(need, top = defaultTop) {
      const ready = judging(need)
      if (!ready.ok) return ready
      const found = new Set(candidates.find(queryTerms(ready.value.need), Math.max(weights.candidates.limit, top)))
      for (const id of profiles.keys()) {
        if (found.size >= top) break
        found.add(id)
      }
      const results = [...found]
        .flatMap(id => profiles.get(id) ?? [])
        .map(ready.value.judge)
        .sort((a, b) => b.score - a.score)
      const listed = results.some(({ verdict }) => verdict === 'fits' || verdict === 'partly')
      return success({
        need: need.id,
        verdict: listed ? 'matched' : 'none',
        results: results.slice(0, top).map(each => each.explain()),
      })
    },
  }
}
