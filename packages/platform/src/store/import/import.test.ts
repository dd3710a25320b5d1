import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { eq, sql } from 'drizzle-orm'
import type { Caller, RecordKind } from '../../words/index.ts'
import { asCaller, platform } from '../caller.ts'
import type { Store } from '../open.ts'
import {
  collaborationDecisions,
  collaborations,
  documents,
  events,
  evidence,
  imports,
  needElements,
  needs,
  offers,
  organisations,
  regionGroups,
  regionMembers,
} from '../schema/index.ts'
import { buildTenant, engines, makeStartedPlace, onBothEngines, openSound, skipped } from '../test-stores.ts'
import { checkFile } from './check.ts'
import { commitImport } from './commit.ts'
import { importSample } from './sample.ts'
import { undoImport } from './undo.ts'

const eventFile = (count: number, name = 'events.csv') => ({
  name,
  encoding: 'utf-8',
  rows: [
    ['date', 'region_code', 'theme', 'what', 'source_title', 'claim_kind'],
    ...Array.from({ length: count }, (_, at) => [
      '2024',
      '420100',
      'chips',
      `${name} ${at}`,
      `article ${at % 3}`,
      'media',
    ]),
  ],
})

const lines = (name: string, ...records: object[]) => ({
  name,
  encoding: 'utf-8',
  jsonLines: records.map(record => JSON.stringify(record)).join('\n'),
})

