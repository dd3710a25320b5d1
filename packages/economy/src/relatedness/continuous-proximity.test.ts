import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Matrix, totals } from '../matrix.ts'
import { rca } from '../specialization/rca.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix } from '../testing/reference.ts'
import { continuousDensity, continuousProximity } from './continuous-proximity.ts'
import { regionSimilarity } from './region-similarity.ts'

const cities = () => referenceMatrix('cities48x90/counts_t1.csv')

test('continuous proximity and the density by it are those of py-ecomplexity', { skip: referenceAbsent }, () => {
  const { values, activities } = referenceMatrix('cities48x90/out/pyecomplexity_proximity_continuous_t1.csv')
  // The tool leaves out the pairs of an industry with itself, but counts them in the density.
  for (let a = 0; a < activities.length; a++) values[a * activities.length + a] = 1
  assertClose(continuousProximity(cities()), values)
  assertClose(
    continuousDensity(cities(), { self: true }),
    referenceMatrix('cities48x90/out/pyecomplexity_density_continuous_t1.csv').values,
  )
})

test('similarity of cities is that of Datawheel', { skip: referenceAbsent }, () => {
  assertClose(regionSimilarity(cities()), referenceMatrix('cities48x90/out/datawheel_similarity_t1.csv').values)
})

const none = Number.NaN

test('two regions by hand: what one has and the other lacks is opposite', () => {
  // RCA 2, 0, 1 and 0, 2, 1: the third activity is everywhere alike, and correlates with nothing.
  const matrix = matrixOf(2, 3, [1, 0, 1, 0, 1, 1])
  assertClose(continuousProximity(matrix), [1, 0, none, 0, 1, none, none, none, none])
  assertClose(continuousDensity(matrix, { self: true }), [2, 0, none, 0, 2, none])
  assertClose(continuousDensity(matrix), Array(6).fill(none))
  const [same, opposite] = regionSimilarity(matrixOf(2, 2, [3, 0, 0, 3]))
  assertClose([same, opposite], [1, -1])
})

test('what is alike but for rounding correlates with nothing', () => {
  const proportional = matrixOf(3, 3, [0.1, 0.2, 0.7, 0.3, 0.6, 2.1, 0.7, 1.4, 4.9])
  assert.ok(continuousProximity(proportional).every(Number.isNaN))
  assert.ok(regionSimilarity(proportional).every(Number.isNaN))
  assert.ok(continuousDensity(proportional).every(Number.isNaN))
})

/** Pearson's correlation as the textbook has it; NaN where one side is constant. */
const pearson = (x: number[], y: number[]): number => {
  const mean = (v: number[]) => v.reduce((sum, value) => sum + value, 0) / v.length
  const spread = (v: number[]) => Math.sqrt(v.reduce((sum, value) => sum + (value - mean(v)) ** 2, 0))
  const constant = (v: number[]) => v.every(value => Math.abs(value - v[0]) < 1e-9)
  if (constant(x) || constant(y)) return Number.NaN
  return x.reduce((sum, value, i) => sum + (value - mean(x)) * (y[i] - mean(y)), 0) / spread(x) / spread(y)
}
const known = (sums: Float64Array) => [...sums.keys()].filter(i => sums[i] > 0)
const close = { relative: 1e-7, absolute: 1e-7 }

test('continuous proximity, its density and the similarity of regions are what their definitions say', () => {
  fc.assert(
    fc.property(anyMatrix, fc.boolean(), (matrix, self) => {
      const n = matrix.activities.length
      const index = rca(matrix)
      const sums = totals(matrix)
      const regions = known(sums.regions)
      const activities = known(sums.activities)
      const near = matrix.activities.map((_, a) =>
        matrix.activities.map((_, b) =>
          sums.activities[a] && sums.activities[b]
            ? (1 +
                pearson(
                  regions.map(r => index[r * n + a]),
                  regions.map(r => index[r * n + b]),
                )) /
              2
            : Number.NaN,
        ),
      )
      assertClose(continuousProximity(matrix), near.flat(), close)

      const slow = Array.from(index, (_, cell) => {
        const r = Math.floor(cell / n)
        const a = cell % n
        if (!sums.regions[r]) return Number.NaN
        const others = activities.filter(b => (self || b !== a) && !Number.isNaN(near[b][a]))
        const all = others.reduce((sum, b) => sum + near[b][a], 0)
        // Correlations of exactly -1 leave nothing near, but for rounding.
        return all < 1e-9 ? Number.NaN : others.reduce((sum, b) => sum + near[b][a] * index[r * n + b], 0) / all
      })
      const fast = continuousDensity(matrix, { self }).map((mean, cell) =>
        Number.isNaN(slow[cell]) ? Number.NaN : mean,
      )
      assertClose(fast, slow, close)

      const similar = matrix.regions.flatMap((_, r) =>
        matrix.regions.map((_, s) =>
          sums.regions[r] && sums.regions[s]
            ? pearson(
                activities.map(a => Math.log(index[r * n + a] + 0.1)),
                activities.map(a => Math.log(index[s * n + a] + 0.1)),
              )
            : Number.NaN,
        ),
      )
      assertClose(regionSimilarity(matrix), similar, close)
    }),
  )
})

test('similarity goes with its regions; an empty region and an empty activity change nothing else', () => {
  const ordered = anyMatrix.chain(matrix => {
    const n = matrix.regions.length
    return fc.tuple(fc.constant(matrix), fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }))
  })
  fc.assert(
    fc.property(ordered, ([matrix, order]) => {
      const n = matrix.regions.length
      const picked = (square: Float64Array, width: number, rows: readonly number[]) =>
        rows.flatMap(r => rows.map(s => square[r * width + s]))
      const straight = regionSimilarity(matrix)
      const activities = [...matrix.activities.keys()]
      assertClose(regionSimilarity(permuted(matrix, order, activities)), picked(straight, n, order), close)
      const more = regionSimilarity(padded(matrix))
      assertClose(picked(more, n + 1, [...matrix.regions.keys()]), straight, close)
      assert.ok(more.subarray(-n - 1).every(Number.isNaN))
    }),
  )
})

test('a region as like another as its twin has a similarity of 1 with it', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const n = matrix.activities.length
      const twins: Matrix = matrixOf(matrix.regions.length + 1, n, [
        ...matrix.values,
        ...matrix.values.subarray(0, n).map(value => value * 3),
      ])
      const similarity = regionSimilarity(twins)
      const last = matrix.regions.length
      if (Number.isNaN(similarity[0])) assert.ok(Number.isNaN(similarity[last]))
      else assertClose([similarity[last]], [1])
    }),
  )
})

test('the density by continuous proximity goes with scale and empty labels as RCA does', () => {
  fc.assert(
    fc.property(anyMatrix, fc.integer({ min: 2, max: 1000 }), (matrix, factor) => {
      const n = matrix.activities.length
      const straight = continuousDensity(matrix, { self: true })
      const larger = { ...matrix, values: matrix.values.map(value => value * factor) }
      assertClose(continuousDensity(larger, { self: true }), straight, close)
      const more = continuousDensity(padded(matrix), { self: true })
      const kept = Float64Array.from(straight.keys(), cell => more[Math.floor(cell / n) * (n + 1) + (cell % n)])
      assertClose(kept, straight, close)
      assert.ok(more.subarray(-n - 1).every(Number.isNaN))
    }),
  )
})
