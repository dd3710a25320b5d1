import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { density } from '../relatedness/density.ts'
import { proximity } from '../relatedness/proximity.ts'
import { type Presence, presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { complexity } from './eci.ts'
import { fitness } from './fitness.ts'
import { outlook } from './outlook.ts'
import { opportunityGain, outlookGain } from './outlook-gain.ts'
import { pciOnScale } from './pci-scale.ts'

const onScale = (present: Presence, scale: 'own' | 'eigenvector') => pciOnScale(present, complexity(present).pci, scale)

test('outlook gains are those of py-ecomplexity, with PCI from the zero of the eigenvector', {
  skip: referenceAbsent,
}, () => {
  for (const [matrix, published] of [
    ['cities48x90/counts_t1.csv', 'cities48x90/out/pyecomplexity_cog_t1.csv'],
    ['cities48x90/counts_t2.csv', 'cities48x90/out/pyecomplexity_cog_t2.csv'],
    ['spain53x22/exports_matrix.csv', 'spain53x22/out/pyecomplexity_cog.csv'],
  ]) {
    const present = presence(referenceMatrix(matrix))
    const gains = outlookGain(present, { pci: onScale(present, 'eigenvector'), self: true, net: false })
    assertClose(gains, referenceMatrix(published).values)
  }
})

test('outlooks on that scale, standardised by their mean and deviation, are those of py-ecomplexity', {
  skip: referenceAbsent,
}, () => {
  for (const [matrix, published] of [
    ['cities48x90/counts_t1.csv', 'cities48x90/out/pyecomplexity_city_t1.csv'],
    ['cities48x90/counts_t2.csv', 'cities48x90/out/pyecomplexity_city_t2.csv'],
    ['spain53x22/exports_matrix.csv', 'spain53x22/out/province.csv'],
    ['edge/regular.csv', 'edge/regular_expected_regions_pyecomplexity.csv'],
  ]) {
    const present = presence(referenceMatrix(matrix))
    const pci = onScale(present, 'eigenvector')
    assertClose(outlook(present, { self: true, pci, standardised: true }), referenceColumn(published, 'coi'), vector)
  }
})

test('outlook gains and outlooks are those of economiccomplexity, with PCI standardised by itself', {
  skip: referenceAbsent,
}, () => {
  const present = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const pci = onScale(present, 'own')
  const published = referenceMatrix('cities48x90/out/economiccomplexity_cog_eigenpci_t1.csv').values
  assertClose(outlookGain(present, { pci, self: true, net: false }), published)
  const file = 'cities48x90/out/economiccomplexity_city_t1.csv'
  assertClose(outlook(present, { self: true, pci }), referenceColumn(file, 'coi_eigenpci'), vector)
  const quality = fitness(present, { iterations: 19 }).activities
  assertClose(outlook(present, { self: true, pci: quality }), referenceColumn(file, 'coi_fitnesspci'), vector)
})

test('opportunity gains are those of Datawheel', { skip: referenceAbsent }, () => {
  const published = (file: string) => referenceMatrix(file).values
  const cities = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const pci = referenceColumn('cities48x90/out/datawheel_industry_t1.csv', 'pci_mor20')
  assertClose(opportunityGain(cities, { pci }), published('cities48x90/out/datawheel_opportunity_gain_t1.csv'))
  const provinces = presence(referenceMatrix('spain53x22/exports_matrix.csv'))
  const gains = opportunityGain(provinces, {
    pci: referenceColumn('spain53x22/out/section.csv', 'datawheel_pci_mor20'),
  })
  assertClose(gains, published('spain53x22/out/datawheel_opportunity_gain.csv'))
})

const three = matrixOf(3, 3, [1, 1, 0, 1, 1, 1, 0, 0, 1])
const handmade = presence(three, { index: three.values })

test('by hand', () => {
  // Proximities: 1 between the first two, ½ of either to the third; their sums 1.5, 1.5, 1.
  const pci = [1, 2, 4]
  // The first region lacks only the third, which lies ahead wholly: 4 are lost and nothing comes nearer.
  // The third lacks the first two: taking up the first, the second comes nearer by 1 / 1.5 of its 2, and ⅓ × 1 is lost.
  assertClose(outlookGain(handmade, { pci }), [0, 0, -4, 0, 0, 0, 4 / 3 - 1 / 3, 2 / 3 - 2 / 3, 0])
  const mean = opportunityGain(handmade, { pci })
  assertClose(mean.subarray(6), [4 / 3 - 1 / 3, 2 / 3 - 2 / 3, 1.5])
})

test('an unknown PCI is not made up, and a wrong number of them refused', () => {
  const gains = outlookGain(handmade, { pci: [1, Number.NaN, 4] })
  assert.ok(gains.every((value, cell) => Number.isNaN(value) || cell === 0 || cell === 3 || cell === 5 || cell === 8))
  assert.ok(Number.isNaN(gains[6]) && Number.isNaN(gains[7]))
  const unidentified = presence(matrixOf(2, 2, [1, 0, 0, 1]))
  for (const gain of [outlookGain, opportunityGain]) {
    assert.ok(gain(unidentified).every(Number.isNaN))
    assert.throws(() => gain(handmade, { pci: [1, 2] }), /PCI has 2 values, the presence 3 activities/)
  }
  assert.throws(() => pciOnScale(handmade, new Float64Array(2), 'own'), /PCI has 2 values, the presence 3 activities/)
})

const somePci = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 9, maxLength: 9 })

