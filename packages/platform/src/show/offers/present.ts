import type { ListedOffer } from '../../store/offers.ts'
import type { RegionNames } from '../../store/regions.ts'
import { gapsOfOffer } from '../needs/gaps.ts'
import { regionChipOrNull } from '../regions/present.ts'
import type { Who } from '../session/caller.ts'
import { mayChange } from '../session/rights.ts'
import type { Offer, OfferSummary } from '../views.ts'

/** An offer as lists show it. */
export const presentOfferSummary = (
  { offer, organisation }: ListedOffer,
  names: RegionNames,
  who: Who,
): OfferSummary => ({
  id: offer.id,
  title: offer.title,
  titleEn: offer.titleEn,
  kind: offer.kind,
  lang: offer.lang,
  organisation,
  region: regionChipOrNull(names, offer.regionCode),
  industry: offer.industry,
  readiness: offer.readiness,
  deployments: offer.deployments.length,
  createdAt: offer.createdAt.toISOString(),
  expiresOn: offer.expiresOn,
  mine: mayChange(who, offer.ownerId),
  sample: offer.sample,
})

/** An offer with all it says and what it still lacks. */
export const presentOffer = (listed: ListedOffer, names: RegionNames, who: Who): Offer => {
  const { offer } = listed
  return {
    ...presentOfferSummary(listed, names, who),
    text: offer.text,
    innovationKind: offer.innovationKind ?? null,
    priceYuan: offer.priceYuan,
    properties: offer.properties,
    deployments: offer.deployments,
    wishes: offer.wishes,
    ownership: offer.ownership,
    gaps: gapsOfOffer(offer),
    documentId: offer.documentId,
    visibility: offer.visibility,
  }
}
