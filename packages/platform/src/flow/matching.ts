import { setImmediate } from 'node:timers/promises'
import { createMatcher, type Matcher, statisticsOf } from '../match/index.ts'
import { asCaller, type Store } from '../store/index.ts'
import { type NeedElementRow, type NeedRow, readNeeds } from '../store/needs.ts'
import { type OfferRow, readOffers } from '../store/offers.ts'
import { anonymous, type Caller, type Judgement, type MatchInput, type Outcome, success } from '../words/index.ts'
import { keepPerCaller } from './kept.ts'

const orUndefined = <T>(value: T | null): T | undefined => value ?? undefined

/** An offer as matching reads it; its wishes are its criteria. */
export const offerInput = (offer: OfferRow): MatchInput => ({
  id: offer.id,
  text: offer.text,
  title: offer.title,
  lang: offer.lang,
  region: orUndefined(offer.regionCode),
  industry: orUndefined(offer.industry),
  readiness: orUndefined(offer.readiness),
  kind: offer.kind,
  criteria: offer.wishes,
  properties: offer.properties,
  deployments: offer.deployments,
  updated: offer.createdAt.toISOString().slice(0, 10),
})

/** One element of a need as matching reads it: its own words first, then the need around it. */
export const needInput = (need: NeedRow, element: NeedElementRow | undefined): MatchInput => ({
  id: need.id,
  text: [element?.text, need.text].filter(Boolean).join('\n'),
  title: [need.title, element?.title].filter(Boolean).join(' · '),
  lang: need.lang,
  region: orUndefined(need.regionCode),
  industry: orUndefined(need.industry),
  kind: element?.kind,
  criteria: [...need.criteria, ...(element?.criteria ?? [])],
})

export type Matching = {
  /** Holds the offers that the caller sees; how rare words are is told from public offers alone. */
  offers(caller: Caller): Promise<Matcher>
  /** Holds the needs that the caller sees, to find by an offer which of them are worth judging. */
  needs(caller: Caller): Promise<Matcher>
  /** The best offer of each of the newest needs that have one which fits, best first. */
  promising(caller: Caller): Promise<{ needId: string; judgement: Judgement }[]>
}

/** How many of the newest needs are matched for the first page. */
const promisingFrom = 100

/** Keeps what matching needs to answer at once, for as long as offers and needs stay as they are. */
export const keepMatching = (store: Store, clock: () => Date): Matching => {
  const readInputs = async (caller: Caller) => (await asCaller(store, caller, readOffers)).map(offerInput)
  const statistics = keepPerCaller(store, ['offer'], async caller => statisticsOf(await readInputs(caller)))
  const offers = keepPerCaller(store, ['offer'], async caller =>
    createMatcher(await readInputs(caller), { statistics: await statistics(anonymous), now: clock() }),
  )
  /** The best offer of each need that was matched with these offers: a new need then costs one match, not a hundred. */
  const bests = new WeakMap<Matcher, Map<string, Judgement | undefined>>()
  return {
    offers,
    needs: keepPerCaller(store, ['need'], async caller => {
      const needs = await asCaller(store, caller, readNeeds)
      return createMatcher(needs.map(({ need, elements }) => needInput(need, elements[0])))
    }),
    promising: keepPerCaller(store, ['need', 'offer'], async caller => {
      const needs = (await asCaller(store, caller, readNeeds)).slice(0, promisingFrom)
      const matcher = await offers(caller)
      const known = bests.get(matcher) ?? new Map<string, Judgement | undefined>()
      bests.set(matcher, known)
      for (const { need, elements } of needs) {
        const asked = JSON.stringify(needInput(need, elements[0]))
        if (known.has(asked)) continue
        known.set(asked, bestOf(matchNeed(matcher, need, elements[0], 1)))
        // Others are answered between one need and the next.
        await setImmediate()
      }
      return needs
        .flatMap(({ need, elements }) => {
          const judgement = known.get(JSON.stringify(needInput(need, elements[0])))
          return judgement ? [{ needId: need.id, judgement }] : []
        })
        .sort((a, b) => b.judgement.score - a.judgement.score)
    }),
  }
}

const bestOf = (matched: Outcome<SortedMatches>): Judgement | undefined =>
  matched.ok ? matched.value.results[0] : undefined

/** How many judged offers are looked at for each that is shown, so that near-misses further down are found. */
const lookedAt = 3
/** How many are shown as the nearest where nothing fits. */
const nearestShown = 5

export type SortedMatches = {
  verdict: 'matched' | 'none'
  results: Judgement[]
  nearMisses: Judgement[]
  nearest: Judgement[]
  considered: number
}

/** The offers for one element of a need, sorted by what a reader does with them. */
export const matchNeed = (
  matcher: Matcher,
  need: NeedRow,
  element: NeedElementRow | undefined,
  top: number,
): Outcome<SortedMatches> => {
  const matched = matcher.match(needInput(need, element), top * lookedAt)
  if (!matched.ok) return matched
  const { verdict, results } = matched.value
  const having = (...verdicts: Judgement['verdict'][]) => results.filter(result => verdicts.includes(result.verdict))
  return success({
    verdict,
    results: having('fits', 'partly').slice(0, top),
    nearMisses: having('near-miss').slice(0, top),
    nearest: verdict === 'none' ? having('no').slice(0, nearestShown) : [],
    considered: matcher.size,
  })
}

/** Ids of the needs whose words are nearest to an offer's: those worth judging. */
export const needsNear = (needs: Matcher, offer: OfferRow, top: number): string[] => {
  const { id, text, title, lang } = offer
  const found = needs.match({ id, text: text || title, title, lang }, top * lookedAt)
  return found.ok ? found.value.results.map(result => result.offer) : []
}

/** The needs that an offer could meet, best first: each judged as it would be from the need's side. */
export const matchOffer = (
  offers: Matcher,
  offer: OfferRow,
  needs: { need: NeedRow; elements: NeedElementRow[] }[],
  top: number,
): { needId: string; judgement: Judgement }[] =>
  needs
    .flatMap(({ need, elements }) => {
      const element = elements.find(({ kind }) => kind === offer.kind) ?? elements[0]
      const judged = offers.judge(needInput(need, element), offerInput(offer))
      return judged.ok && judged.value.verdict !== 'no' ? [{ needId: need.id, judgement: judged.value }] : []
    })
    .sort((a, b) => b.judgement.score - a.judgement.score)
    .slice(0, top)
