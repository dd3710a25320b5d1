import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { coulter } from './coulter.ts'
import { hoover } from './hoover.ts'

const amounts = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 10 })
  .filter(values => values.some(value => value > 0))

test('Hoover and Coulter worked out by hand', () => {
  // Shares 0.2, 0.3, 0.5 against 0.5, 0.25, 0.25.
  const values = [2, 3, 5]
  const reference = [20, 10, 10]
  assertClose([hoover(values, { reference })], [(0.3 + 0.05 + 0.25) / 2])
  assertClose([coulter(values, { reference })], [Math.sqrt((0.3 ** 2 + 0.05 ** 2 + 0.25 ** 2) / 2)])
  assertClose([hoover([0, 0, 1]), coulter([0, 0, 1])], [2 / 3, Math.sqrt(1 / 3)])
  assertClose([hoover([1, 0], { reference: [0, 1] }), coulter([1, 0], { reference: [0, 1] })], [1, 1])
})

test('Hoover is what those above their share have too much, in 0…1; Coulter is never above it', () => {
  fc.assert(
    fc.property(amounts, amounts, (long, other) => {
      const count = Math.min(long.length, other.length)
      const values = long.slice(0, count)
      const reference = other.slice(0, count)
      const all = values.reduce((sum, value) => sum + value, 0)
      const allReference = reference.reduce((sum, value) => sum + value, 0)
      fc.pre(all > 0 && allReference > 0)
      let tooMuch = 0
      values.forEach((value, i) => {
        tooMuch += Math.max(0, value / all - reference[i] / allReference)
      })
      const index = hoover(values, { reference })
      assertClose([index], [tooMuch], { absolute: 1e-12 })
      assert.ok(index >= 0 && index <= 1 + 1e-12)
      assert.ok(coulter(values, { reference }) <= index + 1e-12)
      assertClose([hoover(reference, { reference: values }), hoover(values, { reference: values })], [index, 0])
    }),
  )
})

test('a reference that says nothing gives NaN, one of another length throws', () => {
  for (const measure of [hoover, coulter]) {
    for (const reference of [
      [0, 0],
      [1, -1],
      [1, Number.NaN],
    ])
      assert.equal(measure([1, 2], { reference }), Number.NaN)
    assert.throws(() => measure([1, 2], { reference: [1] }), {
      name: 'RangeError',
      message: 'There are 2 values and 1 reference values',
    })
  }
})
