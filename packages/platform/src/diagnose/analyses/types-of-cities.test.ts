import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ObservationFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'
import { typesOfCities } from './types-of-cities.ts'

const figure = (regionCode: string, indicator: string, value: string, unit: string): ObservationFact => ({
  ...{ regionCode, indicator, value, unit, period: '2023', qualifier: null, source },
})
const observations = [
  figure('A', 'gdp', '20000', '亿元'),
  figure('A', 'rd_intensity', '6', '%'),
  figure('A', 'rd_expenditure', '2000', '亿元'),
  figure('A', 'little_giants', '800', '家'),
  figure('A', 'big_science_facilities', '3', '座'),
  figure('B', 'gdp', '20000', '亿元'),
  figure('B', 'rd_intensity', '2', '%'),
]
const designations = [
  { regionCode: 'A', list: 'article_type', field: '创新引领型', period: '2025', source },
  { regionCode: 'group:g', list: 'resource_city', field: null, period: null, source },
]
const ask = (type: string) => typesOfCities.compute({ ...nothing, observations, designations }, { type }, around)

test('a city that meets every ramp is at 1, one that misses a ramp at 0; made-up regions have no type', () => {
  const finding = ask('innovation-leading')
  // (2 − 2.7) / (6 − 2.7) < 0 makes B no innovation-leading city whatever the rest is.
  assert.deepEqual(
    finding.rows.map(({ cells }) => [cells.city, cells.low, cells.high, (cells.claimed as { en: string }).en]),
    [['A', 1, 1, 'innovation-leading']],
  )
})

test('of all cities it is told how many are judged; which figures would settle most comes with where they are published', () => {
  const finding = ask('all')
  assert.equal(finding.rows.length, 2)
  assert.match(finding.answer?.en ?? '', /^Of 2 cities with any data/)
  for (const { where } of finding.missing) assert.ok(where?.en)
})
