import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ladderOfFirms } from './ladder-of-firms.ts'
import type { ObservationFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const figure = (regionCode: string, indicator: string, value: string): ObservationFact => ({
  ...{ regionCode, indicator, value, unit: '家', period: '2023', qualifier: null, source },
})
const observations = [
  figure('A', 'high_tech_firms', '1000'),
  figure('A', 'little_giants', '10'),
  figure('B', 'high_tech_firms', '1000'),
  figure('B', 'little_giants', '30'),
  figure('C', 'high_tech_firms', '500'),
  ...['D', 'E', 'F'].flatMap(city => [figure(city, 'high_tech_firms', '100'), figure(city, 'little_giants', '2')]),
]
const many = {
  ...around,
  positionOf: (code: string) =>
    'DEF'.includes(code) ? { level: 'city' as const, longitude: 0, latitude: 0, above: [] } : around.positionOf(code),
}
const ask = (region: string, of = observations) =>
  ladderOfFirms.compute({ ...nothing, observations: of }, { region, peers: ['B'] }, many)

test('the ladder narrows where fewer of a rung come on a hundred of the rung below than is usual', () => {
  const finding = ask('A')
  // 1, 3, 2, 2 and 2 on a hundred.
  assert.match(finding.answer?.en ?? '', /clearly narrower than usual at high-tech firms → .* \(1\.0 : 2\.0\)/)
  assert.deepEqual(
    finding.rows
      .filter(({ ground }) => ground.kind === 'formula')
      .map(({ cells }) => [cells.city, cells.value, cells.median]),
    [
      ['A', 1, 2],
      ['B', 3, 2],
    ],
  )
})

test('firms on a rung are named with the day until which it holds, those of a district with their city', () => {
  const granted = {
    ...{ regionCode: 'a', kind: 'little-giant' as const, firm: { zh: '甲厂', en: 'Works' }, source },
    ...{ level: null, field: null, site: null, grantedOn: '2022-07', expiresOn: '2025-06' },
  }
  const facts = { ...nothing, observations, qualifications: [granted] }
  const finding = ladderOfFirms.compute(facts, { region: 'A', peers: [] }, many)
  const firm = finding.rows.find(({ cells }) => cells.until !== null)
  assert.deepEqual([firm?.cells.what, firm?.cells.until], [granted.firm, '2025-06'])
  assert.ok(finding.missing.every(({ text }) => !/recognition holds/.test(text.en)))
})

test('one rung alone gives no ratio, and every rung without a count is named with where it is published', () => {
  const finding = ask('C')
  assert.match(finding.answer?.en ?? '', /too few to compare rungs/)
  assert.equal(finding.missing.length, 7)
  assert.ok(finding.missing.every(({ where }) => where?.zh))
})
