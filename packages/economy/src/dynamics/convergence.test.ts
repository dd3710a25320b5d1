import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Matrix, totals } from '../matrix.ts'
import { anyMatrix, matrixOf, padded } from '../testing/any-matrix.ts'
import {
  assertClose,
  referenceAbsent,
  referenceColumn,
  referenceMatrix,
  referenceTable,
  vector,
} from '../testing/reference.ts'
import { betaConvergence, sigmaConvergence } from './convergence.ts'
import { growth } from './growth.ts'
import { growthProjection } from './growth-projection.ts'
import { shiftShare } from './shift-share.ts'

const nothing = Number.NaN
const cities = 'cities48x90/cities.csv'

const scalar = (quantity: string, tool = 'REAT') =>
  Number(referenceTable('cities48x90/out/scalars.csv').rows.find(row => row[0] === tool && row[2] === quantity)?.[3])

/** The matrix with its activities summed by group. */
const grouped = (matrix: Matrix, groups: readonly number[]): Matrix => {
  const names = [...new Set(groups)]
  const sums = matrixOf(matrix.regions.length, names.length, new Float64Array(matrix.regions.length * names.length))
  matrix.values.forEach((value, cell) => {
    const r = Math.floor(cell / groups.length)
    sums.values[r * names.length + names.indexOf(groups[cell % groups.length])] += value
  })
  return sums
}

test('Growth of cities and industries agrees with EconGeo', { skip: referenceAbsent }, () => {
  const before = totals(referenceMatrix('cities48x90/counts_t1.csv'))
  const after = totals(referenceMatrix('cities48x90/counts_t2.csv'))
  // The tool gives percent rounded to two digits.
  const rounded = { relative: 0, absolute: 0.005000001 }
  const percent = (values: Float64Array) => values.map(value => 100 * value)
  assertClose(
    percent(growth(before.regions, after.regions)),
    referenceColumn('cities48x90/out/econgeo_city_t1.csv', 'growth_reg'),
    rounded,
  )
  assertClose(
    percent(growth(before.activities, after.activities)),
    referenceColumn('cities48x90/out/econgeo_industry_t1.csv', 'growth_ind'),
    rounded,
  )
})

test('Shift–share of the largest city agrees with REAT', { skip: referenceAbsent }, () => {
  const groups = [...referenceColumn('cities48x90/industries.csv', 'group')]
  const before = grouped(referenceMatrix('cities48x90/counts_t1.csv'), groups)
  const after = grouped(referenceMatrix('cities48x90/counts_t2.csv'), groups)
  const sums = totals(before).regions
  const largest = sums.indexOf(Math.max(...sums))
  const parts = shiftShare(before, after)
  const names = {
    growth: 'shift_Growth (t1-t)',
    nationalShare: 'shift_National share',
    industrialMix: 'shift_Industrial mix',
    regionalShare: 'shift_Regional share',
    netTotalShift: 'shift_Net total shift',
  } as const
  for (const [ours, theirs] of Object.entries(names) as [keyof typeof names, string][])
    assertClose([parts[ours][largest]], [scalar(theirs)], vector)
})

test('Beta convergence of the 48 cities agrees with REAT', { skip: referenceAbsent }, () => {
  const years = 10
  const fit = betaConvergence(referenceColumn(cities, 'gdppc_t1'), referenceColumn(cities, 'gdppc_t2'), years)
  assertClose(
    [fit.alpha, fit.beta, fit.standardError, fit.r2],
    ['alpha', 'beta', 'beta_se', 'r2'].map(name => scalar(name)),
    vector,
  )
  // The tool's speed −ln(1 + β) / T takes the yearly β for that of the whole period and is T times too slow; it follows
  // from our β, and ours is another number on purpose.
  assertClose([-Math.log1p(fit.beta) / years], [scalar('lambda')], vector)
  assertClose([(-Math.LN2 * years) / Math.log1p(fit.beta)], [scalar('halflife')], vector)
  assertClose([fit.lambda, fit.halfLife], [0.000985041570312, 703.673024013154], vector)
})

