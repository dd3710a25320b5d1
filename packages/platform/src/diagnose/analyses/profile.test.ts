import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Materials } from './analysis.ts'
import { ecosystem } from './ecosystem.ts'
import { levelOf, piecesOf, standingsOf } from './profile.ts'
import type { ObservationFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const figure = (regionCode: string, value: string, unit = '%', indicator = 'rd_intensity'): ObservationFact => ({
  ...{ regionCode, indicator, value, unit, period: '2023', qualifier: null, source },
})
/** More cities than the usual ones of the tests: every one-letter code is one. */
const many = {
  ...around,
  positionOf: (code: string) =>
    /^[A-Z]$/.test(code) ? { level: 'city' as const, longitude: 0, latitude: 0, above: [] } : around.positionOf(code),
}
const rdIntensity = [{ indicator: 'rd_intensity', unit: '%' }]

test('a place is the share of the other cities that a city is above; equals share it, other units and regions do not count', () => {
  const rows = [figure('A', '1'), figure('B', '2'), figure('C', '2'), figure('D', '4'), figure('E', '5')]
  const [{ places, claims }] = standingsOf(
    [...rows, figure('F', '9', '%(x)'), figure('group:g', '7')],
    rdIntensity,
    many,
  )
  // Ranks 1, 2.5, 2.5, 4, 5 of five: (rank − 1) / 4.
  assert.deepEqual([...places.values()], [0, 0.375, 0.375, 0.75, 1])
  assert.equal(claims.size, 5)
  assert.equal(standingsOf(rows.slice(1), rdIntensity, many)[0].places.size, 0)
})

test('a level is the mean of the known places, and all that it can be with the unknown ones', () => {
  const standings = [0.2, 0.6, undefined, undefined].map(place => ({
    figure: rdIntensity[0],
    claims: new Map(),
    places: new Map(place === undefined ? [] : [['A', place]]),
  }))
  const level = levelOf(standings, 'A')
  assert.deepEqual(
    [level?.known, level?.of, level?.low.toFixed(2), level?.mean.toFixed(2), level?.high.toFixed(2)],
    // (0.2 + 0.6 + 0 + 0) / 4 and (0.2 + 0.6 + 1 + 1) / 4.
    [2, 4, '0.20', '0.40', '0.70'],
  )
  assert.equal(levelOf(standings, 'B'), null)
})

const facts: Materials = {
  ...nothing,
  organisations: [
    {
      ...{ regionCode: 'a', source, name: '甲所', nameEn: 'Institute', kind: 'institute', activity: null },
      ...{ roles: null, what: null },
    },
    {
      ...{ regionCode: 'B', source, name: '乙厂', nameEn: null, kind: 'firm', activity: null },
      ...{ roles: 'branches:A;chain-leader', what: null },
    },
  ],
}

test('what a county has its city has; a role among several is found, and where its branches are is none', () => {
  const component = { id: 'x', name: { zh: '', en: '' }, where: { zh: '', en: '' } }
  const count = (asked: object, region: string) =>
    piecesOf({ ...component, organisations: asked }, region, facts, around).length
  assert.equal(count({ kinds: ['institute'] }, 'A'), 1)
  assert.equal(count({ roles: ['chain-leader'] }, 'B'), 1)
  assert.equal(count({ roles: ['chain-leader'] }, 'A'), 0)
})

test('of an ecosystem the parts that peers have on record and the city has not are named', () => {
  const finding = ecosystem.compute(facts, { region: 'A', peers: ['B'] }, around)
  assert.match(finding.answer?.en ?? '', /Of 7 parts A has 1 on record; peers have .*: Chain leaders$/)
  assert.deepEqual(
    finding.rows.map(({ cells }) => [cells.city, cells.told]),
    [
      ['A', 1],
      ['B', 1],
    ],
  )
  assert.ok(finding.missing.some(({ text }) => text.en === 'City life: nothing on record'))
})
