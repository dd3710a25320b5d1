import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalQuantile, studentTQuantile } from '../regression/distributions.ts'
import { assertClose } from '../testing/reference.ts'
import { lindMehlum } from './lind-mehlum.ts'
import { type QuadraticCurve, turningPoint } from './turning-point.ts'

/** Curves with a covariance matrix that can be one. */
const anyCurve: fc.Arbitrary<QuadraticCurve> = fc
  .record({
    linear: fc.double({ min: -10, max: 10, noNaN: true }),
    quadratic: fc.oneof(fc.double({ min: -5, max: -0.1, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true })),
    errorLinear: fc.double({ min: 0.01, max: 3, noNaN: true }),
    errorQuadratic: fc.double({ min: 0.01, max: 3, noNaN: true }),
    correlation: fc.double({ min: -0.95, max: 0.95, noNaN: true }),
    degreesOfFreedom: fc.constantFrom(5, 40, Number.POSITIVE_INFINITY),
  })
  .map(({ linear, quadratic, errorLinear, errorQuadratic, correlation, degreesOfFreedom }) => ({
    linear,
    quadratic,
    varianceLinear: errorLinear ** 2,
    varianceQuadratic: errorQuadratic ** 2,
    covariance: correlation * errorLinear * errorQuadratic,
    degreesOfFreedom,
  }))

const quantile = (p: number, df: number) =>
  df === Number.POSITIVE_INFINITY ? normalQuantile(p) : studentTQuantile(p, df)
/** t of the slope at x, straight from its variance. */
const slopeOverError = (curve: QuadraticCurve, x: number) =>
  (curve.linear + 2 * curve.quadratic * x) /
  Math.sqrt(curve.varianceLinear + 2 * (2 * x) * curve.covariance + (2 * x) ** 2 * curve.varianceQuadratic)

test('at the ends of Fieller’s interval the slope is just not told from 0, and the turning point lies inside', () => {
  fc.assert(
    fc.property(anyCurve, fc.constantFrom(0.8, 0.9, 0.95), (curve, confidence) => {
      const { at, maximum, fieller } = turningPoint(curve, { confidence })
      const q = quantile((1 + confidence) / 2, curve.degreesOfFreedom)
      assertClose([curve.linear + 2 * curve.quadratic * at], [0], { absolute: 1e-9 })
      assert.equal(maximum, curve.quadratic < 0)
      const ratio = Math.abs(curve.quadratic) / Math.sqrt(curve.varianceQuadratic)
      // Too near to the edge rounding decides.
      fc.pre(Math.abs(ratio - q) > 1e-3)
      if (ratio < q) {
        assert.deepEqual(fieller, { low: Number.NaN, high: Number.NaN })
        return
      }
      assert.ok(fieller.low <= at && at <= fieller.high)
      for (const end of [fieller.low, fieller.high])
        assertClose([Math.abs(slopeOverError(curve, end))], [q], { relative: 1e-5 })
    }),
  )
})

test('the delta interval is the first-order spread of the turning point', () => {
  fc.assert(
    fc.property(anyCurve, curve => {
      const { at, delta } = turningPoint(curve)
      const turn = (linear: number, quadratic: number) => -linear / (2 * quadratic)
      const step = 1e-6
      const byLinear =
        (turn(curve.linear + step, curve.quadratic) - turn(curve.linear - step, curve.quadratic)) / 2 / step
      const byQuadratic =
        (turn(curve.linear, curve.quadratic + step) - turn(curve.linear, curve.quadratic - step)) / 2 / step
      const error = Math.sqrt(
        byLinear ** 2 * curve.varianceLinear +
          2 * byLinear * byQuadratic * curve.covariance +
          byQuadratic ** 2 * curve.varianceQuadratic,
      )
      assertClose(
        [delta.high - at, at - delta.low],
        new Array(2).fill(quantile(0.975, curve.degreesOfFreedom) * error),
        {
          relative: 1e-4,
          absolute: 1e-6,
        },
      )
    }),
  )
})

