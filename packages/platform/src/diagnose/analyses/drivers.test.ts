import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fourDrivers } from './drivers.ts'
import type { ObservationFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'
import { twoKindsOfKnowledge } from './two-kinds-of-knowledge.ts'

const figure = (regionCode: string, indicator: string, value: string, unit: string): ObservationFact => ({
  ...{ regionCode, indicator, value, unit, period: '2023', qualifier: null, source },
})
const cities = ['A', 'B', 'C', 'D', 'E']
const many = {
  ...around,
  positionOf: (code: string) =>
    cities.includes(code) ? { level: 'city' as const, longitude: 0, latitude: 0, above: [] } : around.positionOf(code),
}
/** A is first by R&D intensity and last by little giants. */
const observations = cities.flatMap((city, i) => [
  figure(city, 'rd_intensity', String(5 - i), '%'),
  figure(city, 'little_giants', String(10 * i), '家'),
])
const ask = (analysis: typeof fourDrivers, region: string, of = observations) =>
  analysis.compute({ ...nothing, observations: of }, { region, peers: [] }, many)

test('the weakest driver is the one of the lowest mean place, with the figure that holds it back and a caution where more is unknown', () => {
  const { answer, rows } = ask(fourDrivers, 'A')
  assert.match(
    answer?.en ?? '',
    /weakest of A is New productive forces \(above 0% .* 1 of 4 figures\), lowest in national/,
  )
  assert.match(answer?.en ?? '', /may change that; of Moat, A path of its own no figure/)
  assert.match(ask(fourDrivers, 'E').answer?.en ?? '', /weakest of E is Independent innovation/)
  assert.deepEqual(
    rows.map(({ cells, ground }) => [cells.place, ground.kind]),
    [
      [1, 'formula'],
      [1, 'source'],
      [0, 'formula'],
      [0, 'source'],
    ],
  )
})

test('with figures of one driver alone none is called weakest', () => {
  const alone = observations.filter(({ indicator }) => indicator === 'rd_intensity')
  assert.match(ask(fourDrivers, 'A', alone).answer?.en ?? '', /weakest cannot be told/)
})

test('a city leans to the kind of knowledge that it stands higher in; a part without records may be where the loop breaks', () => {
  assert.match(
    ask(twoKindsOfKnowledge, 'A').answer?.en ?? '',
    /A leans to knowing why by what is known \(mean places 100% : 0%\)/,
  )
  assert.match(ask(twoKindsOfKnowledge, 'A').answer?.en ?? '', /broken at: What links the two/)
  assert.match(ask(twoKindsOfKnowledge, 'A', observations.slice(1)).answer?.en ?? '', /Too few figures/)
})
