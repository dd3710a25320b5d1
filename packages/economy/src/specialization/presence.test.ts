import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { diversity, ubiquity } from './diversity.ts'
import { presence } from './presence.ts'
import { presenceLists } from './presence-lists.ts'
import { rca } from './rca.ts'

test('RCA, presence, diversity and ubiquity are those of py-ecomplexity', { skip: referenceAbsent }, () => {
  for (const [counts, index, binary, city, industry] of [
    [
      'cities48x90/counts_t1.csv',
      'cities48x90/out/pyecomplexity_rca_t1.csv',
      'cities48x90/out/pyecomplexity_mcp_t1.csv',
      'cities48x90/out/pyecomplexity_city_t1.csv',
      'cities48x90/out/pyecomplexity_industry_t1.csv',
    ],
    [
      'cities48x90/counts_t2.csv',
      'cities48x90/out/pyecomplexity_rca_t2.csv',
      'cities48x90/out/pyecomplexity_mcp_t2.csv',
      'cities48x90/out/pyecomplexity_city_t2.csv',
      'cities48x90/out/pyecomplexity_industry_t2.csv',
    ],
  ]) {
    const cities = referenceMatrix(counts)
    assertClose(rca(cities), referenceMatrix(index).values)
    const present = presence(cities)
    assert.deepEqual([...present.values], [...referenceMatrix(binary).values])
    assertClose(diversity(present), referenceColumn(city, 'diversity'), vector)
    assertClose(ubiquity(present), referenceColumn(industry, 'ubiquity'), vector)
  }
})

test('an exact tie is exactly 1 and counts as present', { skip: referenceAbsent }, () => {
  const ties = referenceMatrix('edge/exact_ties.csv')
  const near = [...rca(ties)].filter(value => Math.abs(value - 1) < 1e-9)
  assert.ok(near.length > 0)
  for (const value of near) assert.equal(value, 1)
  const alike = presence(referenceMatrix('edge/all_ties3x4.csv'))
  assert.ok(alike.values.every(value => value === 1))
})

test('RCA is what its definition says, and unmoved by scale', () => {
  fc.assert(
    fc.property(anyMatrix, fc.integer({ min: 2, max: 1000 }), (matrix, factor) => {
      const columns = matrix.activities.length
      const x = (r: number, a: number) => matrix.values[r * columns + a]
      const all = matrix.values.reduce((sum, value) => sum + value, 0)
      const slow = [...matrix.values.keys()].map(cell => {
        const r = Math.floor(cell / columns)
        const a = cell % columns
        const row = matrix.activities.reduce((sum, _, b) => sum + x(r, b), 0)
        const column = matrix.regions.reduce((sum, _, s) => sum + x(s, a), 0)
        return row === 0 || column === 0 ? Number.NaN : x(r, a) / row / (column / all)
      })
      assertClose(rca(matrix), slow, { relative: 1e-12, absolute: 0 })
      const scaled = { ...matrix, values: matrix.values.map(value => value * factor) }
      assertClose(rca(scaled), slow, { relative: 1e-12, absolute: 0 })
    }),
  )
})

test('an empty region and an empty activity are NaN and leave the others as they are', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const wide = padded(matrix)
      const columns = matrix.activities.length
      const present = presence(matrix)
      const around = presence(wide)
      for (const [r] of matrix.regions.entries())
        assert.deepEqual(
          [...around.values.subarray(r * (columns + 1), r * (columns + 1) + columns)],
          [...present.values.subarray(r * columns, (r + 1) * columns)],
        )
      assert.deepEqual([...diversity(around)], [...diversity(present), Number.NaN])
      assert.deepEqual([...ubiquity(around)], [...ubiquity(present), Number.NaN])
      assert.ok(
        rca(wide)
          .subarray(-columns - 1)
          .every(Number.isNaN),
      )
    }),
  )
})

test('order of regions and activities does not matter', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const backwards = permuted(matrix, [...matrix.regions.keys()].reverse(), [...matrix.activities.keys()].reverse())
      assert.deepEqual([...diversity(presence(backwards))].reverse(), [...diversity(presence(matrix))])
      assert.deepEqual([...ubiquity(presence(backwards))].reverse(), [...ubiquity(presence(matrix))])
    }),
  )
})

test('a region that has amounts but reaches the threshold nowhere has diversity 0, not NaN', () => {
  const matrix = matrixOf(2, 2, [1, 1, 1, 1])
  assert.deepEqual([...diversity(presence(matrix, { threshold: 2 }))], [0, 0])
  assert.deepEqual([...diversity(presence(matrix, { index: [1, 0, 0, 0], threshold: 1 }))], [1, 0])
  assert.throws(() => presence(matrix, { index: [1] }), RangeError)
})

test('the lists hold what is present, ascending, from both sides', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const present = presence(matrix)
      const { byRegion, byActivity } = presenceLists(present)
      const columns = matrix.activities.length
      const seen = (r: number, a: number) => present.values[r * columns + a] === 1
      for (const r of matrix.regions.keys())
        assert.deepEqual(
          [...byRegion.members.subarray(byRegion.start[r], byRegion.start[r + 1])],
          [...matrix.activities.keys()].filter(a => seen(r, a)),
        )
      for (const a of matrix.activities.keys())
        assert.deepEqual(
          [...byActivity.members.subarray(byActivity.start[a], byActivity.start[a + 1])],
          [...matrix.regions.keys()].filter(r => seen(r, a)),
        )
    }),
  )
})
