import assert from 'node:assert/strict'
import test from 'node:test'
import { extractionSchema } from '../../words/index.ts'
import { recordingEffects } from '../recording-effects.ts'
import { extractCommand } from './extract.ts'

test('one line a file by the contract; a bad one says why and the others are done', async () => {
  const { effects, out, err, code } = recordingEffects({
    'a.txt': '示例港位于深圳，2024年6月18日与清华大学签署协议，投入5000万元。',
    'empty.txt': '',
  })
  await extractCommand(effects).parseAsync(['empty.txt', 'a.txt', 'missing.txt'], { from: 'user' })
  const [empty, good, missing] = out.map(line => JSON.parse(line))
  assert.deepEqual(Object.keys(empty), ['source', 'error'])
  assert.deepEqual(Object.keys(empty.error), ['code', 'message', 'mend'])
  assert.equal(missing.error.code, 'file-not-found')
  const extraction = extractionSchema.parse(good)
  assert.deepEqual(Object.keys(good), Object.keys(extractionSchema.shape))
  assert.deepEqual(
    extraction.places.map(({ code }) => code),
    ['440300'],
  )
  assert.deepEqual(extraction.figures[0], {
    value: 50000000,
    unit: '元',
    subject: '投入',
    quote: '5000万元',
    start: 30,
    end: 36,
  })
  assert.deepEqual(
    extraction.dates.map(({ date }) => date),
    ['2024-06-18'],
  )
  assert.deepEqual(err, [])
  assert.equal(code(), 1)
})
