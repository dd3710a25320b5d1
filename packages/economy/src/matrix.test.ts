import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { longTable, matrixFromLongTable, totals, transpose } from './matrix.ts'
import { anyMatrix } from './testing/any-matrix.ts'

test('a long table names every bad row, its field and the mend', () => {
  const result = matrixFromLongTable([
    ['Hefei', 'displays', 3],
    ['Hefei', 'displays', 4],
    ['', 'chips', 1],
    ['Wuhan', 'optics', -1],
    ['Wuhan', 'optics', Number.NaN],
    ['Wuhan', 'optics', Number.POSITIVE_INFINITY],
    ['hefei ', 'Displays', 2],
    ['Wuhan', 'optics', 1],
  ])
  assert.ok(!result.ok)
  assert.deepEqual(
    result.problems.map(({ row, field }) => [row, field]),
    [
      [2, 'value'],
      [3, 'region'],
      [4, 'value'],
      [5, 'value'],
      [6, 'value'],
      [7, 'region'],
      [7, 'activity'],
    ],
  )
  assert.match(result.problems[0].message, /Hefei × displays is listed twice/)
  assert.match(result.problems[5].message, /“hefei ” differs from “Hefei” only by case or space/)
})

test('a table of nothing is a matrix of nothing, and a broken one does not name a million rows', () => {
  assert.deepEqual(matrixFromLongTable([]), {
    ok: true,
    matrix: { regions: [], activities: [], values: new Float64Array(0) },
  })
  const broken = matrixFromLongTable(Array.from({ length: 5000 }, () => ['a', 'b', Number.NaN] as const))
  assert.ok(!broken.ok && broken.problems.length === 1000)
  const twice = matrixFromLongTable(Array.from({ length: 5000 }, () => ['a', 'b', 1] as const))
  assert.ok(!twice.ok && twice.problems.length === 1000)
})

test('periods share regions and activities, and what is not listed is 0', () => {
  const table = longTable()
  table.add('Hefei', 'displays', 3, '2014')
  table.add('Wuhan', 'optics', 5, '2024')
  table.add('Hefei', 'displays', 8, '2024')
  const result = table.finish()
  assert.ok(result.ok)
  assert.deepEqual(result.periods, ['2014', '2024'])
  const [before, after] = result.matrices
  assert.deepEqual([before.regions, before.activities], [after.regions, after.activities])
  assert.deepEqual([...before.values], [3, 0, 0, 0])
  assert.deepEqual([...after.values], [8, 0, 0, 5])
})

test('a dense table and the list of its amounts above 0 are one matrix, in whatever order the rows come', () => {
  fc.assert(
    fc.property(anyMatrix, fc.infiniteStream(fc.nat()), (matrix, keys) => {
      const columns = matrix.activities.length
      const rows = Array.from(
        matrix.values,
        (value, cell) =>
          [matrix.regions[Math.floor(cell / columns)], matrix.activities[cell % columns], value] as const,
      )
      const dense = matrixFromLongTable(rows)
      assert.deepEqual(dense, { ok: true, matrix })
      const order = rows.map(row => ({ row, key: keys.next().value })).sort((one, other) => one.key - other.key)
      const sparse = matrixFromLongTable(order.map(({ row }) => row).filter(([, , value]) => value > 0))
      assert.ok(sparse.ok)
      const { regions, activities, values } = sparse.matrix
      for (const [region, activity, value] of rows) {
        const r = regions.indexOf(region)
        const a = activities.indexOf(activity)
        assert.equal(r < 0 || a < 0 ? 0 : values[r * activities.length + a], value)
      }
    }),
  )
})

test('sums of rows, columns and all, seen from either side', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const { regions, activities, all } = totals(matrix)
      const turned = totals(transpose(matrix))
      assert.deepEqual(turned.regions, activities)
      assert.deepEqual(turned.activities, regions)
      assert.equal(
        all,
        matrix.values.reduce((sum, value) => sum + value, 0),
      )
      assert.deepEqual(transpose(transpose(matrix)), matrix)
    }),
  )
})
