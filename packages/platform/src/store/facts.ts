import { and, asc, desc, eq, inArray, isNotNull, isNull, like, notLike, or, type SQL, sql } from 'drizzle-orm'
import type { ElementKind } from '../words/index.ts'
import { isToldFirst } from './copies.ts'
import { type Database, selectRows } from './database.ts'
import { type GroundRow, groundColumns, onDocument, onEvidence } from './evidence.ts'
import { withinRegion } from './listings.ts'
import {
  agreements,
  caseStudies,
  designations,
  documents,
  events,
  evidence,
  facilities,
  flows,
  funds,
  needs,
  observations,
  offers,
  organisations,
  policies,
  qualifications,
} from './schema/index.ts'

/** A row of a table of facts with the ground it stands on. */
export type Grounded<Row> = { fact: Row; ground: GroundRow }

type FactTable =
  | typeof agreements
  | typeof caseStudies
  | typeof designations
  | typeof events
  | typeof facilities
  | typeof flows
  | typeof funds
  | typeof observations
  | typeof policies

// The query builder cannot type a table that is a parameter; every such table has the columns that are used here.
const selectFacts = async <Table extends FactTable>(
  db: Database,
  table: Table,
  where: SQL | undefined,
  ...order: SQL[]
): Promise<Grounded<Table['$inferSelect']>[]> =>
  (await db
    .select({ fact: table as typeof observations, ground: groundColumns })
    .from(table as typeof observations)
    .innerJoin(evidence, onEvidence(table.evidenceId))
    .innerJoin(documents, onDocument)
    .where(where)
    .orderBy(...order)) as Grounded<unknown>[] as Grounded<Table['$inferSelect']>[]

/** At most so many rows of a kind are read for one region's page; the newest or first by name. */
const mostRows = 200

/**
 * Everything recorded about one region that its page shows. Figures and places on lists are the region's own; the rest
 * counts where it happened anywhere in the region. What copies of a document tell is told once.
 */
export const readRegionFacts = async (db: Database, region: { code: string; name: string }) => {
  const { code, name } = region
  const within = (table: typeof events | typeof policies | typeof funds | typeof facilities) =>
    withinRegion(table.regionCode, code)
  return {
    observations: await selectFacts(
      db,
      observations,
      and(eq(observations.regionCode, code), isOfItsRegion, isToldFirst('observation', observations.evidenceId)),
      desc(observations.period),
    ),
    designations: await selectFacts(db, designations, eq(designations.regionCode, code), asc(designations.list)),
    policies: await selectFacts(
      db,
      policies,
      and(within(policies), isToldFirst('policy', policies.evidenceId)),
      asc(policies.name),
    ),
    funds: await selectFacts(db, funds, within(funds), asc(funds.name)),
    facilities: await selectFacts(db, facilities, within(facilities), asc(facilities.name)),
    events: await selectFacts(
      db,
      events,
      and(within(events), isToldFirst('event', events.evidenceId)),
      desc(events.date),
    ),
    flows: await selectFacts(db, flows, or(eq(flows.fromCode, code), eq(flows.toCode, code)), desc(flows.period)),
    cases: await selectFacts(
      db,
      caseStudies,
      or(withinRegion(caseStudies.regionCode, code), withinRegion(caseStudies.partnerCode, code)),
      asc(caseStudies.title),
    ),
    agreements: await selectFacts(
      db,
      agreements,
      or(like(agreements.parties, `%${code}%`), like(agreements.parties, `%${name}%`)),
      desc(agreements.signedOn),
    ),
    organisations: await listNamedOrganisations(db, code),
    needs: await db
      .select({ id: needs.id, title: needs.title, titleEn: needs.titleEn, sample: needs.sample })
      .from(needs)
      .where(and(isNull(needs.deletedAt), withinRegion(needs.regionCode, code)))
      .orderBy(desc(needs.createdAt), asc(needs.id))
      .limit(mostRows),
    offers: await db
      .select({ id: offers.id, title: offers.title, titleEn: offers.titleEn, sample: offers.sample })
      .from(offers)
      .where(and(isNull(offers.deletedAt), withinRegion(offers.regionCode, code)))
      .orderBy(desc(offers.createdAt), asc(offers.id))
      .limit(mostRows),
  }
}
export type RegionFactRows = Awaited<ReturnType<typeof readRegionFacts>>

