import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { density } from '../relatedness/density.ts'
import { proximity } from '../relatedness/proximity.ts'
import { diversity } from '../specialization/diversity.ts'
import { presence } from '../specialization/presence.ts'
import { rca } from '../specialization/rca.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { complexity } from './eci.ts'
import { outlook } from './outlook.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

test('ECI and PCI are those of py-ecomplexity', { skip: referenceAbsent }, () => {
  for (const [counts, city, industry] of [
    [
      'cities48x90/counts_t1.csv',
      'cities48x90/out/pyecomplexity_city_t1.csv',
      'cities48x90/out/pyecomplexity_industry_t1.csv',
    ],
    [
      'cities48x90/counts_t2.csv',
      'cities48x90/out/pyecomplexity_city_t2.csv',
      'cities48x90/out/pyecomplexity_industry_t2.csv',
    ],
    // Eigenvalues two and three almost coincide there, and iterated reflections go astray.
    ['modular48x90/counts.csv', 'modular48x90/pyecomplexity_city.csv', 'modular48x90/pyecomplexity_industry.csv'],
    // More regions than activities: solved on the other side.
    ['spain53x22/exports_matrix.csv', 'spain53x22/out/province.csv', 'spain53x22/out/section.csv'],
    [
      'edge/regular.csv',
      'edge/regular_expected_regions_pyecomplexity.csv',
      'edge/regular_expected_industries_pyecomplexity.csv',
    ],
  ]) {
    const { eci, pci, identified } = complexity(presence(referenceMatrix(counts)))
    assert.equal(identified, true)
    assertClose(eci, referenceColumn(city, 'eci'), vector)
    assertClose(pci, referenceColumn(industry, 'pci'), vector)
  }
})

test('an empty row and column are NaN and change nothing else', { skip: referenceAbsent }, () => {
  const regular = referenceMatrix('edge/regular.csv')
  const wider = referenceMatrix('edge/zero_row_col.csv')
  assert.deepEqual(wider.values, padded(regular).values)
  const whole = complexity(presence(regular))
  const part = complexity(presence(wider))
  assertClose(part.eci, [...whole.eci, Number.NaN], vector)
  assertClose(part.pci, [...whole.pci, Number.NaN], vector)
  assertClose(outlook(presence(wider)), [...outlook(presence(regular)), Number.NaN], vector)
})

test('the textbook network of Hidalgo and Hausmann has the second eigenvector, not the third', {
  skip: referenceAbsent,
}, () => {
  // economiccomplexity returns the vector of eigenvalue 0.101 here (edge/observed_R_ec.csv).
  const toy = presence(referenceMatrix('edge/hh2009_figS4_4x4.csv'), {
    index: referenceMatrix('edge/hh2009_figS4_4x4.csv').values,
  })
  const { eci, pci, identified } = complexity(toy)
  assert.equal(identified, true)
  const n = pci.length
  // M̃ PCI = λ PCI + constant, because standardising shifts PCI along the first eigenvector, which is constant; and the
  // mean ECI of the regions that have an activity is M̃ PCI there.
  const seen = (a: number) => {
    const scores = [...eci].filter((_, r) => toy.values[r * n + a])
    return scores.reduce((sum, value) => sum + value, 0) / scores.length
  }
  const [low, high] = [pci.indexOf(Math.min(...pci)), pci.indexOf(Math.max(...pci))]
  assert.ok(Math.abs((seen(high) - seen(low)) / (pci[high] - pci[low]) - 0.542) < 5e-4)
  const many = diversity(toy)
  const along = eci.reduce((sum, value, r) => sum + value * many[r], 0)
  assert.ok(along > 0)
})

test('ECI says when it is not identified', () => {
  const islands = matrixOf(4, 4, [4, 1, 0, 0, 1, 3, 0, 0, 0, 0, 5, 1, 0, 0, 1, 2])
  const { identified, reason, eci, pci } = complexity(presence(islands))
  assert.equal(identified, false)
  assert.match(reason ?? '', /share no activity/)
  assert.ok(eci.every(Number.isNaN) && pci.every(Number.isNaN))
  assert.ok(outlook(presence(islands)).every(Number.isNaN))
  assert.match(complexity(presence(matrixOf(2, 2, [1, 2, 2, 4]))).reason ?? '', /same activities/)
  assert.match(complexity(presence(matrixOf(1, 2, [1, 2]))).reason ?? '', /fewer than two/)
  // Three regions around a ring of three activities: the second eigenvalue is double.
  const ring = matrixOf(3, 3, [1, 1, 0, 0, 1, 1, 1, 0, 1])
  assert.match(complexity(presence(ring, { index: ring.values })).reason ?? '', /more than once/)
})

test('what the tools cannot identify is not identified here either', { skip: referenceAbsent }, () => {
  for (const file of ['edge/disconnected6x6.csv', 'edge/all_ties3x4.csv'])
    assert.equal(complexity(presence(referenceMatrix(file))).identified, false)
})