test('Fieller’s interval nears that of the delta method as errors become small', () => {
  fc.assert(
    fc.property(anyCurve, curve => {
      const sure = {
        ...curve,
        varianceLinear: curve.varianceLinear * 1e-8,
        varianceQuadratic: curve.varianceQuadratic * 1e-8,
        covariance: curve.covariance * 1e-8,
      }
      const { at, delta, fieller } = turningPoint(sure)
      assertClose([fieller.low - at, fieller.high - at], [delta.low - at, delta.high - at], {
        relative: 0.02,
        absolute: 1e-9,
      })
    }),
  )
})

test('Lind and Mehlum reject at a level just where Fieller’s interval at twice the level lies in the range', () => {
  fc.assert(
    fc.property(
      anyCurve,
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      (curve, from, width) => {
        const level = 0.1
        const range = { from, to: from + width }
        const { slopeFrom, slopeTo, tFrom, tTo, p } = lindMehlum(curve, range)
        assertClose([tFrom, tTo], [slopeOverError(curve, range.from), slopeOverError(curve, range.to)])
        assertClose(
          [slopeFrom, slopeTo],
          [curve.linear + 2 * curve.quadratic * range.from, curve.linear + 2 * curve.quadratic * range.to],
        )
        const { at, maximum, fieller } = turningPoint(curve, { confidence: 1 - 2 * level })
        const inside = maximum && range.from < fieller.low && fieller.high < range.to
        fc.pre(Math.abs(p - level) > 1e-9)
        assert.equal(p < level, inside)
        if (!(maximum && range.from < at && at < range.to)) assert.ok(p > 0.5 - 1e-12)
      },
    ),
  )
})

test('by hand: 4x − x² turns at 2', () => {
  const curve = {
    linear: 4,
    quadratic: -1,
    varianceLinear: 0.04,
    varianceQuadratic: 0.01,
    covariance: 0,
    degreesOfFreedom: Number.POSITIVE_INFINITY,
  }
  const { at, maximum, delta } = turningPoint(curve)
  assert.deepEqual([at, maximum], [2, true])
  // Var = (0.04 + 4 · 2² · 0.01) / (2 · 1)² = 0.05
  assertClose(
    [delta.low, delta.high],
    [2 - 1.959963984540054 * Math.sqrt(0.05), 2 + 1.959963984540054 * Math.sqrt(0.05)],
  )
  const { slopeFrom, slopeTo, tFrom, tTo, p } = lindMehlum(curve, { from: 0, to: 3 })
  assert.deepEqual([slopeFrom, slopeTo, tFrom], [4, -2, 20])
  // −2 / √(0.04 + 36 · 0.01); one-sided p of z = 3.1623
  assertClose([tTo, p], [-Math.sqrt(10), 0.000782701129001275], { relative: 1e-9 })
})

const unknown: QuadraticCurve = {
  linear: Number.NaN,
  quadratic: Number.NaN,
  varianceLinear: Number.NaN,
  varianceQuadratic: Number.NaN,
  covariance: Number.NaN,
  degreesOfFreedom: 5,
}

test('a curve that is not known, a straight line, and a range that is none', () => {
  const nowhere = { low: Number.NaN, high: Number.NaN }
  for (const curve of [
    unknown,
    { ...unknown, linear: 3, quadratic: 0, varianceLinear: 1, varianceQuadratic: 1, covariance: 0 },
  ])
    assert.deepEqual(turningPoint(curve), { at: Number.NaN, maximum: false, delta: nowhere, fieller: nowhere })
  assert.ok(Object.values(lindMehlum(unknown, { from: 0, to: 1 })).every(Number.isNaN))
  for (const range of [
    { from: 1, to: 1 },
    { from: 2, to: 1 },
    { from: Number.NaN, to: 1 },
  ])
    assert.ok(Object.values(lindMehlum({ ...unknown, linear: 4, quadratic: -1 }, range)).every(Number.isNaN))
  for (const confidence of [0, 1, 95, Number.NaN])
    assert.throws(() => turningPoint(unknown, { confidence }), /is not between 0 and 1/)
})
