import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { rca } from '../specialization/rca.ts'
import { anyMatrix, matrixOf, padded } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { expy, prody } from './prody.ts'

test('PRODY and EXPY are those of economiccomplexity', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const levels = prody(cities, referenceColumn('cities48x90/cities.csv', 'gdppc_t1'))
  assertClose(levels, referenceColumn('cities48x90/out/economiccomplexity_industry_t1.csv', 'prody'), vector)
  const column = referenceColumn('cities48x90/out/economiccomplexity_city_t1.csv', 'expy')
  assertClose(expy(cities, levels), column, vector)
})

test('PRODY and EXPY are those of EconGeo once RCA is rounded as that tool does', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const income = referenceColumn('cities48x90/cities.csv', 'gdppc_t1')
  const published = referenceColumn('cities48x90/out/econgeo_industry_t1.csv', 'prody')
  const rounded = rca(cities).map(value => Math.round(value * 100) / 100)
  const columns = cities.activities.length
  const levels = cities.activities.map((_, a) => {
    let [above, below] = [0, 0]
    for (let r = 0; r < cities.regions.length; r++) {
      above += rounded[r * columns + a] * income[r]
      below += rounded[r * columns + a]
    }
    return above / below
  })
  assertClose(levels, published, vector)
  const exact = prody(cities, income)
  assert.ok(exact.every((level, a) => Math.abs(level - published[a]) < 4))
  const file = 'cities48x90/out/econgeo_city_t1.csv'
  assertClose(expy(cities, levels), referenceColumn(file, 'expy'), vector)
  assertClose(expy(cities, levels), referenceColumn(file, 'wavg_prody'), vector)
})

test('by hand', () => {
  // RCA 3/4 : 1/2 = 1.5 and 1/4 : 1/2 = 0.5 in the first region, the other way round in the second.
  const two = matrixOf(2, 2, [3, 1, 1, 3])
  const levels = prody(two, [100, 200])
  assertClose(levels, [125, 175])
  assertClose(expy(two, levels), [137.5, 162.5])
})

test('an income that is unknown or negative is not made up', () => {
  const three = matrixOf(3, 3, [3, 1, 0, 1, 3, 0, 0, 0, 0])
  for (const income of [
    [100, Number.NaN, 7],
    [100, -1, 7],
  ])
    assertClose(prody(three, income), [Number.NaN, Number.NaN, Number.NaN])
  assertClose(prody(three, [100, 200, Number.NaN]), [125, 175, Number.NaN])
  assertClose(expy(three, [125, Number.NaN, 1]), [Number.NaN, Number.NaN, Number.NaN])
  assert.throws(() => prody(three, [1, 2]), /Income has 2 values, the matrix 3 regions/)
  assert.throws(() => expy(three, [1, 2]), /PRODY has 2 values, the matrix 3 activities/)
})

test('PRODY and EXPY are what their definitions say, and between the lowest and the highest income', () => {
  const levelsOf = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 9, maxLength: 9 })
  fc.assert(
    fc.property(anyMatrix, levelsOf, (matrix, any) => {
      const columns = matrix.activities.length
      const income = any.slice(0, matrix.regions.length)
      const x = (r: number, a: number) => matrix.values[r * columns + a]
      const sizes = matrix.regions.map((_, r) => matrix.activities.reduce((sum, _, a) => sum + x(r, a), 0))
      // RCA of a region relative to that of the others is its share: the share of the whole cancels.
      const weight = (r: number, a: number) => (sizes[r] ? x(r, a) / sizes[r] : 0)
      const slow = matrix.activities.map((_, a) => {
        const below = matrix.regions.reduce((sum, _, r) => sum + weight(r, a), 0)
        return below ? matrix.regions.reduce((sum, _, r) => sum + weight(r, a) * income[r], 0) / below : Number.NaN
      })
      const levels = prody(matrix, income)
      assertClose(levels, slow)
      const slowExpy = matrix.regions.map((_, r) =>
        sizes[r] ? slow.reduce((sum, level, a) => sum + (x(r, a) ? weight(r, a) * level : 0), 0) : Number.NaN,
      )
      assertClose(expy(matrix, levels), slowExpy)
      for (const level of [...levels, ...expy(matrix, levels)])
        assert.ok(!(level < Math.min(...income) * (1 - 1e-12)) && !(level > Math.max(...income) * (1 + 1e-12)))
      const more = prody(padded(matrix), [...income, 5])
      assertClose(more, [...levels, Number.NaN])
      assertClose(expy(padded(matrix), more), [...expy(matrix, levels), Number.NaN])
    }),
  )
})
