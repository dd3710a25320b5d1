import { bestClaims } from './claims.ts'
import lists from './designations.json' with { type: 'json' }
import type { Ground, Observation, RegionFacts, Surroundings, WordedFact } from './facts.ts'
import indicators from './indicators.json' with { type: 'json' }
import instruments from './instruments.json' with { type: 'json' }
import type { Opportunity } from './opportunities.ts'
import texts from './sections.json' with { type: 'json' }

export type SectionItem = {
  label: string
  labelEn: string
  value: string
  unit: string | null
  period: string | null
  qualifier: string | null
  ground: Ground
  link: string | null
}
export type SectionId = (typeof texts)[number]['id']
export type Section = {
  id: SectionId
  systems: string[]
  title: { zh: string; en: string }
  question: { zh: string; en: string }
  items: SectionItem[]
  missing: { text: { zh: string; en: string }; where: { zh: string; en: string } | null }[]
}

/** Which indicators each section shows, in this order; `core` ones are named as missing when they are. */
const shown: Record<string, { indicators: string[]; core: string[] }> = {
  size: {
    indicators: ['gdp', 'rd_expenditure', 'rd_intensity', 'technology_contracts', 'strategic_emerging_share'],
    core: ['gdp', 'rd_intensity'],
  },
  firms: { indicators: ['little_giants', 'high_tech_firms', 'unicorns'], core: ['little_giants', 'high_tech_firms'] },
  knowledge: {
    indicators: ['big_science_facilities', 'invention_patents_per_10k', 'smart_factories'],
    core: ['big_science_facilities', 'invention_patents_per_10k'],
  },
}
export const indicatorsShown = Object.values(shown).flatMap(section => section.indicators)
/** Specialisations and peers' tools named; more would not be read. */
const shownAtMost = 8

type IndicatorId = keyof typeof indicators
/** Name of an indicator; one that a text names in its own words is its own name. */
export const indicatorName = (indicator: string): { zh: string; en: string } =>
  indicators[indicator as IndicatorId] ?? { zh: indicator, en: indicator }

const fromObservation = (observation: Observation): SectionItem => ({
  label: indicatorName(observation.indicator).zh,
  labelEn: indicatorName(observation.indicator).en,
  value: observation.value,
  unit: observation.unit,
  period: observation.period,
  qualifier: observation.qualifier,
  ground: observation.source,
  link: null,
})

const fromWords = (fact: WordedFact): SectionItem => ({
  label: fact.label,
  labelEn: fact.labelEn ?? fact.label,
  value: fact.value,
  unit: null,
  period: fact.period,
  qualifier: null,
  ground: fact.source,
  link: fact.link,
})

/** For each indicator and unit the claims that count; recalled ones only where there is nothing else. */
const newest = (observations: Observation[], indicator: string): SectionItem[] => {
  const units = [...new Set(observations.filter(claim => claim.indicator === indicator).map(claim => claim.unit))]
  return units.flatMap(unit => {
    const ofUnit = observations.filter(claim => claim.indicator === indicator && claim.unit === unit)
    const best = bestClaims(ofUnit, indicator, unit)
    return (best.length ? best : ofUnit.slice(0, 1)).map(fromObservation)
  })
}

/** Policy instruments that at least one peer has on record and this region has not. */
const peersTools = (facts: RegionFacts, peers: string[], around: Surroundings): SectionItem[] => {
  const own = new Set(facts.policies.map(policy => policy.instrument))
  const holders = new Map<string, string[]>()
  for (const peer of peers)
    for (const instrument of around.instruments.get(peer) ?? [])
      if (!own.has(instrument))
        holders.set(instrument, [...(holders.get(instrument) ?? []), around.cities.get(peer)?.name ?? peer])
  return [...holders].slice(0, shownAtMost).map(([instrument, cities]) => ({
    label: instrumentName(instrument).zh,
    labelEn: instrumentName(instrument).en,
    value: cities.join(', '),
    unit: null,
    period: null,
    qualifier: 'peers',
    ground: {
      kind: 'formula',
      method: 'policy-tools',
      text: 'peers’ instruments − own',
      inputs: cities.map(label => ({ label, value: instrumentName(instrument).en })),
    },
    link: null,
  }))
}

/**
 * The sections of a region's page: each answers one question with facts, each fact with its ground, and says what is
 * missing and where it is published. A section without facts is kept, with what is missing.
 */
export const writeSections = (
  facts: RegionFacts,
  opportunities: Opportunity[],
  peers: string[],
  around: Surroundings,
): Section[] => {
  const own = facts.observations
  const indicatorItems = (id: string) => shown[id].indicators.flatMap(indicator => newest(own, indicator))
  const others = [...new Set(own.map(claim => claim.indicator))].filter(
    indicator => !indicatorsShown.includes(indicator),
  )
  const strengths = opportunities
    .filter(item => item.present)
    .sort((a, b) => (b.rca ?? 0) - (a.rca ?? 0))
    .slice(0, shownAtMost)
    .map((item): SectionItem => {
      const name = around.activityName(item.activity)
      return {
        label: name.zh,
        labelEn: name.en,
        value: (item.rca ?? 0).toFixed(2),
        unit: 'RCA',
        period: null,
        qualifier: null,
        ground: item.ground,
        link: null,
      }
    })
  const items: Record<string, SectionItem[]> = {
    ecosystem: facts.organisations.map(fromWords),
    size: [...indicatorItems('size'), ...others.flatMap(indicator => newest(own, indicator))],
    specialisation: strengths,
    firms: indicatorItems('firms'),
    knowledge: [...indicatorItems('knowledge'), ...facts.facilities.map(fromWords)],
    capital: facts.funds.map(fromWords),
    policies: [...facts.policies.map(fromWords), ...peersTools(facts, peers, around)],
    flows: facts.flows.map(fromWords),
    designations: facts.designations.map(entry => ({
      label: designationName(entry.list).zh,
      labelEn: designationName(entry.list).en,
      value: entry.field ?? '',
      unit: null,
      period: entry.period,
      qualifier: entry.source.claimKind === 'recalled' ? 'unverified' : null,
      ground: entry.source,
      link: null,
    })),
    events: facts.events.map(fromWords),
    cases: facts.cases.map(fromWords),
    agreements: facts.agreements.map(fromWords),
    exchange: [...facts.needs, ...facts.offers].map(fromWords),
  }
  return texts.map(text => {
    const absent = (shown[text.id]?.core ?? []).filter(indicator => !own.some(claim => claim.indicator === indicator))
    const missing =
      items[text.id].length === 0
        ? [{ text: text.missing, where: text.where }]
        : absent.map(indicator => ({
            text: { zh: indicatorName(indicator).zh, en: indicatorName(indicator).en },
            where: indicators[indicator as IndicatorId].published,
          }))
    return {
      id: text.id,
      systems: text.systems,
      title: text.title,
      question: text.question,
      items: items[text.id],
      missing,
    }
  })
}

/** Name of a policy instrument; one that a user made up is its own name. */
export const instrumentName = (id: string): { zh: string; en: string } =>
  (instruments as Record<string, { zh: string; en: string }>)[id] ?? { zh: id, en: id }

/** Name of a list of regions; one that a user made up is its own name. */
export const designationName = (list: string): { zh: string; en: string } =>
  (lists as Record<string, { zh: string; en: string }>)[list] ?? { zh: list, en: list }