test('Growth projection agrees with lm', { skip: referenceAbsent }, () => {
  const file = 'cities48x90/out/lm_growth_projection.csv'
  const eci = referenceColumn('cities48x90/out/pyecomplexity_city_t1.csv', 'eci')
  const coi = referenceColumn('cities48x90/out/pyecomplexity_city_t1.csv', 'coi')
  const fit = growthProjection(referenceColumn(cities, 'gdppc_t1'), referenceColumn(cities, 'gdppc_t2'), { eci, coi })
  assert.deepEqual(fit.terms, ['intercept', 'eci', 'coi', 'log level'])
  assertClose(fit.coefficients, referenceColumn(file, 'estimate'), vector)
  assertClose(fit.standardErrors, referenceColumn(file, 'se'), vector)
  assertClose(
    fit.coefficients.map((value, j) => value / fit.standardErrors[j]),
    referenceColumn(file, 't'),
    vector,
  )
  assertClose(fit.p, referenceColumn(file, 'p'), vector)
  assertClose(fit.robust.hc1, referenceColumn(file, 'se_HC1'), vector)
  assertClose(fit.fitted, referenceColumn('cities48x90/out/lm_growth_projection_fitted.csv', 'fitted'), vector)
  assertClose([fit.r2], [scalar('r2', 'stats::lm')], vector)
})

test('Shift–share worked out by hand', () => {
  // All grow from 20 to 30, by half; activity 0 from 10 to 20, activity 1 stays at 10.
  const parts = shiftShare(matrixOf(2, 2, [8, 2, 2, 8]), matrixOf(2, 2, [14, 3, 6, 7]))
  assertClose(parts.growth, [7, 3])
  assertClose(parts.nationalShare, [5, 5])
  assertClose(parts.industrialMix, [8 * 0.5 - 2 * 0.5, 2 * 0.5 - 8 * 0.5])
  assertClose(parts.regionalShare, [14 - 16 + 3 - 2, 6 - 4 + 7 - 8])
  assertClose(parts.netTotalShift, [2, -2])
  assertClose(parts.newActivities, [0, 0])
})

test('The parts add up to the growth, regional shares to nothing; empty rows and columns change nothing', () => {
  fc.assert(
    fc.property(
      anyMatrix,
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 81, maxLength: 81 }),
      (before, other) => {
        const after = { ...before, values: Float64Array.from(before.values, (_, cell) => other[cell]) }
        const parts = shiftShare(before, after)
        const all = totals(before).all
        const later = totals(after)
        totals(before).regions.forEach((sum, r) => {
          const total = parts.nationalShare[r] + parts.netTotalShift[r] + parts.newActivities[r]
          if (all === 0 || sum + later.regions[r] === 0) assert.ok(Number.isNaN(total) && Number.isNaN(parts.growth[r]))
          else assertClose([total], [parts.growth[r]], { relative: 0, absolute: 1e-9 })
        })
        const wide = shiftShare(padded(before), padded(after))
        for (const [name, values] of Object.entries(parts))
          assertClose(wide[name as keyof typeof parts], [...values, nothing])
        const known = parts.regionalShare.filter(value => !Number.isNaN(value))
        assertClose([known.reduce((sum, value) => sum + value, 0)], [0], { relative: 0, absolute: 1e-9 })
      },
    ),
  )
})

