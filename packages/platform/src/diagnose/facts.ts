import type { Matrix } from '@langqiao/economy'
import type { ClaimKind, RegionLevel } from '../words/index.ts'

/** Where a fact stands: a claim in a document, a formula over other facts, a made-up sample, or its owner's own word. */
export type Ground =
  | {
      kind: 'source'
      evidenceId: string
      title: string
      publisher: string | null
      published: string | null
      claimKind: ClaimKind
      disputed: boolean
      /** Other documents that say the same. */
      copies: number
    }
  | { kind: 'formula'; method: string; text: string; inputs: { label: string; value: string }[] }
  | { kind: 'sample' }
  | { kind: 'own' }
export type Source = Extract<Ground, { kind: 'source' }>

export type Observation = {
  indicator: string
  period: string
  /** A decimal, as recorded. */
  value: string
  unit: string
  qualifier: string | null
  source: Source
}

/** A recorded fact in words: `label` says what, `value` how much or which. */
export type WordedFact = {
  label: string
  labelEn: string | null
  value: string
  period: string | null
  source: Ground
  link: string | null
}

/** Everything recorded about one region that the diagnosis reads. */
export type RegionFacts = {
  region: {
    code: string
    name: string
    nameEn: string
    level: RegionLevel
    longitude: number | null
    latitude: number | null
  }
  observations: Observation[]
  designations: { list: string; field: string | null; period: string | null; source: Source }[]
  organisations: (WordedFact & { kind: string; roles: string | null })[]
  funds: WordedFact[]
  facilities: WordedFact[]
  policies: (WordedFact & { instrument: string })[]
  flows: WordedFact[]
  events: WordedFact[]
  cases: WordedFact[]
  agreements: WordedFact[]
  needs: WordedFact[]
  offers: WordedFact[]
}

/** A region about which nothing is recorded yet. */
export const nothingRecorded = (region: RegionFacts['region']): RegionFacts => ({
  region,
  observations: [],
  designations: [],
  organisations: [],
  funds: [],
  facilities: [],
  policies: [],
  flows: [],
  events: [],
  cases: [],
  agreements: [],
  needs: [],
  offers: [],
})

/** What is known of all regions at once, computed a single time for all diagnoses. */
export type Surroundings = {
  /** Listed firms by city and industry; regions are codes, activities are names of the classification. */
  firms: Matrix
  /** Newest known GDP by region code, in yuan. */
  gdpYuan: ReadonlyMap<string, number>
  /** Every city by code, for peers, partners and distances. */
  cities: ReadonlyMap<
    string,
    { code: string; name: string; nameEn: string; longitude: number | null; latitude: number | null }
  >
  /** Policy instruments recorded by region code. */
  instruments: ReadonlyMap<string, ReadonlySet<string>>
  /** English name of an activity → names on screen. */
  activityName(activity: string): { zh: string; en: string }
}
