import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { totals } from '../matrix.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix } from '../testing/reference.ts'
import { ubiquity } from './diversity.ts'
import { inverseNormalisedUbiquity, normalisedUbiquity } from './normalised-ubiquity.ts'
import { presence } from './presence.ts'

const near = { relative: 1e-12, absolute: 1e-12 }

test('normalised and inverse normalised ubiquity are those of EconGeo', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const file = 'cities48x90/out/econgeo_industry_t1.csv'
  const rounding = { relative: 0, absolute: 0.005 + 1e-9 }
  assertClose(normalisedUbiquity(cities), referenceColumn(file, 'norm_ubiquity'), rounding)
  // The tool gives the inverse times 100, and adds 0.001 to the size of each activity.
  const sizes = totals(cities).activities
  const spread = ubiquity(presence(cities))
  const inverse = inverseNormalisedUbiquity(cities).map(
    (value, a) => 100 * (value + Math.log(1 + 0.001 / sizes[a]) / spread[a]),
  )
  assertClose(inverse, referenceColumn(file, 'inv_norm_ubiquity'), rounding)
})

test('worked by hand: one activity everywhere, one in a single region', () => {
  const matrix = matrixOf(2, 2, [3, 1, 3, 1])
  const present = presence(matrix, { index: [1, 1, 1, 0] })
  assertClose(normalisedUbiquity(matrix, present), [0.75 / (2 / 3), 0.25 / (1 / 3)], near)
  assertClose(inverseNormalisedUbiquity(matrix, present), [Math.log(6) / 2, Math.log(2)], near)
})

test('both are what their definitions say, in any order, and empty ones change nothing else', () => {
  fc.assert(
    fc.property(anyMatrix, fc.constantFrom(0.5, 1, 2), (matrix, threshold) => {
      const columns = matrix.activities.length
      const present = presence(matrix, { threshold })
      const column = (values: ArrayLike<number>, a: number) =>
        matrix.regions.reduce((sum, _, r) => sum + values[r * columns + a], 0)
      const sum = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0)
      const expected = matrix.activities.map((_, a) => {
        const size = column(matrix.values, a)
        const spread = column(present.values, a)
        if (spread === 0) return [Number.NaN, Number.NaN]
        return [size / sum(matrix.values) / (spread / sum(present.values)), Math.log(size) / spread]
      })
      assertClose(
        normalisedUbiquity(matrix, present),
        expected.map(([one]) => one),
        near,
      )
      assertClose(
        inverseNormalisedUbiquity(matrix, present),
        expected.map(([, other]) => other),
        near,
      )
      const turned = permuted(matrix, [...matrix.regions.keys()].reverse(), [...matrix.activities.keys()].reverse())
      const again = normalisedUbiquity(turned, presence(turned, { threshold }))
      assertClose(
        again.reverse(),
        expected.map(([one]) => one),
        near,
      )
      const wider = padded(matrix)
      const extended = normalisedUbiquity(wider, presence(wider, { threshold }))
      assertClose(extended, [...expected.map(([one]) => one), Number.NaN], near)
    }),
  )
})

test('a presence of another matrix is refused', () => {
  const present = presence(matrixOf(2, 2, [1, 1, 1, 1]))
  assert.throws(() => normalisedUbiquity(matrixOf(2, 3, [1, 1, 1, 1, 1, 1]), present), /4 cells, the matrix 6/)
})
