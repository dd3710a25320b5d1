import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverage } from './coverage.ts'
import type { ObservationFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const figure = (regionCode: string, period: string, given: Partial<ObservationFact> = {}): ObservationFact => ({
  ...{ regionCode, period, indicator: 'rd_intensity', value: '3', unit: '%', qualifier: null, source, ...given },
})
const recalled = { ...source, claimKind: 'recalled' as const }
const media = { ...source, claimKind: 'media' as const, publisher: 'A paper' }

test('cities with a figure are counted by the claim that counts, units apart, unverified ones beside', () => {
  const observations = [
    figure('A', '2020'),
    figure('A', '2022'),
    figure('B', '2021', { source: media }),
    figure('C', '2023', { source: recalled }),
    figure('A', '2022', { unit: '%(x)' }),
    figure('P', '2022'),
    figure('C', '2001'),
  ]
  const finding = coverage.compute({ ...nothing, observations }, { since: 2015 }, around)
  const keys = ['unit', 'cities', 'unverified', 'oldest', 'newest', 'official', 'large', 'publishers']
  assert.deepEqual(
    finding.rows.map(({ cells }) => keys.map(key => cells[key])),
    [
      // Of A, B and C, the larger half by GDP is C alone.
      ['%', 2, 1, '2021', '2022', 0.5, 0, 2],
      ['%(x)', 1, 0, '2022', '2022', 1, 0, 1],
    ],
  )
  assert.match(finding.answer?.en ?? '', /^Since 2015 3 cities/)
})

test('where nothing was published since a year that is said', () => {
  assert.match(coverage.compute(nothing, { since: 2015 }, around).missing[0].text.en, /No city has a figure since 2015/)
})
