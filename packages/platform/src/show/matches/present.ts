import type { SortedMatches } from '../../flow/matching.ts'
import type { ListedOffer } from '../../store/offers.ts'
import type { RegionNames } from '../../store/regions.ts'
import type { Judgement } from '../../words/index.ts'
import { presentOfferSummary } from '../offers/present.ts'
import type { Who } from '../session/caller.ts'
import type { Element, MatchedOffer, Matches, Need } from '../views.ts'

type Shown = {
  offers: ListedOffer[]
  underWay: Map<string, string>
  names: RegionNames
  who: Who
}

const presentMatched = (judgements: Judgement[], { offers, underWay, names, who }: Shown): MatchedOffer[] => {
  const byId = new Map(offers.map(listed => [listed.offer.id, listed]))
  return judgements.flatMap(judgement => {
    const listed = byId.get(judgement.offer)
    if (!listed) return []
    return [
      {
        ...judgement,
        offer: presentOfferSummary(listed, names, who),
        offerText: listed.offer.text,
        collaborationId: underWay.get(judgement.offer) ?? null,
      },
    ]
  })
}

/** The offers for a need as its match page shows them. */
export const presentMatches = (
  asked: { need: Need; element: Element | null },
  matches: SortedMatches,
  shown: Shown,
  milliseconds: number,
): Matches => ({
  ...asked,
  verdict: matches.verdict,
  results: presentMatched(matches.results, shown),
  nearMisses: presentMatched(matches.nearMisses, shown),
  nearest: presentMatched(matches.nearest, shown),
  considered: matches.considered,
  milliseconds,
})
