import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { diversity, ubiquity } from '../specialization/diversity.ts'
import { type Presence, presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { complexity } from './eci.ts'
import { reflections, reflectionsComplexity } from './reflections.ts'
import { zScores } from './z-scores.ts'

/** EconGeo rescales to 0…100 from the third step on. */
const rescaled = (values: Float64Array) => {
  const least = Math.min(...values)
  const most = Math.max(...values)
  return values.map(value => (100 * (value - least)) / (most - least))
}
/** What tools that carry whole values lose: at step 20 these differ by 1e-5, at 1e-16 each. */
const lostDigits = { relative: 0, absolute: 1e-7 }

test('reflections are those of EconGeo', { skip: referenceAbsent }, () => {
  const cities = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const [city, industry] = ['cities48x90/out/econgeo_city_t1.csv', 'cities48x90/out/econgeo_industry_t1.csv']
  for (const steps of [0, 1, 2])
    assertClose(reflections(cities, { steps }).regions, referenceColumn(city, `mor${steps}`), vector)
  for (const steps of [1, 2])
    assertClose(reflections(cities, { steps }).activities, referenceColumn(industry, `mort${steps}`), vector)
  assertClose(rescaled(reflections(cities, { steps: 3 }).regions), referenceColumn(city, 'mor3'), vector)
  assertClose(rescaled(reflections(cities, { steps: 3 }).activities), referenceColumn(industry, 'mort3'), vector)
  for (const steps of [10, 20])
    assertClose(rescaled(reflections(cities, { steps }).regions), referenceColumn(city, `mor${steps}`), lostDigits)
  assertClose(rescaled(reflections(cities, { steps: 19 }).activities), referenceColumn(industry, 'mort19'), lostDigits)
  assertClose(reflections(cities, { steps: 0 }).activities, referenceColumn(industry, 'ubiquity'))
})

test('ECI and PCI by reflections are those of Datawheel and economiccomplexity', { skip: referenceAbsent }, () => {
  const cities = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const ten = reflectionsComplexity(cities, { iterations: 10 })
  assertClose(ten.eci, referenceColumn('cities48x90/out/datawheel_city_t1.csv', 'eci_mor10'), vector)
  assertClose(ten.pci, referenceColumn('cities48x90/out/datawheel_industry_t1.csv', 'pci_mor10'), vector)
  // The tools carry whole values, of which 1e-5 differs at step 18: they lose five of sixteen digits.
  const fewer = { relative: 0, absolute: 2e-9 }
  const { eci, pci } = reflectionsComplexity(cities)
  assertClose(eci, referenceColumn('cities48x90/out/datawheel_city_t1.csv', 'eci_mor20'), fewer)
  assertClose(pci, referenceColumn('cities48x90/out/datawheel_industry_t1.csv', 'pci_mor20'), fewer)
  assertClose(eci, referenceColumn('cities48x90/out/economiccomplexity_city_t1.csv', 'reflections20'), fewer)
  assertClose(pci, referenceColumn('cities48x90/out/economiccomplexity_industry_t1.csv', 'reflections20'), fewer)
  const provinces = reflectionsComplexity(presence(referenceMatrix('spain53x22/exports_matrix.csv')))
  assertClose(provinces.eci, referenceColumn('spain53x22/out/province.csv', 'datawheel_eci_mor20'), fewer)
  assertClose(provinces.pci, referenceColumn('spain53x22/out/section.csv', 'datawheel_pci_mor20'), fewer)
})

test('twenty reflections are far from the eigenvector where two eigenvalues are close, thousands are not', {
  skip: referenceAbsent,
}, () => {
  const modular = presence(referenceMatrix('modular48x90/counts.csv'))
  const eigenvector = zScores(complexity(modular).eci)
  const correlation = (eci: Float64Array) =>
    eci.reduce((sum, value, r) => sum + value * eigenvector[r], 0) / (eci.length - 1)
  assert.equal(correlation(reflectionsComplexity(modular).eci).toFixed(2), '0.11')
  const eigenvalues = referenceColumn('modular48x90/eigenvalues.csv', 'eigenvalue')
  assert.ok(eigenvalues[2] / eigenvalues[1] > 0.96)
  const many = reflectionsComplexity(modular, { iterations: 2000 })
  assertClose(many.eci, eigenvector, vector)
  assertClose(many.pci, zScores(complexity(modular).pci), vector)
})

test('a step by hand', () => {
  const { regions, activities } = reflections(presence(matrixOf(2, 2, [1, 1, 1, 0]), { index: [1, 1, 1, 0] }), {
    steps: 1,
  })
  assertClose(regions, [1.5, 2])
  assertClose(activities, [1.5, 2])
})

test('where nothing varies reflections stay and are not standardised', () => {
  const alike = presence(matrixOf(3, 3, [1, 1, 1, 2, 2, 2, 3, 3, 3]))
  assertClose(reflections(alike, { steps: 7 }).regions, [3, 3, 3])
  const { eci, pci } = reflectionsComplexity(alike)
  assert.ok([...eci, ...pci].every(Number.isNaN))
})

test('a number of steps that makes no sense is refused', () => {
  const any = presence(matrixOf(2, 2, [1, 1, 1, 0]))
  for (const steps of [-1, 0.5]) assert.throws(() => reflections(any, { steps }), RangeError)
  for (const iterations of [1, 2.5]) assert.throws(() => reflectionsComplexity(any, { iterations }), RangeError)
})

/** Straight from the formula. */
const slowly = (of: Presence, steps: number): { regions: number[]; activities: number[] } => {
  if (steps === 0) return { regions: [...diversity(of)], activities: [...ubiquity(of)] }
  const columns = of.activities.length
  const before = slowly(of, steps - 1)
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    regions: of.regions.map((_, r) => mean(before.activities.filter((_, a) => of.values[r * columns + a]))),
    activities: of.activities.map((_, a) => mean(before.regions.filter((_, r) => of.values[r * columns + a]))),
  }
}