test('an outlook gain is the outlook after less the outlook before', () => {
  fc.assert(
    fc.property(anyMatrix, somePci, fc.boolean(), (matrix, any, self) => {
      const present = presence(matrix)
      const pci = any.slice(0, matrix.activities.length)
      const n = pci.length
      const all = [...pci.keys()]
      const near = proximity(present)
      const phi = (a: number, b: number) => (a === b && !self ? 0 : near[a * n + b] || 0)
      const ahead = (has: ArrayLike<number>) =>
        all.reduce((sum, a) => {
          const around = all.reduce((total, b) => total + phi(a, b), 0)
          const reached = all.reduce((total, b) => total + phi(a, b) * has[b], 0)
          return sum + (has[a] || around === 0 ? 0 : (reached / around) * pci[a])
        }, 0)
      const gains = outlookGain(present, { pci, self })
      const densities = density(present, { self })
      for (let cell = 0; cell < gains.length; cell++) {
        assert.equal(Number.isNaN(gains[cell]), Number.isNaN(densities[cell]))
        if (Number.isNaN(gains[cell])) continue
        const before = present.values.slice(cell - (cell % n), cell - (cell % n) + n)
        const after = before.slice()
        after[cell % n] = 1
        assertClose([gains[cell]], [ahead(after) - ahead(before)], vector)
      }
    }),
  )
})

test('the gains of the tools are what their formulas say', () => {
  fc.assert(
    fc.property(anyMatrix, somePci, fc.boolean(), (matrix, any, self) => {
      const present = presence(matrix)
      const pci = any.slice(0, matrix.activities.length)
      const n = pci.length
      const all = [...pci.keys()]
      const near = proximity(present)
      const phi = (a: number, b: number) => (a === b && !self ? 0 : near[a * n + b] || 0)
      const around = all.map(a => all.reduce((sum, b) => sum + phi(a, b), 0))
      const densities = density(present, { self })
      const gross = outlookGain(present, { pci, self, net: false })
      const opportunity = opportunityGain(present, { pci, self })
      densities.forEach((reach, cell) => {
        const a = cell % n
        const lacked = all.filter(b => !present.values[cell - a + b] && phi(a, b) > 0)
        const sum = (weight: (b: number) => number) => lacked.reduce((total, b) => total + phi(a, b) * weight(b), 0)
        const slow = [
          present.values[cell] ? 0 : sum(b => pci[b] / around[b]),
          sum(b => pci[b]) / around[a] - reach * pci[a],
        ]
        assertClose([gross[cell], opportunity[cell]], Number.isNaN(reach) ? [reach, reach] : slow, vector)
      })
    }),
  )
})

test('order, empty rows and columns do not matter to gains, and PCI enters in proportion', () => {
  fc.assert(
    fc.property(anyMatrix, somePci, (matrix, any) => {
      const pci = any.slice(0, matrix.activities.length)
      const rows = matrix.regions.length
      for (const gain of [outlookGain, opportunityGain]) {
        const straight = gain(presence(matrix), { pci })
        const more = gain(presence(padded(matrix)), { pci: [...pci, 3] })
        const inside = more.filter((_, cell) => cell % (pci.length + 1) < pci.length && cell < rows * (pci.length + 1))
        assertClose(inside, straight, vector)
        assert.equal(more.filter(Number.isNaN).length, straight.filter(Number.isNaN).length + rows + pci.length + 1)
        const back = (values: ArrayLike<unknown>) => [...Array(values.length).keys()].reverse()
        const turned = permuted(matrix, back(matrix.regions), back(matrix.activities))
        assertClose(gain(presence(turned), { pci: pci.toReversed() }).reverse(), straight, vector)
        const doubled = gain(presence(matrix), { pci: pci.map(value => 2 * value) })
        assertClose(
          doubled,
          straight.map(value => 2 * value),
          vector,
        )
      }
    }),
  )
})

test('on its own scale PCI has mean 0 and deviation 1, on that of the eigenvector its mean by ubiquity is 0', () => {
  const pci = Float64Array.from([1, 2, Number.NaN, 6])
  const present = presence(matrixOf(2, 4, [1, 1, 0, 0, 0, 1, 0, 1]), { index: [1, 1, 0, 0, 0, 1, 0, 1] })
  assertClose(pciOnScale(present, pci, 'eci'), pci)
  // Mean 3, squares 4 + 1 + 9 over 2.
  assertClose(
    pciOnScale(present, pci, 'own'),
    [-2, -1, Number.NaN, 3].map(value => value / Math.sqrt(7)),
  )
  // (1 + 2 × 2 + 6) / 4 = 2.75.
  assertClose(pciOnScale(present, pci, 'eigenvector'), [-1.75, -0.75, Number.NaN, 3.25])
})
