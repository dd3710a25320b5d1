import assert from 'node:assert/strict'
import test from 'node:test'
import { judge } from './corpus.ts'

const known = { sha256: 'a', floors: { 'text-f1': 0.9 } }

test('a measure at or above its floor passes', () => {
  assert.deepEqual(judge(known, 'a', { 'text-f1': 0.9 }).failures, [])
})

test('a measure below its floor fails', () => {
  assert.match(judge(known, 'a', { 'text-f1': 0.8999 }).failures.join(), /below its floor 0.9/)
})

test('a changed corpus, a new measure and a lost one fail', () => {
  assert.match(judge(known, 'b', { 'text-f1': 1 }).failures.join(), /corpus has changed/)
  assert.match(judge(known, 'a', { 'text-f1': 1, titles: 1 }).failures.join(), /titles has no floor/)
  assert.match(judge(known, 'a', {}).failures.join(), /no longer measured/)
})

test('raising lowers nothing and cuts decimals off', () => {
  assert.deepEqual(judge(known, 'b', { 'text-f1': 0.5, titles: 0.99999 }).raised, {
    sha256: 'b',
    floors: { 'text-f1': 0.9, titles: 0.999 },
  })
})
