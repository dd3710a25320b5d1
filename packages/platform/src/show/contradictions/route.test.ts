import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { asCaller, audit, platform } from '../../store/index.ts'
import type { Role } from '../../words/index.ts'
import { type Answer, type Asking, buildForm, openTestApp, type TestApp } from '../test-app.ts'
import type {
  Contradiction,
  Contradictions,
  Document,
  DocumentCopies,
  Extracted,
  FigureDecision,
  ImportPreview,
} from '../views.ts'
import sample from './route.sample.json' with { type: 'json' }

let app: TestApp
before(async () => {
  app = await openTestApp()
})
after(() => app.close())

const value = <T>({ status, body }: Answer<T>, expected = 200): T => {
  assert.equal(status, expected, JSON.stringify(body))
  return body
}
const paste = async (asking: Asking, text: string) =>
  value(await asking<Document>('POST', '/api/documents', { text }), 201)
const read = async (asking: Asking, query = '') =>
  value(await asking<Contradictions>('GET', `/api/contradictions?${query}`))
const thingOf = ({ regionCode, indicator, period, unit }: Contradiction) => ({ regionCode, indicator, period, unit })
const decide = (asking: Asking, sent: FigureDecision) =>
  asking<Contradiction>('POST', '/api/contradictions/decisions', sent)
const figureOf = (document: Document): Extracted => {
  const found = document.extracted.find(({ kind }) => kind === 'figures')
  assert.ok(found)
  return found
}
const decideFound = async (asking: Asking, document: Document, decision: object) =>
  value(await asking('POST', `/api/documents/${document.id}/extracted/${figureOf(document).id}`, decision))

let imports = 0
/** Imports a figure of a city as the caller's. */
const record = async (asking: Asking, row: object) => {
  const source = { source_title: 'Yearbook', source_publisher: 'Bureau', claim_kind: 'official' }
  const form = buildForm('observation.jsonl', JSON.stringify({ ...source, ...row }), { kind: 'observation' })
  const { token } = value(await asking<ImportPreview>('POST', '/api/imports/preview', form))
  const sent = { token, kind: 'observation', idempotencyKey: `test figure ${++imports}` }
  return value(await asking<{ id: string }>('POST', '/api/imports', sent), 201).id
}

