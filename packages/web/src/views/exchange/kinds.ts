import type { Need, NeedSummary, Offer, OfferSummary } from '@langqiao/platform/views'
import type { Criterion, ElementKind } from '@langqiao/platform/words'

/** The keys of `all`, which the compiler holds to be every member of a union. */
const listed = <K extends string>(all: Record<K, true>): K[] => Object.keys(all) as K[]

export const elementKinds = listed<ElementKind>({
  technology: true,
  capital: true,
  talent: true,
  facility: true,
  space: true,
  data: true,
  policy: true,
  scenario: true,
  integrator: true,
  'first-customer': true,
})
export const needKinds = listed<NeedSummary['kind']>({
  scenario: true,
  'technical-problem': true,
  'open-challenge': true,
  purchase: true,
  'technology-seeks-scenario': true,
})
export const innovationKinds = listed<NonNullable<Need['innovationKind']>>({
  sustaining: true,
  efficiency: true,
  'market-creating': true,
})
export const visibilities = listed<Need['visibility']>({ public: true, platform: true, private: true })
export const operators = listed<Criterion['op']>({ '≥': true, '≤': true, '=': true, in: true, 'not in': true })
export const readinessLevels = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** What needs and offers have in common in a list. */
export type Listing = NeedSummary | OfferSummary
/** What needs and offers have in common on their own page. */
export type FullListing = Need | Offer

/** Chinese unless no character of it is used: the language in which a text is matched. */
export const languageOf = (text: string): 'zh' | 'en' => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
