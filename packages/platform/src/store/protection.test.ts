import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, test } from 'node:test'
import { eq, getTableName, type InferInsertModel, sql } from 'drizzle-orm'
import type { PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { type Caller, type Role, roles } from '../words/index.ts'
import { asCaller, asOwner, platform } from './caller.ts'
import { type Database, runStatement, selectRows, storeProblem } from './database.ts'
import type { Store } from './open.ts'
import { type Owned, type OwnedRow, type OwnedTable, ownedRows, type Refs } from './owned-rows.ts'
import * as schema from './schema/index.ts'
import { buildTenant, onBothEngines } from './test-stores.ts'

/** Whose row it is, seen from the caller: its organisation's (private), another's by visibility, or none at all. */
const places = ['own', 'public', 'platform', 'private', 'missing'] as const
type Place = (typeof places)[number]
const operations = ['select', 'insert', 'update', 'delete'] as const
type Operation = (typeof operations)[number]

/** Which rows each role reaches; a role that is left out reaches none. */
type Reach = Partial<Record<Role, Place[]>>
type Rights = Record<Operation, Reach>

const everywhere: Place[] = ['own', 'public', 'platform', 'private']
const shown: Place[] = ['own', 'public', 'platform']

const seen: Reach = {
  anonymous: ['public'],
  viewer: shown,
  editor: shown,
  manager: shown,
  'organisation-admin': shown,
  'platform-admin': everywhere,
}
const written: Reach = {
  editor: ['own'],
  manager: ['own'],
  'organisation-admin': ['own'],
  'platform-admin': everywhere,
}
const administered: Reach = { 'organisation-admin': ['own'], 'platform-admin': everywhere }
const nobody: Reach = {}
const ownMembership: Reach = {
  ...Object.fromEntries(roles.map(role => [role, ['own']])),
  'platform-admin': everywhere,
}

const entry: Rights = { select: seen, insert: written, update: written, delete: written }
/** Never overwritten. */
const fact: Rights = { ...entry, update: nobody }
/** Never removed either. */
const history: Rights = { ...fact, delete: nobody }

/** Of whoever belongs to its owner; no visibility opens it to others. */
const internal: Reach = Object.fromEntries(
  roles.filter(role => role !== 'anonymous').map(role => [role, role === 'platform-admin' ? everywhere : ['own']]),
)

/** What every role may do with every owned table. A table that is not declared here fails the tests. */
const rights: Record<string, Rights> = {
  organisation: entry,
  import: { ...entry, delete: nobody },
  document: entry,
  evidence: fact,
  extracted: entry,
  review_batch: { ...history, select: internal },
  review_decision: { ...history, select: internal },
  organisation_join: { ...history, select: internal },
  document_band: { ...history, select: internal },
  document_likeness: { ...history, select: internal },
  document_apart: { ...history, select: internal },
  figure_claim: history,
  contested_thing: { ...history, select: internal },
  figure_decision: { ...history, select: internal },
  audit: { select: administered, insert: written, update: nobody, delete: nobody },
  region_group: fact,
  region_member: fact,
  designation: fact,
  observation: fact,
  activity_table: fact,
  activity_row: fact,
  flow: fact,
  event: fact,
  policy: fact,
  fund: fact,
  facility: fact,
  agreement: fact,
  case_study: fact,
  qualification: fact,
  affiliation: fact,
  need: entry,
  need_element: entry,
  offer: entry,
  collaboration: entry,
  collaboration_decision: history,
  /** Everybody sees the own membership, and nobody changes it. */
  account_membership: { select: ownMembership, insert: administered, update: administered, delete: administered },
}

type Fixture = {
  owner: Record<Place, string>
  refs: Record<Place, Refs>
  /** Id of the row of a table in a place. */
  ids: Map<PgTable, Record<Place, string>>
  as: (role: Role) => Caller
}

const visibilityOf: Record<Place, Owned['visibility']> = {
  own: 'private',
  public: 'public',
  platform: 'platform',
  private: 'private',
  missing: 'private',
}

const insertUser = (store: Store): Promise<string> =>
  asOwner(store, async tx => {
    const [user] = await tx
      .insert(schema.authUsers)
      .values({ name: 'x', email: randomUUID() })
      .returning({ id: schema.authUsers.id })
    return user.id
  })

/** One row of every table in every place but `missing`. */
const buildFixture = async (store: Store): Promise<Fixture> => {
  const mine = await buildTenant(store, 'mine')
  const foreign = await buildTenant(store, 'foreign')
  const fixture: Fixture = {
    owner: { own: mine.id, public: foreign.id, platform: foreign.id, private: foreign.id, missing: foreign.id },
    refs: {} as Fixture['refs'],
    ids: new Map(ownedRows.map(({ table }) => [table, {} as Record<Place, string>])),
    as: mine.as,
  }
  for (const place of places) {
    const refs = { userId: await insertUser(store) } as Refs
    fixture.refs[place] = refs
    for (const { table, build, ref } of ownedRows) {
      const id = randomUUID()
      const owned = { id, ownerId: fixture.owner[place], visibility: visibilityOf[place] }
      fixture.ids.get(table)![place] = id
      if (place === 'missing') continue
      await asOwner(store, tx => tx.insert(table as OwnedTable).values(build(owned, refs) as never))
      if (ref) refs[ref] = id
    }
    // A row that is not there would refer to rows that the caller may not see.
    if (place === 'missing') Object.assign(refs, { ...fixture.refs.private, userId: refs.userId })
    if (place === 'own') {
      const { userId } = refs
      fixture.as = role => ({ ...mine.as(role), userId })
    }
    // One more account, for the membership that the tests try to insert.
    refs.userId = await insertUser(store)
  }
  return fixture
}

class Undo extends Error {}

/** Whether a caller reaches a row: sees, adds, changes or removes it. Nothing is kept. */
const reaches = async (
  store: Store,
  { ids, owner, refs, as }: Fixture,
  { table, build }: OwnedRow,
  operation: Operation,
  role: Role,
  place: Place,
): Promise<boolean> => {
  const owned = table as OwnedTable
  const id = ids.get(table)![place]
  const attempt: Record<Operation, (tx: Database) => Promise<unknown[]>> = {
    select: tx => tx.select({ id: owned.id }).from(owned).where(eq(owned.id, id)),
    insert: async tx => {
      const row = { id: randomUUID(), ownerId: owner[place], visibility: visibilityOf[place] }
      await tx.insert(owned).values(build(row, refs[place]) as never)
      return [row]
    },
    update: tx =>
      tx
        .update(owned)
        .set({ id } as PgUpdateSetSource<typeof owned> & InferInsertModel<typeof owned>)
        .where(eq(owned.id, id))
        .returning({ id: owned.id }),
    delete: tx => tx.delete(owned).where(eq(owned.id, id)).returning({ id: owned.id }),
  }
  let found = 0
  try {
    await asCaller(store, as(role), async tx => {
      found = (await attempt[operation](tx)).length
      throw new Undo()
    })
  } catch (error) {
    if (error instanceof Undo) return found > 0
    const code = storeProblem(error)?.code
    // Something refers to the row, so the right to remove it was there.
    if (code === 'conflict' && operation === 'delete') return true
    assert.equal(code, 'not-allowed', String((error as Error).cause))
  }
  return false
}

/** Which rows of a table each role reaches by an operation, found by trying all of them. */
const measure = async (store: Store, fixture: Fixture, row: OwnedRow, operation: Operation): Promise<Reach> => {
  const result: Reach = {}
  for (const role of roles) {
    const reached: Place[] = []
    for (const place of places)
      if (
        !(operation === 'insert' && place === 'missing') &&
        (await reaches(store, fixture, row, operation, role, place))
      )
        reached.push(place)
    if (reached.length > 0) result[role] = reached
  }
  return result
}

onBothEngines((store, engine) => {
  let fixture: Fixture
  before(async () => {
    fixture = await buildFixture(store())
  })

  test('every owned table is declared', async () => {
    const owned = await selectRows<{ name: string }>(
      store().db,
      sql`SELECT table_name AS name FROM information_schema.columns
        WHERE column_name = 'owner_id' AND table_schema = 'public' ORDER BY table_name`,
    )
    const names = owned.map(row => row.name)
    assert.deepEqual(Object.keys(rights).sort(), names)
    assert.deepEqual(ownedRows.map(row => getTableName(row.table)).sort(), names)
  })

  describe('each role reaches of each table exactly what is declared', () => {
    for (const row of ownedRows)
      test(getTableName(row.table), async () => {
        for (const operation of operations)
          assert.deepEqual(
            await measure(store(), fixture, row, operation),
            rights[getTableName(row.table)][operation],
            operation,
          )
      })
  })

  test('both parties of a collaboration see it and decide on it, a third organisation does neither', async () => {
    const { refs } = fixture
    const [need, offer, third] = [
      await buildTenant(store(), 'need side'),
      await buildTenant(store(), 'offer side'),
      await buildTenant(store(), 'third'),
    ]
    const id = randomUUID()
    await asCaller(store(), platform, tx =>
      tx.insert(schema.collaborations).values({
        ...{ id, ownerId: platform.organisationId!, title: 'x', track: 'scenario' },
        ...{ needId: refs.public.needId, offerId: refs.public.offerId, needOwnerId: need.id, offerOwnerId: offer.id },
      }),
    )
    const decide = (caller: Caller, position: number) =>
      asCaller(store(), caller, async tx => {
        const [there] = await tx.select().from(schema.collaborations).where(eq(schema.collaborations.id, id))
        if (!there) return 'unseen'
        await tx.insert(schema.collaborationDecisions).values({
          ...{ ownerId: there.ownerId, collaborationId: id, position, decidedOn: '2026-01-01' },
          ...{ kind: 'note', decidedBy: 'x', why: 'x' },
        })
        return 'decided'
      }).catch(error => storeProblem(error)?.code)
    assert.equal(await decide(need.as('editor'), 1), 'decided')
    assert.equal(await decide(offer.as('manager'), 2), 'decided')
    assert.equal(await decide(offer.as('viewer'), 3), 'not-allowed')
    assert.equal(await decide(third.as('organisation-admin'), 4), 'unseen')
  })

  test('a deleted need is seen by its editors alone, who can bring it back', async () => {
    const owner = await buildTenant(store(), 'deleter')
    const reader = await buildTenant(store(), 'reader')
    const [{ id }] = await asCaller(store(), owner.as('editor'), tx =>
      tx
        .insert(schema.needs)
        .values({ ownerId: owner.id, organisationId: owner.id, visibility: 'public', title: 'x', text: 'x' })
        .returning({ id: schema.needs.id }),
    )
    const find = (caller: Caller) => asCaller(store(), caller, tx => tx.$count(schema.needs, eq(schema.needs.id, id)))
    assert.equal(await find(reader.as('viewer')), 1)
    await asCaller(store(), owner.as('editor'), tx =>
      tx
        .update(schema.needs)
        .set({ deletedAt: new Date(0) })
        .where(eq(schema.needs.id, id)),
    )
    assert.equal(await find(reader.as('organisation-admin')), 0)
    assert.equal(await find(owner.as('editor')), 1)
  })

  test('changes leave a line in the audit that says who, and that nobody takes back', async () => {
    const owner = await buildTenant(store(), 'audited')
    const caller = { ...owner.as('editor'), userId: randomUUID() }
    const [{ id }] = await asCaller(store(), caller, tx =>
      tx
        .insert(schema.needs)
        .values({ ownerId: owner.id, organisationId: owner.id, title: 'x', text: 'x' })
        .returning({ id: schema.needs.id }),
    )
    await asCaller(store(), caller, tx => tx.update(schema.needs).set({ title: 'y' }).where(eq(schema.needs.id, id)))
    await asCaller(store(), caller, tx => tx.delete(schema.needs).where(eq(schema.needs.id, id)))
    const lines = await asCaller(store(), owner.as('organisation-admin'), tx =>
      tx.select().from(schema.audit).where(eq(schema.audit.rowId, id)).orderBy(schema.audit.createdAt),
    )
    assert.deepEqual(
      lines.map(line => [line.what, line.tableName, line.userId, line.role]),
      ['insert', 'update', 'delete'].map(what => [what, 'need', caller.userId, 'editor']),
    )
  })

  test('an organisation admin makes no platform admin', async () => {
    const owner = await buildTenant(store(), 'climber')
    const userId = await insertUser(store())
    const promote = asCaller(store(), owner.as('organisation-admin'), tx =>
      tx.insert(schema.accountMemberships).values({ ownerId: owner.id, userId, role: 'platform-admin' }),
    )
    await assert.rejects(promote, error => storeProblem(error)?.code === 'not-allowed')
  })

  test('who asks is forgotten when the transaction ends', async () => {
    await asCaller(store(), platform, tx => tx.$count(schema.needs))
    const [{ caller }] = await selectRows<{ caller: string }>(
      store().db,
      sql`SELECT concat_ws(' ', langqiao_role(), langqiao_organisation(), langqiao_user()) AS caller`,
    )
    assert.equal(caller, 'anonymous')
  })

  // On one engine: the policies are the same text on both, and the matrix above ran on both.
  test('weakening any policy is noticed', { skip: engine === 'embedded' && 'tried on the server' }, async () => {
    const policies = await selectRows<{
      table: string
      name: string
      operation: Operation
      using: string | null
      check: string | null
    }>(
      store().db,
      sql`SELECT tablename AS table, policyname AS name, lower(cmd) AS operation, qual AS using, with_check AS check
        FROM pg_policies WHERE schemaname = 'public'`,
    )
    assert.ok(policies.length >= Object.keys(rights).length * 2)
    for (const { table, name, operation, using, check } of policies) {
      const alter = (usingText: string, checkText: string) =>
        runStatement(
          store().db,
          `ALTER POLICY ${name} ON ${table}${using === null ? '' : ` USING (${usingText})`}${check === null ? '' : ` WITH CHECK (${checkText})`}`,
        )
      const row = ownedRows.find(candidate => getTableName(candidate.table) === table)!
      await alter('true', 'true')
      try {
        assert.notDeepEqual(
          await measure(store(), fixture, row, operation),
          rights[table][operation],
          `${name} on ${table}`,
        )
      } finally {
        await alter(using!, check!)
      }
    }
  })
})