describe('figures that cannot both be right', () => {
  test('stand side by side with the words of each, the lowest first; rounded ones and other years do not count', async () => {
    const editor = await app.as('pair', 'editor')
    const first = await paste(editor, sample.first)
    await paste(editor, sample.otherYear)
    await paste(editor, sample.rounded)
    assert.equal((await read(editor)).total, 0)
    const second = await paste(editor, sample.second)
    const { items, total, mine } = await read(editor)
    assert.deepEqual([total, mine], [1, true])
    const [found] = items
    assert.deepEqual(
      [thingOf(found), found.sources, found.decision],
      [{ regionCode: sample.region, indicator: sample.indicator, period: '2024', unit: '家' }, 3, null],
    )
    assert.deepEqual([found.region.code, found.labelEn], [sample.region, 'high-tech firms'])
    const lowest = found.claims[0]
    assert.deepEqual([lowest.written, lowest.document.id, lowest.recorded], [sample.written[0], second.id, false])
    assert.equal(lowest.start, figureOf(second).start)
    assert.ok(lowest.before && lowest.after)
    assert.ok(found.claims.some(claim => claim.document.id === first.id && claim.written === sample.written[1]))
    for (const [query, expected] of [
      [`document=${first.id}`, 1],
      [`region=${sample.region}`, 1],
      ['region=370200', 0],
      ['own=yes', 1],
      ['status=open', 1],
      ['status=decided', 0],
    ] as const)
      assert.equal((await read(editor, query)).total, expected, query)
  })

  test('copies are one source, misprint and all, until somebody says that they are none', async () => {
    const editor = await app.as('copies', 'editor')
    const article = await paste(editor, sample.article)
    const copy = await paste(editor, sample.misprint)
    const { items } = value(await editor<DocumentCopies>('GET', `/api/documents/${copy.id}/copies`))
    assert.equal(items.length, 2)
    assert.equal((await read(editor)).total, 0)
    value(await editor('POST', `/api/documents/${copy.id}/copies/${article.id}`, { same: false }))
    assert.equal((await read(editor)).total, 1)
    value(await editor('POST', `/api/documents/${copy.id}/copies/${article.id}`, { same: null }))
    await paste(editor, sample.third)
    const [found] = (await read(editor)).items
    assert.equal(found.sources, 2)
    assert.equal(new Set(found.claims.map(({ source }) => source)).size, 2)
    assert.equal(found.claims.find(({ document }) => document.id === article.id)?.document.copies, 1)
  })

  test('what somebody rejected or corrected claims nothing any more; what was accepted is told once', async () => {
    const editor = await app.as('rejecting', 'editor')
    const first = await paste(editor, sample.first)
    await paste(editor, sample.second)
    await decideFound(editor, first, { decision: 'accepted' })
    const [found] = (await read(editor)).items
    assert.deepEqual([found.sources, found.claims.length], [2, 2])
    await decideFound(editor, first, { decision: 'rejected' })
    assert.equal((await read(editor)).total, 0)
    await decideFound(editor, first, { decision: 'corrected', label: '8046' })
    assert.deepEqual(
      (await read(editor)).items[0].claims.map(({ written }) => written),
      [sample.written[0], `8046 ${found.unit}`],
      'the right number is what counts',
    )
    await decideFound(editor, first, { decision: 'corrected', label: '7913' })
    assert.equal((await read(editor)).total, 0)
    await decideFound(editor, first, { decision: null })
    assert.equal((await read(editor)).total, 1)
    await editor('DELETE', `/api/documents/${first.id}`)
    assert.equal((await read(editor)).total, 0)
  })

  test('observations count in their unit, and stop when their import is undone', async () => {
    const editor = await app.as('observing', 'editor')
    const rounded = await paste(editor, sample.gdp)
    const row = { region_code: '370200', indicator: 'gdp', period: '2024', value: '16719.5', unit: '亿元' }
    const id = await record(editor, row)
    await record(editor, { ...row, period: '2023', value: '15760.3' })
    await record(editor, { ...row, value: '12', unit: '亿元(示例口径)' })
    assert.equal((await read(editor, `document=${rounded.id}`)).total, 0)
    const off = await paste(editor, sample.gdpOff)
    const [found] = (await read(editor, `document=${off.id}`)).items
    assert.deepEqual(
      found.claims.map(({ written, recorded, claimKind }) => [written, recorded, claimKind]),
      [
        ['1.59万亿元', false, null],
        ['1.67万亿元', false, null],
        ['16719.5 亿元', true, 'official'],
      ],
    )
    await editor('DELETE', `/api/documents/${rounded.id}`)
    assert.equal((await read(editor, `document=${off.id}`)).total, 1)
    value(await editor('POST', `/api/imports/${id}/undo`))
    assert.equal((await read(editor, `document=${off.id}`)).total, 0)
  })
})

