import assert from 'node:assert/strict'
import { test } from 'node:test'
import { branches } from './branches.ts'
import { facilitiesByCity } from './facilities.ts'
import type { FacilityFact, OrganisationFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const organisation = (name: string, regionCode: string | null, roles: string): OrganisationFact => ({
  ...{ name, regionCode, roles, source, nameEn: null, kind: 'firm', activity: null, what: null },
})

test('branches reach out from their home, parks and enclaves stand where they are hosted', () => {
  const organisations = [
    organisation('Firm', 'A', 'chain-leader;branches:110000;310000'),
    organisation('Park', 'B', 'park-of:A'),
    organisation('Centre', 'C', 'reverse-enclave'),
    { ...organisation('Sample', 'A', 'branches:110000'), source: { kind: 'sample' as const } },
  ]
  const flow = {
    kind: 'branches' as const,
    from: 'A',
    to: 'group:h',
    period: '2022',
    value: 9500,
    unit: '家',
    qualifier: null,
    part: null,
    source,
  }
  const ask = (region: string) => branches.compute({ ...nothing, organisations, flows: [flow] }, { region }, around)
  const named = (name: unknown) => (name as { en: string } | null)?.en ?? null
  assert.deepEqual(
    ask('').rows.map(({ cells: { name, from, to, links, total } }) => [named(name), from, to, links, total]),
    [
      ['Firm', 'A', '110000', 1, null],
      ['Firm', 'A', '310000', 1, null],
      ['Park', 'A', 'B', 1, null],
      ['Centre', null, 'C', 1, null],
      [null, 'A', 'group:h', null, 9500],
    ],
  )
  assert.deepEqual(
    ask('B').rows.map(({ cells }) => named(cells.name)),
    ['Park'],
  )
  assert.deepEqual(
    ask('').missing.map(({ text }) => text.en),
    ['Of 1 ties only one end is known'],
  )
})

test('facilities are told by city, those of its districts and of lists included, with what is not known of them', () => {
  const facility = (regionCode: string, name: string, openness: string | null): FacilityFact => ({
    ...{ regionCode, name, openness, source, kind: 'computing', status: null, capacity: null, what: null },
  })
  const finding = facilitiesByCity.compute(
    {
      ...nothing,
      facilities: [facility('a', 'Hall', 'open'), facility('B', 'Racks', null)],
      designations: [{ regionCode: 'A', list: 'large_science_facility', field: 'Ring', period: '2022', source }],
    },
    { region: 'P', kind: 'all' },
    around,
  )
  assert.deepEqual(
    finding.rows.map(({ cells: { city, name, here } }) => [city, name, here]),
    [
      ['A', 'Hall', 2],
      ['A', 'Ring', 2],
      ['B', 'Racks', 1],
    ],
  )
  assert.match(finding.answer?.en ?? '', /3 facilities in P .* \(A \(2\), B \(1\)\); of 1 it is told who/)
  assert.match(finding.missing[0].text.en, /Of 2 it is not told/)
})
