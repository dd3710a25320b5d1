import { z } from '@hono/zod-openapi'
import { decisionKindSchema, stageSchema, trackSchema } from './collaboration.ts'
import { sourceColumns } from './evidence.ts'
import { organisationKinds } from './extraction.ts'
import { criterionSchema, elementKindSchema, innovationKindSchema, needKindSchema } from './need.ts'

/** `2023`, `2023-06` or `2023-06-18`: a date as coarse as its source. */
export const coarseDateSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
/** A decimal kept as a string, because money is never a float. */
export const decimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/)
const regionCode = z.string().regex(/^(\d{6}|group:[a-z0-9-]+)$/)

/** The five kinds of technology contract of the Civil Code and of their registration. */
export const contractKinds = ['development', 'transfer', 'licence', 'consulting', 'service'] as const
/**
 * What a firm can qualify for. The ladder of small firms first: technology and innovative SMEs, then specialised ones, then
 * little giants; `smart-factory` is of one of its sites.
 */
export const qualificationKinds = [
  'tech-sme',
  'innovative-sme',
  'specialised-sme',
  'little-giant',
  'high-tech',
  'gazelle',
  'unicorn',
  'single-champion',
  'chain-leader',
  'smart-factory',
  'green-factory',
] as const
/** How one organisation belongs to another: as its branch, as a tenant of a park, as a member of a patent pool. */
export const affiliationKinds = ['branch', 'park-tenant', 'patent-pool'] as const

/**
 * What an import row of each kind must hold. A CSV or XLSX column has the key's name or one of its aliases; nested
 * kinds (needs, offers, collaborations) come as JSON Lines, or as a table with their flat fields only.
 * `key` is a row's own name within its file, by which other files refer to it.
 */
