import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { transpose } from '../matrix.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose } from '../testing/reference.ts'
import { eachActivity, eachRegion } from './each-region.ts'
import { entropy } from './entropy.ts'
import { averageLocationQuotient, hachman } from './hachman.ts'
import { equivalentNumber, herfindahl } from './herfindahl.ts'
import { krugman, specialisationCoefficient } from './krugman.ts'
import { hooverGini, locationalGini } from './locational-gini.ts'

const near = { relative: 1e-10, absolute: 1e-10 }
const measures = [
  (amounts: Float64Array) => herfindahl(amounts, { normalised: true }),
  (amounts: Float64Array) => equivalentNumber(amounts),
  (amounts: Float64Array) => entropy(amounts),
  averageLocationQuotient,
  hachman,
  krugman,
  specialisationCoefficient,
  locationalGini,
  hooverGini,
]

test('the measure sees the amounts of each region beside the sums, without what is empty', () => {
  const matrix = matrixOf(3, 3, [1, 0, 2, 0, 0, 0, 3, 0, 4])
  const seen: number[][] = []
  const result = eachRegion(matrix, (amounts, reference) => seen.push([...amounts], [...reference]))
  assert.deepEqual(seen, [
    [1, 2],
    [4, 6],
    [3, 4],
    [4, 6],
  ])
  assert.deepEqual([...result], [2, Number.NaN, 4])
})

test('another reference is cut like the amounts', () => {
  const matrix = matrixOf(2, 3, [1, 0, 2, 3, 0, 4])
  const seen: number[][] = []
  eachRegion(matrix, (_, reference) => seen.push([...reference]), { reference: [7, 8, 9] })
  assert.deepEqual(seen, [
    [7, 9],
    [7, 9],
  ])
  assert.throws(() => eachActivity(matrix, krugman, { reference: [7, 8, 9] }), /2 values to compare and 3 reference/)
})

test('no measure depends on order or scale, and an empty region or activity changes nothing else', () => {
  fc.assert(
    fc.property(anyMatrix, fc.integer({ min: 2, max: 9 }), (matrix, factor) => {
      const turned = permuted(matrix, [...matrix.regions.keys()].reverse(), [...matrix.activities.keys()].reverse())
      const scaled = { ...matrix, values: matrix.values.map(value => value * factor) }
      for (const measure of measures) {
        const regions = eachRegion(matrix, measure)
        assertClose(eachRegion(turned, measure).reverse(), regions, near)
        assertClose(eachRegion(scaled, measure), regions, near)
        assertClose(eachRegion(padded(matrix), measure), [...regions, Number.NaN], near)
        const activities = eachActivity(matrix, measure)
        assertClose(activities, eachRegion(transpose(matrix), measure), near)
        assertClose(eachActivity(padded(matrix), measure), [...activities, Number.NaN], near)
      }
    }),
  )
})

test('a region that is there twice has the same numbers both times', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const twice = permuted(matrix, [...matrix.regions.keys(), 0], [...matrix.activities.keys()])
      for (const measure of measures) {
        const values = eachRegion(twice, measure)
        assertClose([values[values.length - 1]], [values[0]], near)
      }
    }),
  )
})
