import { rolesOf } from '../diagnose/analyses/roles.ts'
import { type Ground, instrumentName, type RegionFacts, type Source, type WordedFact } from '../diagnose/index.ts'
import type { GroundRow } from '../store/evidence.ts'
import type { Grounded, RegionFactRows } from '../store/facts.ts'
import type { RegionNames } from '../store/regions.ts'
import { wordYuan } from './money.ts'
import terms from './terms.json' with { type: 'json' }

/** Where a fact of the store stands, as the diagnosis names it. */
export const sourceOf = (row: GroundRow): Source => ({
  kind: 'source',
  evidenceId: row.evidenceId,
  title: row.title,
  publisher: row.publisher,
  published: row.published,
  claimKind: row.claimKind,
  disputed: row.dispute !== null,
  copies: row.copies,
})

const words = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ')

const say = (kind: 'facility' | 'role', id: string): string => (terms[kind] as Record<string, string>)[id] ?? id

/** Roles as an import gives them, `chain-leader;branches:110000`, in words; what follows a colon are places for maps. */
const sayRoles = (roles: string): string => words(...rolesOf(roles).map(({ role }) => say('role', role)))

const worded = <Row>(rows: Grounded<Row>[], say: (row: Row) => Partial<WordedFact> & { label: string }): WordedFact[] =>
  rows.map(({ fact, ground }) => ({
    labelEn: null,
    value: '',
    period: null,
    link: null,
    ...say(fact),
    source: sourceOf(ground),
  }))

const listed = (
  rows: { id: string; title: string; titleEn: string | null; sample: boolean }[],
  page: 'needs' | 'offers',
): WordedFact[] =>
  rows.map(row => ({
    label: row.title,
    labelEn: row.titleEn,
    value: '',
    period: null,
    source: (row.sample ? { kind: 'sample' } : { kind: 'own' }) satisfies Ground,
    link: `/${page}/${row.id}`,
  }))

/** The facts of the store about one region, as the diagnosis reads them. */
export const toRegionFacts = (
  region: RegionFacts['region'],
  rows: RegionFactRows,
  names: RegionNames,
): RegionFacts => ({
  region,
  observations: rows.observations.map(({ fact, ground }) => ({ ...fact, source: sourceOf(ground) })),
  designations: rows.designations.map(({ fact, ground }) => ({ ...fact, source: sourceOf(ground) })),
  organisations: rows.organisations.map(row => ({
    ...worded([row], fact => ({
      label: fact.name,
      labelEn: fact.nameEn,
      value: words(fact.roles && sayRoles(fact.roles), fact.what),
      period: fact.founded,
    }))[0],
    kind: row.fact.kind,
    roles: row.fact.roles,
  })),
  funds: worded(rows.funds, fund => ({
    label: fund.name,
    value: words(
      fund.sizeYuan && wordYuan(fund.sizeYuan),
      fund.stage,
      fund.field,
      fund.term,
      fund.lossRules,
      fund.what,
    ),
  })),
  facilities: worded(rows.facilities, facility => ({
    label: facility.name,
    value: words(say('facility', facility.kind), facility.status, facility.capacity, facility.openness, facility.what),
  })),
  policies: rows.policies.map(row => ({
    ...worded([row], policy => ({
      label: policy.name,
      value: words(instrumentName(policy.instrument).zh, policy.beneficiary, policy.conditions, policy.amount),
      period: words(policy.validFrom, policy.validTo) || null,
    }))[0],
    instrument: row.fact.instrument,
  })),
  flows: worded(rows.flows, flow => ({
    label: `${names(flow.fromCode)?.name ?? flow.fromCode} → ${names(flow.toCode)?.name ?? flow.toCode}`,
    labelEn: `${names(flow.fromCode)?.nameEn ?? flow.fromCode} → ${names(flow.toCode)?.nameEn ?? flow.toCode}`,
    value: `${flow.value} ${flow.unit}`,
    period: flow.period,
    link: `/flows?region=${region.code}`,
  })),
  events: worded(rows.events, event => ({
    label: event.what,
    labelEn: event.whatEn,
    value: words(...event.actors),
    period: event.date,
    link: `/events?id=${event.id}`,
  })),
  cases: worded(rows.cases, study => ({
    label: study.title,
    labelEn: study.titleEn,
    value: study.outcome ?? study.what,
    link: '/system',
  })),
  agreements: worded(rows.agreements, agreement => ({
    label: agreement.title,
    value: words(agreement.body, agreement.commitments, agreement.outcome),
    period: agreement.signedOn,
  })),
  needs: listed(rows.needs, 'needs'),
  offers: listed(rows.offers, 'offers'),
})
