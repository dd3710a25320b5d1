import assert from 'node:assert/strict'
import { test } from 'node:test'
import { corridor } from './corridor.ts'
import { corridorCandidates } from './corridor-candidates.ts'
import { panelOf } from './panel.ts'
import { around, nothing, source } from './test-materials.ts'

const facility = (regionCode: string, name: string) => ({
  ...{ regionCode, name, source, kind: 'platform', status: null, capacity: null, openness: null, what: null },
})

test('a corridor is told place by place: nodes, flows to the next, gaps', () => {
  const flow = {
    kind: 'investment' as const,
    from: 'B',
    to: 'a',
    period: '2022',
    value: 3,
    unit: '亿元',
    qualifier: null,
    part: null,
    source,
  }
  const finding = corridor.compute(
    { ...nothing, facilities: [facility('a', 'Bench'), facility('C', 'Field')], flows: [flow] },
    { region: 'group:g' },
    around,
  )
  assert.deepEqual(
    finding.rows.map(({ cells: { place, next, nodes, km, flows, gaps } }) => [
      place,
      next,
      nodes,
      km,
      flows,
      (gaps as { en: string } | null)?.en,
    ]),
    [
      ['A', 'B', 1, 111, '2022: 3 亿元', undefined],
      ['B', 'C', null, 111, null, 'no node on record, no flow to the next on record'],
      ['C', null, 1, null, null, undefined],
    ],
  )
  assert.match(finding.answer?.en ?? '', /3 places .*, 1 have no node on record \(B\); 1 of 2 stretches/)
  assert.match(corridor.compute(nothing, { region: 'A' }, around).missing[0].text.en, /several places/)
})

test('candidates lead on from place to place that complement one another within reach', () => {
  const panel = panelOf(
    { classification: 'x', quantity: 'output', unit: '亿元', sources: [] },
    new Map([
      [
        'now',
        {
          regions: ['A', 'B', 'C'],
          activities: ['w', 'x', 'y', 'z'],
          values: Float64Array.from([8, 0, 0, 8, 8, 8, 0, 0, 0, 8, 8, 0]),
        },
      ],
    ]),
  )
  const ask = (reach: number) =>
    corridorCandidates.compute({ ...nothing, panel }, { region: 'A', period: 'now', reach, places: 5 }, around)
  assert.deepEqual(
    ask(120).rows.map(({ cells }) => [cells.candidate, cells.place, cells.next, cells.link]),
    [
      // pair(A,B) = 50, pair(B,A) = 0; pair(B,C) = 0 of what is near, pair(C,B) = 50.
      [1, 'A', 'B', 0.25],
      [1, 'B', 'C', ask(120).rows[1].cells.link],
    ],
  )
  assert.deepEqual(ask(100).rows, [])
  assert.match(ask(100).missing[0].text.en, /Within 100 km/)
})
