import type { Criterion } from '../../words/index.ts'
import texts from './gaps.json' with { type: 'json' }

export type Gap = { field: string; text: string; textEn: string }

/** Below so many characters a text leaves a reader guessing: about two sentences of Chinese. */
const shortText = 60

type Listing = { text: string; regionCode: string | null; expiresOn: string | null }
type WantedListing = Listing & { budgetYuan: string | null; adoption: string | null; criteria: Criterion[] }
type OfferedListing = Listing & {
  kind: string
  readiness: number | null
  priceYuan: string | null
  ownership: string | null
  properties: unknown[]
  deployments: unknown[]
}

const gapsWhere = (kind: 'need' | 'offer', lacks: Record<string, boolean>): Gap[] =>
  texts[kind].filter(({ check }) => lacks[check]).map(({ field, text, textEn }) => ({ field, text, textEn }))

/** What a need still lacks to be met well; `criteria` are its own and those of all its elements. */
export const gapsOfNeed = (need: WantedListing): Gap[] =>
  gapsWhere('need', {
    short: need.text.length < shortText,
    region: need.regionCode === null,
    criteria: !need.criteria.some(criterion => criterion.hard),
    budget: need.budgetYuan === null,
    adoption: !need.adoption,
    expiry: need.expiresOn === null,
  })

/** What an offer still lacks to be found and judged well; readiness is asked of technology alone. */
export const gapsOfOffer = (offer: OfferedListing): Gap[] =>
  gapsWhere('offer', {
    short: offer.text.length < shortText,
    region: offer.regionCode === null,
    readiness: offer.kind === 'technology' && offer.readiness === null,
    properties: offer.properties.length === 0,
    price: offer.priceYuan === null,
    ownership: !offer.ownership,
    deployments: offer.deployments.length === 0,
  })
