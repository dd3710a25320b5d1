import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Matrix } from '../matrix.ts'
import { type Presence, presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix } from '../testing/reference.ts'
import { crossDensity, crossProximity } from './cross-proximity.ts'
import { density } from './density.ts'
import { proximity } from './proximity.ts'

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
/** The regions by their activities before and from `at`, each a classification of its own. */
const halves = (matrix: Matrix, at: number): [Presence, Presence] => {
  const regions = range(0, matrix.regions.length)
  return [
    presence(permuted(matrix, regions, range(0, at))),
    presence(permuted(matrix, regions, range(at, matrix.activities.length))),
  ]
}

test('proximity and density across two classifications are those of Datawheel', { skip: referenceAbsent }, () => {
  const [from, to] = halves(referenceMatrix('cities48x90/counts_t1.csv'), 45)
  const cross = crossProximity(from, to)
  assertClose(cross, referenceMatrix('cities48x90/out/datawheel_cross_proximity_t1.csv').values)
  assertClose(crossDensity(from, cross), referenceMatrix('cities48x90/out/datawheel_cross_relatedness_t1.csv').values)
})

const none = Number.NaN

test('proximity across by hand: a region empty in one classification is not counted', () => {
  // Technologies t0, t1 and industries i0, i1, i2 of four regions; the last has no technology, i2 is nowhere.
  const technologies = matrixOf(4, 2, [1, 0, 1, 1, 1, 0, 0, 0])
  const industries = matrixOf(4, 3, [1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0])
  const from = presence(technologies, { index: technologies.values })
  const to = presence(industries, { index: industries.values })
  const cross = crossProximity(from, to)
  assertClose(cross, [2 / 3, 1 / 3, none, 1 / 2, 0, none])
  assertClose(crossDensity(from, cross), [
    ...[2 / 3 / (7 / 6), 1, none],
    ...[1, 1, none],
    ...[2 / 3 / (7 / 6), 1, none],
    ...[none, none, none],
  ])
})

test('a classification with itself has the proximity and the density of one', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const p = presence(matrix)
      const cross = crossProximity(p, p)
      assertClose(cross, proximity(p))
      assertClose(crossDensity(p, cross), density(p, { self: true }))
    }),
  )
})

const anySplit = anyMatrix.chain(matrix =>
  fc.tuple(fc.constant(matrix), fc.integer({ min: 1, max: matrix.activities.length - 1 })),
)

test('proximity and density across are what their definitions say, in 0…1', () => {
  fc.assert(
    fc.property(anySplit, ([matrix, at]) => {
      const [from, to] = halves(matrix, at)
      const both = [...from.regions.keys()].filter(r => !from.emptyRegions[r] && !to.emptyRegions[r])
      const has = (p: Presence, r: number, a: number) => p.values[r * p.activities.length + a] === 1
      const slow = from.activities.flatMap((_, a) =>
        to.activities.map((_, b) => {
          if (from.emptyActivities[a] || to.emptyActivities[b]) return Number.NaN
          const withA = both.filter(r => has(from, r, a))
          const withB = both.filter(r => has(to, r, b))
          return withA.filter(r => withB.includes(r)).length / Math.max(withA.length, withB.length)
        }),
      )
      const cross = crossProximity(from, to)
      assertClose(cross, slow)
      const width = to.activities.length
      const shares = crossDensity(from, cross)
      assertClose(
        shares,
        from.regions.flatMap((_, r) =>
          to.activities.map((_, b) => {
            if (from.emptyRegions[r]) return Number.NaN
            const near = [...from.activities.keys()].filter(a => !Number.isNaN(slow[a * width + b]))
            const sum = (some: number[]) => some.reduce((all, a) => all + slow[a * width + b], 0)
            return sum(near.filter(a => has(from, r, a))) / sum(near)
          }),
        ),
      )
      for (const value of [...cross, ...shares]) assert.ok(Number.isNaN(value) || (value >= 0 && value <= 1 + 1e-12))
    }),
  )
})

test('an empty region and empty activities change nothing across', () => {
  fc.assert(
    fc.property(anySplit, ([matrix, at]) => {
      const [from, to] = halves(matrix, at)
      const regions = range(0, matrix.regions.length)
      const empty = matrix.activities.length
      const more = padded(matrix)
      const longer = [...regions, matrix.regions.length]
      const fromMore = presence(permuted(more, longer, [...range(0, at), empty]))
      const toMore = presence(permuted(more, longer, range(at, empty + 1)))
      const cross = crossProximity(fromMore, toMore)
      const kept = range(0, at).flatMap(a => range(0, empty - at).map(b => cross[a * (empty - at + 1) + b]))
      assertClose(kept, crossProximity(from, to))
      assert.ok(cross.subarray(-(empty - at + 1)).every(Number.isNaN))
      const shares = crossDensity(fromMore, cross)
      const keptShares = regions.flatMap(r => range(0, empty - at).map(b => shares[r * (empty - at + 1) + b]))
      assertClose(keptShares, crossDensity(from, crossProximity(from, to)))
    }),
  )
})

test('other regions, or a cross proximity of another size, are refused', () => {
  const two = presence(matrixOf(2, 2, [1, 2, 3, 4]))
  const three = presence(matrixOf(3, 1, [1, 2, 3]))
  assert.throws(() => crossProximity(two, three), {
    name: 'RangeError',
    message: 'The first presence has 2 regions, the second 3',
  })
  assert.throws(() => crossProximity(two, { ...two, regions: ['r0', 'Hefei'] }), {
    name: 'RangeError',
    message: 'Region 1 is r1 in the first, Hefei in the second',
  })
  assert.throws(() => crossDensity(two, [1, 2, 3]), {
    name: 'RangeError',
    message: 'The cross proximity has 3 cells, not a multiple of 2 activities',
  })
})
