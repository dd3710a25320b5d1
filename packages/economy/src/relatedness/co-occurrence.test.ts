import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix } from '../testing/reference.ts'
import { coOccurrence } from './co-occurrence.ts'
import { conditionalProbability } from './conditional-probability.ts'
import { jaccard } from './jaccard.ts'
import { proximity } from './proximity.ts'
import { transposePresence } from './transpose-presence.ts'

const cities = () => presence(referenceMatrix('cities48x90/counts_t1.csv'))

test('co-occurrences with the diagonal are those of EconGeo', { skip: referenceAbsent }, () => {
  const { values } = referenceMatrix('cities48x90/out/econgeo_co_occurrence_diag_t1.csv')
  assert.deepEqual(coOccurrence(cities(), { diagonal: true }), values)
})

test('conditional probability has the rows and columns of py-ecomplexity', { skip: referenceAbsent }, () => {
  const { values, activities } = referenceMatrix('cities48x90/out/pyecomplexity_proximity_asymmetric_t1.csv')
  // The tool leaves out the pairs of an industry with itself.
  for (let a = 0; a < activities.length; a++) values[a * activities.length + a] = 1
  assertClose(conditionalProbability(cities()), values)
})

test('the Jaccard index is that of SciPy', { skip: referenceAbsent }, () => {
  assertClose(jaccard(cities()), referenceMatrix('cities48x90/out/scipy_jaccard_binary_industries_t1.csv').values)
})

test('proximity of cities by shared industries is that of economiccomplexity', { skip: referenceAbsent }, () => {
  const { values } = referenceMatrix('cities48x90/out/economiccomplexity_proximity_city_t1.csv')
  assertClose(proximity(transposePresence(cities())), values)
})

/** a0 in r0 and r1, a1 in r1, a2 in r0, r1 and r2; r3 and a3 are empty. */
const small = () => {
  const matrix = padded(matrixOf(3, 3, [1, 0, 1, 1, 1, 1, 0, 0, 1]))
  return presence(matrix, { index: matrix.values })
}
const none = Number.NaN

test('co-occurrence, conditional probability and Jaccard index, counted by hand', () => {
  assert.deepEqual([...coOccurrence(small())], [0, 1, 2, none, 1, 0, 1, none, 2, 1, 0, none, none, none, none, none])
  assert.deepEqual([...coOccurrence(small(), { diagonal: true }).subarray(0, 4)], [2, 1, 2, none])
  assert.deepEqual(
    [...conditionalProbability(small()).subarray(0, 12)],
    [...[1, 1 / 2, 1, none], ...[1, 1, 1, none], ...[2 / 3, 1 / 3, 1, none]],
  )
  assert.deepEqual(
    [...jaccard(small()).subarray(0, 12)],
    [...[1, 1 / 2, 2 / 3, none], ...[1 / 2, 1, 1 / 3, none], ...[2 / 3, 1 / 3, 1, none]],
  )
})

test('an activity with amounts that is present nowhere meets none, and gives no condition', () => {
  const p = presence(matrixOf(2, 2, [1, 1, 1, 1]), { index: [1, 0, 1, 0] })
  assert.deepEqual([...coOccurrence(p, { diagonal: true })], [2, 0, 0, 0])
  assert.deepEqual([...conditionalProbability(p)], [1, 0, none, none])
  assert.deepEqual([...jaccard(p)], [1, 0, 0, none])
})

test('co-occurrence is what its definition says', () => {
  fc.assert(
    fc.property(anyMatrix, fc.boolean(), (matrix, diagonal) => {
      const p = presence(matrix)
      const n = matrix.activities.length
      const slow = matrix.activities.flatMap((_, a) =>
        matrix.activities.map((_, b) => {
          if (p.emptyActivities[a] || p.emptyActivities[b]) return Number.NaN
          if (a === b && !diagonal) return 0
          return matrix.regions.filter((_, r) => p.values[r * n + a] && p.values[r * n + b]).length
        }),
      )
      assert.deepEqual([...coOccurrence(p, { diagonal })], slow)
    }),
  )
})

test('proximity is the smaller of the two conditional probabilities, and the Jaccard index no larger', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const p = presence(matrix)
      const n = matrix.activities.length
      const given = conditionalProbability(p)
      const near = proximity(p)
      assertClose(
        given.map((value, cell) => Math.min(value, given[(cell % n) * n + Math.floor(cell / n)])),
        near,
      )
      jaccard(p).forEach((value, cell) => {
        assert.ok(Number.isNaN(value) ? Number.isNaN(near[cell]) : value <= near[cell])
      })
    }),
  )
})

test('presence transposed twice is itself', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const p = presence(matrix)
      assert.deepEqual(transposePresence(transposePresence(p)), p)
    }),
  )
  assert.deepEqual([...transposePresence(small()).values.subarray(0, 4)], [1, 1, 0, 0])
  assert.deepEqual([...coOccurrence(transposePresence(small())).subarray(0, 4)], [0, 2, 1, none])
})
