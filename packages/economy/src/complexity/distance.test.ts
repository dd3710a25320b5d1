import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { density } from '../relatedness/density.ts'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix } from '../testing/reference.ts'
import { distance } from './distance.ts'

test('distance is that of Datawheel', { skip: referenceAbsent }, () => {
  const published = referenceMatrix('cities48x90/out/datawheel_distance_t1_first5.csv').values
  const ours = distance(presence(referenceMatrix('cities48x90/counts_t1.csv')))
  assertClose(ours.subarray(0, published.length), published)
  assert.equal(published.length, 5 * 90)
})

test('by hand: what is near and lacking, over what is near', () => {
  const three = matrixOf(3, 3, [1, 1, 0, 1, 1, 1, 0, 0, 1])
  const present = presence(three, { index: three.values })
  // Proximities: 1 between the first two, ½ of either to the third.
  assertClose(distance(present), [1 / 3, 1 / 3, 0, 0, 0, 0, 2 / 3, 2 / 3, 1])
  assertClose(distance(present, { self: true }).subarray(6), [0.8, 0.8, 0.5])
})

test('distance and density add up to one, in 0…1, NaN where there is nothing', () => {
  fc.assert(
    fc.property(anyMatrix, fc.boolean(), (matrix, self) => {
      const present = presence(padded(matrix))
      const far = distance(present, { self })
      const near = density(present, { self })
      assertClose(
        far.map((value, cell) => value + near[cell]),
        near.map(value => (Number.isNaN(value) ? value : 1)),
      )
      assert.ok(far.every(value => Number.isNaN(value) || (value > -1e-12 && value < 1 + 1e-12)))
    }),
  )
})
