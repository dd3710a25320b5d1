import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import type { Design } from './design.ts'
import { generalisedLinear } from './generalised-linear.ts'

type Family = 'poisson' | 'logit'

/** Designs of one regressor, weights, clusters and up to two effects; many of them separated. */
const anyDesign: fc.Arbitrary<Design & { family: Family }> = fc
  .record({ n: fc.integer({ min: 10, max: 30 }), family: fc.constantFrom<Family>('poisson', 'logit') })
  .chain(({ n, family }) => {
    const list = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { minLength: n, maxLength: n })
    return fc
      .record({
        y: list(fc.integer({ min: 0, max: family === 'logit' ? 1 : 9 })),
        x: list(fc.integer({ min: -5, max: 5 })),
        weights: list(fc.integer({ min: 1, max: 3 })),
        cluster: list(fc.integer({ min: 0, max: 4 })),
        effects: fc.array(list(fc.constantFrom('a', 'b', 'c')), { maxLength: 2 }),
        intercept: fc.boolean(),
      })
      .map(({ x, ...design }) => ({ ...design, columns: { x }, family }))
  })

/** The regressors as rows, a column for each level of the effects but the base. */
const rowsOf = ({ y, columns, effects = [], intercept = true }: Design): number[][] =>
  Array.from({ length: y.length }, (_, i) => [
    ...(intercept ? [1] : []),
    ...Object.values(columns).map(column => column[i]),
    ...effects.flatMap((labels, e) =>
      [...new Set(labels)]
        .sort()
        .slice(e === 0 && !intercept ? 0 : 1)
        .map(level => (labels[i] === level ? 1 : 0)),
    ),
  ])

test('With a column of 0 and 1 the coefficients are the logs of means and of odds', () => {
  const x = [0, 0, 0, 0, 1, 1, 1, 1]
  const poisson = generalisedLinear({ family: 'poisson', y: [1, 2, 3, 2, 4, 8, 5, 7], columns: { x } })
  assertClose(poisson.coefficients, [Math.log(2), Math.log(3)])
  // The variance of a log mean is 1 over the sum of the counts: 1/8, and 1/8 + 1/24 for the difference.
  assertClose(poisson.standardErrors, [Math.sqrt(1 / 8), Math.sqrt(1 / 6)])
  assertClose(poisson.fitted, [2, 2, 2, 2, 6, 6, 6, 6])
  const logit = generalisedLinear({ family: 'logit', y: [1, 0, 0, 0, 1, 1, 1, 0], columns: { x } })
  assertClose(logit.coefficients, [-Math.log(3), 2 * Math.log(3)])
  // 1 / (n p (1 − p)) = 4/3 each.
  assertClose(logit.standardErrors, [Math.sqrt(4 / 3), Math.sqrt(8 / 3)])
  assertClose(
    [logit.logLikelihood, logit.deviance],
    [1, -2].map(factor => factor * (6 * Math.log(3 / 4) + 2 * Math.log(1 / 4))),
  )
  // HC0 of the intercept: Σ (x e)² / (Σ p(1−p))² over the first four rows, e = 3/4 once and −1/4 three times.
  assertClose([logit.robust.hc0[0]], [Math.sqrt((9 + 3) / 16) / (4 * (3 / 16))])
  assertClose(
    logit.robust.hc1,
    logit.robust.hc0.map(error => error * Math.sqrt(8 / 6)),
  )
})

test('Deviance and likelihood of Poisson by hand', () => {
  const fit = generalisedLinear({ family: 'poisson', y: [0, 1, 2], columns: {} })
  assertClose(fit.coefficients, [0], { relative: 0, absolute: 1e-12 })
  assertClose([fit.logLikelihood], [-3 - Math.log(2)])
  // 2 Σ y ln y − (y − 1) with 0 ln 0 = 0.
  assertClose([fit.deviance], [2 * (1 + 0 + 2 * Math.log(2) - 1)])
})

