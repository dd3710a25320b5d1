import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contractFlows } from './contract-flows.ts'
import { expectedFlows } from './expected-flows.ts'
import { regionalBalance } from './flow-balance.ts'
import type { FlowFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const flow = (from: string, to: string, value: number, more: Partial<FlowFact> = {}): FlowFact => ({
  ...{
    kind: 'technology-contracts',
    from,
    to,
    value,
    period: '2022',
    unit: '亿元',
    qualifier: null,
    part: null,
    source,
  },
  ...more,
})
const given = { region: 'A', kind: 'technology-contracts', records: 'published' }
const own = { source: { ...source, claimKind: 'own' as const } }

test('every record of the region is told, the newest of a pair is drawn, and one’s own records never stand beside statistics', () => {
  const flows = [flow('A', 'B', 3, { period: '2014' }), flow('A', 'B', 9), flow('B', 'C', 7), flow('A', 'C', 5, own)]
  const told = (records: string) =>
    contractFlows
      .compute({ ...nothing, flows }, { ...given, records }, around)
      .rows.map(({ cells: { to, period, value, newest } }) => [to, period, value, newest])
  assert.deepEqual(told('published'), [
    ['B', '2022', 9, true],
    ['B', '2014', 3, false],
  ])
  assert.deepEqual(told('own'), [['C', '2022', 5, true]])
})

test('what flows to a larger region only is said, not guessed', () => {
  const finding = contractFlows.compute({ ...nothing, flows: [flow('C', 'group:h', 9)] }, given, around)
  assert.deepEqual(finding.rows, [])
  assert.match(finding.missing[1].text.en, /larger regions with A in them, not broken down: C → group:h/)
})

test('kept is what stays of what starts, own is what stays of what arrives; the balance is what is sent beyond what is taken', () => {
  const flows = [flow('A', 'A', 10), flow('A', 'B', 30), flow('C', 'A', 40)]
  const [{ cells, ground }] = regionalBalance.compute({ ...nothing, flows }, given, around).rows
  assert.deepEqual(cells, {
    ...{ period: '2022', region: 'A', within: 10, out: 30, in: 40 },
    ...{ kept: 0.25, own: 0.2, balance: -10 },
  })
  assert.equal(ground.kind === 'formula' && ground.inputs.length, 3)
})

test('a flow that never was on record stays unknown: one side alone gives neither share nor balance', () => {
  const finding = regionalBalance.compute({ ...nothing, flows: [flow('A', 'B', 30)] }, given, around)
  const { within, in: taken, kept, balance } = finding.rows[0].cells
  assert.deepEqual([within, taken, kept, balance], [null, null, null, null])
  assert.equal(finding.missing.length, 2)
})

test('of a region made of regions what flows between members stays within; a part of a larger flow is not added to it', () => {
  const flows = [flow('A', 'B', 30), flow('A', 'C', 5), flow('C', 'group:h', 20), flow('C', 'A', 8)]
  const finding = regionalBalance.compute({ ...nothing, flows }, { ...given, region: 'group:h' }, around)
  const { within, out, in: taken } = finding.rows[0].cells
  assert.deepEqual([within, out, taken], [30, 5, 20])
})

test('of two claims about one pair and year the more trusted counts', () => {
  const media = { source: { ...source, claimKind: 'media' as const } }
  const finding = regionalBalance.compute(
    { ...nothing, flows: [flow('A', 'B', 99, media), flow('A', 'B', 30)] },
    given,
    around,
  )
  assert.equal(finding.rows[0].cells.out, 30)
})

test('too few pairs give no gravity but the reason; enough of them give back the law that made them', () => {
  const few = expectedFlows.compute({ ...nothing, flows: [flow('A', 'B', 3)] }, given, around)
  assert.deepEqual(few.rows, [])
  assert.match(few.missing.at(-1)?.text.en ?? '', /Only 1 pairs .* 30 are needed/)

  // Seven places on the equator, sizes that are powers of two: flow = GDP_from · GDP_to / km, exactly.
  const places = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
  const sizes = [1, 4, 2, 16, 8, 64, 32]
  const longitudes = [0, 1, 3, 4, 8, 9, 15]
  const wide = {
    ...around,
    gdpOf: (code: string) => sizes[places.indexOf(code)] ?? null,
    positionOf: (code: string) => ({
      ...{ level: 'city' as const, longitude: longitudes[places.indexOf(code)], latitude: 0, above: [] },
    }),
  }
  const degree = (Math.PI / 180) * 6371
  const flows = places.flatMap((from, i) =>
    places.flatMap((to, j) =>
      i === j
        ? []
        : [flow(from, to, (1000 * sizes[i] * sizes[j]) / (Math.abs(longitudes[i] - longitudes[j]) * degree))],
    ),
  )
  const finding = expectedFlows.compute({ ...nothing, flows }, given, wide)
  assert.equal(finding.rows.length, 12)
  for (const { cells } of finding.rows) assert.ok(Math.abs(Number(cells.ratio) - 1) < 1e-6, JSON.stringify(cells))
})

test('kinds of contract are parts: beside a total they are not added, without one they are its sum', () => {
  const out = (flows: FlowFact[]) => regionalBalance.compute({ ...nothing, flows }, given, around).rows[0].cells.out
  const parts = [flow('A', 'B', 3, { part: 'service' }), flow('A', 'B', 4, { part: 'licence' })]
  assert.equal(out(parts), 7)
  assert.equal(out([...parts, flow('A', 'B', 9)]), 9)
  const drawn = (flows: FlowFact[]) =>
    contractFlows.compute({ ...nothing, flows }, given, around).rows.filter(row => row.cells.newest).length
  assert.deepEqual([drawn(parts), drawn([...parts, flow('A', 'B', 9)])], [2, 1])
})
