import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import indicators from '../../diagnose/indicators.json' with { type: 'json' }
import { keepUploads } from '../../flow/uploads.ts'
import { knownIndicator } from '../../store/import/indicators.ts'
import type { Problem } from '../../words/index.ts'
import { type Asking, buildForm, openTestApp, type TestApp } from '../test-app.ts'
import type { Events, Import, ImportPreview } from '../views.ts'

type Failed = { error: Problem }

let app: TestApp
let editor: Asking
before(async () => {
  app = await openTestApp()
  editor = await app.as('bureau', 'editor')
})
after(() => app.close())

const csv = `date,region_code,theme,what,source_title,claim_kind
2025-03,340100,platforms,A test road opens,Yearbook,official
2025-13,340100,platforms,No such month,Yearbook,official
`

const preview = async (form: FormData) => {
  const { status, body } = await editor<ImportPreview>('POST', '/api/imports/preview', form)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

test('a table is previewed, imported once, listed and taken back', async () => {
  const seen = await preview(buildForm('events.csv', csv))
  assert.deepEqual([seen.kind, seen.rows, seen.good, seen.problemCount], ['event', 2, 1, 1])
  assert.match(seen.problems[0].where ?? '', /row 3, date/)
  assert.equal(seen.firstRows[0].what, 'A test road opens')

  const request = { token: seen.token, kind: 'event', idempotencyKey: 'once and for all' }
  const first = await editor<Import>('POST', '/api/imports', request)
  assert.equal(first.status, 201)
  assert.deepEqual([first.body.imported, first.body.skipped], [1, 1])
  const again = await editor<Import>('POST', '/api/imports', request)
  assert.equal(again.body.id, first.body.id)
  assert.equal((await editor<Events>('GET', '/api/events')).body.items.length, 1)

  const undone = await editor<Import>('POST', `/api/imports/${first.body.id}/undo`)
  assert.equal(undone.status, 200)
  assert.ok(undone.body.undoneAt)
  assert.deepEqual((await editor<Events>('GET', '/api/events')).body.items, [])
  const listed = await editor<{ items: Import[]; total: number }>('GET', '/api/imports')
  assert.ok(listed.body.items.some(each => each.id === first.body.id && each.undoneAt))
})

test('columns of other names are told by the user', async () => {
  const columns = csv.replace('what', 'happened in that month')
  const guessed = await preview(buildForm('events.csv', columns, { kind: 'event' }))
  assert.equal(guessed.good, 0)
  const mapping = JSON.stringify({ 'happened in that month': 'what' })
  assert.equal((await preview(buildForm('events.csv', columns, { kind: 'event', mapping }))).good, 1)
  const broken = await editor<Failed>(
    'POST',
    '/api/imports/preview',
    buildForm('events.csv', columns, { mapping: '[' }),
  )
  assert.deepEqual([broken.status, broken.body.error.where], [400, 'form.mapping'])
})

test('JSON Lines bring what a table cannot hold', async () => {
  const line = { date: '2025', theme: 'policy', what: 'One', source_title: 'Yearbook', claim_kind: 'official' }
  const seen = await preview(buildForm('events.jsonl', `${JSON.stringify(line)}\n`))
  assert.deepEqual([seen.kind, seen.good], ['event', 1])
})

test('what a file leaves open is asked in the preview, and comes in as it was decided', async () => {
  const file = () =>
    buildForm('gdp.csv', '城市,指标,年份,数值,单位\n合肥,GDP,2022,12013.1,亿元\n六安,GDP,2022,20040000,万元\n')
  const open = await preview(file())
  assert.deepEqual([open.kind, open.good, open.problemCount], ['observation', 0, 0])
  const [{ id, subjectName, rows, choices }] = open.decisions
  assert.deepEqual(
    [id, subjectName.zh, rows, choices[0]],
    ['two-units:gdp', '地区生产总值', 2, { id: 'convert:亿元', does: 'convert', label: '亿元' }],
  )
  const form = file()
  form.set('choices', JSON.stringify({ [id]: choices[0].id }))
  const decided = await preview(form)
  assert.deepEqual([decided.good, decided.decisions[0].chosen], [2, 'convert:亿元'])

  const request = { token: open.token, kind: 'observation', idempotencyKey: 'without a decision' }
  const without = await editor<Import>('POST', '/api/imports', request)
  assert.deepEqual([without.body.imported, without.body.problems.map(({ code }) => code)], [0, ['decision-needed']])
  const taken = {
    ...request,
    token: decided.token,
    choices: { [id]: 'convert:亿元' },
    idempotencyKey: 'with a decision',
  }
  const done = await editor<Import>('POST', '/api/imports', taken)
  assert.deepEqual([done.body.imported, done.body.problems], [2, []])
  await editor('POST', `/api/imports/${done.body.id}/undo`)
})

test('every indicator of the diagnosis is known by its names on screen', () => {
  for (const [id, { zh, en }] of Object.entries(indicators))
    assert.deepEqual([knownIndicator(zh), knownIndicator(en)], [id, id])
})

test('every template can be imported as it is', async () => {
  for (const kind of ['event', 'observation', 'organisation', 'offer']) {
    const { status, body, headers } = await editor<string>('GET', `/api/imports/templates/${kind}.csv`)
    assert.equal(status, 200)
    assert.match(headers.get('content-disposition') ?? '', /attachment/)
    const seen = await preview(buildForm(`${kind}.csv`, body))
    assert.deepEqual([seen.kind, seen.rows, seen.problems], [kind, 1, []])
  }
  assert.equal((await editor('GET', '/api/imports/templates/magic.csv')).status, 400)
})

test('an unknown token, a missing file, a file that is no table', async () => {
  const unknown = await editor<Failed>('POST', '/api/imports', {
    token: 'x',
    kind: 'event',
    idempotencyKey: '12345678',
  })
  assert.deepEqual([unknown.status, unknown.body.error.where], [404, 'json.token'])
  assert.equal((await editor('POST', '/api/imports/preview', new FormData())).status, 400)
  assert.equal((await editor('POST', '/api/imports/preview', buildForm('empty.csv', ''))).status, 400)
  const other = await app.as('rival', 'editor')
  const { token } = await preview(buildForm('events.csv', csv))
  const stolen = await other('POST', '/api/imports', { token, kind: 'event', idempotencyKey: '12345678' })
  assert.equal(stolen.status, 404)
})

test('a previewed file waits half an hour, and makes room for newer ones', () => {
  let now = new Date('2026-01-01T00:00:00Z')
  const uploads = keepUploads(() => now)
  const large = new Uint8Array(90 * 1024 * 1024)
  const tokens = ['a', 'b', 'c'].map(name => uploads.keep('bureau', { name, bytes: large }))
  assert.deepEqual(
    tokens.map(token => uploads.find('bureau', token)?.name),
    [undefined, 'b', 'c'],
  )
  assert.equal(uploads.find('rival', tokens[2]), null)
  now = new Date('2026-01-01T00:30:00Z')
  assert.equal(uploads.find('bureau', tokens[2]), null)
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
