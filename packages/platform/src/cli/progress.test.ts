import assert from 'node:assert/strict'
import test from 'node:test'
import { startProgress } from './progress.ts'
import { recordingEffects } from './recording-effects.ts'

test('a bar appears after two seconds, not more than ten times a second, and goes when the work is done', () => {
  let milliseconds = 0
  const { effects, progress } = recordingEffects({}, { now: () => new Date(milliseconds) })
  const bar = startProgress(effects)
  bar.step('reading', 1, 4)
  assert.deepEqual(progress, [])
  milliseconds = 2000
  bar.step('reading', 2, 4)
  bar.step('reading', 3, 4)
  milliseconds = 3000
  bar.step('computing')
  bar.end()
  assert.deepEqual(progress, [`reading ${'█'.repeat(15)}${'░'.repeat(15)} 50 % 2 s`, 'computing … 3 s', null])
})

test('short work draws nothing and clears nothing', () => {
  const { effects, progress } = recordingEffects()
  const bar = startProgress(effects)
  bar.step('reading', 4, 4)
  bar.end()
  assert.deepEqual(progress, [])
})
