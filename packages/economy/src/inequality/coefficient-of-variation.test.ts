import assert from 'node:assert/strict'
import test from 'node:test'
import { assertClose } from '../testing/reference.ts'
import { coefficientOfVariation, williamson } from './coefficient-of-variation.ts'

test('the coefficient of variation worked out by hand, its bounds reached', () => {
  assertClose([coefficientOfVariation([2, 4, 6])], [2 / 4])
  assertClose([coefficientOfVariation([2, 4, 6], { deviation: 'population' })], [Math.sqrt(8 / 3) / 4])
  assertClose([coefficientOfVariation([0, 0, 0, 5])], [Math.sqrt(4)])
  assertClose([coefficientOfVariation([0, 0, 0, 5], { deviation: 'population' })], [Math.sqrt(3)])
})

test('Williamson worked out by hand, from the national mean and from the plain one', () => {
  // National mean (3 · 10 + 1 · 30) / 4 = 15, plain mean 20.
  const squares = (centre: number) => 0.75 * (10 - centre) ** 2 + 0.25 * (30 - centre) ** 2
  assertClose([williamson([10, 30], [3, 1])], [Math.sqrt(squares(15)) / 15])
  assertClose([williamson([10, 30], [3, 1], { centre: 'unweighted' })], [Math.sqrt(squares(20)) / 15])
  assert.equal(williamson([10, 30], [3, 0]), Number.NaN)
})
