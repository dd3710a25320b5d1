import assert from 'node:assert/strict'
import test from 'node:test'
import { extract } from './index.ts'
import { believed, surelyTagged, trust } from './tagged-organisations.ts'
import type { Tagging } from './tagger/tag-names.ts'

const guess = (start: number, end: number) => ({ start, end, name: '', kind: 'firm' as const, place: null })

function buildTagging(organisationShare: readonly number[], names: Tagging['names'] = []): Tagging {
  const none = new Float32Array(organisationShare.length)
  return { names, shares: { person: none, organisation: Float32Array.from(organisationShare), place: none } }
}

test('a guess of the rules carries the confidence of the tagger, and one that it denies goes', () => {
  const kept = believed([guess(0, 2), guess(2, 4)], buildTagging([0.5, 1, 0, 0]))
  assert.deepEqual(
    kept.map(({ start, confidence }) => [start, confidence]),
    [[0, 0.75]],
  )
})

test('the tagger adds only organisations that it is sure of and that the rules have not touched', () => {
  const name = { type: 'organisation' as const, confidence: trust.added }
  const names = [
    { ...name, start: 0, end: 3 },
    { ...name, start: 4, end: 6, confidence: trust.added - 0.01 },
    { ...name, start: 6, end: 8, type: 'person' as const },
    { ...name, start: 8, end: 10 },
  ]
  assert.deepEqual(
    surelyTagged(buildTagging([], names), [guess(2, 4)]).map(({ start }) => start),
    [8],
  )
})

test('an organisation without a suffix is found by the tagger alone', () => {
  const text = '日本海軍於1941年進攻珍珠港。'
  const { organisations } = extract({ source: 'x', text })
  assert.deepEqual(
    organisations.map(({ name, kind, quote, start, end }) => [name, kind, quote, text.slice(start, end)]),
    [['日本海军', 'other', '日本海軍', '日本海軍']],
  )
  assert.ok((organisations[0].confidence ?? 0) >= trust.added)
})