test('Beta convergence finds the speed that levels were made with, and tells when there is none', () => {
  const before = [100, 200, 400, 800]
  const speed = 0.02
  const years = 5
  // ln y₂ = e^(−λT) ln y₁ + a constant, exactly.
  const after = before.map(level => Math.exp(Math.exp(-speed * years) * Math.log(level) + 1))
  const fit = betaConvergence(before, after, years)
  assertClose([fit.lambda, fit.halfLife, fit.r2], [speed, Math.LN2 / speed, 1], vector)
  assert.equal(fit.n, 4)
  const apart = betaConvergence([1, 2, 4, nothing, 0], [1, 4, 16, 3, 3], 1)
  assertClose([apart.beta, apart.lambda, apart.halfLife], [1, -Math.LN2, nothing])
  assert.equal(apart.n, 3)
  const overtaken = betaConvergence([1, 2, 4], [16, 4, 1], 1)
  assertClose([overtaken.beta, overtaken.lambda], [-3, nothing])
  const alike = betaConvergence([2, 2, 2], [2, 3, 4], 1)
  assert.equal(alike.identified, false)
  assert.match(alike.reason ?? '', /“log level”/)
  assert.ok(Number.isNaN(alike.beta) && Number.isNaN(alike.lambda) && Number.isNaN(alike.halfLife))
  assert.throws(() => betaConvergence([1, 2], [2, 3], 0), /over 0 years/)
})

test('Sigma convergence worked out by hand, over the regions known at every date', () => {
  const e = Math.E
  const { logDeviation, variation, ratio, n } = sigmaConvergence([
    [1, e ** 2, 5, 3],
    [e, e ** 2, nothing, 0],
  ])
  // Two values a and b deviate by |a − b| / √2.
  assertClose(logDeviation, [Math.SQRT2, Math.SQRT1_2])
  assertClose(variation, [
    (e ** 2 - 1) / Math.SQRT2 / ((e ** 2 + 1) / 2),
    (e ** 2 - e) / Math.SQRT2 / ((e ** 2 + e) / 2),
  ])
  assertClose([ratio, n], [0.5, 2])
  assert.ok(Number.isNaN(sigmaConvergence([[1], [2]]).ratio))
  assert.ok(Number.isNaN(sigmaConvergence([]).ratio))
  assert.throws(() => sigmaConvergence([[1, 2], [1]]), /first date has 2 regions, another 1/)
})

test('Sigma convergence does not see the unit of the levels', () => {
  const levels = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(levels, levels, (one, other) => {
      const { logDeviation, variation } = sigmaConvergence([one, other])
      const scaled = sigmaConvergence([one.map(value => value * 7), other.map(value => value * 3)])
      assertClose(scaled.logDeviation, logDeviation, { relative: 1e-9, absolute: 1e-9 })
      assertClose(scaled.variation, variation, { relative: 1e-9, absolute: 1e-9 })
    }),
  )
})

test('A growth projection is the fitted line, read at the facts of today', () => {
  // ln(y₂/y₁) = 0.5 + 0.2 x − 0.1 ln y₁ exactly; the last two regions are not known well enough.
  const before = [10, 20, 40, 80, 30, 50]
  const x = [1, 0, 2, 1, nothing, 1]
  const rule = (fact: number, level: number) => 0.5 + 0.2 * fact - 0.1 * Math.log(level)
  const after = before.map((level, r) => (r === 5 ? 0 : level * Math.exp(rule(x[r], level))))
  const latest = [2, 1, 2, nothing, 3, 1]
  const fit = growthProjection(before, after, { x }, { latest: { x: latest } })
  assertClose(fit.coefficients, [0.5, 0.2, -0.1])
  assert.equal(fit.n, 4)
  assertClose(fit.fitted, [...before.slice(0, 4).map((level, r) => rule(x[r], level)), nothing, nothing])
  assert.deepEqual([...fit.residuals.slice(4)], [nothing, nothing])
  const expected = latest.map((fact, r) =>
    r === 3 || Number.isNaN(after[r]) || after[r] === 0 ? nothing : rule(fact, after[r]),
  )
  assertClose(fit.projected, expected)
  assert.ok(growthProjection(before, after, { x }).projected.every(Number.isNaN))
  assert.throws(() => growthProjection(before, after, { x: [1] }), /“x” has 1 values for 6 regions/)
  assert.throws(() => growthProjection(before, after, { x }, { latest: {} }), /“x” has 0 values for 6 regions/)
})
