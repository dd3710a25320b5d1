import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose, referenceAbsent, referenceColumn, referenceTable, vector } from '../testing/reference.ts'
import { hansen, type Reach } from './hansen.ts'
import { huff } from './huff.ts'

/** The pairs of the reference; `within` lists each city with itself too, at that distance in km. */
const cities = (within?: number): Reach => {
  const names = referenceTable('cities48x90/cities.csv').rows.map(row => row[0])
  const population = referenceColumn('cities48x90/cities.csv', 'population')
  const pairs = referenceTable('cities48x90/flows.csv').rows.map(row => ({ from: row[0], to: row[1], km: +row[3] }))
  if (within) pairs.push(...names.map(name => ({ from: name, to: name, km: within })))
  return {
    origins: pairs.map(({ from }) => from),
    destinations: pairs.map(({ to }) => to),
    distancesKm: pairs.map(({ km }) => km),
    attractions: pairs.map(({ to }) => population[names.indexOf(to)]),
  }
}

// The tool took the distances before they were stored with 6 decimals: at 24 km, the least, that is 2e-8 of them.
const storedDistances = { relative: 3e-8 }

test('Hansen accessibility is that of REAT', { skip: referenceAbsent }, () => {
  const file = 'cities48x90/out/reat_hansen_lambda-1.csv'
  const { places, values } = hansen(cities())
  assert.deepEqual(
    places,
    referenceTable(file).rows.map(row => row[0]),
  )
  assertClose(values, referenceColumn(file, 'accessibility'), storedDistances)
})

test('Huff shares are those of REAT', { skip: referenceAbsent }, () => {
  const file = 'cities48x90/out/reat_huff_lambda-2_origin1.csv'
  const reach = cities(5)
  const shares = huff(reach)
  const { rows } = referenceTable(file)
  const share = (from: string, to: string) =>
    shares[reach.origins.findIndex((origin, i) => origin === from && reach.destinations[i] === to)]
  assertClose(
    rows.map(([from, to]) => share(from, to)),
    referenceColumn(file, 'p_ij'),
    storedDistances,
  )
})

/** A few places, all pairs among them, some attractions 0, some pairs out of reach. */
const anyReach: fc.Arbitrary<Reach> = fc.integer({ min: 2, max: 6 }).chain(n =>
  fc
    .record({
      attractions: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: n, maxLength: n }),
      distances: fc.array(
        fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 3000 }) }, fc.constant(Infinity)),
        {
          minLength: n * n,
          maxLength: n * n,
        },
      ),
    })
    .map(({ attractions, distances }) => ({
      origins: distances.map((_, i) => `r${Math.floor(i / n)}`),
      destinations: distances.map((_, i) => `r${i % n}`),
      distancesKm: distances,
      attractions: distances.map((_, i) => attractions[i % n]),
    })),
)

const without = (reach: Reach, drop: (i: number) => boolean): Reach => {
  const keep = <T>(list: ArrayLike<T>) => Array.from(list).filter((_, i) => !drop(i))
  return {
    origins: keep(reach.origins),
    destinations: keep(reach.destinations),
    distancesKm: keep(reach.distancesKm),
    attractions: keep(reach.attractions),
  }
}

test('both are the plain sums of the formula', () => {
  fc.assert(
    fc.property(anyReach, fc.constantFrom(0, 0.5, 1, 2), fc.boolean(), (reach, power, self) => {
      const { places, values } = hansen(reach, { power, self })
      const shares = huff(reach, { power })
      const n = places.length
      const pull = (i: number) =>
        reach.distancesKm[i] === Infinity ? 0 : reach.attractions[i] * (1 / reach.distancesKm[i]) ** power
      for (let o = 0; o < n; o++) {
        let reached = 0
        let all = 0
        for (let d = 0; d < n; d++) {
          if (self || d !== o) reached += pull(o * n + d)
          all += pull(o * n + d)
        }
        assertClose([values[o]], [reached])
        for (let d = 0; d < n; d++) assertClose([shares[o * n + d]], [all === 0 ? Number.NaN : pull(o * n + d) / all])
        if (all > 0) assertClose([shares.slice(o * n, o * n + n).reduce((sum, share) => sum + share, 0)], [1])
      }
    }),
  )
})

