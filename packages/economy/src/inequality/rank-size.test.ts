import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { primacy } from './primacy.ts'
import { rankSize } from './rank-size.ts'

test('sizes made by the rule give its exponent back', () => {
  for (const exponent of [0.7, 1, 1.4]) {
    const sizes = Array.from({ length: 20 }, (_, i) => 5e6 / (i + 1) ** (1 / exponent))
    const fit = rankSize(sizes)
    assertClose([fit.exponent, fit.rSquared], [exponent, 1])
    assertClose([fit.standardError, fit.intercept], [exponent * Math.sqrt(0.1), exponent * Math.log(5e6)])
    const halfRanks = Array.from({ length: 20 }, (_, i) => 5e6 / (i + 0.5) ** (1 / exponent))
    assertClose([rankSize(halfRanks, { halfRank: true }).exponent], [exponent])
    assert.ok(rankSize(halfRanks).exponent < exponent)
  }
})

test('the fit solves the normal equations, whatever the order and the unit', () => {
  const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(sizes, fc.boolean(), (values, halfRank) => {
      const { exponent, intercept, rSquared, identified, reason } = rankSize(values, { halfRank })
      assert.deepEqual([identified, reason], [true, null])
      const rests = values.map(value => {
        const rank = 1 + values.filter(other => other > value).length
        return Math.log(halfRank ? rank - 0.5 : rank) - intercept + exponent * Math.log(value)
      })
      const sum = rests.reduce((all, rest) => all + rest, 0)
      const product = rests.reduce((all, rest, i) => all + rest * Math.log(values[i]), 0)
      assertClose([sum, product], [0, 0], { absolute: 1e-7 * (1 + exponent) })
      assert.ok(exponent > 0 && rSquared > 0 && rSquared <= 1 + 1e-12)
      const inThousands = rankSize(
        values.toReversed().map(value => value / 1000),
        { halfRank },
      )
      assertClose([inThousands.exponent, inThousands.rSquared], [exponent, rSquared], { relative: 1e-8 })
    }),
  )
})

test('no fit is made up', () => {
  const reasons: [number[], string][] = [
    [[], 'Fewer than three sizes'],
    [[1, 2], 'Fewer than three sizes'],
    [[1, 2, 0], 'A size is not a number above 0'],
    [[1, 2, Number.NaN], 'A size is not a number above 0'],
    [[1, 2, Number.POSITIVE_INFINITY], 'A size is not a number above 0'],
    [[4, 4, 4], 'All sizes are alike'],
  ]
  for (const [sizes, reason] of reasons)
    assert.deepEqual(rankSize(sizes), {
      exponent: Number.NaN,
      standardError: Number.NaN,
      intercept: Number.NaN,
      rSquared: Number.NaN,
      identified: false,
      reason,
    })
})

test('primacy worked out by hand', () => {
  const sizes = [3, 12, 2, 1, 6, 1, 1, 1, 1, 1, 1, 99]
  assert.deepEqual(primacy(sizes), { share: 99 / 129, twoCity: 99 / 12, fourCity: 99 / 21, elevenCity: 198 / 29 })
  assert.deepEqual(primacy([2, 6]), { share: 0.75, twoCity: 3, fourCity: Number.NaN, elevenCity: Number.NaN })
})

test('primacy without followers, or of what is no size, is NaN', () => {
  assert.deepEqual(primacy([0, 5, 0]), {
    share: 1,
    twoCity: Number.NaN,
    fourCity: Number.NaN,
    elevenCity: Number.NaN,
  })
  for (const bad of [[], [1], [0, 0], [1, -1], [1, Number.NaN]])
    assert.deepEqual(Object.values(primacy(bad)), [Number.NaN, Number.NaN, Number.NaN, Number.NaN])
})
