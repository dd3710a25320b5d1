import { diagnoseCityType, type TypeDiagnosis } from './city-type.ts'
import rules from './city-types.json' with { type: 'json' }
import type { RegionFacts, Surroundings } from './facts.ts'
import { writeHeadline } from './headline.ts'
import { type FirmMeasures, findOpportunities, type Opportunity, type OpportunityNote } from './opportunities.ts'
import { findPartners, type Partner } from './partners.ts'
import { findPeers } from './peers.ts'
import { indicatorsShown, type Section, writeSections } from './sections.ts'

export { diagnoseCityType, distanceKm, type TypeDiagnosis, type TypeReason } from './city-type.ts'
export {
  type Ground,
  nothingRecorded,
  type Observation,
  type RegionFacts,
  type Source,
  type Surroundings,
  type WordedFact,
} from './facts.ts'
export { compoundYearlyGrowth } from './growth.ts'
export { typeName } from './headline.ts'
export { type FirmMeasures, measureFirms, type Opportunity, type OpportunityNote } from './opportunities.ts'
export type { Partner } from './partners.ts'
export { findPeers } from './peers.ts'
export { indicatorName, instrumentName, type Section, type SectionItem } from './sections.ts'

/** The indicators that sections and types ask for: what the coverage of a region is counted against. */
const wanted = new Set([...indicatorsShown, ...rules.types.flatMap(rule => rule.ramps.map(step => step.indicator))])

export type Diagnosis = {
  headline: { zh: string; en: string }
  /** Null for provinces, countries and made-up regions: the types are types of city. */
  type: TypeDiagnosis | null
  sections: Section[]
  opportunities: Opportunity[]
  /** Why there is no opportunity list. */
  opportunityNote: OpportunityNote | null
  firms: number
  partners: Partner[]
  /** Codes of the cities nearest in GDP. */
  peers: string[]
  coverage: { indicators: number; known: number; newest: string | null; oldest: string | null }
}

/** What a region is and could become, from what is recorded about it and about all others. */
export const diagnose = (facts: RegionFacts, around: Surroundings, measures: FirmMeasures): Diagnosis => {
  const { code, level } = facts.region
  const type = level === 'city' || level === 'county' ? diagnoseCityType(facts, around) : null
  const { opportunities, note, firms } = findOpportunities(facts.region, measures)
  const peers = findPeers(code, around, measures)
  const sections = writeSections(facts, opportunities, peers, around)
  const headline = (language: 'zh' | 'en') => writeHeadline(language, facts, type, opportunities, sections, around)
  const periods = facts.observations.map(observation => observation.period).sort()
  const known = new Set(facts.observations.map(observation => observation.indicator).filter(id => wanted.has(id)))
  return {
    headline: { zh: headline('zh'), en: headline('en') },
    type,
    sections,
    opportunities,
    opportunityNote: note,
    firms,
    partners: findPartners(code, measures),
    peers,
    coverage: {
      indicators: wanted.size,
      known: known.size,
      newest: periods.at(-1) ?? null,
      oldest: periods[0] ?? null,
    },
  }
}