const commit = async (
  store: Store,
  caller: Caller,
  file: Parameters<typeof checkFile>[0],
  key: string,
  kind?: RecordKind,
) => {
  const outcome = await commitImport(store, caller, checkFile(file, { kind }), key)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

const organisationRecord = { name: '示例港', kind: 'firm', source_title: 'samples', claim_kind: 'own', sample: true }
const needRecord = {
  ...{ organisation: 'port', title: 'haul', text: 'no drivers', sample: true },
  elements: [
    {
      kind: 'technology',
      title: 'vehicle',
      criteria: [{ what: 'payload', op: '≥', value: 60, unit: 't', hard: true }],
    },
    { kind: 'capital', title: 'money' },
  ],
}

onBothEngines(store => {
  test('rows come in with their source, each document and each evidence once', async () => {
    const { id, as } = await buildTenant(store(), 'importer')
    const row = await commit(store(), as('editor'), eventFile(1200), 'key-of-1200')
    assert.deepEqual([row.rows, row.imported, row.skipped, row.problems], [1200, 1200, 0, []])
    assert.ok(row.finishedAt)
    const counts = await asCaller(store(), as('viewer'), async tx => [
      await tx.$count(events, eq(events.importId, row.id)),
      await tx.$count(documents, eq(documents.ownerId, id)),
      await tx.$count(evidence, eq(evidence.ownerId, id)),
    ])
    assert.deepEqual(counts, [1200, 3, 3])
    const again = await commit(store(), as('editor'), eventFile(2, 'more.csv'), 'key-of-more')
    assert.equal(await asCaller(store(), as('viewer'), tx => tx.$count(documents, eq(documents.ownerId, id))), 3)
    assert.notEqual(again.id, row.id)
  })

  test('the same key gives the same import, also when sent twice at once; another organisation has its own', async () => {
    const [mine, other] = [await buildTenant(store(), 'mine'), await buildTenant(store(), 'other')]
    const [first, second] = await Promise.all(
      [1, 2].map(() => commit(store(), mine.as('editor'), eventFile(600, 'twice.csv'), 'the same key')),
    )
    assert.equal(first.id, second.id)
    assert.equal(await asCaller(store(), platform, tx => tx.$count(events, eq(events.ownerId, mine.id))), 600)
    const third = await commit(store(), other.as('editor'), eventFile(5, 'theirs.csv'), 'the same key')
    assert.notEqual(third.id, first.id)
  })

  test('a viewer imports nothing', async () => {
    const { as } = await buildTenant(store(), 'reader')
    const outcome = await commitImport(store(), as('viewer'), checkFile(eventFile(1)), 'viewer-key')
    assert.equal(outcome.ok ? 'imported' : outcome.problem.code, 'not-allowed')
  })

  test('rows that are kept to an organisation are seen by nobody else, nor is what they cite', async () => {
    const [mine, other] = [await buildTenant(store(), 'keeper'), await buildTenant(store(), 'neighbour')]
    const outcome = await commitImport(store(), mine.as('editor'), checkFile(eventFile(3, 'kept.csv')), 'kept-to-us', {
      visibility: 'private',
    })
    assert.ok(outcome.ok)
    await commit(store(), mine.as('editor'), eventFile(2, 'shown.csv'), 'shown-to-all')
    const seen = (caller: Caller) =>
      asCaller(store(), caller, async tx => [
        await tx.$count(events, eq(events.ownerId, mine.id)),
        await tx.$count(documents, eq(documents.ownerId, mine.id)),
      ])
    assert.deepEqual(await seen(mine.as('viewer')), [5, 5])
    assert.deepEqual(await seen(other.as('viewer')), [2, 2])
  })

  test('an undone import leaves nothing but its own row, and its key can be used anew', async () => {
    const { id, as } = await buildTenant(store(), 'undoer')
    const row = await commit(store(), as('editor'), eventFile(700, 'wrong.csv'), 'undo-key')
    const kept = await commit(store(), as('editor'), eventFile(1, 'kept.csv'), 'kept-key')
    const undone = await undoImport(store(), as('editor'), row.id)
    assert.ok(undone.ok && undone.value.undoneAt)
    assert.ok((await undoImport(store(), as('editor'), row.id)).ok, 'twice is as good as once')
    const left = await asCaller(store(), as('editor'), async tx => [
      await tx.$count(events, eq(events.ownerId, id)),
      await tx.$count(evidence, eq(evidence.ownerId, id)),
      // The kept import cites a document that the undone one brought.
      await tx.$count(documents, eq(documents.ownerId, id)),
    ])
    assert.deepEqual(left, [1, 1, 1])
    const anew = await commit(store(), as('editor'), eventFile(700, 'wrong.csv'), 'undo-key')
    assert.deepEqual([anew.id !== row.id, anew.imported, kept.undoneAt], [true, 700, null])
  })

  test('another organisation cannot undo an import, nor learn that there is one', async () => {
    const [mine, other] = [await buildTenant(store(), 'mine'), await buildTenant(store(), 'other')]
    const row = await commit(store(), mine.as('editor'), eventFile(1, 'private.csv'), 'foreign-key')
    const missing = await undoImport(store(), other.as('editor'), '00000000-0000-4000-8000-00000000dead')
    const foreign = await undoImport(store(), other.as('editor'), row.id)
    assert.ok(!missing.ok && !foreign.ok)
    assert.equal(foreign.problem.code, 'not-found')
    assert.deepEqual(
      { ...foreign.problem, message: foreign.problem.message.replace(row.id, '') },
      { ...missing.problem, message: missing.problem.message.replace('00000000-0000-4000-8000-00000000dead', '') },
    )
  })

  test('files refer to each other by key; samples belong to their organisation; what is missing is named', async () => {
    await commit(store(), platform, lines('o.jsonl', { key: 'port', ...organisationRecord }), 'o-key', 'organisation')
    const needImport = await commit(
      store(),
      platform,
      lines('n.jsonl', { key: 'haul', ...needRecord }, { key: 'lost', ...needRecord, organisation: 'nobody' }),
      'n-key',
      'need',
    )
    assert.deepEqual([needImport.imported, needImport.skipped], [1, 1])
    assert.equal(needImport.problems[0].where, 'n.jsonl, row 2, organisation')
    await commit(
      store(),
      platform,
      lines('f.jsonl', { key: 'truck', organisation: 'port', title: 'truck', text: 'x', sample: true }),
      'f-key',
      'offer',
    )
    const history = [
      { on: '2026-01-05', kind: 'start', stage: 'introduction', by: 'port', why: 'fits' },
      { on: '2026-02-05', kind: 'advance', stage: 'test', by: 'port', why: 'visit went well', cost_yuan: '1000.50' },
    ]
    const pilot = {
      key: 'pilot',
      title: 'pilot',
      track: 'scenario',
      need: 'haul',
      offer: 'truck',
      history,
      sample: true,
    }
    const last = await commit(
      store(),
      platform,
      lines('c.jsonl', pilot, { ...pilot, key: 'second', offer: 'none' }),
      'c-key',
      'collaboration',
    )
    assert.deepEqual([last.imported, last.skipped, last.problems[0].where], [1, 1, 'c.jsonl, row 2, offer'])

    await asCaller(store(), platform, async tx => {
      const [port] = await tx.select().from(organisations).where(eq(organisations.key, 'port'))
      const [need] = await tx.select().from(needs).where(eq(needs.key, 'haul'))
      const [offer] = await tx.select().from(offers).where(eq(offers.key, 'truck'))
      assert.deepEqual([port.ownerId, need.ownerId, offer.ownerId], [port.id, port.id, port.id])
      const elements = await tx.select().from(needElements).where(eq(needElements.needId, need.id))
      assert.deepEqual(elements.map(element => element.kind).sort(), ['capital', 'technology'])
      const [collaboration] = await tx.select().from(collaborations).where(eq(collaborations.needId, need.id))
      assert.deepEqual([collaboration.needOwnerId, collaboration.offerId], [port.id, offer.id])
      const decisions = await tx
        .select()
        .from(collaborationDecisions)
        .where(eq(collaborationDecisions.collaborationId, collaboration.id))
        .orderBy(collaborationDecisions.position)
      assert.deepEqual(
        decisions.map(decision => [decision.kind, decision.costYuan]),
        [
          ['start', null],
          ['advance', '1000.50'],
        ],
      )
    })

    const blocked = await undoImport(store(), platform, needImport.id)
    assert.equal(blocked.ok ? 'undone' : blocked.problem.code, 'conflict')
    assert.ok((await undoImport(store(), platform, last.id)).ok)
    assert.ok((await undoImport(store(), platform, needImport.id)).ok)
  })

  test('only the administrator of the platform gives samples to their organisation', async () => {
    const { id, as } = await buildTenant(store(), 'sampler')
    const file = lines('o.jsonl', { key: 'mine', ...organisationRecord })
    const row = await commit(store(), as('organisation-admin'), file, 'sample-key', 'organisation')
    const [organisation] = await asCaller(store(), platform, tx =>
      tx.select().from(organisations).where(eq(organisations.importId, row.id)),
    )
    assert.equal(organisation.ownerId, id)
  })

  test('a table names organisations, and one that nobody knows is added once', async () => {
    const { as } = await buildTenant(store(), 'table')
    const rows = [
      ['需求单位', '需求名称', '需求描述'],
      ['示例新单位', '一', 'x'],
      ['示例新单位', '二', 'x'],
    ]
    const row = await commit(store(), as('manager'), { name: 't.xlsx', encoding: null, rows }, 'table-key')
    const made = await asCaller(store(), as('viewer'), tx =>
      tx.select().from(organisations).where(eq(organisations.importId, row.id)),
    )
    assert.deepEqual(
      made.map(organisation => organisation.name),
      ['示例新单位'],
    )
    assert.equal(await asCaller(store(), as('viewer'), tx => tx.$count(needs, eq(needs.organisationId, made[0].id))), 2)
  })

  test('a key that another import brought is named, and nothing is overwritten', async () => {
    const { as } = await buildTenant(store(), 'keys')
    const file = (name: string, title: string) => lines(name, { key: 'k', organisation: 'keys', title, text: 'x' })
    const rows = [
      ['organisation', 'key', 'title', 'text'],
      ['keys', 'k', 'first', 'x'],
    ]
    await commit(store(), as('editor'), { name: 'a.csv', encoding: null, rows }, 'first-key', 'need')
    const second = await commit(store(), as('editor'), file('b.jsonl', 'second'), 'second-key', 'need')
    assert.deepEqual([second.imported, second.problems[0].code], [0, 'duplicate-row'])
  })

  test('members come into one group, whatever the number of files', async () => {
    const { id, as } = await buildTenant(store(), 'groups')
    const file = (name: string, ...codes: string[]) => ({
      name,
      encoding: null,
      rows: [
        ['group_id', 'group_name_zh', 'group_kind', 'member_name', 'member_code'],
        ...codes.map(code => ['g', 'G', 'cluster', code, code]),
      ],
    })
    await commit(store(), as('editor'), file('a.csv', '110000', '120000'), 'members-1')
    const second = await commit(store(), as('editor'), file('b.csv', '120000', '130100'), 'members-2')
    assert.deepEqual([second.imported, second.skipped], [1, 1])
    const counts = await asCaller(store(), as('viewer'), async tx => [
      await tx.$count(regionGroups, eq(regionGroups.ownerId, id)),
      await tx.$count(regionMembers, eq(regionMembers.ownerId, id)),
    ])
    assert.deepEqual(counts, [1, 3])
  })

  test('a row that the database cannot hold is a problem, not a failure', async () => {
    const { as } = await buildTenant(store(), 'unfit')
    const rows = [
      ['group_id', 'group_name_zh', 'group_kind', 'member_name', 'member_code', 'position'],
      ['g', 'G', 'corridor', 'x', '110000', '99999999999'],
    ]
    const outcome = await commitImport(
      store(),
      as('editor'),
      checkFile({ name: 'm.csv', encoding: null, rows }),
      'unfit-key',
    )
    assert.equal(outcome.ok ? 'imported' : outcome.problem.code, 'invalid-field')
    const nul = checkFile({
      name: 'e.csv',
      encoding: null,
      rows: [
        ['date', 'theme', 'what'],
        ['2024', 'x', 'a\u0000b'],
      ],
    })
    assert.deepEqual([nul.good.length, nul.problems[0].where], [0, 'e.csv, row 2'])
  })

  test('a newer sample replaces the older, unless someone builds on it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'langqiao-sample-'))
    const write = (title: string) =>
      writeFile(
        join(folder, 'needs.jsonl'),
        JSON.stringify({ key: 'n', organisation: 'sample-port', title, text: 'x', sample: true, elements: [] }),
      )
    await writeFile(
      join(folder, 'organisations.csv'),
      'key,name,kind,sample,source_title,claim_kind\nsample-port,S,firm,true,samples,own\n',
    )
    const titles = () =>
      asCaller(store(), platform, async tx =>
        (await tx.select({ title: needs.title }).from(needs).where(eq(needs.key, 'n'))).map(row => row.title),
      )
    await write('old')
    assert.ok((await importSample(store(), folder)).ok)
    await write('new')
    assert.ok((await importSample(store(), folder)).ok)
    assert.deepEqual(await titles(), ['new'])

    const { id, as } = await buildTenant(store(), 'builder')
    await asCaller(store(), platform, async tx => {
      const [need] = await tx.select().from(needs).where(eq(needs.key, 'n'))
      const [offer] = await tx
        .insert(offers)
        .values({ ownerId: id, organisationId: id, title: 'x', text: 'x' })
        .returning()
      await tx.insert(collaborations).values({
        ...{ ownerId: id, title: 'x', track: 'scenario', needId: need.id, offerId: offer.id },
        ...{ needOwnerId: need.ownerId, offerOwnerId: id },
      })
    })
    await write('newest')
    const kept = await importSample(store(), folder)
    assert.deepEqual(kept.ok && kept.value.problems.map(problem => problem.code), ['conflict'])
    assert.deepEqual(await titles(), ['new'])
    await asCaller(store(), as('editor'), tx => tx.delete(collaborations).where(eq(collaborations.ownerId, id)))
    assert.ok((await importSample(store(), folder)).ok)
    assert.deepEqual(await titles(), ['newest'])
    await rm(folder, { recursive: true })
  })

  test('the sample region comes in whole, and a second time does nothing', async () => {
    const folder = join(import.meta.dirname, '..', '..', '..', '..', '..', 'sample')
    const first = await importSample(store(), folder)
    assert.ok(first.ok)
    assert.deepEqual(first.value.problems, [])
    assert.ok(first.value.imports.length > 10)
    const count = () => asCaller(store(), platform, tx => tx.$count(organisations))
    const before = await count()
    const second = await importSample(store(), folder)
    assert.deepEqual(second, { ok: true, value: { imports: [], problems: [] } })
    assert.equal(await count(), before)
  })
})

