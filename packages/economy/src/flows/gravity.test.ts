import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose, referenceAbsent, referenceColumn, referenceTable } from '../testing/reference.ts'
import { distanceDecay } from './distance-decay.ts'
import { type GravityTable, gravity, logGravity } from './gravity.ts'

const referenceFlows = (): GravityTable & { others: Record<string, Float64Array> } => {
  const flows = 'cities48x90/flows.csv'
  const names = referenceTable('cities48x90/cities.csv').rows.map(row => row[0])
  const population = referenceColumn('cities48x90/cities.csv', 'population')
  const { rows } = referenceTable(flows)
  return {
    origins: rows.map(row => row[0]),
    destinations: rows.map(row => row[1]),
    values: referenceColumn(flows, 'flow'),
    distancesKm: referenceColumn(flows, 'distance_km'),
    originSizes: rows.map(row => population[names.indexOf(row[0])]),
    destinationSizes: rows.map(row => population[names.indexOf(row[1])]),
    others: { same_country: referenceColumn(flows, 'same_country') },
  }
}

const file = 'cities48x90/out/glm_gravity.csv'
const referenceModel = (model: string, column: string): number[] => {
  const { header, rows } = referenceTable(file)
  return rows.filter(row => row[0] === model).map(row => Number(row[header.indexOf(column)]))
}
const scalar = (quantity: string): number =>
  Number(referenceTable('cities48x90/out/scalars.csv').rows.find(row => row[2] === quantity)?.[3])

// Errors rest on the weights of the step before the last, the tool's and ours, and so keep fewer digits.
const robustDigits = { relative: 1e-8 }

test('PPML is that of R, with its errors, deviance and likelihood', { skip: referenceAbsent }, () => {
  const { fit, expected } = gravity(referenceFlows())
  assert.deepEqual(fit.terms, ['intercept', 'origin size', 'destination size', 'distance', 'same_country'])
  assertClose(fit.coefficients, referenceModel('ppml', 'estimate'))
  assertClose(fit.standardErrors, referenceModel('ppml', 'se'))
  assertClose(fit.robust.hc0, referenceModel('ppml', 'se_robust_HC0'), robustDigits)
  assertClose(fit.robust.hc1, referenceModel('ppml', 'se_robust_HC1'), robustDigits)
  assertClose([fit.deviance, fit.logLikelihood], [scalar('deviance'), scalar('logLik')])
  assert.equal(expected.length, 2256)
})

test('least squares of the logarithm of positive flows is that of R', { skip: referenceAbsent }, () => {
  const { fit } = logGravity(referenceFlows())
  assertClose(fit.coefficients, referenceModel('ols_log_positive', 'estimate'))
  assertClose(fit.standardErrors, referenceModel('ols_log_positive', 'se'))
  assertClose(fit.robust.hc0, referenceModel('ols_log_positive', 'se_robust_HC0'))
  assertClose(fit.robust.hc1, referenceModel('ols_log_positive', 'se_robust_HC1'))
})

test('PPML with origin and destination effects is that of R', { skip: referenceAbsent }, () => {
  const { fit } = gravity(referenceFlows(), { effects: true })
  assert.deepEqual(fit.terms, ['distance', 'same_country'])
  assertClose(fit.coefficients, referenceModel('ppml_origin_destination_fe', 'estimate'))
  assertClose(fit.standardErrors, referenceModel('ppml_origin_destination_fe', 'se'))
  assertClose([fit.deviance], [scalar('deviance_fe')])
})

/** All pairs of five places, with sizes and distances between them. */
const anyTable: fc.Arbitrary<GravityTable & { distancesKm: number[]; originSizes: number[] }> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 10, max: 1000 }), { minLength: 5, maxLength: 5 }),
    places: fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 5, maxLength: 5 }),
    values: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 25, maxLength: 25 }),
  })
  .map(({ sizes, places, values }) => {
    const pairs = values.map((value, i) => ({ from: Math.floor(i / 5), to: i % 5, value }))
    return {
      origins: pairs.map(({ from }) => `p${from}`),
      destinations: pairs.map(({ to }) => `p${to}`),
      values,
      distancesKm: pairs.map(({ from, to }) => Math.abs(places[from] - places[to]) || 20),
      originSizes: pairs.map(({ from }) => sizes[from]),
      destinationSizes: pairs.map(({ to }) => sizes[to]),
    }
  })