/** Organisations that a text tells something about: neither made up, nor only known from a list of firms. */
const listNamedOrganisations = (db: Database, code: string) =>
  db
    .select({ fact: organisations, ground: groundColumns })
    .from(organisations)
    .innerJoin(evidence, onEvidence(organisations.evidenceId))
    .innerJoin(documents, onDocument)
    .where(
      and(
        withinRegion(organisations.regionCode, code),
        eq(organisations.sample, false),
        isNull(organisations.classification),
      ),
    )
    .orderBy(asc(organisations.name))
    .limit(mostRows)

/** A figure of its region as it was: no target for a time to come, and none of a unit that is part of it by now. */
const isOfItsRegion = or(
  isNull(observations.qualifier),
  and(notLike(observations.qualifier, '%target%'), notLike(observations.qualifier, '%former:%')),
)

/** Observations and places on lists of all regions: what a type of city is told from. */
export const readTypeFacts = async (db: Database) => ({
  observations: await selectFacts(db, observations, isOfItsRegion, desc(observations.period)),
  designations: await selectFacts(db, designations, isNotNull(designations.regionCode), asc(designations.list)),
})

/** Figures of all regions, what copies of a document tell told once; newest first. */
export const listObservations = (db: Database) =>
  selectFacts(
    db,
    observations,
    isToldFirst('observation', observations.evidenceId),
    desc(observations.period),
    asc(observations.id),
  )

/** Funds of all places. */
export const listFunds = (db: Database) => selectFacts(db, funds, undefined, asc(funds.name), asc(funds.id))

/** Policies of all places, what copies of a document tell told once. */
export const listPolicies = (db: Database) =>
  selectFacts(db, policies, isToldFirst('policy', policies.evidenceId), asc(policies.name), asc(policies.id))

/** Facilities of all places. */
export const listFacilities = (db: Database) =>
  selectFacts(db, facilities, undefined, asc(facilities.name), asc(facilities.id))

/** Places of all regions on lists. */
export const listDesignations = (db: Database) =>
  selectFacts(db, designations, isNotNull(designations.regionCode), asc(designations.list), asc(designations.id))

/** Organisations of all places that a text tells something about or that are made up; not those of a list of firms. */
export const listToldOrganisations = (db: Database) =>
  db
    .select({ fact: organisations, ground: groundColumns })
    .from(organisations)
    .innerJoin(evidence, onEvidence(organisations.evidenceId))
    .innerJoin(documents, onDocument)
    .where(isNull(organisations.classification))
    .orderBy(asc(organisations.name), asc(organisations.id))

/** What firms of all places were granted; where the grant names no place, that of its firm. */
export const listQualifications = (db: Database) =>
  db
    .select({
      fact: qualifications,
      firm: { name: organisations.name, nameEn: organisations.nameEn, regionCode: organisations.regionCode },
      ground: groundColumns,
    })
    .from(qualifications)
    .innerJoin(organisations, eq(organisations.id, qualifications.organisationId))
    .innerJoin(evidence, onEvidence(qualifications.evidenceId))
    .innerJoin(documents, onDocument)
    .orderBy(asc(organisations.name), asc(qualifications.id))

const listedColumns = (table: typeof needs | typeof offers) => ({
  id: table.id,
  title: table.title,
  titleEn: table.titleEn,
  regionCode: table.regionCode,
  industry: table.industry,
  innovationKind: table.innovationKind,
  sample: table.sample,
})

/** Every need with what it asks for, and every offer, of all places. */
export const listListed = async (db: Database) => ({
  needs: await db
    .select({
      ...listedColumns(needs),
      kind: needs.kind,
      yuan: needs.budgetYuan,
      elements: sql<{ kind: ElementKind; title: string }[]>`(
        SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'title', e.title) ORDER BY e.position), '[]')
        FROM need_element e WHERE e.need_id = need.id)`,
    })
    .from(needs)
    .where(isNull(needs.deletedAt))
    .orderBy(asc(needs.createdAt), asc(needs.id)),
  offers: await db
    .select({ ...listedColumns(offers), kind: offers.kind, yuan: offers.priceYuan })
    .from(offers)
    .where(isNull(offers.deletedAt))
    .orderBy(asc(offers.createdAt), asc(offers.id)),
})

