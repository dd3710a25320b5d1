import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  assertClose,
  referenceAbsent,
  referenceColumn,
  referenceMatrix,
  referenceTable,
  vector,
} from '../testing/reference.ts'
import { atkinson } from './atkinson.ts'
import { coefficientOfVariation, williamson } from './coefficient-of-variation.ts'
import { coulter } from './coulter.ts'
import { dalton } from './dalton.ts'
import { gini } from './gini.ts'
import { hoover } from './hoover.ts'
import { theilDecomposition, theilL, theilT } from './theil.ts'

type Measure = (values: ArrayLike<number>, weights?: ArrayLike<number>) => number

/** What must hold for any measure of inequality holds for these; `weighted` ones take weights as so many equal places. */
const weighted: Record<string, Measure> = {
  gini: (values, weights) => gini(values, { weights }),
  theilT: (values, weights) => theilT(values, { weights }),
  theilL: (values, weights) => theilL(values, { weights }),
  atkinson: (values, weights) => atkinson(values, { weights }),
  'atkinson 1': (values, weights) => atkinson(values, { epsilon: 1, weights }),
  'atkinson 2': (values, weights) => atkinson(values, { epsilon: 2, weights }),
  williamson: (values, weights) => williamson(values, weights ?? Array.from(values, () => 1)),
}
const measures: Record<string, Measure> = {
  ...weighted,
  'coefficient of variation': values => coefficientOfVariation(values, { deviation: 'population' }),
  hoover: values => hoover(values),
  coulter: values => coulter(values),
}

const amount = fc.integer({ min: 1, max: 1000 })
const amounts = fc.array(amount, { minLength: 2, maxLength: 12 })

test('one pass over the reference: the numbers of REAT and pysal', { skip: referenceAbsent }, () => {
  const perInhabitant = referenceColumn('cities48x90/cities.csv', 'gdppc_t1')
  const population = referenceColumn('cities48x90/cities.csv', 'population')
  const { rows: cities } = referenceTable('cities48x90/cities.csv')
  const counts = referenceMatrix('cities48x90/counts_t1.csv')
  const firstIndustry = counts.regions.map((_, r) => counts.values[r * counts.activities.length])
  const theilOfPopulation = theilDecomposition(
    population,
    cities.map(row => row[1]),
  ).t
  const ours = {
    'cities48x90/out/scalars.csv': {
      theil_L: theilL(perInhabitant),
      gini: gini(perInhabitant),
      gini_norm: gini(perInhabitant, { normalised: true }),
      hoover: hoover(perInhabitant),
      hoover_ref_pop_first_industry: hoover(firstIndustry, { reference: population }),
      'atkinson_0.5': atkinson(perInhabitant),
      coulter: coulter(perInhabitant, { reference: population }),
      cv: coefficientOfVariation(perInhabitant),
      williamson: williamson(perInhabitant, population, { centre: 'unweighted' }),
      dalton: dalton(perInhabitant),
    },
    'cities48x90/out/pysal_inequality_scalars.csv': {
      theil_T_gdppc: theilT(perInhabitant),
      theil_T_population: theilT(population),
      theil_T_between_country: theilOfPopulation.between,
      theil_T_within_country: theilOfPopulation.within,
      'atkinson_0.5': atkinson(perInhabitant),
      atkinson_1: atkinson(perInhabitant, { epsilon: 1 }),
      gini_gdppc: gini(perInhabitant),
    },
  }
  for (const [file, numbers] of Object.entries(ours)) {
    const theirs = new Map(referenceTable(file).rows.map(([, , quantity, value]) => [quantity, Number(value)]))
    for (const [quantity, value] of Object.entries(numbers))
      assertClose([value], [theirs.get(quantity) ?? Number.NaN], vector)
  }
})

test('Theil of each industry over the cities is that of pysal', { skip: referenceAbsent }, () => {
  const { regions, activities, values } = referenceMatrix('cities48x90/counts_t1.csv')
  const ours = activities.map((_, a) => theilT(regions.map((_, r) => values[r * activities.length + a])))
  assertClose(ours, referenceColumn('cities48x90/out/pysal_theil_industry_t1.csv', 'theil_T_over_cities'), vector)
})

for (const [name, measure] of Object.entries(measures)) {
  test(`${name}: 0 where all are equal; order, unit and a second copy of every place do not matter`, () => {
    fc.assert(
      fc.property(amounts, amount, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (values, equal, unit) => {
        assertClose([measure(values.map(() => equal * unit))], [0], { absolute: 1e-12 })
        const value = measure(values)
        assert.ok(value >= 0)
        const close = (other: number) => assertClose([other], [value], { relative: 1e-9, absolute: 1e-12 })
        close(measure(values.toReversed()))
        close(measure(values.map(one => one * unit)))
        // Coulter's squared gaps of shares fall as places are added.
        if (name === 'coulter') close(measure([...values, ...values]) * Math.SQRT2)
        else close(measure([...values, ...values]))
      }),
    )
  })

  test(`${name}: giving from a richer place to a poorer one never raises it`, () => {
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 0.5, noNaN: true }), (values, part) => {
        const sorted = values.toSorted((one, other) => one - other)
        const last = sorted.length - 1
        const gift = (sorted[last] - sorted[0]) * part
        const after = [sorted[0] + gift, ...sorted.slice(1, last), sorted[last] - gift]
        assert.ok(measure(after) <= measure(sorted) + 1e-12)
      }),
    )
  })

  test(`${name}: what cannot be measured is NaN`, () => {
    for (const bad of [[], [3], [0, 0], [1, -1], [1, Number.NaN], [1, Number.POSITIVE_INFINITY]])
      assert.equal(measure(bad), Number.NaN, String(bad))
  })
}

for (const [name, measure] of Object.entries(weighted)) {
  test(`${name}: a weight is so many equal places, and a place of weight 0 is none`, () => {
    const place = fc.record({ value: amount, weight: fc.integer({ min: 1, max: 4 }) })
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 8 }), amount, (places, other) => {
        const values = places.map(one => one.value)
        const weights = places.map(one => one.weight)
        const value = measure(values, weights)
        const spelledOut = places.flatMap(one => Array.from({ length: one.weight }, () => one.value))
        assertClose([value], [measure(spelledOut)], { relative: 1e-9, absolute: 1e-12 })
        assertClose([measure([other, ...values], [0, ...weights])], [value], { relative: 1e-12, absolute: 1e-12 })
      }),
    )
  })

  test(`${name}: weights that say nothing give NaN, weights of another length throw`, () => {
    for (const bad of [
      [1, 0, 0],
      [0, 0, 0],
      [1, 1, -1],
      [1, 1, Number.NaN],
    ])
      assert.equal(measure([1, 2, 3], bad), Number.NaN, String(bad))
    assert.throws(() => measure([1, 2, 3], [1, 2]), {
      name: 'RangeError',
      message: 'There are 3 values and 2 weights',
    })
  })
}
