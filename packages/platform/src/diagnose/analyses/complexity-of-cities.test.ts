import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complexity, presence } from '@langqiao/economy'
import { complexityOfCities } from './complexity-of-cities.ts'
import { panelOf } from './panel.ts'
import { around, nothing } from './test-materials.ts'

const activities = ['displays', 'chips', 'optics', 'cars']
const cities = ['A', 'B', 'C', 'D']
const large = [9, 9, 1, 0, 1, 9, 9, 0, 0, 1, 9, 9, 9, 9, 9, 1]
/** Four cities, a tiny one, and a province. */
const panel = panelOf(
  { classification: 'x', quantity: 'output', unit: '亿元', sources: [] },
  new Map([
    [
      '2024',
      {
        regions: [...cities, 'E', 'P'],
        activities,
        values: Float64Array.from([...large, 0, 0, 0, 0.01, 50, 50, 50, 50]),
      },
    ],
  ]),
)
const many = {
  ...around,
  positionOf: (code: string) =>
    'DE'.includes(code) ? { level: 'city' as const, longitude: 0, latitude: 0, above: [] } : around.positionOf(code),
}
const ask = (least: number) =>
  complexityOfCities.compute({ ...nothing, panel }, { series: '', period: '2024', least }, many)

test('tiny regions take no part and have no rank; regions of another level are left out', () => {
  const finding = ask(20)
  const { eci } = complexity(presence({ regions: cities, activities, values: Float64Array.from(large) }))
  for (const { cells } of finding.rows)
    if (cells.city === 'E') assert.deepEqual([cells.measured, cells.rank], [false, null])
    else assert.equal(cells.eci, eci[cities.indexOf(String(cells.city))])
  assert.deepEqual(finding.rows.map(({ cells }) => cells.city).sort(), ['A', 'B', 'C', 'D', 'E'])
  assert.deepEqual(
    finding.rows.flatMap(({ cells }) => cells.rank ?? []),
    [1, 2, 3, 4],
  )
  // With everything let in, the tiny one takes part.
  assert.ok(ask(0).rows.every(({ cells }) => cells.measured))
})

test('without wages or GDP per head the check that is missing is named', () => {
  assert.match(ask(20).missing[0].text.en, /GDP per head or average wages/)
})
