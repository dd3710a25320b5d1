import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reception } from './reception.ts'
import type { ListedFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const listed = (
  more: Pick<ListedFact, 'regionCode' | 'side' | 'kind' | 'industry'> & Partial<ListedFact>,
): ListedFact => ({
  ...{ link: '/offers/1', title: { zh: more.kind, en: more.kind }, elements: [], source: { kind: 'sample' } },
  ...{ innovationKind: null, yuan: null },
  ...more,
})
const seeking = (regionCode: string, industry: string) =>
  listed({
    ...{ regionCode, industry, side: 'need', kind: 'technology-seeks-scenario' },
    elements: [
      { kind: 'space', title: 'A hall' },
      { kind: 'facility', title: 'A kiln' },
      { kind: 'capital', title: 'Money' },
    ],
  })
const facility = (kind: string) => ({
  ...{ regionCode: 'A', kind, name: kind, source, status: null, capacity: null, openness: null, what: null },
})

test('what a place takes technology up with, and what waits for what it lacks', () => {
  const finding = reception.compute(
    {
      ...nothing,
      facilities: [facility('platform'), facility('big-science')],
      listed: [
        listed({ regionCode: 'a', side: 'offer', kind: 'space', industry: '化工' }),
        listed({ regionCode: 'A', side: 'offer', kind: 'technology', industry: '化工' }),
        seeking('B', '化工'),
        seeking('B', '农业'),
        seeking('A', '化工'),
      ],
    },
    { region: 'A' },
    around,
  )
  assert.deepEqual(
    finding.rows.map(({ cells: { state, part, met, lacking } }) =>
      [state, part, met, lacking].map(cell => (cell as { en: string } | null)?.en ?? null),
    ),
    [
      ['has', 'Pilot lines and tests', null, null],
      ['has', 'Land and workshops', null, null],
      ['waiting transfer', null, 'Land and workshops', 'Pilot lines and tests, Money and a first customer'],
    ],
  )
  assert.deepEqual(
    finding.missing.map(({ text }) => text.en),
    ['Talent', 'Policy', 'Money and a first customer'].map(part => `Nothing of A is on record for ${part}`),
  )
})

test('a place of which nothing is known says what would have to be', () => {
  const finding = reception.compute(nothing, { region: 'C' }, around)
  assert.deepEqual([finding.answer, finding.rows, finding.missing.length], [null, [], 5])
})
