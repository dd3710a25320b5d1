import type { Materials } from '../diagnose/analyses/index.ts'
import type { Ground } from '../diagnose/index.ts'
import { listCollaborations } from '../store/collaborations.ts'
import {
  listDesignations,
  listFacilities,
  listFlows,
  listFunds,
  listListed,
  listObservations,
  listPolicies,
  listQualifications,
  listToldOrganisations,
} from '../store/facts.ts'
import { asCaller, type Database, type Store } from '../store/index.ts'
import { listMemberships } from '../store/regions.ts'
import type { Caller } from '../words/index.ts'
import { keepPerCaller } from './kept.ts'
import { sourceOf } from './region-facts.ts'

/** Recorded facts of all places by kind, as analyses ask for them. */
export type Recorded = Omit<Materials, 'panel' | 'other'>

const standing = (sample: boolean): Ground => (sample ? { kind: 'sample' } : { kind: 'own' })

const listed = async (db: Database): Promise<Recorded['listed']> => {
  const { needs, offers } = await listListed(db)
  const shared = (row: (typeof needs)[number] | (typeof offers)[number]) => ({
    ...{ regionCode: row.regionCode, industry: row.industry, source: standing(row.sample) },
    ...{ innovationKind: row.innovationKind ?? null, yuan: row.yuan === null ? null : Number(row.yuan) },
    title: { zh: row.title, en: row.titleEn ?? row.title },
  })
  return [
    ...needs.map(row => ({
      ...shared(row),
      ...{ side: 'need' as const, link: `/needs/${row.id}`, kind: row.kind, elements: row.elements },
    })),
    ...offers.map(row => ({
      ...shared(row),
      ...{ side: 'offer' as const, link: `/offers/${row.id}`, kind: row.kind },
      elements: [{ kind: row.kind, title: row.title }],
    })),
  ]
}

const collaborations = async (db: Database): Promise<Recorded['collaborations']> =>
  (await listCollaborations(db)).map(({ collaboration, need, offer, decisions }) => {
    const side = (row: typeof need | typeof offer) => ({
      regionCode: row.regionCode,
      innovationKind: row.innovationKind ?? null,
    })
    return {
      ...{ link: `/collaborations/${collaboration.id}`, track: collaboration.track },
      title: { zh: collaboration.title, en: collaboration.titleEn ?? collaboration.title },
      stage: decisions.findLast(decision => decision.stage)?.stage ?? null,
      ...{ need: side(need), offer: side(offer), source: standing(collaboration.sample) },
    }
  })

const groups = async (db: Database): Promise<Recorded['groups']> => {
  const byCode = Map.groupBy(await listMemberships(db), row => row.code)
  return [...byCode].map(([code, rows]) => ({
    ...{ code, kind: rows[0].kind },
    members: rows.map(({ member, ground }) => ({ code: member, source: sourceOf(ground) })),
  }))
}

/** One query a kind, and the tables whose changes make it be read again. */
const readers: { [Kind in keyof Recorded]: { tables: string[]; read(db: Database): Promise<Recorded[Kind]> } } = {
  observations: {
    tables: ['observation', 'document'],
    read: async db => (await listObservations(db)).map(({ fact, ground }) => ({ ...fact, source: sourceOf(ground) })),
  },
  funds: {
    tables: ['fund'],
    read: async db =>
      (await listFunds(db)).map(({ fact, ground }) => ({
        ...{ ...fact, sizeYuan: fact.sizeYuan === null ? null : Number(fact.sizeYuan) },
        source: sourceOf(ground),
      })),
  },
  policies: {
    tables: ['policy', 'document'],
    read: async db => (await listPolicies(db)).map(({ fact, ground }) => ({ ...fact, source: sourceOf(ground) })),
  },
  facilities: {
    tables: ['facility'],
    read: async db => (await listFacilities(db)).map(({ fact, ground }) => ({ ...fact, source: sourceOf(ground) })),
  },
  designations: {
    tables: ['designation'],
    read: async db => (await listDesignations(db)).map(({ fact, ground }) => ({ ...fact, source: sourceOf(ground) })),
  },
  organisations: {
    tables: ['organisation'],
    read: async db =>
      (await listToldOrganisations(db)).map(({ fact, ground }) => ({
        ...fact,
        source: fact.sample ? standing(true) : sourceOf(ground),
      })),
  },
  qualifications: {
    tables: ['qualification', 'organisation'],
    read: async db =>
      (await listQualifications(db)).map(({ fact, firm, ground }) => ({
        ...fact,
        ...{ regionCode: fact.regionCode ?? firm.regionCode, source: sourceOf(ground) },
        firm: { zh: firm.name, en: firm.nameEn ?? firm.name },
      })),
  },
  flows: {
    tables: ['flow'],
    read: async db =>
      (await listFlows(db, {})).map(({ fact, ground }) => ({
        ...fact,
        part: fact.contractKind ?? fact.stage,
        ...{ from: fact.fromCode, to: fact.toCode, value: Number(fact.value), source: sourceOf(ground) },
      })),
  },
  listed: { tables: ['need', 'need_element', 'offer'], read: listed },
  collaborations: { tables: ['collaboration', 'collaboration_decision', 'need', 'offer'], read: collaborations },
  groups: { tables: ['region_group', 'region_member'], read: groups },
}

export type MaterialsKept = <Kind extends keyof Recorded>(kind: Kind, caller: Caller) => Promise<Recorded[Kind]>

/** Keeps each kind of recorded fact for as long as its tables stay as they are. */
export const keepMaterials = (store: Store): MaterialsKept => {
  const keep = <Kind extends keyof Recorded>(kind: Kind) => {
    const { tables, read }: { tables: string[]; read(db: Database): Promise<unknown> } = readers[kind]
    return keepPerCaller(store, tables, caller => asCaller(store, caller, read))
  }
  const kept = Object.fromEntries((Object.keys(readers) as (keyof Recorded)[]).map(kind => [kind, keep(kind)]))
  return (kind, caller) => kept[kind](caller) as Promise<never>
}
