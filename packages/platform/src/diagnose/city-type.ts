import { assignedClass, type Interval, membership, ramp, unknownShare } from '@langqiao/economy'
import type { CityType, CityTypeAnswer } from '../words/index.ts'
import rules from './city-types.json' with { type: 'json' }
import { known } from './claims.ts'
import type { Ground, RegionFacts, Surroundings } from './facts.ts'
import indicators from './indicators.json' with { type: 'json' }

type IndicatorId = keyof typeof indicators

/** What a type is told from: figures and lists of the region, and where its neighbours lie and how large they are. */
type TypeFacts = Pick<RegionFacts, 'region' | 'observations' | 'designations'>
type TypeSurroundings = Pick<Surroundings, 'gdpYuan' | 'cities'>

export type TypeReason = {
  type: CityType
  kind: 'gate' | 'ramp'
  /** The indicator of a ramp; null for a gate. */
  indicator: IndicatorId | null
  rule: string
  ruleEn: string
  low: number
  high: number
  /** What is known, in words; null where nothing is. */
  value: string | null
  ground: Ground | null
}

export type TypeDiagnosis = {
  id: CityTypeAnswer
  /** All that the membership can be, for each type of the region's axis. */
  memberships: Partial<Record<CityType, Interval>>
  reasons: TypeReason[]
  path: { zh: string; en: string } | null
  /** At most three figures that would settle it, and where they are published. */
  settle: { indicator: { zh: string; en: string }; where: { zh: string; en: string } }[]
}

type Rule = (typeof rules.types)[number]
type Gate = {
  list?: string
  anyDatedList?: string[]
  complete?: boolean
  alternative?: string
  definition?: string
  nearCentre?: { withinKm: number; gdpRatio: number }
  zh: string
  en: string
}

/**
 * Which type of city a region is, by the rules in `city-types.json` (docs/methods/city-types.md): for each type of its
 * axis the gate times the geometric mean of its ramps, as an interval where figures are missing. Unverified rows
 * (`recalled`) never decide: they leave the interval open and are named.
 */
export const diagnoseCityType = (facts: TypeFacts, around: TypeSurroundings): TypeDiagnosis => {
  const axis = isCentre(facts, around)
  const reasons: TypeReason[] = []
  const memberships: Partial<Record<CityType, Interval>> = {}
  for (const rule of rules.types) {
    if (rule.axis !== axis) continue
    const type = rule.id as CityType
    const gate = 'gate' in rule && rule.gate ? judgeGate(type, rule.gate as Gate, facts, around) : null
    const ramps = rule.ramps.map(step => judgeRamp(type, step, facts))
    reasons.push(...(gate ? [gate] : []), ...ramps)
    memberships[type] = membership(ramps.map(intervalOf), gate ? { gate: intervalOf(gate) } : {})
  }
  const id: CityTypeAnswer = assignedClass(memberships, rules.assigned)
  const rule = rules.types.find(candidate => candidate.id === id)
  return {
    id,
    memberships,
    reasons,
    path: rule?.path ?? null,
    settle: id === 'insufficient-data' ? whatWouldSettle(memberships, reasons) : [],
  }
}

const intervalOf = ({ low, high }: TypeReason): Interval => [low, high]

/** The axis of a region: centre cities or others. */
const isCentre = ({ region, observations }: TypeFacts, around: TypeSurroundings): 'centre' | 'other' => {
  const { municipalityCodes, capitalCodeEnding, separatelyPlannedCodes, gdpYuan } = rules.centre
  if (region.level === 'county') return 'other'
  if (municipalityCodes.includes(region.code) || separatelyPlannedCodes.includes(region.code)) return 'centre'
  if (region.code.endsWith(capitalCodeEnding)) return 'centre'
  const gdp = known(observations, 'gdp', '亿元')?.interval[0]
  return (gdp === undefined ? (around.gdpYuan.get(region.code) ?? 0) : gdp * 1e8) > gdpYuan ? 'centre' : 'other'
}

