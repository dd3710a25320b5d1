import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { importSample } from '../../store/import/sample.ts'
import { openTestApp, type TestApp } from '../test-app.ts'
import type { Analysis, AnalysisSummary } from '../views.ts'

let app: TestApp
const sample = join(import.meta.dirname, '../../../../../sample')

before(async () => {
  app = await openTestApp()
  const { ok } = await importSample(app.store, sample)
  assert.ok(ok)
})
after(() => app.close())

const ask = async (question: string): Promise<Analysis> => {
  const { status, body } = await app.local<Analysis>('GET', `/api/analyses/${question}`)
  assert.equal(status, 200, question)
  return body
}
const zh = (analysis: Analysis): string => analysis.answer?.zh ?? ''

test('what the articles tell of places is found by the analyses between them', async () => {
  const tools = await ask('policy-tools?region=310000')
  assert.ok(tools.rows.some(({ cells }) => cells.lacking === true && cells.city === '110000'))
  assert.match(zh(tools), /上海没有记录的政策工具有 \d+ 种/)
  assert.match(zh(await ask('contract-flows?region=110000')), /北京到津冀：2022 年 356.9 亿元/)
  assert.match(zh(await ask('flow-balance?region=group:region-bth')), /本地到本地 356.9 亿元/)
  assert.match((await ask('expected-flows?region=110000')).missing.at(-1)?.text.zh ?? '', /至少要 30 对/)
  assert.match(zh(await ask('chain-division?region=group:metro-hefei')), /合肥都市圈：/)
  assert.match(zh(await ask('corridor?region=group:corridor-g60')), /9 个地方/)
  assert.match(zh(await ask('corridor-candidates?region=340100')), /从合肥出发/)
  assert.equal((await ask('partner-regions?region=340100')).rows.length, 20)
})

test('future industries, branches, facilities and reception of the sample region have their facts', async () => {
  const overlaps = await ask('future-overlaps')
  const planners = overlaps.rows.filter(({ cells }) => JSON.stringify(cells.industry).includes('量子'))
  assert.ok(
    planners.some(({ cells }) => cells.city === '320500') && planners.some(({ cells }) => cells.city === '440300'),
  )
  assert.match(zh(await ask('future-readiness?region=510300&industry=low-altitude')), /场景 [1-9]/)
  const branches = await ask('parks-and-branches')
  assert.ok(branches.rows.some(({ cells }) => cells.from === '210105' && cells.to === '110000'))
  assert.ok((await ask('facilities?region=340100')).rows.length > 3)
  assert.match(zh(await ask('reception?region=131000')), /没有土地与厂房/)
})

test('a region made of regions can be asked about wherever a region can, and answers or says what is missing', async () => {
  const { body } = await app.local<{ items: AnalysisSummary[] }>('GET', '/api/analyses')
  for (const { id, parameters } of body.items) {
    if (!parameters.some(({ kind }) => kind === 'region')) continue
    const { rows, missing, answer } = await ask(`${id}?region=group:metro-hefei`)
    assert.ok(rows.length > 0 || missing.length > 0 || answer, id)
  }
  const firms = async (code: string) => {
    const { rows } = await ask(`specialisation?region=${code}`)
    return rows.reduce((sum, { cells }) => sum + Number(cells.amount), 0)
  }
  assert.ok((await firms('group:metro-hefei')) > (await firms('340100')))
})