/** Flows that follow a law exactly. */
const lawful = (table: GravityTable, law: (i: number) => number): GravityTable => ({
  ...table,
  values: table.origins.map((_, i) => law(i)),
})
const column = (table: GravityTable, name: 'originSizes' | 'destinationSizes') => table[name] ?? []

test('flows that follow the law give it back, and stand out nowhere', () => {
  fc.assert(
    fc.property(anyTable, table => {
      const exact = lawful(
        table,
        i =>
          (0.02 * (column(table, 'originSizes')[i] * column(table, 'destinationSizes')[i] ** 0.5)) /
          table.distancesKm[i] ** 1.2,
      )
      for (const model of [gravity, logGravity]) {
        const { fit, ratios } = model(exact)
        // Sizes that happen to be all alike cannot be told from the intercept.
        fc.pre(fit.identified)
        assertClose(fit.coefficients, [Math.log(0.02), 1, 0.5, -1.2], { relative: 1e-5, absolute: 1e-5 })
        assertClose(
          ratios,
          table.origins.map(() => 1),
          { relative: 1e-6 },
        )
        const byEffects = model(exact, { effects: true })
        assertClose(byEffects.fit.coefficients, [-1.2], { relative: 1e-6 })
      }
    }),
  )
})

test('residuals and ratios compare with what is expected; PPML expects as much as there is', () => {
  fc.assert(
    fc.property(anyTable, fc.boolean(), (table, effects) => {
      const { fit, expected, residuals, ratios } = gravity(table, { effects })
      fc.pre(fit.identified)
      let [actual, sum] = [0, 0]
      for (const [i, mean] of expected.entries()) {
        assert.equal(residuals[i], table.values[i] - mean)
        assert.equal(ratios[i], table.values[i] / mean)
        if (Number.isNaN(mean)) continue
        actual += table.values[i]
        sum += mean
      }
      assertClose([sum], [actual], { relative: 1e-6 })
    }),
  )
})

test('units of size, distance and flow move the intercept only', () => {
  fc.assert(
    fc.property(anyTable, table => {
      const { fit, ratios } = gravity(table)
      fc.pre(fit.identified)
      const scaled = gravity({
        ...table,
        values: Array.from(table.values, value => value * 8),
        distancesKm: table.distancesKm.map(km => km * 1000),
        originSizes: table.originSizes.map(size => size / 100),
      })
      assertClose(scaled.fit.coefficients.slice(1), fit.coefficients.slice(1), { relative: 1e-5, absolute: 1e-6 })
      assertClose(scaled.ratios, ratios, { relative: 1e-5, absolute: 1e-6 })
    }),
  )
})

const table = () => ({
  origins: ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'],
  destinations: ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c'],
  values: [40, 9, 3, 12, 30, 8, 2, 7, 21],
  distancesKm: [10, 100, 300, 100, 12, 200, 300, 200, 9],
  originSizes: [5, 5, 5, 4, 4, 4, 2, 2, 2],
})

test('rows without a flow, a size or a distance are left out and have no value', () => {
  for (const [field, gap] of [
    ['values', Number.NaN],
    ['distancesKm', 0],
    ['distancesKm', Number.NaN],
    ['distancesKm', -5],
    ['originSizes', 0],
    ['originSizes', Number.NaN],
  ] as const) {
    for (const model of [gravity, logGravity]) {
      const gapped = table()
      gapped[field][1] = gap
      const { fit, expected, residuals, ratios } = model(gapped)
      const shorter = table()
      for (const list of Object.values(shorter)) list.splice(1, 1)
      const { fit: without, expected: expectedWithout } = model(shorter)
      assert.equal(fit.n, 8)
      assert.deepEqual(fit.coefficients, without.coefficients)
      assert.deepEqual(
        expected.filter((_, i) => i !== 1),
        expectedWithout,
      )
      assert.deepEqual([expected[1], residuals[1], ratios[1]], [Number.NaN, Number.NaN, Number.NaN])
    }
  }
})

test('zero flows count for PPML and are left out of the logarithm', () => {
  const zero = table()
  zero.values[2] = 0
  assert.equal(gravity(zero).fit.n, 9)
  assert.equal(gravity(zero).ratios[2], 0)
  assert.equal(logGravity(zero).fit.n, 8)
  assert.equal(logGravity(zero).expected[2], Number.NaN)
})

