import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose, vector } from '../testing/reference.ts'
import { flowBalance } from './flow-balance.ts'
import { flowDistances } from './flow-distances.ts'
import type { Flows } from './pairs.ts'
import { shareKept } from './share-kept.ts'

type FarFlows = Flows & { distancesKm: number[] }

const anyFlows: fc.Arbitrary<FarFlows> = fc
  .array(
    fc.record({
      from: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      to: fc.constantFrom('a', 'b', 'c', 'd', 'f'),
      value: fc.oneof(
        { weight: 1, arbitrary: fc.constant(0) },
        { weight: 3, arbitrary: fc.integer({ min: 1, max: 50 }) },
      ),
      km: fc.integer({ min: 0, max: 3000 }),
    }),
    { maxLength: 20 },
  )
  .map(rows => ({
    origins: rows.map(({ from }) => from),
    destinations: rows.map(({ to }) => to),
    values: rows.map(({ value }) => value),
    distancesKm: rows.map(({ km }) => km),
  }))

const flows = (...rows: [from: string, to: string, value: number, km?: number][]): FarFlows => ({
  origins: rows.map(row => row[0]),
  destinations: rows.map(row => row[1]),
  values: rows.map(row => row[2]),
  distancesKm: rows.map(row => row[3] ?? 0),
})

const sumOf = (rows: FarFlows, of: (from: string, to: string) => boolean) =>
  rows.origins.reduce((sum, from, i) => (of(from, rows.destinations[i]) ? sum + rows.values[i] : sum), 0)

test('balance and share kept are the sums of their formulas', () => {
  fc.assert(
    fc.property(anyFlows, rows => {
      const { places, exports, imports, balance, share } = flowBalance(rows)
      const kept = shareKept(rows)
      assert.deepEqual(new Set(places), new Set([...rows.origins, ...rows.destinations]))
      assert.deepEqual(kept.places, places)
      for (const [p, place] of places.entries()) {
        const sent = sumOf(rows, (from, to) => from === place && to !== place)
        const taken = sumOf(rows, (from, to) => to === place && from !== place)
        const within = sumOf(rows, (from, to) => from === place && to === place)
        assert.deepEqual(
          [exports[p], imports[p], balance[p], share[p]],
          [sent, taken, sent - taken, (sent - taken) / (sent + taken)],
        )
        const known = rows.origins.some((from, i) => from === rows.destinations[i]) ? within : Number.NaN
        assert.deepEqual([kept.kept[p], kept.own[p]], [known / (sent + within), known / (taken + within)])
        for (const value of [kept.kept[p], kept.own[p], Math.abs(share[p])])
          assert.ok(Number.isNaN(value) || (value >= 0 && value <= 1))
      }
      assert.equal(
        balance.reduce((sum, value) => sum + value, 0),
        0,
      )
      const within = sumOf(rows, (from, to) => from === to)
      const listed = rows.origins.some((from, i) => from === rows.destinations[i])
      assert.equal(kept.overall, listed ? within / sumOf(rows, () => true) : Number.NaN)
    }),
  )
})

test('a place without flows changes no other and has no share', () => {
  fc.assert(
    fc.property(anyFlows, rows => {
      const more = {
        ...rows,
        origins: [...rows.origins, 'a'],
        destinations: [...rows.destinations, 'nowhere'],
        values: [...Array.from(rows.values), 0],
      }
      const [before, after] = [flowBalance(rows), flowBalance(more)]
      const [keptBefore, keptAfter] = [shareKept(rows), shareKept(more)]
      for (const [p, place] of before.places.entries()) {
        const now = after.places.indexOf(place)
        assert.equal(after.share[now], before.share[p])
        assert.equal(keptAfter.kept[now], keptBefore.kept[p])
        assert.equal(keptAfter.own[now], keptBefore.own[p])
      }
      const empty = after.places.indexOf('nowhere')
      assert.deepEqual([after.balance[empty], after.share[empty]], [0, Number.NaN])
      assert.deepEqual([keptAfter.kept[empty], keptAfter.own[empty]], [Number.NaN, Number.NaN])
    }),
  )
})

test('by hand: a sends 30 to b and keeps 10, b sends 10 back', () => {
  const rows = flows(['a', 'b', 20], ['a', 'a', 10], ['b', 'a', 10], ['a', 'b', 10])
  assert.deepEqual(flowBalance(rows), {
    places: ['a', 'b'],
    exports: Float64Array.of(30, 10),
    imports: Float64Array.of(10, 30),
    balance: Float64Array.of(20, -20),
    share: Float64Array.of(0.5, -0.5),
  })
  assert.deepEqual(shareKept(rows), {
    places: ['a', 'b'],
    kept: Float64Array.of(0.25, 0),
    own: Float64Array.of(0.5, 0),
    overall: 0.2,
  })
})

test('a flow that is no amount leaves the places it touches without a value', () => {
  for (const bad of [Number.NaN, -1, Infinity]) {
    const rows = flows(['a', 'b', bad], ['c', 'b', 1], ['c', 'c', 1])
    const { places, exports, imports, share } = flowBalance(rows)
    assert.deepEqual(places, ['a', 'c', 'b'])
    assertClose(exports, [Number.NaN, 1, 0])
    assertClose(imports, [0, 0, Number.NaN])
    assertClose(share, [Number.NaN, 1, Number.NaN])
    const { kept, own, overall } = shareKept(rows)
    assertClose(kept, [Number.NaN, 0.5, Number.NaN])
    assertClose(own, [Number.NaN, 1, Number.NaN])
    assert.equal(overall, Number.NaN)
  }
})

