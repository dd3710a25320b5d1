import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '../../words/index.ts'
import { type Asking, buildForm, openTestApp, type TestApp } from '../test-app.ts'
import type { Analysis, AnalysisSummary, ImportPreview } from '../views.ts'

let app: TestApp
let editor: Asking
const industries = [
  'region_code,period,显示器件（亿元）,集成电路（亿元）,整车（亿元）',
  '340100,2014,80,5,10',
  '420100,2014,10,60,20',
  '440300,2014,20,90,',
  '340100,2024,90,120,60',
  '420100,2024,20,70,30',
  '440300,2024,30,140,150',
].join('\n')

const bringIn = async (ask: Asking, name: string, content: string, visibility: string) => {
  const { body } = await ask<ImportPreview>(
    'POST',
    '/api/imports/preview',
    buildForm(name, content, { kind: 'activity' }),
  )
  assert.deepEqual(body.problems, [])
  assert.equal(body.good, 6)
  assert.deepEqual(body.firstRows[0], {
    ...{ region_code: '340100', activity: '显示器件', period: body.firstRows[0].period, value: '80' },
    ...{ unit: '亿元', quantity: 'amount', classification: 'own' },
  })
  const mapping = Object.fromEntries(body.columns.map(column => [column.name, column.field]))
  const given = { token: body.token, kind: 'activity', mapping, visibility, idempotencyKey: name }
  assert.equal((await ask('POST', '/api/imports', given)).status, 201)
}

before(async () => {
  app = await openTestApp()
  editor = await app.as('bureau', 'editor')
  await bringIn(editor, 'industries.csv', industries, 'private')
})
after(() => app.close())

test('every analysis is listed with its question, its parameters and its method', async () => {
  const { body } = await app.local<{ items: AnalysisSummary[] }>('GET', '/api/analyses')
  const ids = body.items.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.includes('specialisation'))
  for (const { question, systems, parameters } of body.items)
    assert.ok(question.zh && question.en && systems.length > 0 && parameters.length > 0)
})

test('an analysis of one’s own import: newest period, names, grounds, what can be chosen, and its source', async () => {
  const { status, body } = await editor<Analysis>('GET', '/api/analyses/specialisation?region=340100')
  assert.equal(status, 200)
  assert.equal(body.given.period, '2024')
  assert.deepEqual(
    body.parameters.find(({ name }) => name === 'period')?.options.map(({ id }) => id),
    ['2014', '2024'],
  )
  const [best] = body.rows
  assert.deepEqual(best.cells.activity, { zh: '显示器件', en: '显示器件' })
  assert.equal(Number(best.cells.rca).toFixed(4), (90 / 270 / (140 / 710)).toFixed(4))
  assert.deepEqual(
    best.evidence.formula?.inputs.map(({ value }) => value),
    ['90', '270', '140', '710'],
  )
  assert.deepEqual(
    body.sources.map(({ publisher }) => publisher),
    ['industries.csv'],
  )
  const before = await editor<Analysis>('GET', '/api/analyses/specialisation?region=340100&period=2014')
  assert.equal(before.body.rows.length, 3)
})

test('amounts that another organisation keeps to itself are in nobody else’s analysis', async () => {
  const rival = await app.as('rival', 'editor')
  const { body } = await rival<Analysis>('GET', '/api/analyses/specialisation?region=340100')
  assert.deepEqual([body.rows, body.sources], [[], []])
  assert.ok(body.missing.length > 0)
  assert.deepEqual(body.parameters.find(({ kind }) => kind === 'series')?.options, [])
})

test('a slip in the question is named', async () => {
  const refused = async (query: string) => {
    const { status, body } = await editor<{ error: Problem }>('GET', `/api/analyses/specialisation?${query}`)
    return [status, body.error.code, body.error.where]
  }
  assert.deepEqual(await refused('region=340100&period=1999'), [400, 'invalid-field', 'query.period'])
  assert.deepEqual(await refused('region=340100&series=none'), [400, 'invalid-field', 'query.series'])
  assert.deepEqual(await refused('region=340100&perod=2024'), [400, 'invalid-field', 'query.perod'])
  assert.deepEqual(await refused('region=Hefei'), [400, 'invalid-field', 'query.region'])
  assert.equal((await editor('GET', '/api/analyses/nothing')).status, 404)
})

test('a second series stays unchosen until it is asked for by its key', async () => {
  const of = '/api/analyses/competition?region=340100'
  const { body } = await editor<Analysis>('GET', of)
  assert.equal(body.given.innovation, '')
  const key = String(body.given.series)
  const chosen = await editor<Analysis>('GET', `${of}&innovation=${encodeURIComponent(key)}`)
  assert.equal(chosen.body.given.innovation, key)
  const refused = await editor<{ error: Problem }>('GET', `${of}&innovation=none`)
  assert.deepEqual([refused.status, refused.body.error.where], [400, 'query.innovation'])
})

test('a new import changes the answer at once', async () => {
  await bringIn(editor, 'later.csv', industries.replaceAll('2024', '2025').replaceAll('2014', '2015'), 'private')
  const { body } = await editor<Analysis>('GET', '/api/analyses/specialisation?region=340100')
  assert.equal(body.given.period, '2025')
})