test('reflections are what their definition says', () => {
  fc.assert(
    fc.property(anyMatrix, fc.integer({ min: 0, max: 9 }), fc.constantFrom(0.5, 1, 2), (matrix, steps, threshold) => {
      const of = presence(matrix, { threshold })
      const fast = reflections(of, { steps })
      const slow = slowly(of, steps)
      assertClose(fast.regions, slow.regions)
      assertClose(fast.activities, slow.activities)
    }),
  )
})

test('standardised reflections are what their definition says', () => {
  fc.assert(
    fc.property(anyMatrix, fc.constantFrom(2, 3, 4, 5, 6), (matrix, iterations) => {
      const of = presence(matrix)
      const fast = reflectionsComplexity(of, { iterations })
      const even = slowly(of, 2 * Math.floor((iterations - 1) / 2)).regions
      const odd = slowly(of, 2 * Math.floor(iterations / 2) - 1).activities
      const spread = (values: number[]) => {
        const known = values.filter(value => !Number.isNaN(value))
        return Math.max(...known) - Math.min(...known)
      }
      // A difference of 1e-6 in the plain loop has too few digits left to compare.
      if (spread(even) > 1e-6)
        assertClose(fast.eci, zScores(Float64Array.from(even)), { relative: 1e-7, absolute: 1e-7 })
      if (spread(odd) > 1e-6) assertClose(fast.pci, zScores(Float64Array.from(odd)), { relative: 1e-7, absolute: 1e-7 })
    }),
  )
})

test('order, empty rows and columns do not matter to reflections', () => {
  fc.assert(
    fc.property(anyMatrix, fc.integer({ min: 0, max: 30 }), (matrix, steps) => {
      const { regions, activities } = reflections(presence(matrix), { steps })
      const more = reflections(presence(padded(matrix)), { steps })
      assertClose(more.regions, [...regions, Number.NaN])
      assertClose(more.activities, [...activities, Number.NaN])
      const back = (values: ArrayLike<unknown>) => [...Array(values.length).keys()].reverse()
      const turned = permuted(matrix, back(matrix.regions), back(matrix.activities))
      assertClose(reflections(presence(turned), { steps }).regions.reverse(), regions)
    }),
  )
})