const judgeGate = (type: CityType, gate: Gate, facts: TypeFacts, around: TypeSurroundings): TypeReason => {
  const reason = (share: Interval, value: string | null, ground: Ground | null): TypeReason => ({
    type,
    kind: 'gate',
    indicator: null,
    rule: gate.zh,
    ruleEn: gate.en,
    low: share[0],
    high: share[1],
    value,
    ground,
  })
  if (gate.nearCentre) return reason(...judgeDistance(gate.nearCentre, facts, around))
  const lists = gate.anyDatedList ?? [gate.list ?? '']
  const entries = facts.designations.filter(entry => lists.includes(entry.list) && (!gate.anyDatedList || entry.period))
  const verified = entries.find(entry => entry.source.claimKind !== 'recalled')
  const words = (entry: (typeof entries)[number]) =>
    [entry.field, entry.period].filter(Boolean).join(' · ') || entry.list
  if (verified) return reason([1, 1], words(verified), verified.source)
  if (gate.alternative) {
    const share = known(facts.observations, gate.alternative, '%', gate.definition)
    if (share && share.interval[0] > 0) return reason([1, 1], `${share.claims[0].value}%`, share.claims[0].source)
  }
  if (entries[0]) return reason(unknownShare, words(entries[0]), entries[0].source)
  // Not on a complete list is an answer; not on an incomplete one is none.
  return gate.complete ? reason([0, 0], null, null) : reason(unknownShare, null, null)
}

const judgeDistance = (
  { withinKm, gdpRatio }: { withinKm: number; gdpRatio: number },
  { region }: TypeFacts,
  around: TypeSurroundings,
): [Interval, string | null, Ground | null] => {
  if (region.longitude === null || region.latitude === null) return [unknownShare, null, null]
  const here = { longitude: region.longitude, latitude: region.latitude }
  const own = around.gdpYuan.get(region.code)
  const near = [...around.gdpYuan].filter(([code, gdp]) => {
    const centre = around.cities.get(code)
    if (code === region.code || centre?.longitude == null || centre.latitude == null || gdp <= rules.centre.gdpYuan)
      return false
    const largeEnough = own === undefined || gdp >= gdpRatio * own
    return largeEnough && distanceKm(here, { longitude: centre.longitude, latitude: centre.latitude }) <= withinKm
  })
  // Farther than a high-speed train goes in 90 minutes is a no; nearer may still be a slow journey.
  if (near.length === 0) return [own === undefined ? unknownShare : [0, 0], null, null]
  const names = near.map(([code]) => around.cities.get(code)?.name ?? code)
  return [
    unknownShare,
    names.join(', '),
    {
      kind: 'formula',
      method: 'city-types',
      text: `distance ≤ ${withinKm} km, GDP ≥ ${gdpRatio} ×`,
      inputs: names.map(label => ({ label, value: '' })),
    },
  ]
}

/** Great-circle distance; haversine with an Earth radius of 6,371 km. */
export const distanceKm = (
  a: { longitude: number; latitude: number },
  b: { longitude: number; latitude: number },
): number => {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const h =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(h))
}

const judgeRamp = (type: CityType, step: Rule['ramps'][number], facts: TypeFacts): TypeReason => {
  const indicator = step.indicator as IndicatorId
  const names = indicators[indicator]
  const value = known(facts.observations, step.indicator, step.unit, 'definition' in step ? step.definition : undefined)
  const [low, high] = value ? ramp(value.interval, step.from, step.to) : unknownShare
  return {
    type,
    kind: 'ramp',
    indicator,
    rule: `${names.zh} ${step.from} → ${step.to} ${step.unit}`,
    ruleEn: `${names.en} ${step.from} → ${step.to} ${step.unit}`,
    low,
    high,
    value: value ? value.claims.map(claim => `${claim.value} ${claim.unit} (${claim.period})`).join('; ') : null,
    ground: value ? value.claims[0].source : null,
  }
}

/** Missing figures of the types that are still open, the most open type first. */
const whatWouldSettle = (memberships: TypeDiagnosis['memberships'], reasons: TypeReason[]): TypeDiagnosis['settle'] => {
  const width = (type: CityType) => {
    const [low, high] = memberships[type] ?? [0, 0]
    return high - low
  }
  const open = Object.entries(memberships).filter(([, [, high]]) => high >= rules.assigned.atLeast)
  const missing = open.flatMap(([type]) => {
    const unknown = reasons.filter(reason => reason.type === type && reason.indicator && reason.value === null)
    return unknown.map(({ indicator }) => ({ indicator, type: type as CityType, unknown: unknown.length }))
  })
  missing.sort((a, b) => a.unknown - b.unknown || width(b.type) - width(a.type))
  const ids = [...new Set(missing.map(({ indicator }) => indicator as IndicatorId))].slice(0, 3)
  return ids.map(id => ({
    indicator: { zh: indicators[id].zh, en: indicators[id].en },
    where: indicators[id].published,
  }))
}
