import { eventThemeSchema, type RecordOf } from '../../words/index.ts'
import { packAmounts } from '../activities.ts'
import type { ActivityTable } from './activity-tables.ts'
import type { RowKind } from './check.ts'
import { type Context, idOf, once } from './context.ts'
import { factRows, type ImportedTables, ownedBy, type Rows, sourceRows } from './imported-rows.ts'

/** A theme that is none of the list is the word of whoever wrote the table: a topic. */
const themeOrTopic = ({ theme, topic }: RecordOf<'event'>) => {
  const listed = eventThemeSchema.safeParse(theme)
  return listed.success ? { theme: listed.data, topic } : { topic: topic ?? theme }
}

const namesIn = (list: string | undefined): string[] => (list ?? '').split(/[;；]/).flatMap(name => name.trim() || [])

type Planner<K extends RowKind> = (context: Context, line: number | string, record: RecordOf<K>) => Rows

/** How a record of each kind becomes rows. References have been checked before: see references.ts. */
const planners: { [K in RowKind]: Planner<K> } = {
  membership: (context, _line, record) => {
    const code = `group:${record.group_id}`
    const { rows, evidenceId } = sourceRows(context, record)
    const known = context.groups.get(code)
    const groupId = known ?? idOf(context.importId, 'group', code)
    if (!known && once(context, groupId))
      rows.regionGroups = [
        {
          ...ownedBy(context),
          id: groupId,
          evidenceId,
          code,
          name: record.group_name_zh,
          nameEn: record.group_name_en,
          kind: record.group_kind,
        },
      ]
    rows.regionMembers = [
      {
        ...ownedBy(context),
        id: idOf(context.importId, 'member', groupId, record.member_code),
        evidenceId,
        groupId,
        regionCode: record.member_code,
        position: record.position,
      },
    ]
    return rows
  },

  designation: (context, line, record) =>
    factRows(context, line, record, 'designations', {
      list: record.list_id,
      regionName: record.region_name,
      regionCode: record.region_code,
      field: record.class_or_field,
      period: record.period_or_year,
    }),

  organisation: (context, line, record) => {
    const { rows, evidenceId } = sourceRows(context, record)
    const id = idOf(context.importId, 'organisations', line)
    rows.organisations = [
      {
        ...ownedBy(context),
        id,
        ownerId: record.sample && context.mayOwnSamples ? id : context.ownerId,
        key: record.key,
        name: record.name,
        nameEn: record.name_en,
        kind: record.kind,
        regionCode: record.region_code,
        regionResolution: record.region_resolution,
        placeAsGiven: record.place_as_given,
        classification: record.classification,
        activity: record.activity,
        founded: record.founded,
        roles: record.roles,
        what: record.what,
        evidenceId,
        sample: record.sample ?? false,
      },
    ]
    return rows
  },

  observation: (context, line, record) =>
    factRows(context, line, record, 'observations', {
      regionCode: record.region_code,
      indicator: record.indicator,
      period: record.period,
      value: record.value,
      unit: record.unit,
      qualifier: record.qualifier,
    }),

  flow: (context, line, record) =>
    factRows(context, line, record, 'flows', {
      kind: record.kind,
      fromCode: record.from_code,
      toCode: record.to_code,
      period: record.period,
      value: record.value,
      unit: record.unit,
      contractKind: record.contract_kind,
      technologyValue: record.technology_value,
      contracts: record.contracts,
      stage: record.stage,
      qualifier: record.qualifier,
    }),

  event: (context, line, record) =>
    factRows(context, line, record, 'events', {
      date: record.date,
      regionCode: record.region_code,
      ...themeOrTopic(record),
      what: record.what,
      whatEn: record.what_en,
      actors: namesIn(record.actors),
    }),

  policy: (context, line, record) =>
    factRows(context, line, record, 'policies', {
      name: record.name,
      issuer: record.issuer,
      regionCode: record.region_code,
      instrument: record.instrument,
      beneficiary: record.beneficiary,
      conditions: record.conditions,
      amount: record.amount,
      maxYuan: record.max_yuan,
      ratePercent: record.rate_percent,
      validFrom: record.valid_from,
      validTo: record.valid_to,
    }),

  fund: (context, line, record) =>
    factRows(context, line, record, 'funds', {
      name: record.name,
      regionCode: record.region_code,
      sizeYuan: record.size_yuan,
      stage: record.stage,
      field: record.field,
      term: record.term,
      lossRules: record.loss_rules,
      what: record.what,
    }),

  facility: (context, line, record) =>
    factRows(context, line, record, 'facilities', {
      name: record.name,
      regionCode: record.region_code,
      kind: record.kind,
      status: record.status,
      capacity: record.capacity,
      openness: record.openness,
      what: record.what,
    }),

  agreement: (context, line, record) =>
    factRows(context, line, record, 'agreements', {
      title: record.title,
      parties: record.parties,
      signedOn: record.signed_on,
      body: record.body,
      commitments: record.commitments,
      outcome: record.outcome,
    }),

  case: (context, line, record) =>
    factRows(context, line, record, 'caseStudies', {
      title: record.title,
      titleEn: record.title_en,
      systems: record.systems.split(';').map(system => system.trim()),
      regionCode: record.region_code,
      partnerCode: record.partner_code,
      what: record.what,
      whatEn: record.what_en,
      outcome: record.outcome,
    }),

  qualification: (context, line, record) => {
    const firm = organisationNamed(context, record.organisation, { kind: 'firm', regionCode: record.region_code })
    return withRows(
      firm.rows,
      factRows(context, line, record, 'qualifications', {
        organisationId: firm.id,
        kind: record.kind,
        level: record.level,
        field: record.field,
        site: record.site,
        regionCode: record.region_code,
        batch: record.batch,
        grantedOn: record.granted_on,
        expiresOn: record.expires_on,
      }),
    )
  },

  affiliation: (context, line, record) => {
    const whole = organisationNamed(context, record.organisation, wholeOf[record.kind])
    const member = organisationNamed(context, record.member, { kind: 'other', regionCode: record.region_code })
    return withRows(
      withRows(whole.rows, member.rows),
      factRows(context, line, record, 'affiliations', {
        kind: record.kind,
        organisationId: whole.id,
        memberId: member.id,
        regionCode: record.region_code,
        field: record.field,
        since: record.since,
        until: record.until,
        patents: record.patents,
      }),
    )
  },

  need: (context, line, record) => {
    const { rows, listing } = listingRows(context, 'needs', line, record)
    rows.needs = [
      {
        ...listing,
        kind: record.kind,
        budgetYuan: record.budget_yuan,
        adoption: record.adoption,
        criteria: record.criteria,
      },
    ]
    rows.needElements = record.elements?.map((element, position) => ({
      id: idOf(listing.id, 'element', position),
      ownerId: listing.ownerId,
      needId: listing.id,
      position,
      ...element,
    }))
    return rows
  },

  offer: (context, line, record) => {
    const { rows, listing } = listingRows(context, 'offers', line, record)
    rows.offers = [
      {
        ...listing,
        kind: record.kind,
        readiness: record.readiness,
        priceYuan: record.price_yuan,
        properties: record.properties,
        deployments: record.deployments,
        wishes: record.wishes,
        ownership: record.ownership,
      },
    ]
    return rows
  },

  collaboration: (context, line, record) => {
    const need = context.needs.get(record.need)!
    const offer = context.offers.get(record.offer)!
    const id = idOf(context.importId, 'collaborations', line)
    return {
      collaborations: [
        {
          ...ownedBy(context),
          id,
          key: record.key,
          title: record.title,
          titleEn: record.title_en,
          track: record.track,
          needId: need.id,
          offerId: offer.id,
          needOwnerId: need.ownerId,
          offerOwnerId: offer.ownerId,
          sample: record.sample ?? false,
        },
      ],
      collaborationDecisions: record.history.map((decision, position) => ({
        id: idOf(id, 'decision', position),
        ownerId: context.ownerId,
        collaborationId: id,
        position,
        decidedOn: decision.on,
        kind: decision.kind,
        stage: decision.stage,
        decidedBy: decision.by,
        why: decision.why,
        costYuan: decision.cost_yuan,
      })),
    }
  },
}

