import type { ElementKind, RecordOf, RegionLevel, Stage, Track } from '../../words/index.ts'
import type { Ground, Observation, Source } from '../facts.ts'
import type { Words } from './analysis.ts'

/** A recorded thing at a place. The code is null where its source names no place, or none that is known. */
type Placed<G extends Ground = Source> = { regionCode: string | null; source: G }

export type InnovationKind = NonNullable<RecordOf<'need'>['innovation_kind']>

/** A figure of a region; `claims.ts` says which of several counts. */
export type ObservationFact = Observation & { regionCode: string }
export type FundFact = Placed & {
  name: string
  sizeYuan: number | null
  stage: string | null
  field: string | null
  term: string | null
  lossRules: string | null
  what: string | null
}
export type PolicyFact = Placed & {
  name: string
  instrument: string
  beneficiary: string | null
  conditions: string | null
  /** In words, as claimed. */
  amount: string | null
  validFrom: string | null
  validTo: string | null
}
export type FacilityFact = Placed & {
  name: string
  kind: string
  status: string | null
  capacity: string | null
  openness: string | null
  what: string | null
}
export type DesignationFact = Placed & { list: string; field: string | null; period: string | null }
/** An organisation that a text tells something about, or a made-up one of the sample. */
export type OrganisationFact = Placed<Ground> & {
  name: string
  nameEn: string | null
  kind: string
  activity: string | null
  /** As recorded: `chain-leader;branches:110000;440100`. */
  roles: string | null
  what: string | null
}
export type FlowFact = {
  kind: RecordOf<'flow'>['kind']
  /** The kind of contract or the stage of investment that it is of; null of all. */
  part: string | null
  from: string
  to: string
  period: string
  value: number
  unit: string
  qualifier: string | null
  source: Source
}
/** Something on offer or wanted on the platform; an offer is one element, a need asks for several. */
export type ListedFact = Placed<Ground> & {
  side: 'need' | 'offer'
  /** Where its page is: `/offers/…`. */
  link: string
  title: Words
  kind: string
  industry: string | null
  innovationKind: InnovationKind | null
  /** Budget of a need, price of an offer. */
  yuan: number | null
  elements: readonly { kind: ElementKind; title: string }[]
}
/** What a firm of a place was granted, or one of its sites; dates as coarse as their source. */
export type QualificationFact = Placed & {
  kind: RecordOf<'qualification'>['kind']
  firm: Words
  level: string | null
  field: string | null
  site: string | null
  grantedOn: string | null
  expiresOn: string | null
}
/** What is under way on the platform, as far as the caller sees it. */
export type CollaborationFact = {
  link: string
  title: Words
  track: Track
  /** Where its history has come to. */
  stage: Stage | null
  need: { regionCode: string | null; innovationKind: InnovationKind | null }
  offer: { regionCode: string | null; innovationKind: InnovationKind | null }
  source: Ground
}
/** A made-up region with its members in their order. */
export type GroupFact = {
  code: string
  kind: RecordOf<'membership'>['group_kind']
  members: readonly { code: string; source: Source }[]
}

/** Where a place lies. */
export type Position = {
  level: RegionLevel
  longitude: number | null
  latitude: number | null
  /** Codes of the places it lies in, nearest first; without the country. */
  above: readonly string[]
}