test('where the table has no flow within any place, nobody knows what is kept', () => {
  const { kept, own, overall } = shareKept(flows(['a', 'b', 3], ['b', 'a', 1]))
  assertClose([...kept, ...own, overall], new Array(5).fill(Number.NaN))
  const listed = shareKept(flows(['a', 'b', 3], ['a', 'a', 0]))
  assertClose([...listed.kept, listed.overall], [0, Number.NaN, 0])
})

test('no flows at all', () => {
  assert.deepEqual(flowBalance(flows()).places, [])
  assert.equal(shareKept(flows()).overall, Number.NaN)
  const { meanKm, halfKm, bands } = flowDistances(flows(), { bandsKm: [100] })
  assert.deepEqual([meanKm, halfKm], [Number.NaN, Number.NaN])
  assert.deepEqual(
    bands.map(({ pairs, value, share, perPair }) => [pairs, value, share, perPair]),
    [
      [0, 0, Number.NaN, Number.NaN],
      [0, 0, Number.NaN, Number.NaN],
    ],
  )
})

test('distances of flows are the sums of their formulas', () => {
  fc.assert(
    fc.property(anyFlows, rows => {
      const { meanKm, halfKm, bands } = flowDistances(rows)
      const total = sumOf(rows, () => true)
      const carried = rows.distancesKm.reduce((sum, km, i) => sum + km * rows.values[i], 0)
      assertClose([meanKm], [carried / total])
      const enough = rows.distancesKm.filter(
        km => rows.distancesKm.reduce((sum, other, i) => (other <= km ? sum + rows.values[i] : sum), 0) >= total / 2,
      )
      assert.equal(halfKm, total === 0 ? Number.NaN : Math.min(...enough))
      for (const { fromKm, toKm, pairs, value, share, perPair } of bands) {
        const inside = rows.distancesKm.flatMap((km, i) => (km >= fromKm && km < toKm ? [rows.values[i]] : []))
        const sum = inside.reduce((all, flow) => all + flow, 0)
        assert.deepEqual([pairs, value, share, perPair], [inside.length, sum, sum / total, sum / inside.length])
      }
      assert.equal(
        bands.reduce((sum, { pairs }) => sum + pairs, 0),
        rows.origins.length,
      )
    }),
  )
})

test('the distances of flows do not depend on the order of rows or the unit of flows', () => {
  fc.assert(
    fc.property(anyFlows, rows => {
      const before = flowDistances(rows)
      const turned = {
        origins: [...rows.origins].reverse(),
        destinations: [...rows.destinations].reverse(),
        values: Array.from(rows.values, value => value * 1000).reverse(),
        distancesKm: [...rows.distancesKm].reverse(),
      }
      const after = flowDistances(turned)
      assertClose([after.meanKm], [before.meanKm], vector)
      assert.equal(after.halfKm, before.halfKm)
      assertClose(
        after.bands.map(({ share }) => share),
        before.bands.map(({ share }) => share),
        vector,
      )
    }),
  )
})

test('by hand: 6 of 10 go no further than 40 km, a band ends below its end', () => {
  const rows = flows(['a', 'b', 2, 10], ['a', 'c', 4, 40], ['b', 'c', 4, 100])
  const { meanKm, halfKm, bands } = flowDistances(rows, { bandsKm: [40, 200] })
  assert.deepEqual([meanKm, halfKm], [58, 40])
  assert.deepEqual(bands, [
    { fromKm: 0, toKm: 40, pairs: 1, value: 2, share: 0.2, perPair: 2 },
    { fromKm: 40, toKm: 200, pairs: 2, value: 8, share: 0.8, perPair: 4 },
    { fromKm: 200, toKm: Infinity, pairs: 0, value: 0, share: 0, perPair: Number.NaN },
  ])
})

test('what is missing has no mean, no half, and no share', () => {
  const missingFlow = flowDistances(flows(['a', 'b', Number.NaN, 10], ['a', 'c', 4, 140]), { bandsKm: [100] })
  assert.deepEqual([missingFlow.meanKm, missingFlow.halfKm], [Number.NaN, Number.NaN])
  assert.deepEqual(
    missingFlow.bands.map(({ value, share }) => [value, share]),
    [
      [Number.NaN, Number.NaN],
      [4, Number.NaN],
    ],
  )
  for (const km of [Number.NaN, -1, Infinity]) {
    const missing = flowDistances(flows(['a', 'b', 1, km], ['a', 'c', 4, 140]), { bandsKm: [100] })
    assert.deepEqual([missing.meanKm, missing.halfKm], [Number.NaN, Number.NaN])
    assert.ok(missing.bands.every(({ pairs, value }) => Number.isNaN(pairs) && Number.isNaN(value)))
  }
})

test('vectors of another length and bands that do not rise are refused', () => {
  const short = { origins: ['a'], destinations: ['b', 'c'], values: [1], distancesKm: [1] }
  assert.throws(() => flowBalance(short), /1 origins, but 2 destinations/)
  assert.throws(() => shareKept({ ...short, destinations: ['b'], values: [] }), /1 origins, but 0 values/)
  const one = flows(['a', 'b', 1, 1])
  assert.throws(() => flowDistances({ ...one, distancesKm: [] }), /1 origins, but 0 distances/)
  for (const bandsKm of [[0], [200, 100], [100, 100], [Number.NaN]])
    assert.throws(() => flowDistances(one, { bandsKm }), /do not rise/)
})