/** What an organisation is that nobody knows but as the whole of an affiliation. */
const wholeOf: Record<RecordOf<'affiliation'>['kind'], Pick<OrganisationRow, 'kind' | 'roles'>> = {
  branch: { kind: 'other' },
  'park-tenant': { kind: 'park' },
  'patent-pool': { kind: 'other', roles: 'patent-pool' },
}

type OrganisationRow = ImportedTables['organisations']['$inferInsert']

/** The organisation that a row names, by name or key; one that nobody knows is added under its name. */
const organisationNamed = (
  context: Context,
  name: string,
  unknown: Pick<OrganisationRow, 'kind' | 'roles' | 'regionCode'>,
): { rows: Rows; id: string } => {
  const known = context.organisations.get(name)
  if (known) return { rows: {}, id: known.id }
  const id = idOf(context.importId, 'organisation', name)
  return { rows: once(context, id) ? { organisations: [{ ...ownedBy(context), id, name, ...unknown }] } : {}, id }
}

/** The rows of two plans, table by table. */
const withRows = (first: Rows, second: Rows): Rows => ({
  ...first,
  ...second,
  ...(first.organisations && { organisations: [...first.organisations, ...(second.organisations ?? [])] }),
})

/** What needs and offers share; an organisation that a table names and nobody knows is added under its name. */
const listingRows = (
  context: Context,
  table: 'needs' | 'offers',
  line: number | string,
  record: RecordOf<'need'> | RecordOf<'offer'>,
) => {
  const known = context.organisations.get(record.organisation)
  const { rows, id: organisationId } = organisationNamed(context, record.organisation, { kind: 'other' })
  const belongsToSample = known?.sample && record.sample && context.mayOwnSamples
  const listing = {
    ...ownedBy(context),
    id: idOf(context.importId, table, line),
    ownerId: belongsToSample ? organisationId : context.ownerId,
    organisationId,
    key: record.key,
    title: record.title,
    titleEn: record.title_en,
    text: record.text,
    lang: record.lang,
    innovationKind: record.innovation_kind,
    regionCode: record.region_code,
    industry: record.industry,
    expiresOn: record.expires_on,
    sample: record.sample ?? false,
  }
  return { rows, listing }
}

/** The rows of tables that one record becomes; `line` tells it from the others of its file. */
export const planRows = <K extends RowKind>(
  context: Context,
  kind: K,
  line: number | string,
  record: RecordOf<K>,
): Rows => planners[kind](context, line, record)

/** The rows that packed tables of activities become, one after the other: each table before what stands in it. */
export function* planActivities(context: Context, tables: readonly ActivityTable[]): Generator<Rows> {
  for (const [index, { rows, source, ...table }] of tables.entries()) {
    const { rows: cited, evidenceId } = sourceRows(context, source)
    const id = idOf(context.importId, 'activityTables', index)
    yield { ...cited, activityTables: [{ ...ownedBy(context), id, evidenceId, ...table }] }
    for (const { period, regionCode, amounts } of rows)
      yield {
        activityRows: [
          {
            ...ownedBy(context),
            ...{ id: idOf(id, period, regionCode), tableId: id, period, regionCode },
            amounts: packAmounts(amounts),
          },
        ],
      }
  }
}
