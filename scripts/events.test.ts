import assert from 'node:assert/strict'
import test from 'node:test'
import { likelihood } from '../packages/platform/src/extract/event-weights.ts'
import learned from '../packages/platform/src/extract/lists/event-weights.json' with { type: 'json' }
import { type Example, learn } from './events/learn.ts'

const examples: Example[] = [
  ...Array<Example>(20).fill({ cues: ['opened', 'day'], isEvent: true }),
  ...Array<Example>(20).fill({ cues: ['counted', 'day'], isEvent: false }),
]

test('a cue weighs what it was seen with; what was seen with both says little; the same examples give the same weights', () => {
  const weights = learn(examples)
  assert.ok(likelihood(weights, ['opened', 'day']) > 0.8)
  assert.ok(likelihood(weights, ['counted', 'day']) < 0.2)
  assert.ok(Math.abs(weights.day ?? 0) < 0.5)
  assert.deepEqual(learn(examples), weights)
})

test('the weights that are in use are sorted and small enough to be read', () => {
  const names = Object.keys(learned.weights)
  assert.deepEqual(names, [...names].sort())
  for (const weight of Object.values(learned.weights)) assert.ok(Math.abs(weight) < 4)
})
