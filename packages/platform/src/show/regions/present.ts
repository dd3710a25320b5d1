import type { Diagnosis } from '../../diagnose/index.ts'
import type { Knowledge } from '../../flow/knowledge.ts'
import type { GroundRow } from '../../store/evidence.ts'
import type { NamedRegion, RegionCounts, RegionNames } from '../../store/regions.ts'
import { regionByCode } from '../../words/gazetteer.ts'
import { chipOfGround, chipOfRow } from '../evidence/present.ts'
import type { City, RegionChip, RegionSummary } from '../views.ts'

const chip = ({ code, name, nameEn, level }: NamedRegion): RegionChip => ({ code, name, nameEn, level })

/** A region as chips show it, or null where there is none. */
export const regionChipOrNull = (names: RegionNames, code: string | null): RegionChip | null => {
  const named = names(code)
  return named && chip(named)
}

/** A region as chips show it; one that nobody knows any more is its code. */
export const regionChip = (names: RegionNames, code: string): RegionChip =>
  regionChipOrNull(names, code) ?? { code, name: code, nameEn: code, level: 'city' }

/** A region as maps show it. */
export const placeChip = (names: RegionNames, code: string) => {
  const { longitude = null, latitude = null } = names(code) ?? {}
  return { ...regionChip(names, code), longitude, latitude }
}

export type CountsOf = (code: string) => Omit<RegionCounts, 'code'>

/** What is recorded of each region, the places in it included. */
export const sumUpwards = (counted: RegionCounts[]): CountsOf => {
  const sums = new Map<string, RegionCounts>()
  const add = (code: string, counts: RegionCounts) => {
    const sum = sums.get(code) ?? { code, firms: 0, facts: 0, needs: 0, offers: 0 }
    sum.firms += counts.firms
    sum.facts += counts.facts
    sum.needs += counts.needs
    sum.offers += counts.offers
    sums.set(code, sum)
  }
  for (const counts of counted) {
    add(counts.code, counts)
    for (let parent = regionByCode(counts.code)?.parent_code; parent; parent = regionByCode(parent)?.parent_code)
      add(parent, counts)
  }
  return code => sums.get(code) ?? { firms: 0, facts: 0, needs: 0, offers: 0 }
}

/** A region as lists and maps show it. */
export const presentSummary = (
  region: NamedRegion,
  { types }: Pick<Knowledge, 'types'>,
  of: CountsOf,
): RegionSummary => {
  const { firms, facts, needs, offers } = of(region.code)
  return { ...region, type: types.get(region.code) ?? null, firms, facts, needs, offers }
}

const presentType = (type: NonNullable<Diagnosis['type']>): NonNullable<City['type']> => ({
  id: type.id,
  memberships: type.memberships as Record<string, [number, number]>,
  reasons: type.reasons.map(({ ground, indicator: _indicator, ...reason }) => ({
    ...reason,
    evidence: ground && chipOfGround(ground),
  })),
  path: type.path?.zh ?? null,
  pathEn: type.path?.en ?? null,
  settle: type.settle.map(({ indicator, where }) => ({
    indicator: indicator.zh,
    indicatorEn: indicator.en,
    where: where.zh,
    whereEn: where.en,
  })),
})

const presentSection = (section: Diagnosis['sections'][number]): City['sections'][number] => ({
  id: section.id,
  title: section.title.zh,
  titleEn: section.title.en,
  question: section.question.zh,
  questionEn: section.question.en,
  items: section.items.map(({ ground, ...item }) => ({ ...item, evidence: chipOfGround(ground) })),
  missing: section.missing.map(({ text, where }) => ({
    text: text.zh,
    textEn: text.en,
    where: where?.zh ?? null,
    whereEn: where?.en ?? null,
  })),
  systems: section.systems,
})

/** All that the page of a region shows. */
export const presentCity = (
  region: NamedRegion,
  diagnosis: Diagnosis,
  around: {
    knowledge: Knowledge
    names: RegionNames
    countsOf: CountsOf
    groups: { code: string; ground: GroundRow }[]
    members: string[]
  },
): City => {
  const { names, knowledge, countsOf } = around
  return {
    region: { ...presentSummary(region, knowledge, countsOf), type: diagnosis.type?.id ?? null },
    province: regionChipOrNull(names, region.provinceCode),
    groups: around.groups.map(({ code, ground }) => ({ ...regionChip(names, code), evidence: chipOfRow(ground) })),
    members: around.members.map(code => regionChip(names, code)),
    headline: diagnosis.headline.zh,
    headlineEn: diagnosis.headline.en,
    type: diagnosis.type && presentType(diagnosis.type),
    sections: diagnosis.sections.map(presentSection),
    peers: diagnosis.peers.flatMap(code => {
      const peer = names(code)
      return peer ? [presentSummary(peer, knowledge, countsOf)] : []
    }),
    coverage: diagnosis.coverage,
  }
}
