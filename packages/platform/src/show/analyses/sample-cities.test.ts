import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { importSample } from '../../store/import/sample.ts'
import { openTestApp, type TestApp } from '../test-app.ts'
import type { Analysis } from '../views.ts'

let app: TestApp

before(async () => {
  app = await openTestApp()
  const { ok } = await importSample(app.store, join(import.meta.dirname, '../../../../../sample'))
  assert.ok(ok)
})
after(() => app.close())

const ask = async (question: string): Promise<Analysis> => {
  const { status, body } = await app.local<Analysis>('GET', `/api/analyses/${question}`)
  assert.equal(status, 200, question)
  return body
}
const answer = async (question: string): Promise<string> => (await ask(question)).answer?.zh ?? ''
const names = ({ rows }: Analysis): string => JSON.stringify(rows.map(({ cells }) => cells))

test('what the articles tell of cities is found by the analyses of a city', async () => {
  assert.match(names(await ask('ecosystem?region=110000')), /清华大学/)
  assert.match(await answer('ecosystem?region=340100'), /7 个环节中 \d 个有记录；.*链主企业/)
  assert.match(await answer('drivers?region=340100'), /最弱的是新质生产力.*创新护城河/)
  assert.match(await answer('two-kinds-of-knowledge?region=340100'), /偏向“为什么”的知识/)
  assert.match(names(await ask('upgrading?region=210100')), /62 家\(省级智能工厂\)（铁西）/)
  assert.match(names(await ask('capital?region=440300')), /单项目最高可亏损100%/)
  assert.match(await answer('ladder-of-firms?region=340100'), /高新技术企业、国家级专精特新“小巨人”企业/)
  assert.match(await answer('kinds-of-innovation?region=420100'), /需求以降本增效为多（3\/5）/)
  assert.match(await answer('talent-ladder?region=340100'), /1 处在外地/)
})

test('over all cities: types with what articles call them, complexity without tiny ones, how far figures reach', async () => {
  const types = await ask('types-of-cities?type=innovation-leading')
  assert.equal(types.rows[0].cells.city, '440300')
  assert.match(names(types), /创新引领型/)
  const complexity = await ask('complexity-of-cities')
  assert.ok(complexity.rows.every(({ cells }) => Number(cells.size) >= 10))
  assert.ok((await ask('coverage')).rows.length > 10)
})

test('what the sample cannot tell is said: no inverted U without innovation, no ratio without numbers of persons', async () => {
  assert.match((await ask('competition?region=340100')).missing[0].text.zh, /还要同一时期、同一分类的创新数据/)
  assert.equal((await ask('talent-ladder?region=340100')).missing.length, 5)
  assert.ok((await ask('what-if?region=340100')).rows.length > 10)
  assert.match((await ask('what-if?region=230400')).missing[0].text.zh, /少于 10|没有该区域/)
})