test('At the fit no coefficient, reported or absorbed, could do better', () => {
  fc.assert(
    fc.property(anyDesign, design => {
      const fit = generalisedLinear(design)
      fc.pre(fit.converged)
      const rows = rowsOf(design)
      for (let j = 0; j < rows[0].length; j++) {
        const slope = rows.reduce((sum, row, i) => sum + (design.weights?.[i] ?? 1) * row[j] * fit.residuals[i], 0)
        assert.ok(Math.abs(slope) < 1e-6, `${slope}`)
      }
      assert.equal(fit.n - fit.degreesOfFreedom >= fit.terms.length, true)
    }),
  )
})

test('Effects that are absorbed say the same as columns for their levels', () => {
  fc.assert(
    fc.property(anyDesign, design => {
      const rows = rowsOf(design)
      const { effects: _, ...rest } = design
      const columns = Object.fromEntries(rows[0].map((_, j) => [`c${j}`, rows.map(row => row[j])]))
      const explicit = generalisedLinear({ ...rest, columns, intercept: false })
      fc.pre(explicit.identified)
      const absorbed = generalisedLinear(design)
      assert.equal(absorbed.identified, true, absorbed.reason ?? '')
      const k = absorbed.terms.length
      const close = { relative: 1e-6, absolute: 1e-6 }
      assertClose(absorbed.coefficients, explicit.coefficients.slice(0, k), close)
      assertClose(absorbed.standardErrors, explicit.standardErrors.slice(0, k), close)
      assertClose(absorbed.robust.hc0, explicit.robust.hc0.slice(0, k), close)
      assertClose(absorbed.clustered ?? [], explicit.clustered?.slice(0, k) ?? [], close)
      assertClose([absorbed.deviance], [explicit.deviance], close)
    }),
  )
})

test('Twice the amounts move the intercept of Poisson by ln 2 and nothing else', () => {
  fc.assert(
    fc.property(anyDesign, design => {
      fc.pre(design.family === 'poisson')
      const fit = generalisedLinear({ ...design, intercept: true })
      fc.pre(fit.identified)
      const doubled = generalisedLinear({ ...design, intercept: true, y: Array.from(design.y, value => 2 * value) })
      const close = { relative: 1e-7, absolute: 1e-7 }
      assertClose(doubled.coefficients, [fit.coefficients[0] + Math.LN2, fit.coefficients[1]], close)
      assertClose(doubled.robust.hc1, fit.robust.hc1, close)
    }),
  )
})

test('A regressor that tells the outcome for certain is named, with NaN throughout', () => {
  const cases: [Design & { family: Family }, RegExp][] = [
    [{ family: 'logit', y: [0, 0, 0, 1, 1, 1], columns: { x: [1, 2, 3, 4, 5, 6] } }, /separated by “intercept”, “x”/],
    [
      { family: 'logit', y: [0, 0, 1, 0, 1, 1, 1], columns: { d: [0, 0, 0, 0, 1, 1, 1], x: [1, 2, 2, 3, 1, 4, 2] } },
      /separated by “d”/,
    ],
    [{ family: 'logit', y: [0, 0, 0, 0], columns: { x: [0, 1, 3, 0] } }, /separated/],
    [
      { family: 'poisson', y: [0, 0, 4, 5, 6], columns: { d: [1, 1, 0, 0, 0], x: [1, 2, 3, 5, 4] } },
      /separated by “d”/,
    ],
    [{ family: 'poisson', y: [0, 0, 0], columns: {} }, /separated by “intercept”/],
  ]
  for (const [design, reason] of cases) {
    const fit = generalisedLinear(design)
    assert.equal(fit.identified, false)
    assert.equal(fit.converged, false)
    assert.match(fit.reason ?? '', reason)
    assert.ok(
      [...fit.coefficients, ...fit.standardErrors, ...fit.fitted, fit.deviance, fit.logLikelihood].every(Number.isNaN),
    )
  }
})

