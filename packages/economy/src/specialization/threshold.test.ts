import assert from 'node:assert/strict'
import test from 'node:test'
import { complexity } from '../complexity/eci.ts'
import {
  assertClose,
  referenceAbsent,
  referenceColumn,
  referenceMatrix,
  referenceTable,
  vector,
} from '../testing/reference.ts'
import { diversity, ubiquity } from './diversity.ts'
import { presence } from './presence.ts'
import { rca } from './rca.ts'

test('RCA is the location quotient of EconGeo', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  assertClose(rca(cities), referenceMatrix('cities48x90/out/econgeo_location_quotient_t1.csv').values)
  assertClose(diversity(presence(cities)), referenceColumn('cities48x90/out/econgeo_city_t1.csv', 'diversity'), vector)
  assertClose(
    ubiquity(presence(cities)),
    referenceColumn('cities48x90/out/econgeo_industry_t1.csv', 'ubiquity'),
    vector,
  )
})

test('presence at half the usual threshold is that of py-ecomplexity', { skip: referenceAbsent }, () => {
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
  ]) {
    const present = presence(referenceMatrix(counts), { threshold: 0.5 })
    const { eci, pci } = complexity(present)
    assertClose(diversity(present), referenceColumn(city, 'diversity_thr0.5'), vector)
    assertClose(eci, referenceColumn(city, 'eci_thr0.5'), vector)
    assertClose(pci, referenceColumn(industry, 'pci_thr0.5'), vector)
  }
})

test('RCA, diversity and ubiquity of Spanish provinces are those of py-ecomplexity', { skip: referenceAbsent }, () => {
  const provinces = referenceMatrix('spain53x22/exports_matrix.csv')
  assertClose(rca(provinces), referenceMatrix('spain53x22/out/rca.csv').values)
  assertClose(diversity(presence(provinces)), referenceColumn('spain53x22/out/province.csv', 'diversity'), vector)
  assertClose(ubiquity(presence(provinces)), referenceColumn('spain53x22/out/section.csv', 'ubiquity'), vector)
})

test('a tie is exact as by two divisions, not as by reciprocals', { skip: referenceAbsent }, () => {
  const ties = referenceMatrix('edge/exact_ties.csv')
  const { header, rows } = referenceTable('edge/exact_ties_float_results.csv')
  for (const row of rows) {
    const cell = ties.regions.indexOf(row[0]) * ties.activities.length + ties.activities.indexOf(row[1])
    assert.equal(rca(ties)[cell], Number(row[header.indexOf('rca_as_(x/r)/(c/T)')]))
    assert.notEqual(rca(ties)[cell], Number(row[header.indexOf('rca_as_(x*(1/r))*(T/c)')]))
  }
})

test('diversity of the small cases is that of economiccomplexity, but for its empty region', {
  skip: referenceAbsent,
}, () => {
  const { rows } = referenceTable('edge/observed_R_ec.csv')
  for (const file of [
    'edge/regular.csv',
    'edge/exact_ties.csv',
    'edge/all_ties3x4.csv',
    'edge/disconnected6x6.csv',
    'edge/hh2009_figS4_4x4.csv',
    'edge/zero_row_col.csv',
  ]) {
    const matrix = referenceMatrix(file)
    const name = file.slice('edge/'.length, -'.csv'.length)
    const observed = rows.filter(([input, , measure]) => input === name && measure === 'diversity')
    assert.deepEqual(
      observed.map(row => row[3]),
      matrix.regions,
    )
    // That case is a binary network and stands for itself; the tool was given it as such.
    const binary = name === 'hh2009_figS4_4x4'
    const ours = diversity(binary ? presence(matrix, { index: matrix.values }) : presence(matrix))
    // The tool takes the undefined quotients of an empty region and of an empty activity for presences: one more in every
    // region, and all eight activities in the region without any amount. Wrong, and not copied.
    const wrong = name === 'zero_row_col'
    const expected = observed.map(row => Number(row[4]) - (wrong ? 1 : 0))
    if (wrong) expected[matrix.regions.indexOf('R_zero')] = Number.NaN
    assertClose(ours, expected, vector)
  }
})
