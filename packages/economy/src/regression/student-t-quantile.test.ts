import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { studentTCdf, studentTQuantile } from './distributions.ts'

test('quantiles of Student’s t are those of printed tables, and tan for one degree of freedom', () => {
  assertClose([studentTQuantile(0.975, 10)], [2.228], { absolute: 5e-4 })
  assertClose([studentTQuantile(0.95, 16)], [1.746], { absolute: 5e-4 })
  assertClose([studentTQuantile(0.995, 120)], [2.617], { absolute: 5e-4 })
  for (const p of [0.01, 0.3, 0.5, 0.9]) assertClose([studentTQuantile(p, 1)], [Math.tan(Math.PI * (p - 0.5))])
})

test('a quantile is where the distribution function has its probability', () => {
  const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  fc.assert(
    fc.property(probability, fc.double({ min: 0.5, max: 500, noNaN: true }), (p, degreesOfFreedom) => {
      assertClose([studentTCdf(studentTQuantile(p, degreesOfFreedom), degreesOfFreedom)], [p], { relative: 1e-9 })
    }),
  )
})

test('ends of the range, and what has no quantile', () => {
  assert.deepEqual([studentTQuantile(0, 5), studentTQuantile(1, 5)], [-Infinity, Infinity])
  for (const [p, df] of [
    [-0.1, 5],
    [1.1, 5],
    [Number.NaN, 5],
    [0.9, 0],
    [0.9, Infinity],
  ])
    assert.equal(studentTQuantile(p, df), Number.NaN)
})
