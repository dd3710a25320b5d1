import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix } from '../testing/reference.ts'
import { density } from './density.ts'
import { proximity } from './proximity.ts'

test('proximity is that of py-ecomplexity', { skip: referenceAbsent }, () => {
  const published = referenceMatrix('cities48x90/out/pyecomplexity_proximity_t1.csv')
  const n = published.activities.length
  // The tool does not list pairs of an activity with itself.
  for (let a = 0; a < n; a++) published.values[a * n + a] = 1
  assertClose(proximity(presence(referenceMatrix('cities48x90/counts_t1.csv'))), published.values)
})

test('density with itself is that of py-ecomplexity, without that of Datawheel', { skip: referenceAbsent }, () => {
  const before = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const after = presence(referenceMatrix('cities48x90/counts_t2.csv'))
  const published = (file: string) => referenceMatrix(file).values
  assertClose(density(before, { self: true }), published('cities48x90/out/pyecomplexity_density_t1.csv'))
  assertClose(density(after, { self: true }), published('cities48x90/out/pyecomplexity_density_t2.csv'))
  assertClose(density(before), published('cities48x90/out/datawheel_relatedness_t1.csv'))
})

test('proximity and density are what their definitions say', () => {
  fc.assert(
    fc.property(anyMatrix, fc.boolean(), (matrix, self) => {
      const present = presence(matrix)
      const n = matrix.activities.length
      const regions = [...matrix.regions.keys()]
      const has = (r: number, a: number) => present.values[r * n + a] === 1
      const times = matrix.activities.map((_, a) => regions.filter(r => has(r, a)).length)
      const phi = (a: number, b: number) =>
        times[a] && times[b]
          ? regions.filter(r => has(r, a) && has(r, b)).length / Math.max(times[a], times[b])
          : Number.NaN
      const all = matrix.activities.map((_, a) => a)
      assertClose(
        proximity(present),
        all.flatMap(a => all.map(b => phi(a, b))),
        { relative: 1e-12 },
      )
      const slow = [...matrix.values.keys()].map(cell => {
        const r = Math.floor(cell / n)
        const a = cell % n
        if (present.emptyRegions[r] || !times[a]) return Number.NaN
        const others = all.filter(b => times[b] && (self || b !== a))
        const bottom = others.reduce((sum, b) => sum + phi(a, b), 0)
        return others.filter(b => has(r, b)).reduce((sum, b) => sum + phi(a, b), 0) / bottom
      })
      assertClose(density(present, { self }), slow, { relative: 1e-12, absolute: 1e-15 })
    }),
  )
})

test('order and empty regions and activities do not matter', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const straight = density(presence(matrix))
      const regions = [...matrix.regions.keys()].reverse()
      const activities = [...matrix.activities.keys()].reverse()
      assertClose(density(presence(permuted(matrix, regions, activities))).reverse(), straight, { relative: 1e-12 })
      const n = matrix.activities.length
      const wide = density(presence(padded(matrix)))
      for (const r of matrix.regions.keys()) {
        assertClose(wide.subarray(r * (n + 1), r * (n + 1) + n), straight.subarray(r * n, (r + 1) * n))
        assert.ok(Number.isNaN(wide[r * (n + 1) + n]))
      }
      assert.ok(wide.subarray(-n - 1).every(Number.isNaN))
    }),
  )
})