test('the order of pairs does not matter, a destination that draws nothing changes nothing, units scale', () => {
  fc.assert(
    fc.property(anyReach, fc.array(fc.nat(), { minLength: 36, maxLength: 36 }), (reach, keys) => {
      const order = reach.origins.map((_, i) => i).sort((i, j) => keys[i] - keys[j])
      const shuffled: Reach = {
        origins: order.map(i => reach.origins[i]),
        destinations: order.map(i => reach.destinations[i]),
        distancesKm: order.map(i => reach.distancesKm[i]),
        attractions: order.map(i => reach.attractions[i]),
      }
      const before = hansen(reach)
      const after = hansen(shuffled)
      for (const place of before.places)
        assertClose([after.values[after.places.indexOf(place)]], [before.values[before.places.indexOf(place)]], vector)
      const shares = huff(reach)
      assertClose(
        huff(shuffled),
        order.map(i => shares[i]),
        vector,
      )

      const drop = (i: number) => reach.attractions[i] === 0
      const kept = hansen(without(reach, drop))
      for (const [o, place] of kept.places.entries())
        if (!Number.isNaN(kept.values[o]))
          assertClose([kept.values[o]], [before.values[before.places.indexOf(place)]], vector)
      assertClose(
        huff(without(reach, drop)),
        Array.from(shares).filter((_, i) => !drop(i)),
        vector,
      )

      const inMetres = { ...reach, distancesKm: Array.from(reach.distancesKm, km => km * 1000) }
      assertClose(huff(inMetres), shares, vector)
      assertClose(
        hansen(inMetres).values,
        before.values.map(value => value / 1000),
        vector,
      )
    }),
  )
})

const reach = (distancesKm: number[], attractions: number[]): Reach => ({
  origins: ['a', 'a', 'b'],
  destinations: ['b', 'c', 'c'],
  distancesKm,
  attractions,
})

test('by hand', () => {
  assert.deepEqual(hansen(reach([100, 50, 25], [300, 100, 100])), {
    places: ['a', 'b'],
    values: Float64Array.of(5, 4),
  })
  // 300 / 100² : 100 / 50² = 0.03 : 0.04
  assertClose(huff(reach([100, 50, 25], [300, 100, 100])), [3 / 7, 4 / 7, 1])
})

test('what is missing or no amount leaves its origin without a value, and the others as they are', () => {
  const bad: [number, number][] = [
    [Number.NaN, 300],
    [0, 300],
    [-1, 300],
    [100, Number.NaN],
    [100, -1],
    [100, Infinity],
  ]
  for (const [distance, attraction] of bad) {
    assert.deepEqual(hansen(reach([distance, 50, 25], [attraction, 100, 100])).values, Float64Array.of(Number.NaN, 4))
    assert.deepEqual(
      huff(reach([distance, 50, 25], [attraction, 100, 100])),
      Float64Array.of(Number.NaN, Number.NaN, 1),
    )
  }
  assert.deepEqual(
    hansen(reach([100, 50, 25], [1, 1, 1]), { power: -1 }).values,
    Float64Array.of(Number.NaN, Number.NaN),
  )
})

test('an origin that can reach nothing but itself has no accessibility', () => {
  const alone = { origins: ['a'], destinations: ['a'], distancesKm: [5], attractions: [10] }
  assert.deepEqual(hansen(alone).values, Float64Array.of(Number.NaN))
  assert.deepEqual(hansen(alone, { self: true }).values, Float64Array.of(2))
})

test('vectors of another length and pairs listed twice are refused', () => {
  assert.throws(() => hansen(reach([100, 50], [1, 1, 1])), /3 origins, but 2 distances/)
  assert.throws(() => huff(reach([100, 50, 25], [1])), /3 origins, but 1 attractions/)
  const twice = { origins: ['a', 'a'], destinations: ['b', 'b'], distancesKm: [1, 1], attractions: [1, 1] }
  assert.throws(() => hansen(twice), /a → b is listed twice/)
  assert.throws(() => huff(twice), /a → b is listed twice/)
})
