import type { PgTable } from 'drizzle-orm/pg-core'
import * as schema from './schema/index.ts'

export type Owned = { id: string; ownerId: string; visibility: 'public' | 'platform' | 'private' }
export type Refs = Record<
  | 'organisationId'
  | 'documentId'
  | 'evidenceId'
  | 'extractedId'
  | 'groupId'
  | 'needId'
  | 'offerId'
  | 'collaborationId'
  | 'activityTableId'
  | 'userId',
  string
>
/** Any owned table; what they share is an id. */
export type OwnedTable = PgTable & typeof schema.documents

let position = 0
const nextPosition = () => position++

export type OwnedRow = { table: PgTable; build: (owned: Owned, refs: Refs) => object; ref?: keyof Refs }

/**
 * For tests: a valid row of each owned table; what refers to another row refers to one of the same owner and visibility.
 * `ref` names the reference that later tables take from it.
 */
export const ownedRows: OwnedRow[] = [
  { table: schema.organisations, ref: 'organisationId', build: owned => ({ ...owned, name: 'x', kind: 'firm' }) },
  {
    table: schema.imports,
    build: owned => ({ ...owned, fileName: 'x.csv', kind: 'event', rows: 1, idempotencyKey: owned.id }),
  },
  { table: schema.documents, ref: 'documentId', build: owned => ({ ...owned, title: 'x' }) },
  {
    table: schema.evidence,
    ref: 'evidenceId',
    build: (owned, { documentId }) => ({ ...owned, documentId, claimKind: 'official' }),
  },
  {
    table: schema.extracted,
    ref: 'extractedId',
    build: ({ id, ownerId }, { documentId }) => ({
      ...{ id, ownerId, documentId, kind: 'needs', label: 'x', quote: 'x' },
      ...{ spanStart: 0, spanEnd: 1 },
    }),
  },
  {
    table: schema.reviewBatches,
    build: ({ id, ownerId }, { documentId }) => ({ id, ownerId, documentId, how: 'earlier', decided: 1 }),
  },
  {
    table: schema.reviewDecisions,
    build: ({ id, ownerId }, { extractedId }) => ({ id, ownerId, extractedId, labelBefore: 'x', labelAfter: 'y' }),
  },
  {
    table: schema.documentBands,
    build: ({ id, ownerId }, { documentId }) => ({ id, ownerId, documentId, number: 1 }),
  },
  {
    table: schema.documentLikenesses,
    build: ({ id, ownerId }, { documentId }) => ({ id, ownerId, documentId, otherId: documentId, likeness: 1 }),
  },
  {
    table: schema.documentAparts,
    build: ({ id, ownerId }, { documentId }) => ({ id, ownerId, documentId, otherId: documentId, apart: true }),
  },
  {
    table: schema.figureClaims,
    build: ({ id, ownerId }, { documentId, extractedId }) => ({
      ...{ id, ownerId, documentId, extractedId, regionCode: '110000', indicator: 'gdp' },
      ...{ period: '2024', unit: 'x', value: '1' },
    }),
  },
  {
    table: schema.contestedThings,
    build: ({ id, ownerId }) => ({ id, ownerId, regionCode: id, indicator: 'gdp', period: '2024' }),
  },
  {
    table: schema.figureDecisions,
    build: ({ id, ownerId }) => ({
      ...{ id, ownerId, regionCode: '110000', indicator: 'gdp', period: '2024', unit: 'x' },
      ...{ verdict: 'both', considered: [] },
    }),
  },
  {
    table: schema.organisationJoins,
    build: ({ id, ownerId }) => ({ id, ownerId, name: id, sameAs: 'x', same: true }),
  },
  {
    table: schema.audit,
    build: ({ id, ownerId }) => ({ id, ownerId, role: 'editor', what: 'insert', tableName: 'need', rowId: id }),
  },
  {
    table: schema.regionGroups,
    ref: 'groupId',
    build: (owned, { evidenceId }) => ({ ...owned, evidenceId, code: `group:${owned.id}`, name: 'x', kind: 'cluster' }),
  },
  {
    table: schema.regionMembers,
    build: (owned, { evidenceId, groupId }) => ({ ...owned, evidenceId, groupId, regionCode: owned.id }),
  },
  {
    table: schema.designations,
    build: (owned, { evidenceId }) => ({ ...owned, evidenceId, list: 'x', regionName: 'x' }),
  },
  {
    table: schema.observations,
    build: (owned, { evidenceId }) => ({
      ...{ ...owned, evidenceId, regionCode: '110000', indicator: 'gdp' },
      ...{ period: '2024', value: '1', unit: 'x' },
    }),
  },
  {
    table: schema.activityTables,
    ref: 'activityTableId',
    build: (owned, { evidenceId }) => ({
      ...{ ...owned, evidenceId, classification: 'x', quantity: 'firms' },
      ...{ unit: 'x', activities: ['x'] },
    }),
  },
  {
    table: schema.activityRows,
    build: (owned, { activityTableId }) => ({
      ...{ ...owned, tableId: activityTableId, period: '2024', regionCode: owned.id, amounts: new Uint8Array(8) },
    }),
  },
  {
    table: schema.flows,
    build: (owned, { evidenceId }) => ({
      ...{ ...owned, evidenceId, kind: 'talent', fromCode: '110000', toCode: '120000' },
      ...{ period: '2024', value: '1', unit: 'x' },
    }),
  },
  {
    table: schema.events,
    build: (owned, { evidenceId }) => ({ ...owned, evidenceId, date: '2024', topic: 'x', what: 'x' }),
  },
  { table: schema.policies, build: (owned, { evidenceId }) => ({ ...owned, evidenceId, name: 'x', instrument: 'x' }) },
  { table: schema.funds, build: (owned, { evidenceId }) => ({ ...owned, evidenceId, name: 'x' }) },
  { table: schema.facilities, build: (owned, { evidenceId }) => ({ ...owned, evidenceId, name: 'x', kind: 'x' }) },
  { table: schema.agreements, build: (owned, { evidenceId }) => ({ ...owned, evidenceId, title: 'x', parties: 'x' }) },
  {
    table: schema.caseStudies,
    build: (owned, { evidenceId }) => ({ ...owned, evidenceId, title: 'x', systems: ['E1'], what: 'x' }),
  },
  {
    table: schema.qualifications,
    build: (owned, { evidenceId }) => ({ ...owned, evidenceId, organisationId: owned.ownerId, kind: 'unicorn' }),
  },
  {
    table: schema.affiliations,
    build: (owned, { evidenceId, organisationId }) => ({
      ...{ ...owned, evidenceId, kind: 'branch', organisationId: owned.ownerId, memberId: organisationId },
    }),
  },
  {
    table: schema.needs,
    ref: 'needId',
    build: owned => ({ ...owned, organisationId: owned.ownerId, title: 'x', text: 'x' }),
  },
  {
    table: schema.needElements,
    build: ({ id, ownerId }, { needId }) => ({
      id,
      ownerId,
      needId,
      position: nextPosition(),
      kind: 'data',
      title: 'x',
    }),
  },
  {
    table: schema.offers,
    ref: 'offerId',
    build: owned => ({ ...owned, organisationId: owned.ownerId, title: 'x', text: 'x' }),
  },
  {
    table: schema.collaborations,
    ref: 'collaborationId',
    build: (owned, { needId, offerId }) => ({
      ...{ ...owned, title: 'x', track: 'scenario', needId, offerId },
      ...{ needOwnerId: owned.ownerId, offerOwnerId: owned.ownerId },
    }),
  },
  {
    table: schema.collaborationDecisions,
    build: ({ id, ownerId }, { collaborationId }) => ({
      ...{ id, ownerId, collaborationId, position: nextPosition() },
      ...{ decidedOn: '2024-01-01', kind: 'note', decidedBy: 'x', why: 'x' },
    }),
  },
  {
    table: schema.accountMemberships,
    build: ({ id, ownerId }, { userId }) => ({ id, ownerId, userId, role: 'viewer' }),
  },
]
