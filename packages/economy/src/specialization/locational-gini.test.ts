import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { gini } from '../inequality/gini.ts'
import { hoover } from '../inequality/hoover.ts'
import { matrixOf } from '../testing/any-matrix.ts'
import {
  assertClose,
  referenceAbsent,
  referenceColumn,
  referenceMatrix,
  referenceTable,
  vector,
} from '../testing/reference.ts'
import { eachActivity, eachRegion } from './each-region.ts'
import { hooverGini, locationalGini } from './locational-gini.ts'

const near = { relative: 1e-11, absolute: 1e-12 }
const rounded = (values: Float64Array, digits: number) =>
  values.map(value => Math.round(value * 10 ** digits) / 10 ** digits)

test('the Ginis and the Hoover index of location are those of EconGeo', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const reference = referenceColumn('cities48x90/cities.csv', 'population')
  const file = 'cities48x90/out/econgeo_industry_t1.csv'
  const plain = eachActivity(cities, amounts => gini(amounts))
  assertClose(rounded(plain, 3), referenceColumn(file, 'gini'), vector)
  // The tool gives the area itself, not twice it.
  const area = eachActivity(cities, hooverGini).map(value => value / 2)
  assertClose(area, referenceColumn(file, 'locational_gini'), vector)
  const byPopulation = eachActivity(cities, hooverGini, { reference })
  assertClose(rounded(byPopulation, 3), referenceColumn(file, 'hoover_gini_pop'), vector)
  const percent = eachActivity(cities, (amounts, people) => 100 * hoover(amounts, { reference: people }), { reference })
  assertClose(rounded(percent, 2), referenceColumn(file, 'hoover_index_pop'), vector)
})

test('the Ginis of concentration and specialisation, and Hoover by population, are those of REAT', {
  skip: referenceAbsent,
}, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const activities = referenceColumn('cities48x90/out/reat_industry_t1.csv', 'gini_conc')
  assertClose(eachActivity(cities, locationalGini), activities, vector)
  const regions = referenceColumn('cities48x90/out/reat_city_t1.csv', 'gini_spec')
  assertClose(eachRegion(cities, locationalGini), regions, vector)
  const reference = referenceColumn('cities48x90/cities.csv', 'population')
  const { rows } = referenceTable('cities48x90/out/scalars.csv')
  const [first] = eachActivity(cities, (amounts, people) => hoover(amounts, { reference: people }), { reference })
  const expected = rows.find(row => row[2] === 'hoover_ref_pop_first_industry')
  assertClose([first], [Number(expected?.[3])], vector)
})

test('worked by hand: a quarter of the reference has half of the amounts', () => {
  // Quotients 2 and 2/3: 2·|2 − 2/3| / (2·4·4/3) = 1/4; the curve bends at (3/4, 1/2), a quarter off the diagonal.
  assertClose([locationalGini([2, 2], [1, 3]), hooverGini([2, 2], [1, 3])], [0.25, 0.25], near)
  assertClose([locationalGini([4, 0], [1, 3]), hooverGini([4, 0], [1, 3])], [0.5, 0.75], near)
  const spread = matrixOf(2, 2, [1, 2, 3, 6])
  assertClose(eachActivity(spread, locationalGini), [0, 0], near)
})

const both = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
  minLength: 2,
  maxLength: 10,
})

test('both are what their definitions say, in 0…1, and see neither order nor scale', () => {
  fc.assert(
    fc.property(both, fc.integer({ min: 2, max: 9 }), (pairs, factor) => {
      const kept = pairs.filter(([x, y]) => x > 0 || y > 0)
      const defined = kept.length > 1 && kept.every(([, y]) => y > 0) && kept.some(([x]) => x > 0)
      const all = kept.reduce((sum, [, y]) => sum + y, 0)
      const mean = kept.reduce((sum, [x, y]) => sum + x / y, 0) / kept.length
      const weighted = kept.reduce((sum, [x]) => sum + x, 0) / all
      let plain = defined ? 0 : Number.NaN
      let sized = plain
      for (const [x, y] of kept)
        for (const [u, v] of kept) {
          plain += Math.abs(x / y - u / v) / (2 * kept.length ** 2 * mean)
          sized += (y * v * Math.abs(x / y - u / v)) / (2 * all ** 2 * weighted)
        }
      const measure = (list: [number, number][]) => {
        const amounts = list.map(([x]) => x)
        const reference = list.map(([, y]) => y)
        return [locationalGini(amounts, reference), hooverGini(amounts, reference)]
      }
      assertClose(measure(pairs), [plain, sized], near)
      assertClose(measure(pairs.map(([x, y]) => [x * factor, y] as [number, number]).reverse()), [plain, sized], near)
      if (defined) assert.ok(plain >= 0 && plain < 1 && sized >= 0 && sized < 1)
      // A region split in two alike halves is the same region for Hoover's, but two for the other.
      const [[x, y], ...rest] = pairs
      const split = measure([[x / 2, y / 2], [x / 2, y / 2], ...rest])
      if (kept.length > 1) assertClose([split[1]], [sized], near)
    }),
  )
})

test('no Gini where there is nothing to compare', () => {
  for (const measure of [locationalGini, hooverGini]) {
    assert.ok(Number.isNaN(measure([1, 2], [1, 0])))
    assert.ok(Number.isNaN(measure([0, 0], [1, 1])))
    assert.ok(Number.isNaN(measure([1, -1], [1, 1])))
    assert.ok(Number.isNaN(measure([1, 1], [1, Number.NaN])))
    assert.ok(Number.isNaN(measure([1, 1], [1, Number.POSITIVE_INFINITY])))
    assert.ok(Number.isNaN(measure([3, 0], [1, 0])))
    assert.throws(() => measure([1, 2], [1]), /2 amounts and 1 reference values/)
  }
})
