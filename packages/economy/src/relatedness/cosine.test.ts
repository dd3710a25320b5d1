import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { transpose } from '../matrix.ts'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix } from '../testing/reference.ts'
import { cosine } from './cosine.ts'

test('cosine of presence is that of SciPy, and beside the diagonal of Datawheel', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const ours = cosine(presence(cities))
  assertClose(ours, referenceMatrix('cities48x90/out/scipy_cosine_binary_industries_t1.csv').values)
  const { values } = referenceMatrix('cities48x90/out/datawheel_proximity_sqrt_t1.csv')
  for (let a = 0; a < cities.activities.length; a++) values[a * cities.activities.length + a] = 1
  assertClose(ours, values)
})

test('cosine of the amounts of cities is that of SciPy', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  assertClose(cosine(transpose(cities)), referenceMatrix('cities48x90/out/scipy_cosine_counts_cities_t1.csv').values)
})

test('cosine by hand: (3,4) and (4,3) make 24/25, opposite columns -1, zeros and NaN nothing', () => {
  assertClose(cosine(matrixOf(2, 2, [3, 4, 4, 3])), [1, 24 / 25, 24 / 25, 1])
  assertClose(cosine(matrixOf(2, 2, [1, -1, 2, -2])), [1, -1, -1, 1])
  assertClose(cosine(matrixOf(2, 2, [1, 0, 2, 0])), [1, Number.NaN, Number.NaN, Number.NaN])
  assertClose(cosine(matrixOf(2, 2, [0, Number.NaN, 2, 1])), [1, Number.NaN, Number.NaN, Number.NaN])
})

test('cosine is what its definition says', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const n = matrix.activities.length
      const sum = (a: number, b: number) =>
        matrix.regions.reduce((all, _, r) => all + matrix.values[r * n + a] * matrix.values[r * n + b], 0)
      const slow = matrix.activities.flatMap((_, a) =>
        matrix.activities.map((_, b) => sum(a, b) / (Math.sqrt(sum(a, a)) * Math.sqrt(sum(b, b)))),
      )
      assertClose(cosine(matrix), slow, { relative: 1e-12 })
    }),
  )
})

test('the size of an activity does not matter to its cosine', () => {
  fc.assert(
    fc.property(anyMatrix, fc.integer({ min: 2, max: 1000 }), (matrix, factor) => {
      const n = matrix.activities.length
      const grown = matrix.values.map((value, cell) => (cell % n === 0 ? value * factor : value))
      assertClose(cosine({ ...matrix, values: grown }), cosine(matrix), { relative: 1e-12 })
    }),
  )
})

test('a table that does not fit its labels is refused', () => {
  assert.throws(() => cosine({ regions: ['r'], activities: ['a', 'b'], values: [1, 2, 3] }), {
    name: 'RangeError',
    message: 'The table has 3 cells, 1 × 2 labels',
  })
})
