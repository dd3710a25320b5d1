import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { gini } from './gini.ts'
import { lorenzCurve } from './lorenz-curve.ts'

const place = fc.record({ value: fc.integer({ min: 0, max: 100 }), weight: fc.integer({ min: 1, max: 9 }) })
const places = fc.array(place, { minLength: 2, maxLength: 10 }).filter(all => all.some(one => one.value > 0))

test('the Gini coefficient worked out by hand', () => {
  assertClose([gini([1, 2, 3, 4]), gini([0, 0, 1]), gini([0, 0, 1], { normalised: true })], [0.25, 2 / 3, 1])
  assertClose([gini([1, 3], { weights: [3, 1] })], [0.25])
  // The smallest weight is a quarter of all: a place of that size that had everything would make a Gini of 3/4.
  assertClose([gini([1, 3], { weights: [3, 1], normalised: true })], [1 / 3])
})

test('the Gini coefficient is the mean difference of all pairs', () => {
  fc.assert(
    fc.property(places, all => {
      const weight = all.reduce((sum, one) => sum + one.weight, 0)
      const amount = all.reduce((sum, one) => sum + one.weight * one.value, 0)
      let differences = 0
      for (const one of all)
        for (const other of all) differences += one.weight * other.weight * Math.abs(one.value - other.value)
      const slow = differences / (2 * weight * amount)
      const values = all.map(one => one.value)
      const weights = all.map(one => one.weight)
      assertClose([gini(values, { weights })], [slow], { absolute: 1e-12 })
      const normalised = gini(values, { weights, normalised: true })
      assertClose([normalised], [slow / (1 - Math.min(...weights) / weight)], { absolute: 1e-12 })
      assert.ok(normalised >= 0 && normalised <= 1 + 1e-12)
    }),
  )
})

test('the Lorenz curve is convex from (0, 0) to (1, 1), and the area above it is half the Gini coefficient', () => {
  fc.assert(
    fc.property(places, all => {
      const values = all.map(one => one.value)
      const weights = all.map(one => one.weight)
      const curve = lorenzCurve(values, { weights })
      assert.equal(curve.places.length, all.length + 1)
      assert.deepEqual([curve.places[0], curve.amount[0]], [0, 0])
      assert.deepEqual([curve.places.at(-1), curve.amount.at(-1)], [1, 1])
      let area = 0
      let slope = 0
      for (let i = 1; i < curve.places.length; i++) {
        const step = curve.places[i] - curve.places[i - 1]
        const rise = curve.amount[i] - curve.amount[i - 1]
        assert.ok(rise / step >= slope - 1e-9)
        slope = rise / step
        area += (step * (curve.amount[i] + curve.amount[i - 1])) / 2
      }
      assertClose([1 - 2 * area], [gini(values, { weights })], { absolute: 1e-12 })
    }),
  )
})

test('the Lorenz curve worked out by hand; none where there is nothing to share', () => {
  const curve = lorenzCurve([5, 1, 2])
  assertClose(curve.places, [0, 1 / 3, 2 / 3, 1])
  assertClose(curve.amount, [0, 1 / 8, 3 / 8, 1])
  const nothing = { places: new Float64Array(0), amount: new Float64Array(0) }
  for (const bad of [[], [1], [0, 0], [1, Number.NaN], [1, -1]]) assert.deepEqual(lorenzCurve(bad), nothing)
})
