import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { density } from '../relatedness/density.ts'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix } from '../testing/reference.ts'
import { opportunityQuadrants, quadrantNames } from './opportunity-quadrants.ts'

test('the numbers of opportunities in each quadrant are those of the formula', { skip: referenceAbsent }, () => {
  const present = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const { quadrant, counts } = opportunityQuadrants(present)
  const columns = [
    'high_relatedness_high_complexity',
    'high_relatedness_low_complexity',
    'low_relatedness_high_complexity',
    'low_relatedness_low_complexity',
  ]
  columns.forEach((column, i) => {
    const published = referenceColumn('cities48x90/out/formula_quadrant_counts_t1.csv', column)
    assertClose(
      counts.filter((_, at) => at % 4 === i),
      published,
    )
    const cells = Float64Array.from(
      present.regions,
      (_, r) => quadrant.subarray(r * 90, r * 90 + 90).filter(value => value === i + 1).length,
    )
    assertClose(cells, published)
  })
})

test('by hand', () => {
  const one = matrixOf(2, 6, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  const present = { ...presence(one, { index: one.values }), emptyRegions: Uint8Array.of(0, 1) }
  const near = [0.9, 0.1, 0.2, 0.3, 0.4, Number.NaN, ...Array(6).fill(Number.NaN)]
  const { quadrant, counts } = opportunityQuadrants(present, { near, pci: [1, 0.5, -0.5, 0, -2, 3] })
  // The median of what is lacking is 0.25, and an activity of exactly 0 is complex.
  assertClose(quadrant.subarray(0, 6), [Number.NaN, 3, 4, 1, 2, Number.NaN])
  assertClose(counts, [1, 1, 1, 1, Number.NaN, Number.NaN, Number.NaN, Number.NaN])
  assert.equal(quadrantNames[quadrant[3] - 1], 'near-complex')
  const two = opportunityQuadrants(present, { near, pci: [1, 0.5, -0.5, Number.NaN, -2, 3] })
  // An activity whose PCI is unknown does not count for the median either, which is now 0.2.
  assertClose(two.quadrant.subarray(0, 6), [Number.NaN, 3, 2, Number.NaN, 2, Number.NaN])
})

test('where PCI is not identified there are no quadrants, and no zeros either', () => {
  const { quadrant, counts } = opportunityQuadrants(presence(matrixOf(2, 2, [1, 0, 0, 1])))
  assert.ok([...quadrant, ...counts].every(Number.isNaN))
})

test('inputs of another shape are refused', () => {
  const present = presence(matrixOf(2, 2, [1, 1, 1, 0]))
  assert.throws(() => opportunityQuadrants(present, { near: [1] }), /The density has 1 cells, the presence 4/)
  assert.throws(() => opportunityQuadrants(present, { pci: [1] }), /PCI has 1 values, the presence 2 activities/)
})

test('every activity that is lacking and has a density is in one quadrant, at least half of them near', () => {
  const somePci = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 9, maxLength: 9 })
  fc.assert(
    fc.property(anyMatrix, somePci, (matrix, any) => {
      const present = presence(matrix)
      const columns = matrix.activities.length
      const pci = any.slice(0, columns)
      const densities = density(present)
      const { quadrant, counts } = opportunityQuadrants(present, { pci })
      quadrant.forEach((value, cell) => {
        assert.equal(Number.isNaN(value), present.values[cell] === 1 || Number.isNaN(densities[cell]))
        if (value > 0) assert.equal(value % 2 === 1, pci[cell % columns] >= 0)
      })
      for (let r = 0; r < matrix.regions.length; r++) {
        const lacked = quadrant.subarray(r * columns, (r + 1) * columns).filter(value => value > 0)
        const [nearComplex, nearSimple, farComplex, farSimple] = counts.subarray(r * 4, r * 4 + 4)
        if (present.emptyRegions[r]) assert.ok(Number.isNaN(nearComplex))
        else {
          assert.equal(nearComplex + nearSimple + farComplex + farSimple, lacked.length)
          assert.ok(nearComplex + nearSimple >= farComplex + farSimple)
          const reach = (far: boolean) =>
            [...densities.subarray(r * columns, (r + 1) * columns)].filter((_, a) =>
              far ? quadrant[r * columns + a] > 2 : quadrant[r * columns + a] <= 2,
            )
          assert.ok(Math.max(...reach(true)) < Math.min(...reach(false)))
        }
      }
      const more = opportunityQuadrants(presence(padded(matrix)), { pci: [...pci, 1] })
      assertClose(more.counts, [...counts, Number.NaN, Number.NaN, Number.NaN, Number.NaN])
    }),
  )
})