test('with effects, a place that sends nothing or takes nothing changes no other', () => {
  const before = gravity(table(), { effects: true })
  const more = table()
  for (const place of ['a', 'b', 'c']) {
    more.origins.push('silent', place)
    more.destinations.push(place, 'silent')
    more.values.push(0, 0)
    more.distancesKm.push(50, 60)
    more.originSizes.push(1, 1)
  }
  const after = gravity(more, { effects: true })
  assert.equal(after.fit.n, 9)
  assert.deepEqual(after.fit.coefficients, before.fit.coefficients)
  assert.deepEqual(after.expected.slice(0, 9), before.expected)
  assert.ok(after.expected.slice(9).every(Number.isNaN))
})

test('what cannot be fitted says why and gives no number', () => {
  const negative = table()
  negative.values[4] = -1
  for (const [fit, reason] of [
    [gravity(negative).fit, /row 5 of “y” is -1, not 0 or more/],
    [gravity(negative, { effects: true }).fit, /row 5 of “y” is -1/],
    [logGravity(negative).fit, /row 5 of “y” is not a number/],
    [gravity({ ...table(), distancesKm: new Float64Array(9).fill(7) }).fit, /“distance”/],
    [gravity({ ...table(), values: new Float64Array(9).fill(Number.NaN) }).fit, /0 rows/],
    [gravity({ ...table(), values: new Float64Array(9) }, { effects: true }).fit, /0 rows/],
    [logGravity({ ...table(), values: new Float64Array(9) }, { effects: true }).fit, /0 rows/],
  ] as const) {
    assert.equal(fit.identified, false)
    assert.match(fit.reason ?? '', reason)
    assert.ok(fit.coefficients.every(Number.isNaN))
  }
  assert.ok(gravity(negative).expected.every(Number.isNaN))
})

test('lists of another length are refused', () => {
  assert.throws(() => gravity({ ...table(), distancesKm: [1] }), /9 origins, but 1 distance/)
  assert.throws(() => logGravity({ ...table(), others: { border: [1, 0] } }), /9 origins, but 2 border/)
  assert.throws(() => gravity({ ...table(), originSizes: [] }, { effects: true }), /9 origins, but 0 origin size/)
  assert.throws(() => gravity({ ...table(), others: { distance: table().values } }), /may not be called “distance”/)
  assert.throws(() => distanceDecay({ ...table(), distancesKm: [1] }), /9 origins, but 1 distances/)
})

test('distance decay is the distance term of gravity with effects', () => {
  fc.assert(
    fc.property(anyTable, table => {
      const decay = distanceDecay(table)
      fc.pre(decay.identified)
      const { fit } = gravity(table, { effects: true })
      assert.deepEqual([decay.elasticity, decay.elasticityError], [fit.coefficients[0], fit.robust.hc1[0]])
      assert.equal(decay.deviance.power, fit.deviance)
      assert.equal(decay.n, fit.n)
      assert.equal(decay.leftAtDouble, 2 ** decay.elasticity)
      assert.equal(decay.halvingKm, decay.perKm < 0 ? -Math.log(2) / decay.perKm : Number.NaN)
    }),
  )
})

test('each form of decay is found where flows follow it, whatever the sizes', () => {
  fc.assert(
    fc.property(anyTable, table => {
      const size = (i: number) => column(table, 'originSizes')[i] * column(table, 'destinationSizes')[i]
      const power = distanceDecay(lawful(table, i => size(i) * table.distancesKm[i] ** -0.5))
      assertClose([power.elasticity, power.leftAtDouble], [-0.5, Math.SQRT1_2], { relative: 1e-6 })
      // The other form may find no fit at all; and a deviance of 0 keeps the rounding of the sums it is made of.
      const { deviance } = power
      assert.ok(Number.isNaN(deviance.exponential) || deviance.power <= deviance.exponential + 1e-6)
      const halves = distanceDecay(lawful(table, i => size(i) * 0.5 ** (table.distancesKm[i] / 300)))
      assertClose([halves.perKm, halves.halvingKm], [-Math.log(2) / 300, 300], { relative: 1e-5 })
      const further = distanceDecay(lawful(table, i => size(i) * table.distancesKm[i]))
      assertClose([further.elasticity, further.halvingKm], [1, Number.NaN], { relative: 1e-6 })
    }),
  )
})

test('decay leaves what has no distance out of both forms, and says when it is not identified', () => {
  const zero = table()
  zero.distancesKm[0] = 0
  assert.equal(distanceDecay(zero).n, 8)
  const same = distanceDecay({ ...table(), distancesKm: new Float64Array(9).fill(7) })
  assert.deepEqual([same.identified, same.elasticity, same.halvingKm], [false, Number.NaN, Number.NaN])
  assert.match(same.reason ?? '', /“distance”/)
})
