import assert from 'node:assert/strict'
import { test } from 'node:test'
import { policyTools } from './policy-tools.ts'
import type { PolicyFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const policy = (regionCode: string, instrument: string, name: string): PolicyFact => ({
  ...{ regionCode, instrument, name, source },
  ...{ beneficiary: null, conditions: null, amount: null, validFrom: null, validTo: null },
})
const policies = [
  policy('A', 'subsidy', 'Of the city'),
  policy('B', 'subsidy', 'Of a peer'),
  policy('B', 'first-purchase', 'First orders'),
  policy('P', 'ai-plan', 'Of the province'),
  policy('100000', 'data-rules', 'Of the state'),
]
const ask = (region: string, peers: string[] = []) =>
  policyTools.compute({ ...nothing, policies }, { region, peers }, around)
const cells = (region: string, peers?: string[]) =>
  ask(region, peers).rows.map(({ cells: { instrument, city, lacking } }) => [
    (instrument as { en: string }).en,
    city,
    lacking,
  ])

test('tools that peers have and the city lacks come first; those of its province are its own, those of the state are not told', () => {
  assert.deepEqual(cells('A', ['B']), [
    ['first purchase', 'B', true],
    ['subsidy', 'A', false],
    ['subsidy', 'B', false],
    ['AI plan', 'A', false],
    ['AI plan', 'B', false],
  ])
  assert.match(ask('A', ['B']).answer?.en ?? '', /1 policy tools that A has not on record: first purchase \(B\)/)
})

test('peers of whom nothing is known are named, and so is that there are none', () => {
  assert.deepEqual(ask('A', ['X']).missing[0].text.en, 'No policies on record: X')
  assert.match(ask('A').missing[0].text.en, /not known which cities/)
})

test('of a region made of regions the members are compared', () => {
  assert.deepEqual(cells('group:h').at(-1), ['first purchase', 'B', false])
  assert.match(ask('group:h').answer?.en ?? '', /members of group:h have 3 policy tools/)
})
