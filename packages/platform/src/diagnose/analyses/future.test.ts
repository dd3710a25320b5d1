import assert from 'node:assert/strict'
import { test } from 'node:test'
import { futureIndustries, speaksOf } from './future-industries.ts'
import { futureOverlaps } from './future-overlaps.ts'
import { futureReadiness } from './future-readiness.ts'
import { panelOf } from './panel.ts'
import type { FacilityFact, PolicyFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const policy = (regionCode: string, instrument: string, conditions: string): PolicyFact => ({
  ...{ regionCode, instrument, conditions, name: 'Plan', source },
  ...{ beneficiary: null, amount: null, validFrom: null, validTo: null },
})
const facility = (regionCode: string, kind: string, name: string): FacilityFact => ({
  ...{ regionCode, kind, name, source, status: null, capacity: null, openness: null, what: null },
})

test('readiness is facts on four sides, and what has none is said to be missing', () => {
  const finding = futureReadiness.compute(
    {
      ...nothing,
      facilities: [
        facility('a', 'test-site', '无人机试飞空域'),
        facility('A', 'laboratory', '量子实验室'),
        facility('B', 'test-site', '无人机试验场'),
      ],
      policies: [policy('A', 'low-altitude-plan', '支持低空航线')],
      designations: [{ regionCode: 'A', list: 'low_altitude_pilot', field: null, period: '2024', source }],
    },
    { region: 'A', industry: 'low-altitude' },
    around,
  )
  assert.deepEqual(
    finding.rows.map(({ cells }) => [(cells.pillar as { en: string }).en, (cells.what as { zh: string }).zh]),
    [
      ['scenarios', '无人机试飞空域'],
      ['scenarios', '2024'],
      ['institutions', 'Plan'],
    ],
  )
  assert.equal(
    finding.answer?.en,
    'Low-altitude economy in A: scenarios 2, institutions 1, infrastructure 0, culture 0 facts',
  )
  assert.deepEqual(
    finding.missing.map(({ text }) => text.en),
    ['Nothing of A is on record for infrastructure', 'Nothing of A is on record for culture'],
  )
})

test('overlaps tell who plans the same and who has the base; what the data do not know is unknown', () => {
  const panel = panelOf(
    { classification: 'GICS', quantity: 'output', unit: '亿元', sources: [] },
    new Map([
      ['2024', { regions: ['A', 'B'], activities: ['Software', 'Machinery'], values: Float64Array.from([9, 1, 1, 9]) }],
    ]),
  )
  const policies = [
    policy('A', 'ai-plan', '人工智能'),
    policy('B', 'future-industry-plan', '人工智能、量子技术'),
    policy('100000', 'future-industry-plan', '量子技术'),
  ]
  const ask = (region: string) =>
    futureOverlaps.compute({ ...nothing, panel, policies }, { region, industry: 'all', period: '2024' }, around)
  assert.deepEqual(
    ask('').rows.map(({ cells }) => [
      (cells.industry as { en: string }).en,
      cells.city,
      (cells.what as { en: string }).en,
      cells.cities,
    ]),
    [
      ['Artificial intelligence', 'A', 'plan', 2],
      ['Artificial intelligence', 'A', 'has a base', 2],
      ['Artificial intelligence', 'B', 'plan', 2],
      ['Artificial intelligence', 'B', 'weak base', 2],
      ['Quantum information', 'B', 'plan', 1],
    ],
  )
  assert.match(
    ask('').answer?.en ?? '',
    /1 are planned by more than one city: Artificial intelligence \(2\); 1 of 3 have a base/,
  )
  assert.ok(ask('A').rows.every(({ cells }) => (cells.industry as { en: string }).en === 'Artificial intelligence'))
})

test('a Latin word is found by itself only', () => {
  const intelligence = futureIndustries.find(({ id }) => id === 'artificial-intelligence')
  assert.ok(intelligence)
  assert.deepEqual(
    ['SUPPLY CHAIN', '用AI看图', null].map(text => speaksOf(intelligence, [text])),
    [false, true, false],
  )
})
