import assert from 'node:assert/strict'
import test from 'node:test'
import { languageOf } from './language.ts'

test('languages', () => {
  assert.equal(languageOf('样例市去年开放了三条试验道路,无人运输车在夜里把集装箱从码头送到堆场。'), 'zh')
  assert.equal(languageOf('港口開放了試驗道路，無人運輸車在夜裡運貨。'), 'zh-Hant')
  assert.equal(languageOf('The port has opened three roads for tests, and the trucks drive at night.'), 'en')
  assert.equal(languageOf('東京の港では、夜にトラックが走る。'), null)
  assert.equal(languageOf('Der Hafen hat drei Strassen geöffnet und die Wagen fahren nachts.'), null)
})
