import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { transpose } from '../matrix.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { eachActivity, eachRegion } from './each-region.ts'
import { krugman, krugmanOthers, krugmanPairwise, specialisationCoefficient } from './krugman.ts'

const near = { relative: 1e-12, absolute: 1e-12 }

test('Krugman against the whole, and half of it, are those of EconGeo', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const file = 'cities48x90/out/econgeo_city_t1.csv'
  assertClose(eachRegion(cities, krugman), referenceColumn(file, 'krugman_index'), vector)
  assertClose(eachRegion(cities, specialisationCoefficient), referenceColumn(file, 'spec_coeff'), vector)
})

test('Krugman pairwise and against the mean of the others are those of REAT', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const pairs = referenceMatrix('cities48x90/out/reat_krugman_spec_pairwise_t1.csv')
  assertClose(krugmanPairwise(cities), pairs.values, vector)
  const regions = referenceColumn('cities48x90/out/reat_city_t1.csv', 'krugman_spec2')
  assertClose(krugmanOthers(cities), regions, vector)
  const activities = referenceColumn('cities48x90/out/reat_industry_t1.csv', 'krugman_conc2')
  assertClose(krugmanOthers(transpose(cities)), activities, vector)
})

test('worked by hand: three regions, the first two alike', () => {
  const matrix = matrixOf(3, 2, [1, 1, 3, 3, 4, 0])
  assertClose(krugmanPairwise(matrix), [0, 0, 1, 0, 0, 1, 1, 1, 0], near)
  assertClose(krugmanOthers(matrix), [0.5, 0.5, 1], near)
  assertClose(eachRegion(matrix, krugman), [1 / 3, 1 / 3, 2 / 3], near)
  assertClose(eachActivity(matrix, krugman), [1 / 3, 2 / 3], near)
  assert.equal(krugman([3, 0], [0, 7]), 2)
})

test('Krugman pairwise and against the others are what their definitions say, in 0…2', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const n = matrix.regions.length
      const columns = matrix.activities.length
      const rows = matrix.regions.map((_, r) => [...matrix.values.slice(r * columns, (r + 1) * columns)])
      const shares = rows.map(row => row.map(value => value / row.reduce((sum, other) => sum + other, 0)))
      const gap = (one: number[], other: number[]) => one.reduce((sum, share, a) => sum + Math.abs(share - other[a]), 0)
      const pairs = krugmanPairwise(matrix)
      assertClose(
        pairs,
        shares.flatMap(one => shares.map(other => gap(one, other))),
        near,
      )
      assert.ok(pairs.every(value => Number.isNaN(value) || (value >= 0 && value <= 2 + 1e-12)))
      const known = [...shares.keys()].filter(r => !Number.isNaN(shares[r][0]))
      const slow = shares.map((one, r) => {
        const others = known.filter(s => s !== r)
        return gap(
          one,
          one.map((_, a) => others.reduce((sum, s) => sum + shares[s][a], 0) / others.length),
        )
      })
      assertClose(krugmanOthers(matrix), slow, near)
      assert.equal(pairs.length, n * n)
    }),
  )
})

test('Krugman does not depend on order, and an empty region or activity changes nothing else', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const turned = permuted(matrix, [...matrix.regions.keys()].reverse(), [...matrix.activities.keys()].reverse())
      assertClose(krugmanPairwise(turned).reverse(), krugmanPairwise(matrix), near)
      assertClose(krugmanOthers(turned).reverse(), krugmanOthers(matrix), near)
      assertClose(krugmanOthers(padded(matrix)), [...krugmanOthers(matrix), Number.NaN], near)
      const n = matrix.regions.length
      const wider = krugmanPairwise(padded(matrix))
      const pairs = krugmanPairwise(matrix)
      wider.forEach((value, pair) => {
        const [r, s] = [Math.floor(pair / (n + 1)), pair % (n + 1)]
        assertClose([value], [r < n && s < n ? pairs[r * n + s] : Number.NaN], near)
      })
    }),
  )
})

test('a region alone has no others, and amounts that are none have no index', () => {
  assertClose(krugmanOthers(matrixOf(1, 2, [1, 2])), [Number.NaN])
  assertClose(krugmanOthers(matrixOf(2, 2, [1, 2, -1, 3])), [Number.NaN, Number.NaN])
  assert.ok(Number.isNaN(krugman([1, 2], [0, 0])))
  assert.ok(Number.isNaN(krugman([1, Number.NaN], [1, 1])))
  assert.ok(Number.isNaN(krugman([], [])))
  assertClose(krugmanPairwise(matrixOf(2, 0, [])), [Number.NaN, Number.NaN, Number.NaN, Number.NaN])
  assert.throws(() => krugman([1, 2], [1]), /2 amounts and 1 reference values/)
})
