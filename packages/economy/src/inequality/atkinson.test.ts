import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { atkinson } from './atkinson.ts'
import { dalton } from './dalton.ts'
import { theilL } from './theil.ts'

const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 10 })

test('Atkinson worked out by hand', () => {
  // Means of 1, 2, 3: geometric 6^(1/3), harmonic 18/11; the arithmetic one is 2.
  assertClose([atkinson([1, 2, 3], { epsilon: 1 })], [1 - 6 ** (1 / 3) / 2])
  assertClose([atkinson([1, 2, 3], { epsilon: 2 })], [1 - 18 / 11 / 2])
  assert.equal(atkinson([1, 2, 3], { epsilon: 0 }), 0)
  assertClose([atkinson([0, 1])], [0.5])
  assert.deepEqual(
    [1, 2].map(epsilon => atkinson([0, 1], { epsilon })),
    [1, 1],
  )
})

test('Atkinson is its formula, in 0…1, and grows with the aversion to inequality', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 0, max: 0.95, noNaN: true }), (values, below) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      let last = 0
      for (const epsilon of [below, 1, 2 - below, 3]) {
        const index = atkinson(values, { epsilon })
        const slow =
          epsilon === 1
            ? 1 - Math.exp(-theilL(values))
            : 1 -
              (values.reduce((sum, value) => sum + (value / mean) ** (1 - epsilon), 0) / values.length) **
                (1 / (1 - epsilon))
        assertClose([index], [slow], { relative: 1e-9, absolute: 1e-10 })
        assert.ok(index >= last - 1e-10 && index <= 1)
        last = index
      }
    }),
  )
})

test('Atkinson near epsilon 1 and far above it keeps its digits', () => {
  for (const off of [1e-6, 1e-9, 1e-12, -1e-9])
    assertClose([atkinson([1, 2, 3], { epsilon: 1 + off })], [atkinson([1, 2, 3], { epsilon: 1 })], {
      relative: 3 * Math.abs(off) + 1e-14,
    })
  // Only the poorest counts in the end: 1 − 1/2.
  assertClose([atkinson([1, 2, 3], { epsilon: 1e9 })], [0.5], { relative: 1e-8 })
  for (const epsilon of [-0.1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => atkinson([1, 2], { epsilon }), { name: 'RangeError' })
})

test('Dalton compares logarithms, depends on the unit, and is NaN where a logarithm is negative', () => {
  assertClose([dalton([10, 1000])], [Math.log(505) / Math.log(100)])
  assert.equal(dalton([7, 7, 7]), 1)
  assert.ok(dalton([1000, 100_000]) < dalton([10, 1000]))
  for (const bad of [[], [5], [0, 5], [-1, 5], [Number.NaN, 5], [0.1, 10], [0.9, 100], [1, 1]])
    assert.equal(dalton(bad), Number.NaN, String(bad))
  fc.assert(
    fc.property(amounts, values => {
      fc.pre(values.some(value => value > 1))
      assert.ok(dalton(values) >= 1)
      assertClose([dalton(values.toReversed())], [dalton(values)])
    }),
  )
})
