import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindsOfInnovation } from './kinds-of-innovation.ts'
import type { InnovationKind, ListedFact, ObservationFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'
import { upgrading } from './upgrading.ts'

const entry = (side: ListedFact['side'], regionCode: string, innovationKind: InnovationKind | null): ListedFact => ({
  ...{ side, regionCode, innovationKind, source, link: '/', kind: 'technology', industry: null, yuan: null },
  ...{ title: { zh: '条目', en: 'Entry' }, elements: [] },
})
const listed = [
  ...[1, 2, 3, 4].map(() => entry('need', 'A', 'efficiency')),
  entry('need', 'a', 'sustaining'),
  entry('need', 'A', null),
  entry('offer', 'A', 'sustaining'),
  entry('need', 'B', 'market-creating'),
]

test('a mix is counted among those that say their kind, with shares from five on, beside all cities', () => {
  const finding = kindsOfInnovation.compute({ ...nothing, listed }, { region: 'A', peers: [] }, around)
  const told = finding.rows.map(({ cells }) => [
    (cells.side as { en: string }).en,
    (cells.kind as { en: string }).en,
    cells.count,
    cells.share,
    cells.usual,
  ])
  assert.deepEqual(told.slice(0, 2), [
    ['needs', 'sustaining', 1, 0.2, 1 / 6],
    ['needs', 'efficiency', 4, 0.8, 4 / 6],
  ])
  assert.deepEqual(told[3], ['offers', 'sustaining', 1, null, null])
  assert.match(finding.answer?.en ?? '', /needs are mostly efficiency \(4\/5\).*none creates a market/)
  assert.match(finding.missing[0].text.en, /^1 do not say/)
})

test('upgrading counts what is of the efficiency kind, and a figure of a district is its city’s whatever its unit', () => {
  const observations: ObservationFact[] = [
    {
      ...{ regionCode: 'a', indicator: 'smart_factories', value: '62', unit: '家(省级智能工厂)', period: '2025' },
      ...{ qualifier: null, source },
    },
  ]
  const finding = upgrading.compute({ ...nothing, listed, observations }, { region: 'A', peers: [] }, around)
  assert.match(finding.answer?.en ?? '', /4 needs and 0 offers are of the efficiency kind/)
  assert.ok(finding.rows.some(({ cells }) => (cells.what as { zh: string }).zh === '智能工厂 62 家(省级智能工厂)（a）'))
})