describe('decisions', () => {
  let editor: Asking
  let found: Contradiction
  before(async () => {
    editor = await app.as('deciding', 'editor')
    await paste(editor, sample.first)
    await paste(editor, sample.second)
    found = (await read(editor)).items[0]
  })

  test('say which claim holds, change no claim, and are taken back; each leaves a line', async () => {
    const holds = found.claims[1].name
    const sent = { ...thingOf(found), verdict: 'holds' as const, holds, note: 'the bureau says so' }
    const decided = value(await decide(editor, sent))
    assert.deepEqual(
      [decided.decision?.verdict, decided.decision?.holds, decided.decision?.note, decided.decision?.isStale],
      ['holds', holds, 'the bureau says so', false],
    )
    assert.deepEqual(decided.claims, found.claims)
    assert.equal((await read(editor, 'status=open')).total, 0)
    assert.equal((await read(editor, 'status=decided')).total, 1)
    assert.equal(value(await decide(editor, { ...thingOf(found), verdict: 'both' })).decision?.verdict, 'both')
    assert.equal(value(await decide(editor, { ...thingOf(found), verdict: null })).decision, null)
    const query = new URLSearchParams(thingOf(found))
    const { items } = value(
      await editor<{ items: { verdict: string | null; by: string | null }[] }>(
        'GET',
        `/api/contradictions/decisions?${query}`,
      ),
    )
    assert.deepEqual(
      items.map(({ verdict }) => verdict),
      [null, 'both', 'holds'],
    )
    assert.ok(items.every(({ by }) => by !== null))
    const lines = await asCaller(app.store, platform, db =>
      db.select().from(audit).where(eq(audit.tableName, 'figure_decision')),
    )
    assert.equal(lines.length, 3)
  })

  test('are open again when somebody claims something new', async () => {
    value(await decide(editor, { ...thingOf(found), verdict: 'unclear' }))
    assert.equal((await read(editor, 'status=open')).total, 0)
    await paste(editor, sample.third)
    const [again] = (await read(editor, 'status=open')).items
    assert.deepEqual([again.decision?.verdict, again.decision?.isStale, again.claims.length], ['unclear', true, 3])
  })

  test('a claim that is none of these cannot hold, and on what does not contradict nothing is decided', async () => {
    assert.equal((await decide(editor, { ...thingOf(found), verdict: 'holds', holds: 'x' })).status, 400)
    assert.equal((await decide(editor, { ...thingOf(found), verdict: 'holds' })).status, 400)
    assert.equal((await decide(editor, { ...thingOf(found), period: '1999', verdict: 'both' })).status, 404)
  })
})

describe('who sees and decides', () => {
  before(async () => {
    const editor = await app.as('rights', 'editor')
    await paste(editor, sample.first)
    await paste(editor, sample.second)
    const [found] = (await read(editor)).items
    value(await decide(editor, { ...thingOf(found), verdict: 'both' }))
  })
  const writers: Role[] = ['editor', 'manager', 'organisation-admin']

  for (const role of ['viewer', ...writers] as const)
    test(`${role} of the owner sees all of it${role === 'viewer' ? ', and decides nothing' : ' and decides'}`, async () => {
      const asking = await app.as('rights', role)
      const { items, mine } = await read(asking)
      assert.deepEqual([items.length, items[0].decision?.verdict, mine], [1, 'both', role !== 'viewer'])
      const { status } = await decide(asking, { ...thingOf(items[0]), verdict: 'both' })
      assert.equal(status, role === 'viewer' ? 403 : 200)
    })

  test('another organisation sees neither claims nor decisions; its own document makes no pair with a hidden one', async () => {
    for (const role of ['viewer', ...writers] as const) {
      const stranger = await app.as('stranger', role)
      assert.equal((await read(stranger)).total, 0)
    }
    const stranger = await app.as('stranger', 'editor')
    const own = await paste(stranger, sample.third)
    assert.equal((await read(stranger, `document=${own.id}`)).total, 0)
    const [found] = (await read(await app.as('rights', 'viewer'))).items
    assert.equal((await decide(stranger, { ...thingOf(found), verdict: 'both' })).status, 404)
    const query = new URLSearchParams(thingOf(found))
    assert.deepEqual(value(await stranger<object>('GET', `/api/contradictions/decisions?${query}`)), { items: [] })
  })

  test('public figures that contradict each other are seen by everybody, and each decides for itself', async () => {
    const row = { region_code: '420100', indicator: 'gdp', period: '2024', value: '21106.2', unit: '亿元' }
    await record(app.local, row)
    await record(app.local, { ...row, value: '20011.7', source_title: 'Other' })
    const north = await app.as('north', 'editor')
    const [found] = (await read(north, 'region=420100')).items
    assert.equal(found.claims.length, 2)
    assert.equal((await read(north, 'own=yes')).total, 0, 'nothing of it is theirs')
    value(await decide(north, { ...thingOf(found), verdict: 'unclear' }))
    assert.equal((await read(await app.as('south', 'editor'), 'region=420100')).items[0].decision, null)
  })

  test('somebody who has not signed in gets nothing', async () => {
    const nobody = await app.as('', 'anonymous')
    assert.equal((await nobody('GET', '/api/contradictions')).status, 401)
    assert.equal((await nobody('POST', '/api/contradictions/decisions', {})).status, 401)
  })
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
