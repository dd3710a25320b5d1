import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import {
  chiSquareUpper,
  logGamma,
  normalCdf,
  normalQuantile,
  normalTwoSided,
  studentTCdf,
  studentTTwoSided,
} from './distributions.ts'

const exact = { relative: 2e-14, absolute: 0 }
// The literals were computed with mpmath to 20 digits.

test('The normal distribution agrees with its known values, far into the tail', () => {
  assertClose(
    [0, 1.96, -5, -10].map(normalCdf),
    [0.5, 0.9750021048517795, 2.866515718791939e-7, 7.619853024160527e-24],
    exact,
  )
  assert.equal(normalCdf(Infinity), 1)
  assert.equal(normalCdf(-Infinity), 0)
  assertClose([normalTwoSided(-1.96)], [0.0499957902964409], exact)
  assert.ok(Number.isNaN(normalCdf(Number.NaN)))
})

test('Normal quantiles agree with their known values', () => {
  assertClose(
    [1e-300, 1e-5, 0.025, 0.4].map(normalQuantile),
    [-37.0470962993612, -4.264890793922825, -1.959963984540054, -0.2533471031357998],
    exact,
  )
  assertClose([0, 0.5, 1].map(normalQuantile), [-Infinity, 0, Infinity], { relative: 0, absolute: 1e-15 })
  assert.ok([-0.1, 1.1, Number.NaN].map(normalQuantile).every(Number.isNaN))
})

test('A quantile is the argument of its probability', () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 5, noNaN: true }), z => {
      assert.ok(Math.abs(normalQuantile(normalCdf(z)) - z) <= 1e-9)
    }),
  )
})

test('Student’s t agrees with its closed forms for 1 and 2 degrees of freedom', () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), t => {
      assertClose(
        [studentTCdf(t, 1), studentTCdf(t, 2)],
        [0.5 + Math.atan(t) / Math.PI, 0.5 + t / (2 * Math.sqrt(2 + t * t))],
        { absolute: 1e-14, relative: 0 },
      )
    }),
  )
})

test('Student’s t agrees with its known values, for thousands of degrees of freedom too', () => {
  assertClose(
    [
      studentTTwoSided(2, 30_000),
      studentTTwoSided(-2, 7.5),
      studentTTwoSided(0.3, 25),
      studentTTwoSided(5, 44),
      studentTTwoSided(1.5, 0.5),
      studentTTwoSided(3, 1000),
    ],
    [
      0.04550926253323622, 0.08289699529816631, 0.766657493653057, 9.64188346884371e-6, 0.5079017906481085,
      0.0027667090442381925,
    ],
    { relative: 1e-12, absolute: 1e-13 },
  )
  assert.equal(studentTTwoSided(0, 3), 1)
  assert.equal(studentTTwoSided(Infinity, 3), 0)
  for (const [t, degrees] of [
    [1, 0],
    [1, -1],
    [1, Infinity],
    [Number.NaN, 3],
  ])
    assert.ok(Number.isNaN(studentTTwoSided(t, degrees)))
})

test('Chi-square agrees with its closed form for even degrees of freedom', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 200, noNaN: true }), x => {
      const half = x / 2
      assertClose(
        [chiSquareUpper(x, 2), chiSquareUpper(x, 4), chiSquareUpper(x, 6)],
        [Math.exp(-half), Math.exp(-half) * (1 + half), Math.exp(-half) * (1 + half + half ** 2 / 2)],
        { relative: 1e-13, absolute: 1e-15 },
      )
    }),
  )
})

test('Chi-square agrees with its known values', () => {
  assertClose(
    [chiSquareUpper(30, 25), chiSquareUpper(3, 0.5), chiSquareUpper(10_001, 10_000), chiSquareUpper(10_300, 10_000)],
    [0.2242890048344039, 0.03341644415897903, 0.4952986296038866, 0.0176381174473454],
    { relative: 1e-13, absolute: 0 },
  )
  assert.equal(chiSquareUpper(-1, 3), 1)
  assert.equal(chiSquareUpper(Infinity, 3), 0)
  assert.ok(Number.isNaN(chiSquareUpper(1, 0)))
})

test('ln Γ agrees with factorials', () => {
  let factorial = 1
  for (let k = 1; k <= 20; k++) {
    factorial *= k
    assertClose([logGamma(k + 1)], [Math.log(factorial)], { relative: 1e-14, absolute: 5e-15 })
  }
  assert.ok([0, -1, Number.NaN].map(logGamma).every(Number.isNaN))
})