export const recordSchemas = {
  /** Membership of a made-up region: cluster, metropolitan area, corridor, alliance. One row a member. */
  membership: z.object({
    group_id: z.string().min(1),
    group_name_zh: z.string().min(1),
    group_name_en: z.string().optional(),
    group_kind: z.enum(['cluster', 'metropolitan', 'corridor', 'alliance']),
    member_name: z.string().min(1),
    member_code: regionCode,
    /** Order along a corridor, from 1. */
    position: z.coerce.number().int().positive().optional(),
    ...sourceColumns,
  }),
  /** A region's place on a named official list. */
  designation: z.object({
    list_id: z.string().min(1),
    region_name: z.string().min(1),
    region_code: regionCode.optional(),
    class_or_field: z.string().optional(),
    period_or_year: z.string().optional(),
    ...sourceColumns,
  }),
  organisation: z.object({
    key: z.string().min(1),
    name: z.string().min(1),
    name_en: z.string().optional(),
    kind: z.enum(organisationKinds),
    region_code: regionCode.optional(),
    /** How the region was resolved: exact, ambiguous, province, foreign, unresolved; `place_as_given` is the source's word. */
    region_resolution: z.enum(['exact', 'ambiguous', 'province', 'foreign', 'unresolved']).optional(),
    place_as_given: z.string().optional(),
    /** Classification and code or label of its main activity. */
    classification: z.string().optional(),
    activity: z.string().optional(),
    founded: z.string().optional(),
    roles: z.string().optional(),
    what: z.string().optional(),
    /** Made up to show how Langqiao works; its name says so. */
    sample: z.coerce.boolean().optional(),
    ...sourceColumns,
  }),
  observation: z.object({
    region_code: regionCode,
    indicator: z.string().min(1),
    period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/),
    value: decimalSchema,
    unit: z.string().min(1),
    qualifier: z.string().optional(),
    ...sourceColumns,
  }),
  /**
   * How much of an activity a region has: output, jobs, firms, patents, papers. One row a region, activity and period; or,
   * as yearbooks print it, one row a region and a column an activity (or a year).
   */
  activity: z.object({
    region_code: regionCode,
    /** Code or name of the activity in its classification. */
    activity: z.string().min(1),
    period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/),
    value: z.string().regex(/^\d+(\.\d+)?$/),
    unit: z.string().min(1),
    /** The named classification that the activities are of: `GB/T 4754-2017`, `IPC`, or one of the owner's own. */
    classification: z.string().min(1),
    /** What the values are amounts of: `output`, `employment`, `firms`, `patents`, `papers`… */
    quantity: z.string().min(1),
    ...sourceColumns,
  }),
  flow: z.object({
    kind: z.enum(['technology-contracts', 'investment', 'talent', 'branches']),
    from_code: regionCode,
    to_code: regionCode,
    period: z.string().min(4),
    /** Of contracts the total amount, 成交额. */
    value: decimalSchema,
    unit: z.string().min(1),
    /** A flow of one kind of contract is a part; one without is of all kinds. */
    contract_kind: z.enum(contractKinds).optional(),
    /** The technology amount of contracts, 技术交易额, in the same unit. */
    technology_value: decimalSchema.optional(),
    /** How many contracts. */
    contracts: z.coerce.number().int().nonnegative().optional(),
    /** Of investment: seed, A, B…; one without a stage is of all. */
    stage: z.string().optional(),
    qualifier: z.string().optional(),
    ...sourceColumns,
  }),
  event: z.object({
    date: coarseDateSchema,
    region_code: regionCode.optional(),
    /** One of `eventThemes`; any other word is taken for the topic. */
    theme: z.string().optional(),
    /** The field or heading under which the source tells it. */
    topic: z.string().optional(),
    what: z.string().min(1),
    what_en: z.string().optional(),
    /** Organisations and persons, separated by `;`. */
    actors: z.string().optional(),
    ...sourceColumns,
  }),
  policy: z.object({
    name: z.string().min(1),
    issuer: z.string().optional(),
    region_code: regionCode.optional(),
    instrument: z.string().min(1),
    beneficiary: z.string().optional(),
    conditions: z.string().optional(),
    /** In words, as claimed; the two below are the same for machines. */
    amount: z.string().optional(),
    max_yuan: decimalSchema.optional(),
    rate_percent: decimalSchema.optional(),
    valid_from: coarseDateSchema.optional(),
    valid_to: coarseDateSchema.optional(),
    ...sourceColumns,
  }),
  fund: z.object({
    name: z.string().min(1),
    region_code: regionCode.optional(),
    size_yuan: decimalSchema.optional(),
    stage: z.string().optional(),
    field: z.string().optional(),
    term: z.string().optional(),
    loss_rules: z.string().optional(),
    what: z.string().optional(),
    ...sourceColumns,
  }),
  facility: z.object({
    name: z.string().min(1),
    region_code: regionCode.optional(),
    kind: z.string().min(1),
    status: z.string().optional(),
    capacity: z.string().optional(),
    openness: z.string().optional(),
    what: z.string().optional(),
    ...sourceColumns,
  }),
  agreement: z.object({
    title: z.string().min(1),
    /** Region codes and names of organisations, separated by `;`. */
    parties: z.string().min(1),
    signed_on: coarseDateSchema.optional(),
    body: z.string().optional(),
    commitments: z.string().optional(),
    outcome: z.string().optional(),
    ...sourceColumns,
  }),
  /** A case that an article tells: which mechanism worked where, with what result. */
  case: z.object({
    title: z.string().min(1),
    title_en: z.string().optional(),
    /** Rows of the page 'The system in the articles' that it illustrates, separated by `;`: `E10;M1`. */
    systems: z.string().min(1),
    region_code: regionCode.optional(),
    partner_code: regionCode.optional(),
    what: z.string().min(1),
    what_en: z.string().optional(),
    outcome: z.string().optional(),
    ...sourceColumns,
  }),
  /** A qualification that a firm was granted; its level, field and last day where they are known. */
  qualification: z.object({
    organisation: z.string().min(1),
    kind: z.enum(qualificationKinds),
    level: z.string().optional(),
    field: z.string().optional(),
    /** The factory or branch that it is of, where not of the whole firm. */
    site: z.string().optional(),
    region_code: regionCode.optional(),
    batch: z.string().optional(),
    granted_on: coarseDateSchema.optional(),
    expires_on: coarseDateSchema.optional(),
    ...sourceColumns,
  }),
  /** A branch of an organisation, a tenant of a park, a member of a patent pool. */
  affiliation: z.object({
    kind: z.enum(affiliationKinds),
    organisation: z.string().min(1),
    member: z.string().min(1),
    /** Where the member is. */
    region_code: regionCode.optional(),
    field: z.string().optional(),
    since: coarseDateSchema.optional(),
    until: coarseDateSchema.optional(),
    /** Patents that a member brought into a pool. */
    patents: z.coerce.number().int().nonnegative().optional(),
    ...sourceColumns,
  }),
  need: z.object({
    key: z.string().min(1),
    /** Key of the organisation that wants it; in a table, its name. */
    organisation: z.string().min(1),
    title: z.string().min(1),
    title_en: z.string().optional(),
    text: z.string().min(1),
    lang: z.enum(['zh', 'en']).default('zh'),
    kind: needKindSchema.default('scenario'),
    innovation_kind: innovationKindSchema.optional(),
    region_code: regionCode.optional(),
    industry: z.string().optional(),
    budget_yuan: decimalSchema.optional(),
    /** Route to adoption: budget, way of purchase, threshold, as asked at the start. */
    adoption: z.string().optional(),
    expires_on: coarseDateSchema.optional(),
    elements: z
      .array(
        z.object({
          kind: elementKindSchema,
          title: z.string().min(1),
          text: z.string().default(''),
          criteria: z.array(criterionSchema).default([]),
        }),
      )
      .optional(),
    criteria: z.array(criterionSchema).optional(),
    sample: z.coerce.boolean().optional(),
  }),
  offer: z.object({
    key: z.string().min(1),
    organisation: z.string().min(1),
    title: z.string().min(1),
    title_en: z.string().optional(),
    text: z.string().min(1),
    lang: z.enum(['zh', 'en']).default('zh'),
    kind: elementKindSchema.default('technology'),
    innovation_kind: innovationKindSchema.optional(),
    region_code: regionCode.optional(),
    industry: z.string().optional(),
    /** Technology readiness level 1–9 (GB/T 22900-2022). */
    readiness: z.coerce.number().int().min(1).max(9).optional(),
    price_yuan: decimalSchema.optional(),
    /** Facts about the offer that criteria are checked against: `{what: 'payload', value: 60, unit: 't'}`. */
    properties: z
      .array(z.object({ what: z.string(), value: z.union([z.number(), z.string()]), unit: z.string().optional() }))
      .optional(),
    /** Where it already works. */
    deployments: z.array(z.string()).optional(),
    /** What the provider asks of a partner. */
    wishes: z.array(criterionSchema).optional(),
    ownership: z.string().optional(),
    expires_on: coarseDateSchema.optional(),
    sample: z.coerce.boolean().optional(),
  }),
  collaboration: z.object({
    key: z.string().min(1),
    title: z.string().min(1),
    title_en: z.string().optional(),
    track: trackSchema,
    /** Keys of a need and of an offer. */
    need: z.string().min(1),
    offer: z.string().min(1),
    history: z.array(
      z.object({
        on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
        kind: decisionKindSchema,
        stage: stageSchema.optional(),
        by: z.string().min(1),
        why: z.string().min(1),
        cost_yuan: decimalSchema.optional(),
      }),
    ),
    sample: z.coerce.boolean().optional(),
  }),
}
export type RecordKind = keyof typeof recordSchemas
export type RecordOf<K extends RecordKind> = z.infer<(typeof recordSchemas)[K]>
/** Order in which kinds are imported, so that what a row refers to is there before it. */
export const recordKinds = Object.keys(recordSchemas) as RecordKind[]
