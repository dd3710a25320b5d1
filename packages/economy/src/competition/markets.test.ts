import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose, referenceAbsent, referenceColumn, referenceTable, vector } from '../testing/reference.ts'
import { dispersion } from './dispersion.ts'
import { firmEntryRate } from './firm-entry-rate.ts'
import { marketConcentration } from './market-concentration.ts'

const scalar = (quantity: string): number =>
  Number(referenceTable('cities48x90/out/scalars.csv').rows.find(row => row[2] === quantity)?.[3])

test('the Herfindahl index and its equivalent number are those of REAT', { skip: referenceAbsent }, () => {
  const { herfindahl, equivalents } = marketConcentration(referenceColumn('cities48x90/cities.csv', 'population'))
  assertClose([herfindahl, equivalents], [scalar('herfindahl'), scalar('herfindahl_equivalent_number')], vector)
})

test('the coefficient of variation is that of REAT', { skip: referenceAbsent }, () => {
  const { coefficientOfVariation } = dispersion(referenceColumn('cities48x90/cities.csv', 'gdppc_t1'))
  assertClose([coefficientOfVariation], [scalar('cv')], vector)
})

test('by hand: firms of 50, 30, 10, 10', () => {
  const { herfindahl, largestShare, equivalents } = marketConcentration([10, 50, 10, 30], { largest: 2 })
  assertClose([herfindahl, largestShare, equivalents], [0.36, 0.8, 1 / 0.36])
  assertClose([marketConcentration([10, 50, 10, 30]).largestShare], [1])
})

const sizes = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 })
const positive = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 })

test('concentration is the sums of its formulas, within its bounds', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 10 }), (firms, largest) => {
      const result = marketConcentration(firms, { largest })
      const all = firms.reduce((sum, size) => sum + size, 0)
      if (all === 0) {
        assert.deepEqual(Object.values(result), [Number.NaN, Number.NaN, Number.NaN])
        return
      }
      let herfindahl = 0
      for (const size of firms) herfindahl += (size / all) ** 2
      const top = [...firms].sort((a, b) => b - a).slice(0, largest)
      assertClose([result.herfindahl, result.equivalents], [herfindahl, 1 / herfindahl])
      assertClose([result.largestShare], [top.reduce((sum, size) => sum + size, 0) / all])
      const count = firms.filter(size => size > 0).length
      assert.ok(result.herfindahl >= 1 / count - 1e-12 && result.herfindahl <= 1 + 1e-12)
      // All but the largest can at best be all alike.
      assert.ok(result.largestShare >= Math.min(1, largest / count) - 1e-12 && result.largestShare <= 1)
    }),
  )
})

test('order, unit and firms of size 0 do not matter; two copies of a market are half as concentrated', () => {
  fc.assert(
    fc.property(positive, firms => {
      const before = marketConcentration(firms)
      const after = marketConcentration([0, ...firms.map(size => size * 7).reverse(), 0])
      assertClose(Object.values(after), Object.values(before), vector)
      assertClose([marketConcentration([...firms, ...firms]).herfindahl], [before.herfindahl / 2], vector)
    }),
  )
})

test('markets that say nothing have no concentration', () => {
  for (const firms of [[], [0, 0], [3, -1], [3, Number.NaN], [3, Infinity]])
    assert.deepEqual(Object.values(marketConcentration(firms)), [Number.NaN, Number.NaN, Number.NaN])
  for (const largest of [0, -1, 1.5, Number.NaN])
    assert.throws(() => marketConcentration([1], { largest }), /is no count of firms/)
})

test('entry rates by hand, of the firms before and of those now', () => {
  assert.deepEqual(firmEntryRate([3, 0, 12], [10, 4, 8]), Float64Array.of(0.3, 0, 1.5))
  assert.deepEqual(firmEntryRate([3, 0, 12], [12, 4, 8], { of: 'now' }), Float64Array.of(0.25, 0, Number.NaN))
})

test('entry and firms before tell the rate of those now, where none leaves', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (entrants, before) => {
      const [rate] = firmEntryRate([entrants], [before])
      assertClose(firmEntryRate([entrants], [before + entrants], { of: 'now' }), [rate / (1 + rate)])
    }),
  )
})

test('markets without firms or with counts that are none have no entry rate', () => {
  const entrants = [1, 0, -1, 1, Number.NaN, 1, Infinity]
  const firms = [0, 0, 5, -5, 5, Number.NaN, 5]
  assert.deepEqual(firmEntryRate(entrants, firms), new Float64Array(7).fill(Number.NaN))
  assert.throws(() => firmEntryRate([1], [1, 2]), /entrants of 1 markets, but firms of 2/)
})

test('dispersion by hand: 1, 2, 3, 4, 5', () => {
  const { coefficientOfVariation, spread, ninetyTen } = dispersion([5, 3, 1, 2, 4])
  assertClose([coefficientOfVariation, spread, ninetyTen], [Math.sqrt(2.5) / 3, 2 / 3, 4.6 / 1.4])
})

test('dispersion is without unit and order, 0 among equals, and grows as values move apart', () => {
  fc.assert(
    fc.property(positive, values => {
      const before = dispersion(values)
      const after = dispersion(values.map(value => value / 8).reverse())
      assertClose(Object.values(after), Object.values(before), vector)
      assert.ok(before.coefficientOfVariation >= 0 && before.spread >= 0 && before.ninetyTen >= 1)
      // The coefficient of variation is that of all pairs: s² = Σ (x − y)² / (2 n (n − 1)).
      let squares = 0
      let sum = 0
      for (const one of values) {
        sum += one
        for (const other of values) squares += (one - other) ** 2
      }
      const n = values.length
      assertClose([before.coefficientOfVariation], [(Math.sqrt(squares / (2 * n * (n - 1))) * n) / sum])
      const apart = dispersion(values.map(value => value ** 2))
      assert.ok(apart.ninetyTen >= before.ninetyTen - 1e-9)
      assertClose(Object.values(dispersion([values[0], values[0]])), [0, 0, 1])
    }),
  )
})

test('fewer than two values, or one that is not above 0, have no dispersion', () => {
  for (const values of [[], [4], [4, 0], [4, -1], [4, Number.NaN], [4, Infinity]])
    assert.deepEqual(Object.values(dispersion(values)), [Number.NaN, Number.NaN, Number.NaN])
})