test('PCI solves its equation, and ECI is the mean PCI of what a region has', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const present = presence(matrix)
      const { eci, pci, identified } = complexity(present)
      if (!identified) return
      const n = matrix.activities.length
      const has = (r: number) => [...pci.keys()].filter(a => present.values[r * n + a])
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
      const regions = [...eci.keys()].filter(r => has(r).length > 0)
      for (const r of regions) assert.ok(Math.abs(eci[r] - mean(has(r).map(a => pci[a]))) < 1e-6)
      const known = regions.map(r => eci[r])
      assert.ok(Math.abs(mean(known)) < 1e-9)
      assert.ok(Math.abs(mean(known.map(value => value ** 2)) - 1) < 1e-9)
    }),
  )
})

test('order and empty regions and activities do not matter', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const straight = complexity(presence(matrix))
      const regions = [...matrix.regions.keys()].reverse()
      const activities = [...matrix.activities.keys()].reverse()
      const back = complexity(presence(permuted(matrix, regions, activities)))
      const wide = complexity(presence(padded(matrix)))
      assert.equal(straight.identified, back.identified)
      assert.equal(straight.identified, wide.identified)
      // Where diversity does not correlate with ECI at all, neither sign is right.
      const many = diversity(presence(matrix))
      const known = [...many.keys()].filter(r => many[r] > 0)
      const mean = known.reduce((sum, r) => sum + many[r], 0) / known.length
      const along = known.reduce((sum, r) => sum + straight.eci[r] * (many[r] - mean), 0)
      if (!straight.identified || Math.abs(along) < 1e-6) return
      assertClose(back.eci.reverse(), straight.eci, { relative: 1e-6, absolute: 1e-6 })
      assertClose(wide.eci, [...straight.eci, Number.NaN], { relative: 1e-6, absolute: 1e-6 })
    }),
  )
})

test('eigenvalues and vectors solve the equation of any symmetric matrix', () => {
  const symmetric = fc
    .integer({ min: 1, max: 12 })
    .chain(n =>
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n * n, maxLength: n * n }).map(cells => ({ n, cells })),
    )
  fc.assert(
    fc.property(symmetric, ({ n, cells }) => {
      const at = (i: number, j: number) => cells[Math.max(i, j) * n + Math.min(i, j)]
      const eigen = symmetricEigen(
        Float64Array.from({ length: n * n }, (_, cell) => at(Math.floor(cell / n), cell % n)),
        n,
      )
      assert.ok(eigen)
      const trace = Array.from({ length: n }, (_, i) => at(i, i)).reduce((sum, value) => sum + value, 0)
      assert.ok(Math.abs(eigen.values.reduce((sum, value) => sum + value, 0) - trace) < 1e-9 * 9 * n * n)
      for (let k = 0; k < n; k++) {
        if (k > 0) assert.ok(eigen.values[k] >= eigen.values[k - 1])
        const vector = eigen.vector(k)
        assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-9)
        for (let i = 0; i < n; i++) {
          let sum = 0
          for (let j = 0; j < n; j++) sum += at(i, j) * vector[j]
          assert.ok(Math.abs(sum - eigen.values[k] * vector[i]) < 1e-8, `value ${k}, row ${i}`)
        }
      }
    }),
  )
})

test('the outlook takes density and PCI that are at hand', () => {
  fc.assert(
    fc.property(anyMatrix, fc.boolean(), (matrix, self) => {
      const present = presence(matrix)
      const near = density(present, { self })
      const { pci, identified } = complexity(present)
      const given = outlook(present, { near, pci })
      assert.deepEqual(given, outlook(present, { self }))
      const n = matrix.activities.length
      const slow = matrix.regions.map((_, r) => {
        if (present.emptyRegions[r] || !identified) return Number.NaN
        return [...pci.keys()]
          .filter(a => !present.values[r * n + a] && !Number.isNaN(near[r * n + a]))
          .reduce((sum, a) => sum + near[r * n + a] * pci[a], 0)
      })
      assertClose(given, slow, { relative: 1e-12, absolute: 1e-12 })
    }),
  )
})

test('Spanish provinces agree in every part', { skip: referenceAbsent }, () => {
  const provinces = referenceMatrix('spain53x22/exports_matrix.csv')
  const present = presence(provinces)
  const published = (file: string) => referenceMatrix(file).values
  assertClose(rca(provinces), published('spain53x22/out/rca.csv'))
  assertClose(density(present, { self: true }), published('spain53x22/out/density_incl_self.csv'))
  assertClose(density(present), published('spain53x22/out/relatedness_excl_self.csv'))
  const near = proximity(present)
  const n = provinces.activities.length
  for (let a = 0; a < n; a++) near[a * n + a] = 0
  assertClose(near, published('spain53x22/out/proximity_diag0.csv'))
})