/** How many firms of a classification each city has in each activity, those of its counties included; only firms still listed whose place is certain. */
export const countFirms = (db: Database, classification: string) =>
  selectRows<{ region: string; activity: string; firms: number }>(
    db,
    sql`SELECT CASE WHEN region.level = 'county' THEN region.parent_code ELSE region.code END AS region,
        activity, count(*)::int AS firms
      FROM organisation JOIN region ON region.code = organisation.region_code
      WHERE classification = ${classification} AND region_resolution = 'exact' AND NOT organisation.sample
        AND activity IS NOT NULL AND roles IS DISTINCT FROM 'delisted'
      GROUP BY 1, 2 ORDER BY 1, 2`,
  )

/** More citations than this under a figure would not be read. */
const mostSources = 12

/** The documents that firms of a classification were listed in, those of most firms first. */
export const listFirmSources = async (db: Database, classification: string): Promise<GroundRow[]> => {
  const rows = await db
    .select({ ...groundColumns, firms: sql<number>`count(*)::int` })
    .from(organisations)
    .innerJoin(evidence, onEvidence(organisations.evidenceId))
    .innerJoin(documents, onDocument)
    .where(and(eq(organisations.classification, classification), eq(organisations.sample, false)))
    .groupBy(evidence.id, documents.id)
    .orderBy(sql`8 DESC`)
    .limit(mostSources)
  return rows.map(({ firms: _firms, ...ground }) => ground)
}

/** Which policy instruments each region has on record. */
export const listInstruments = (db: Database) =>
  db
    .selectDistinct({ regionCode: policies.regionCode, instrument: policies.instrument })
    .from(policies)
    .where(isNotNull(policies.regionCode))

/** Flows with their grounds, oldest first; `region` is either end. */
export const listFlows = (db: Database, filter: { region?: string; kind?: (typeof flows.$inferSelect)['kind'] }) =>
  selectFacts(
    db,
    flows,
    and(
      filter.region
        ? or(withinRegion(flows.fromCode, filter.region), withinRegion(flows.toCode, filter.region))
        : undefined,
      filter.kind && eq(flows.kind, filter.kind),
    ),
    asc(flows.kind),
    asc(flows.fromCode),
    asc(flows.toCode),
    asc(flows.period),
  )

/** Cases that articles tell, with their grounds. */
export const listCases = (db: Database) => selectFacts(db, caseStudies, undefined, asc(caseStudies.title))

/** Other values recorded for the same indicator, region and period as the observations that stand on this evidence. */
export const listOtherClaims = (db: Database, evidenceId: string) =>
  selectRows<{ value: string; unit: string; period: string; publisher: string | null; evidenceId: string }>(
    db,
    sql`SELECT other.value::text AS value, other.unit, other.period, d.publisher, other.evidence_id AS "evidenceId"
      FROM observation own
      JOIN observation other USING (region_code, indicator, period)
      JOIN evidence e ON e.id = other.evidence_id
      JOIN document d ON d.id = e.document_id
      WHERE own.evidence_id = ${evidenceId} AND other.evidence_id <> ${evidenceId}
      ORDER BY other.value, other.evidence_id LIMIT 50`,
  )

const factTables = { event: events, policy: policies, observation: observations }
export type FactKind = keyof typeof factTables

/** Adds a fact that stands on evidence; gives its id. */
export const insertFact = async <K extends FactKind>(
  db: Database,
  kind: K,
  fact: (typeof factTables)[K]['$inferInsert'],
): Promise<string> => {
  const table = factTables[kind] as typeof events
  const [{ id }] = await db
    .insert(table)
    .values(fact as typeof events.$inferInsert)
    .returning({ id: table.id })
  return id
}

/** Takes a fact away with the evidence it stands on, which is its own. */
export const deleteFact = async (db: Database, kind: FactKind, id: string): Promise<void> => {
  const table = factTables[kind] as typeof events
  const gone = await db.delete(table).where(eq(table.id, id)).returning({ evidenceId: table.evidenceId })
  await db.delete(evidence).where(
    inArray(
      evidence.id,
      gone.map(row => row.evidenceId),
    ),
  )
}
