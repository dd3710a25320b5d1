import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { anyMatrix, matrixOf } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { eachRegion } from './each-region.ts'
import { averageLocationQuotient, hachman } from './hachman.ts'
import { rca } from './rca.ts'

const near = { relative: 1e-12, absolute: 1e-12 }

test('Hachman and the average location quotient are those of EconGeo', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const file = 'cities48x90/out/econgeo_city_t1.csv'
  assertClose(eachRegion(cities, averageLocationQuotient), referenceColumn(file, 'lq_avg'), vector)
  assertClose(eachRegion(cities, hachman), referenceColumn(file, 'hachman'), vector)
})

test('worked by hand: shares 3/4 and 1/4 against a half each', () => {
  assertClose([averageLocationQuotient([3, 1], [5, 5]), hachman([3, 1], [5, 5])], [1.25, 0.8], near)
  const matrix = matrixOf(2, 2, [2, 2, 4, 4])
  assertClose(eachRegion(matrix, hachman), [1, 1], near)
})

test('the average location quotient is that of RCA weighted by shares, at least 1', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const columns = matrix.activities.length
      const quotients = rca(matrix)
      const slow = matrix.regions.map((_, r) => {
        let sum = 0
        let average = 0
        for (let a = 0; a < columns; a++) sum += matrix.values[r * columns + a]
        for (let a = 0; a < columns; a++) {
          const cell = r * columns + a
          if (matrix.values[cell] > 0) average += (matrix.values[cell] / sum) * quotients[cell]
        }
        return sum === 0 ? Number.NaN : average
      })
      assertClose(eachRegion(matrix, averageLocationQuotient), slow, near)
      assertClose(
        eachRegion(matrix, hachman),
        slow.map(value => 1 / value),
        near,
      )
      for (const value of slow) assert.ok(Number.isNaN(value) || value >= 1 - 1e-12)
    }),
  )
})

test('no likeness is told where the reference lacks what is done, or has nothing', () => {
  assert.ok(Number.isNaN(averageLocationQuotient([1, 1], [1, 0])))
  assert.ok(Number.isNaN(hachman([1, 1], [1, 0])))
  assert.ok(Number.isNaN(hachman([1, 1], [0, 0])))
  assert.ok(Number.isNaN(hachman([1, -1], [1, 1])))
  assert.equal(hachman([2, 0, 2], [1, 0, 1]), 1)
  assert.throws(() => hachman([1], [1, 1]), /1 amounts and 2 reference values/)
})