test('A group of an effect without events, or with nothing else, is named', () => {
  const x = [1, 2, 3, 5, 4]
  const groups = ['a', 'a', 'b', 'b', 'b']
  const poisson = generalisedLinear({ family: 'poisson', y: [0, 0, 4, 5, 6], columns: { x }, effects: [groups] })
  assert.match(poisson.reason ?? '', /y is 0 in all rows of “a” of effect 1/)
  const logit = generalisedLinear({
    family: 'logit',
    y: [0, 1, 1, 1, 1],
    columns: { x },
    effects: [x.map(() => 1), groups],
  })
  assert.match(logit.reason ?? '', /y is 1 in all rows of “b” of effect 2/)
  const even = generalisedLinear({ family: 'poisson', y: [1, 1, 4, 5, 6], columns: { x }, effects: [groups] })
  assert.equal(even.reason, null)
})

test('What cannot be estimated is told', () => {
  const x = [1, 2, 3, 4, 5]
  const y = [1, 0, 1, 0, 1]
  const reasonOf = (design: Omit<Design, 'y'> & { y?: number[]; family?: Family }, options = {}) =>
    generalisedLinear({ family: 'logit', y, ...design }, options).reason ?? ''
  assert.match(reasonOf({ columns: { x, double: x.map(v => 2 * v) } }), /“double” is 0 throughout, or determined/)
  assert.match(reasonOf({ columns: { x }, y: [2, 0, 1, 0, 1] }), /row 1 of “y” is 2, not from 0 to 1/)
  assert.match(
    reasonOf({ columns: { x }, y: [1, -1, 2, 3, 4], family: 'poisson' }),
    /row 2 of “y” is -1, not 0 or more/,
  )
  assert.match(reasonOf({ columns: { x: [1, 2, Number.NaN, 4, 5] } }), /row 3 of “x” is not a number/)
  assert.match(
    reasonOf({ columns: { x, a: y, b: [1, 0, 0, 0, 0], c: [0, 1, 0, 0, 0], d: [0, 0, 0, 1, 0] } }),
    /5 rows cannot tell 6 unknowns/,
  )
  assert.match(reasonOf({ columns: { x } }, { maxSteps: 1 }), /no convergence in 1 steps/)
})

test('A step too far is taken back, and one that leaves the numbers is told', () => {
  const x = [-16, 207, -6, 33, -80]
  const z = [4, 1, 11, 46, -106]
  // The second step would make the fit worse.
  const fit = generalisedLinear({ family: 'poisson', y: [0, 0, 0, 340, 9], columns: { x, z } })
  assert.equal(fit.converged, true)
  for (const column of [x.map(() => 1), x, z])
    assertClose([column.reduce((sum, value, i) => sum + value * fit.residuals[i], 0)], [0], {
      relative: 0,
      absolute: 1e-6,
    })
  const huge = generalisedLinear({ family: 'poisson', y: [1e307, 1, 2], columns: {} })
  assert.equal(huge.reason, 'the fit ran out of the range of numbers')
})

test('Two-way effects of 48 + 48 levels on 2,256 rows take well under a second', () => {
  const pairs = Array.from({ length: 48 * 48 }, (_, i) => [Math.floor(i / 48), i % 48]).filter(([o, d]) => o !== d)
  const y = pairs.map(([o, d]) => ((o * 31 + d * 17) % 13) + (o % 3))
  const columns = { distance: pairs.map(([o, d]) => Math.log(1 + Math.abs(o - d))) }
  const start = performance.now()
  const fit = generalisedLinear({
    family: 'poisson',
    y,
    columns,
    effects: [pairs.map(p => p[0]), pairs.map(p => p[1])],
  })
  assert.equal(fit.degreesOfFreedom, 2256 - 2 - 47 - 47)
  assert.equal(fit.converged, true)
  assert.ok(performance.now() - start < 1000)
})
