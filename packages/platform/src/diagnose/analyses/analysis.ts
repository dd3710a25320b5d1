import type { Ground, Source } from '../facts.ts'
import type { Panel } from './panel.ts'
import type {
  CollaborationFact,
  DesignationFact,
  FacilityFact,
  FlowFact,
  FundFact,
  GroupFact,
  ListedFact,
  ObservationFact,
  OrganisationFact,
  PolicyFact,
  Position,
  QualificationFact,
} from './recorded.ts'

export type Words = { zh: string; en: string }

/** What the reader of an analysis can choose. Regions, series, periods and activities are told by code, key and name. */
export type Parameter = { name: string; label: Words } & (
  | RegionParameter
  | { kind: 'series' | 'activity' }
  /** A period of the series: the newest unless said, or the oldest. */
  | { kind: 'period'; fallback: 'newest' | 'oldest' }
  /** Several regions; where none are chosen, those that `fallback` proposes. */
  | { kind: 'regions'; most: number; fallback?: 'peers' }
  | { kind: 'number'; least: number; most: number; fallback: number }
  | { kind: 'choice'; options: { id: string; label: Words }[]; fallback: string }
)
/** Amounts of a region made of regions are its members' sums, unless an analysis looks at its members itself. */
type RegionParameter = {
  kind: 'region'
  members?: 'apart'
  /** All regions are looked at where none is chosen. */
  optional?: true
}
/** The values of an analysis' parameters, by name: several regions are an array, everything else a text or a number. */
export type Given = Readonly<Record<string, string | number | readonly string[]>>

/** What a cell of a finding holds. A region is its code; words are in both languages; null is unknown, never zero. */
export type Cell = string | number | boolean | Words | null
export type Column = {
  key: string
  label: Words
  kind: 'text' | 'region' | 'activity' | 'number' | 'amount' | 'share' | 'growth' | 'yes' | 'period'
  unit?: string
  /** A key of the glossary that explains the term. */
  term?: string
  /** Left out of the table until the reader chooses it. */
  hidden?: boolean
}
export type Row = { cells: Readonly<Record<string, Cell>>; ground: Ground }

/** How the rows are drawn: each kind names the columns that it draws. */
export type Chart =
  /** A bar a row, with a mark for what it is compared with and a line at `reference`. */
  | { kind: 'bars'; label: string; value: string; mark?: string; reference?: number; most?: number }
  /** A point a row, full where `present`; the medians part the plane into four. */
  | { kind: 'scatter'; label: string; x: string; y: string; size?: string; present?: string }
  /** A line a `series` over `x`. */
  | { kind: 'lines'; x: string; y: string; series: string }
  /** A cell a row, shaded by its value. */
  | { kind: 'heat'; x: string; y: string; value: string }
  /** A band a row from region to region; only rows that say yes in the column `only`, where there is one. */
  | { kind: 'flows'; from: string; to: string; value: string; only?: string }
  /** A dot a row on the map, with bands between places where `to` is named. */
  | { kind: 'map'; region: string; value: string; to?: string }

export type Finding = {
  /** The answer to the question in a sentence; null where there is none. */
  answer: Words | null
  columns: readonly Column[]
  rows: readonly Row[]
  chart: Chart | null
  /** What the figures are and are not. */
  cautions: readonly Words[]
  /** What would have to be known, and where it is published. */
  missing: readonly { text: Words; where: Words | null }[]
  /** The documents that the figures were computed from. */
  sources: readonly Source[]
}

/** Everything that analyses may ask for, each read once and only where an analysis needs it. */
export type Materials = {
  panel: Panel
  /** Amounts of a second series, where an analysis has two parameters for one; no periods where none was chosen. */
  other: Panel
  observations: readonly ObservationFact[]
  funds: readonly FundFact[]
  policies: readonly PolicyFact[]
  facilities: readonly FacilityFact[]
  designations: readonly DesignationFact[]
  organisations: readonly OrganisationFact[]
  qualifications: readonly QualificationFact[]
  flows: readonly FlowFact[]
  listed: readonly ListedFact[]
  collaborations: readonly CollaborationFact[]
  groups: readonly GroupFact[]
}
/** What every analysis gets: names, and what it was asked. */
export type Around = {
  regionName(code: string): Words
  activityName(activity: string): Words
  /** Cities like this one, nearest first, by code. */
  peersOf(code: string): readonly string[]
  /** Where a place of the gazetteer or a made-up region lies; null for a code that means none. */
  positionOf(code: string): Position | null
  /** What a region is made of: the members of a made-up region in order, the cities of a province; else nothing. */
  partsOf(code: string): readonly string[]
  /** Newest GDP on record, in yuan. */
  gdpOf(code: string): number | null
}

/**
 * A question about places with the computation that answers it, as data: one page, one address and one section of a report
 * show any of them.
 */
export type Analysis = {
  id: string
  /** Rows of the page of systems that it is part of. */
  systems: readonly string[]
  title: Words
  question: Words
  needs: readonly (keyof Materials)[]
  parameters: readonly Parameter[]
  /** Its page in docs/methods. */
  method: string
  compute(materials: Materials, given: Given, around: Around): Finding
}

/** Declares an analysis; what it computes with is what it says it needs. */
export const defineAnalysis = <Needed extends keyof Materials>(
  analysis: Omit<Analysis, 'needs' | 'compute'> & {
    needs: readonly Needed[]
    compute(materials: Pick<Materials, Needed>, given: Given, around: Around): Finding
  },
): Analysis => analysis

/** A finding that says only what is missing. */
export const nothingFound = (text: Words, where: Words | null = null): Finding => ({
  ...{ answer: null, columns: [], rows: [], chart: null, cautions: [], sources: [] },
  missing: [{ text, where }],
})

/** NaN, which measures give for what cannot be said, as the null of a cell. */
export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
