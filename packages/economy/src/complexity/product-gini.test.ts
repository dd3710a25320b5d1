import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { productGini } from './product-gini.ts'

test('the product Gini index is that of Datawheel', { skip: referenceAbsent }, () => {
  const gini = Float64Array.from({ length: 48 }, (_, r) => 0.25 + (0.3 * r) / 47)
  const published = referenceColumn('cities48x90/out/datawheel_industry_t1.csv', 'pgi')
  assertClose(productGini(referenceMatrix('cities48x90/counts_t1.csv'), gini), published, vector)
})

test('by hand: weighted by shares, only where present', () => {
  // Shares of the first activity 3/4, 1/2, 1/4; it is present in the first two when half of a region is enough.
  const three = matrixOf(3, 2, [3, 1, 1, 1, 1, 3])
  const present = presence(three, { threshold: 0.5, index: [0.75, 0.25, 0.5, 0.5, 0.25, 0.75] })
  assertClose(productGini(three, [0.2, 0.4, 0.9], { present }), [0.28, 0.7])
})

test('a Gini that is unknown or negative is not made up', () => {
  const two = matrixOf(2, 3, [3, 1, 0, 1, 3, 0])
  assertClose(productGini(two, [0.3, Number.NaN]), [0.3, Number.NaN, Number.NaN])
  assertClose(productGini(two, [0.3, -0.1]), [0.3, Number.NaN, Number.NaN])
  assert.throws(() => productGini(two, [0.3]), /Gini has 1 values, the matrix 2 regions/)
  const other = presence(matrixOf(1, 2, [1, 1]))
  assert.throws(() => productGini(two, [0.3, 0.4], { present: other }), /The presence has 2 cells, the matrix 6/)
})

test('the product Gini index is what its definition says, and between the lowest and the highest Gini', () => {
  const ginis = fc.array(fc.double({ min: 0.1, max: 0.9, noNaN: true }), { minLength: 9, maxLength: 9 })
  fc.assert(
    fc.property(anyMatrix, ginis, (matrix, any) => {
      const columns = matrix.activities.length
      const gini = any.slice(0, matrix.regions.length)
      const has = presence(matrix).values
      const slow = matrix.activities.map((_, a) => {
        let [above, below] = [0, 0]
        for (let r = 0; r < matrix.regions.length; r++) {
          const row = matrix.values.subarray(r * columns, (r + 1) * columns)
          const share = row[a] / row.reduce((sum, value) => sum + value, 0)
          if (has[r * columns + a]) [above, below] = [above + share * gini[r], below + share]
        }
        return below ? above / below : Number.NaN
      })
      const result = productGini(matrix, gini)
      assertClose(result, slow)
      assert.ok(result.every(value => !(value < Math.min(...gini) - 1e-12) && !(value > Math.max(...gini) + 1e-12)))
      assertClose(productGini(padded(matrix), [...gini, 0.5]), [...result, Number.NaN])
    }),
  )
})