/** A process that imports rows in many transactions and says when the first is written. */
const startImporter = (place: object, rows: number) => {
  const at = (name: string) => JSON.stringify(join(import.meta.dirname, name))
  const program = `
    import { openStore } from ${at('../open.ts')}
    import { platform } from ${at('../caller.ts')}
    import { checkFile } from ${at('check.ts')}
    import { commitImport } from ${at('commit.ts')}
    const opened = await openStore(${JSON.stringify(place)})
    const file = (${eventFile})(${rows}, 'killed.csv')
    await commitImport(opened.value, platform, checkFile(file), 'killed-key', { onProgress: done => console.log(done) })`
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
}

for (const engine of engines)
  describe(`an import into a ${engine} store that is killed`, { skip: skipped(engine) }, () => {
    test('is carried on by the same key, with each row once', async () => {
      const { place, remove } = await makeStartedPlace(engine)
      await (await openSound(place)).close()
      const importer = startImporter(place, 5000)
      await new Promise(resolve => importer.stdout.once('data', resolve))
      importer.kill('SIGKILL')
      await new Promise(resolve => importer.once('close', resolve))

      const store = await openSound(place)
      const [begun] = await asCaller(store, platform, tx => tx.select().from(imports))
      assert.equal(begun.finishedAt, null)
      const before = await asCaller(store, platform, tx => tx.$count(events))
      assert.ok(before > 0 && before < 5000, `${before} rows were there`)
      const row = await commit(store, platform, eventFile(5000, 'killed.csv'), 'killed-key')
      assert.deepEqual([row.id, row.imported], [begun.id, 5000])
      const [counts] = await asCaller(store, platform, tx =>
        tx
          .select({ rows: sql<number>`count(*)::int`, different: sql<number>`count(DISTINCT ${events.what})::int` })
          .from(events),
      )
      assert.deepEqual(counts, { rows: 5000, different: 5000 })
      await store.close()
      await remove()
    })
  })
