import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  assertClose,
  referenceAbsent,
  referenceColumn,
  referenceMatrix,
  referenceTable,
  vector,
} from '../testing/reference.ts'
import { eachRegion } from './each-region.ts'
import { entropy } from './entropy.ts'
import { equivalentNumber, herfindahl } from './herfindahl.ts'

const amounts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 })
const close = (actual: number, expected: number) =>
  assertClose([actual], [expected], { relative: 1e-12, absolute: 1e-12 })
const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)

test('Herfindahl and entropy of regions are those of EconGeo', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const file = 'cities48x90/out/econgeo_city_t1.csv'
  const index = eachRegion(cities, values => herfindahl(values))
  assertClose(index, referenceColumn(file, 'herfindahl'), vector)
  // The tool rounds to 3 decimals.
  const bits = eachRegion(cities, values => entropy(values)).map(value => Math.round(value * 1000) / 1000)
  assertClose(bits, referenceColumn(file, 'entropy_log2_round3'), vector)
})

test('Herfindahl of population, normalised and as equivalent number, is that of REAT', {
  skip: referenceAbsent,
}, () => {
  const population = referenceColumn('cities48x90/cities.csv', 'population')
  const scalars = new Map(referenceTable('cities48x90/out/scalars.csv').rows.map(row => [row[2], Number(row[3])]))
  assertClose(
    [herfindahl(population), herfindahl(population, { normalised: true }), equivalentNumber(population)],
    ['herfindahl', 'herfindahl_norm', 'herfindahl_equivalent_number'].map(name => scalars.get(name)!),
    vector,
  )
})

test('worked by hand: shares of a half and two quarters', () => {
  close(herfindahl([2, 1, 1]), 0.375)
  close(herfindahl([2, 1, 1], { normalised: true }), 0.0625)
  close(equivalentNumber([2, 1, 1]), 8 / 3)
  close(entropy([2, 1, 1]), 1.5)
  close(entropy([1, 1], { base: Math.E }), Math.LN2)
  close(entropy([1, 1], { base: 4 }), 0.5)
  assert.ok(Object.is(entropy([5, 0]), 0))
})

test('Herfindahl and entropy are what their definitions say, within bounds, and see neither order nor scale', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 2, max: 99 }), (values, factor) => {
      fc.pre(total(values) > 0)
      let squares = 0
      let bits = 0
      for (const value of values) {
        const share = value / total(values)
        squares += share * share
        if (share > 0) bits -= share * Math.log2(share)
      }
      close(herfindahl(values), squares)
      close(entropy(values), bits)
      const n = values.length
      assert.ok(squares >= 1 / n - 1e-12 && squares <= 1 + 1e-12)
      assert.ok(bits >= 0 && bits <= Math.log2(n) + 1e-12)
      if (n > 1) close(herfindahl(values, { normalised: true }), (squares - 1 / n) / (1 - 1 / n))
      const other = values.map(value => value * factor).reverse()
      close(herfindahl(other), squares)
      close(entropy(other), bits)
      close(herfindahl([...values, 0]), squares)
      close(entropy([...values, 0]), bits)
    }),
  )
})

test('what has no shares has no concentration', () => {
  for (const nothing of [[], [0, 0], [1, -1, 3], [1, Number.NaN], [1, Number.POSITIVE_INFINITY]])
    for (const value of [herfindahl(nothing), equivalentNumber(nothing), entropy(nothing)])
      assert.ok(Number.isNaN(value), `${value} of ${nothing}`)
  assert.equal(herfindahl([3]), 1)
  assert.ok(Number.isNaN(herfindahl([3], { normalised: true })))
  assert.throws(() => entropy([1, 2], { base: 1 }), /base of the logarithm is 1/)
})
