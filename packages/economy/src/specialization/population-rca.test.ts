import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { complexity } from '../complexity/eci.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { diversity } from './diversity.ts'
import { populationRca } from './population-rca.ts'
import { presence } from './presence.ts'

const exact = { relative: 1e-12, absolute: 0 }
/** A population for each of at most ten regions. */
const populations = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 10, maxLength: 10 })

test('presence by population is that of py-ecomplexity', { skip: referenceAbsent }, () => {
  const population = referenceColumn('cities48x90/cities.csv', 'population')
  for (const [counts, city] of [
    ['cities48x90/counts_t1.csv', 'cities48x90/out/pyecomplexity_city_t1.csv'],
    ['cities48x90/counts_t2.csv', 'cities48x90/out/pyecomplexity_city_t2.csv'],
  ]) {
    const cities = referenceMatrix(counts)
    const present = presence(cities, { index: populationRca(cities, population) })
    assertClose(diversity(present), referenceColumn(city, 'diversity_rpop'), vector)
    assertClose(complexity(present).eci, referenceColumn(city, 'eci_rpop'), vector)
  }
})

test('worked by hand: two regions of 10 and 30 inhabitants', () => {
  const matrix = matrixOf(2, 2, [2, 0, 2, 4])
  assertClose(populationRca(matrix, [10, 30]), [2, 0, 2 / 3, 4 / 3], exact)
})

test('RCA by population is what its definition says, and unmoved by the scale of amounts and inhabitants', () => {
  fc.assert(
    fc.property(anyMatrix, populations, fc.integer({ min: 2, max: 9 }), (matrix, many, factor) => {
      const columns = matrix.activities.length
      const population = many.slice(0, matrix.regions.length)
      const x = (r: number, a: number) => matrix.values[r * columns + a]
      const row = (r: number) => matrix.activities.reduce((sum, _, a) => sum + x(r, a), 0)
      const people = population.reduce((sum, here, r) => sum + (row(r) > 0 ? here : 0), 0)
      const slow = matrix.regions.flatMap((_, r) =>
        matrix.activities.map((_, a) => {
          const column = matrix.regions.reduce((sum, _, s) => sum + x(s, a), 0)
          return row(r) === 0 || column === 0 ? Number.NaN : x(r, a) / population[r] / (column / people)
        }),
      )
      assertClose(populationRca(matrix, population), slow, exact)
      const scaled = { ...matrix, values: matrix.values.map(value => value * factor) }
      const others = population.map(here => here * factor)
      assertClose(populationRca(scaled, others), slow, exact)
    }),
  )
})

test('RCA by population does not depend on order, and an empty region or activity changes nothing else', () => {
  fc.assert(
    fc.property(anyMatrix, populations, (matrix, many) => {
      const population = many.slice(0, matrix.regions.length)
      const rows = [...matrix.regions.keys()].reverse()
      const columns = [...matrix.activities.keys()].reverse()
      const straight = populationRca(matrix, population)
      const turned = populationRca(permuted(matrix, rows, columns), [...population].reverse())
      assertClose(turned.reverse(), straight, exact)
      const wider = padded(matrix)
      const index = populationRca(wider, [...population, 77])
      const before = matrix.activities.length
      wider.regions.forEach((_, r) => {
        const here = index.subarray(r * (before + 1), (r + 1) * (before + 1))
        if (r < matrix.regions.length)
          assertClose(here.subarray(0, before), straight.subarray(r * before, (r + 1) * before), exact)
        else assert.ok(here.every(Number.isNaN))
        assert.ok(Number.isNaN(here[before]))
      })
    }),
  )
})

test('without inhabitants a region has no index; with an unknown number of them none has', () => {
  const matrix = matrixOf(2, 2, [2, 1, 2, 4])
  assertClose(populationRca(matrix, [0, 30]), [Number.NaN, Number.NaN, 0.5, 0.8], exact)
  assert.ok(populationRca(matrix, [Number.NaN, 30]).every(Number.isNaN))
  assert.ok(populationRca(matrix, [-1, 30]).every(Number.isNaN))
  assert.ok(populationRca(matrix, [0, 0]).every(Number.isNaN))
  assert.throws(() => populationRca(matrix, [1, 2, 3]), /2 regions and 3 populations/)
})
