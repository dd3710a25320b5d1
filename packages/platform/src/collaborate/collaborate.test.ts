import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Track, tracks } from '../words/index.ts'
import { addDecimals, type Decision, decide, entryConditions, nextStage, standing } from './index.ts'

const step = (kind: Decision['kind'], more: Partial<Decision> = {}): Decision => ({
  on: '2026-03-01',
  kind,
  stage: null,
  by: 'A',
  why: 'agreed',
  costYuan: null,
  ...more,
})
const begun = (track: Track) => {
  const started = decide(track, [], step('start'))
  assert.ok(started.ok)
  return [started.value]
}
const carryOn = (track: Track, history: Decision[], decision: Decision) => {
  const outcome = decide(track, history, decision)
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problem.message)
  return [...history, outcome.value]
}
const refusal = (track: Track, history: Decision[], decision: Decision) => {
  const outcome = decide(track, history, decision)
  assert.ok(!outcome.ok)
  return outcome.problem
}

for (const track of Object.keys(tracks) as Track[])
  test(`the ${track} track is walked stage by stage to its end`, () => {
    let history = begun(track)
    for (const stage of tracks[track].slice(1)) {
      assert.equal(entryConditions(track, history, { budgetYuan: null, adoption: null, readiness: null })?.stage, stage)
      history = carryOn(track, history, step('advance'))
      assert.equal(standing(track, history).stage, stage)
    }
    assert.equal(standing(track, history).state, 'completed')
    assert.equal(nextStage(track, standing(track, history).stage), null)
    assert.match(refusal(track, history, step('advance')).message, /end of its track/)
  })

test('a stage cannot be skipped, nor a track begun twice', () => {
  assert.match(
    refusal('scenario', begun('scenario'), step('advance', { stage: 'first-purchase' })).message,
    /comes test/,
  )
  assert.match(refusal('scenario', begun('scenario'), step('start')).message, /started already/)
  assert.match(refusal('scenario', [], step('advance')).message, /begins with/)
})

test('after a stop only a resume or a note; then it goes on where it was', () => {
  const moved = carryOn('scenario', begun('scenario'), step('advance'))
  const stopped = carryOn('scenario', moved, step('stop', { why: 'too early' }))
  assert.deepEqual([standing('scenario', stopped).state, standing('scenario', stopped).stage], ['stopped', 'test'])
  assert.equal(entryConditions('scenario', stopped, { budgetYuan: null, adoption: null, readiness: null }), null)
  for (const kind of ['advance', 'milestone', 'stop'] as const)
    assert.match(refusal('scenario', stopped, step(kind)).mend, /Resume/)
  const resumed = carryOn('scenario', carryOn('scenario', stopped, step('note')), step('resume'))
  assert.deepEqual([standing('scenario', resumed).state, standing('scenario', resumed).stage], ['active', 'test'])
  assert.match(refusal('scenario', resumed, step('resume')).message, /not stopped/)
})

test('a decision has a reason and does not go back in time', () => {
  assert.equal(refusal('transfer', begun('transfer'), step('advance', { why: ' ' })).where, 'why')
  assert.equal(refusal('transfer', begun('transfer'), step('advance', { on: '2026-02-28' })).where, 'on')
})

test('entry conditions are met by what the record shows, and only in this stage', () => {
  const record = { budgetYuan: '100', adoption: null, readiness: 7 }
  const before = entryConditions('scenario', begun('scenario'), record)
  assert.deepEqual(
    before?.conditions.map(condition => condition.met),
    [false, true, null],
  )
  const inTest = carryOn('scenario', begun('scenario'), step('advance', { on: '2026-04-01' }))
  assert.equal(entryConditions('scenario', inTest, record)?.conditions[0].met, false)
  const reached = carryOn('scenario', inTest, step('milestone', { on: '2026-05-01' }))
  assert.equal(entryConditions('scenario', reached, record)?.conditions[0].met, true)
})

test('costs are added exactly', () => {
  const history = carryOn('transfer', begun('transfer'), step('milestone', { costYuan: '0.1' }))
  assert.equal(
    standing('transfer', carryOn('transfer', history, step('milestone', { costYuan: '0.2' }))).costYuan,
    '0.3',
  )
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })), cents => {
      const text = (value: bigint) => {
        const padded = value.toString().replace('-', '').padStart(3, '0')
        return `${value < 0n ? '-' : ''}${padded.slice(0, -2)}.${padded.slice(-2)}`
      }
      const sum = cents.reduce((total, value) => total + value, 0n)
      assert.equal(addDecimals(cents.map(text)), cents.length ? text(sum) : '0')
    }),
  )
})
