import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import type { Design } from './design.ts'
import { leastSquares } from './least-squares.ts'

/** Hand-sized: y on x with the line 1 + 2x and errors −1, 2, −1. */
const small = { y: [2, 7, 6], columns: { x: [1, 2, 3] } }

const numbers = (n: number) => fc.array(fc.integer({ min: -20, max: 20 }), { minLength: n, maxLength: n })

/** Designs of two regressors, weights, clusters and up to three effects; many of them not identified. */
const anyDesign: fc.Arbitrary<Design> = fc.integer({ min: 8, max: 20 }).chain(n =>
  fc
    .record({
      y: numbers(n),
      x: numbers(n),
      z: numbers(n),
      weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n }),
      cluster: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: n, maxLength: n }),
      effects: fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: n, maxLength: n }), { maxLength: 3 }),
      intercept: fc.boolean(),
    })
    .map(({ x, z, ...design }) => ({ ...design, columns: { x, z } })),
)

/** The same design with a column for each level but the base. */
const explicit = ({ effects = [], intercept, columns, ...design }: Design): Design => ({
  ...design,
  intercept,
  columns: {
    ...columns,
    ...Object.fromEntries(
      effects.flatMap((labels, e) =>
        [...new Set(labels)]
          .sort()
          .slice(e === 0 && !intercept ? 0 : 1)
          .map(level => [`${e}${level}`, labels.map(label => (label === level ? 1 : 0))]),
      ),
    ),
  },
})

test('A line worked out by hand', () => {
  const fit = leastSquares({ ...small, cluster: ['u', 'v', 'w'] })
  assert.deepEqual(fit.terms, ['intercept', 'x'])
  assertClose(fit.coefficients, [1, 2])
  assertClose(fit.fitted, [3, 5, 7])
  assertClose(fit.residuals, [-1, 2, -1])
  // σ² = 6 / 1, (X'X)⁻¹ = [[7/3, −1], [−1, 1/2]].
  assertClose(fit.covariance.classic, [14, -6, -6, 3])
  assertClose(fit.standardErrors, [Math.sqrt(14), Math.sqrt(3)])
  assertClose([fit.r2], [1 - 6 / 14])
  assert.equal(fit.degreesOfFreedom, 1)
  // p of t with 1 degree of freedom: 1 − 2 atan(t) / π.
  assertClose(
    fit.p,
    [1 / Math.sqrt(14), 2 / Math.sqrt(3)].map(t => 1 - (2 * Math.atan(t)) / Math.PI),
  )
  // Influence of a row on the slope: (x − 2) e / 2, that is 1/2, 0, −1/2; on the intercept: (7/3 − x) e.
  assertClose(fit.robust.hc0, [Math.sqrt(16 / 9 + 4 / 9 + 4 / 9), Math.sqrt(1 / 2)])
  assertClose(
    fit.robust.hc1,
    fit.robust.hc0.map(error => error * Math.sqrt(3)),
  )
  // Every row its own cluster: G/(G−1) · (n−1)/(n−k) = 3/2 · 2/1.
  assertClose(fit.clustered ?? [], fit.robust.hc1)
})

test('Coefficients, covariances and degrees of freedom equal those of the normal equations', () => {
  fc.assert(
    fc.property(anyDesign, design => {
      const fit = leastSquares(design)
      const slow = normalEquations(explicit(design))
      fc.pre(fit.identified && slow !== null)
      const k = fit.terms.length
      const close = { relative: 1e-7, absolute: 1e-7 }
      assertClose(fit.coefficients, slow.coefficients.slice(0, k), close)
      assertClose(fit.residuals, slow.residuals, close)
      assert.equal(fit.degreesOfFreedom, slow.degreesOfFreedom)
      if (fit.degreesOfFreedom === 0) return
      assertClose(fit.covariance.classic, corner(slow.classic, k), close)
      assertClose(fit.covariance.hc0, corner(slow.hc0, k), close)
      if (fit.covariance.cluster && new Set(design.cluster).size > 1)
        assertClose(fit.covariance.cluster, corner(slow.cluster, k), close)
    }),
  )
})

test('Effects that are absorbed say the same as columns for their levels', () => {
  fc.assert(
    fc.property(anyDesign, design => {
      const absorbed = leastSquares(design)
      const columns = leastSquares(explicit(design))
      // Columns that determine one another are refused, levels that do are not.
      fc.pre(columns.identified)
      assert.ok(absorbed.identified)
      const k = absorbed.terms.length
      const close = { relative: 1e-8, absolute: 1e-8 }
      assertClose(absorbed.coefficients, columns.coefficients.slice(0, k), close)
      assertClose(absorbed.robust.hc1, columns.robust.hc1.slice(0, k), close)
      assertClose(absorbed.fitted, columns.fitted, close)
      // Without an intercept only the effects tell that the variance is one about the mean.
      if (design.intercept) assertClose([absorbed.r2], [columns.r2], close)
    }),
  )
})

test('The order of the rows does not matter, and a weight of 2 gives the coefficients of two rows', () => {
  fc.assert(
    fc.property(anyDesign, design => {
      const order = Array.from(design.y, (_, i) => i).sort((i, j) => ((i * 7) % 11) - ((j * 7) % 11))
      const fit = leastSquares(design)
      const turned = leastSquares(picked(design, order))
      assert.equal(turned.identified, fit.identified)
      const close = { relative: 1e-7, absolute: 1e-8 }
      assertClose(turned.coefficients, fit.coefficients, close)
      assertClose(turned.clustered ?? [], fit.clustered ?? [], close)
      const twice = Array.from(design.y, (_, i) => Array.from({ length: design.weights?.[i] ?? 1 }, () => i)).flat()
      const repeated = leastSquares({ ...picked(design, twice), weights: undefined })
      if (fit.identified) assertClose(repeated.coefficients, fit.coefficients, close)
    }),
  )
})

test('Groups of rows that share no level take one degree of freedom less', () => {
  const design = {
    y: [1, 3, 2, 5, 4, 4, 7, 9],
    columns: { x: [1, 2, 4, 3, 1, 5, 2, 6] },
    effects: [
      ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'],
      ['p', 'q', 'p', 'q', 'r', 's', 'r', 's'],
    ],
  }
  const fit = leastSquares({ ...design, intercept: false })
  // Eight rows less the slope, four levels of the first effect, and four of the second less one of each group.
  assert.equal(fit.degreesOfFreedom, 8 - 1 - 4 - 2)
  const withIntercept = leastSquares(design)
  assert.equal(withIntercept.degreesOfFreedom, 1)
  assertClose([withIntercept.coefficients[1]], fit.coefficients)
  assertClose(withIntercept.fitted, fit.fitted)
})

test('What cannot be estimated is told, with NaN throughout', () => {
  const x = [1, 2, 3, 4, 5]
  const y = [2, 1, 4, 3, 6]
  const cases: [Design, RegExp][] = [
    [
      { y, columns: { x, double: x.map(v => 2 * v) } },
      /“double” is 0 throughout, or determined by the terms before it$/,
    ],
    [{ y, columns: { zero: [0, 0, 0, 0, 0] } }, /“zero” is 0 throughout/],
    [{ y, columns: { x: [1, 1, 2, 2, 2] }, effects: [['a', 'a', 'b', 'b', 'b']] }, /“x” .* and the effects$/],
    [{ y: [1, 2], columns: { x: [1, 2], z: [4, 3] } }, /2 rows cannot tell 3 unknowns/],
    [{ y: [], columns: {} }, /0 rows cannot tell 1 unknowns/],
    [{ y: [], columns: {}, effects: [[]] }, /0 rows cannot tell 1 unknowns/],
    [{ y: [1, Number.NaN, 3, 4, 5], columns: { x } }, /row 2 of “y” is not a number/],
    [{ y, columns: { x: [1, 2, 3, Infinity, 5] } }, /row 4 of “x” is not a number/],
    [{ y, columns: { x }, weights: [1, 1, 0, 1, 1] }, /weight of row 3 is not above 0/],
    [
      {
        y,
        columns: {},
        effects: [
          ['a', 'a', 'b', 'b', 'b'],
          ['q', 'q', 'p', 'p', 'p'],
        ],
      },
      /no room for an intercept/,
    ],
  ]
  for (const [design, reason] of cases) {
    const fit = leastSquares({ ...design, cluster: Array.from(design.y, (_, i) => i % 2) })
    assert.equal(fit.identified, false)
    assert.match(fit.reason ?? '', reason)
    const all = [...fit.coefficients, ...fit.standardErrors, ...(fit.clustered ?? [0]), ...fit.fitted, fit.r2]
    assert.ok(all.every(Number.isNaN))
  }
})

test('As many rows as unknowns give the coefficients and no errors; constant y has no r²', () => {
  const exact = leastSquares({ y: [1, 3], columns: { x: [0, 1] }, cluster: [1, 2] })
  assertClose(exact.coefficients, [1, 2])
  assert.ok([...exact.standardErrors, ...exact.robust.hc1, ...exact.p, ...(exact.clustered ?? [0])].every(Number.isNaN))
  assert.ok(Number.isNaN(leastSquares({ y: [2, 2, 2], columns: { x: [1, 2, 4] } }).r2))
  assert.ok(leastSquares({ ...small, cluster: ['one', 'one', 'one'] }).clustered?.every(Number.isNaN))
})

test('Numbers are left as they were given', () => {
  const y = Float64Array.from([2, 7, 6])
  const x = Float64Array.from([1, 2, 3])
  leastSquares({ y, columns: { x } })
  assert.deepEqual([...y, ...x], [2, 7, 6, 1, 2, 3])
})

test('Lists of another length than y, and a column called intercept, are mistakes of the caller', () => {
  assert.throws(() => leastSquares({ ...small, columns: { x: [1, 2] } }), /“x” has 2 rows, y 3/)
  assert.throws(() => leastSquares({ ...small, weights: [1] }), /“weights” has 1 rows, y 3/)
  assert.throws(() => leastSquares({ ...small, cluster: ['a'] }), /“cluster” has 1 rows, y 3/)
  assert.throws(() => leastSquares({ ...small, effects: [['a']] }), /“effect 1” has 1 rows, y 3/)
  assert.throws(() => leastSquares({ ...small, columns: { intercept: [1, 2, 3] } }), RangeError)
})

const picked = (design: Design, rows: number[]): Design => {
  const pick = <Value>(list: ArrayLike<Value>) => rows.map(i => list[i])
  return {
    ...design,
    y: pick(design.y),
    columns: Object.fromEntries(Object.entries(design.columns).map(([name, list]) => [name, pick(list)])),
    weights: design.weights && pick(design.weights),
    cluster: design.cluster && pick(design.cluster),
    effects: design.effects?.map(pick),
  }
}

const corner = (square: number[][], k: number) => square.slice(0, k).flatMap(row => row.slice(0, k))

/** The formulas as they stand in a textbook, with a column for each level; null where X'WX is singular. */
const normalEquations = ({ y, columns, weights, intercept, cluster = [] }: Design) => {
  const n = y.length
  const x = Array.from({ length: n }, (_, i) => [
    ...(intercept ? [1] : []),
    ...Object.values(columns).map(column => column[i]),
  ])
  const k = x[0].length
  const w = Array.from({ length: n }, (_, i) => weights?.[i] ?? 1)
  const sumOuter = (rows: number[][]) =>
    Array.from({ length: k }, (_, a) =>
      Array.from({ length: k }, (_, b) => rows.reduce((sum, row) => sum + row[a] * row[b], 0)),
    )
  const inverse = inverted(sumOuter(x.map((row, i) => row.map(value => value * Math.sqrt(w[i])))))
  if (!inverse) return null
  const moment = Array.from({ length: k }, (_, a) => x.reduce((sum, row, i) => sum + w[i] * row[a] * y[i], 0))
  const coefficients = inverse.map(row => row.reduce((sum, value, a) => sum + value * moment[a], 0))
  const residuals = x.map((row, i) => y[i] - row.reduce((sum, value, a) => sum + value * coefficients[a], 0))
  const degreesOfFreedom = n - k
  const variance = residuals.reduce((sum, e, i) => sum + w[i] * e * e, 0) / degreesOfFreedom
  const scores = x.map((row, i) => row.map(value => value * w[i] * residuals[i]))
  const groups = [...new Set(cluster)]
  const summed = groups.map(group =>
    Array.from({ length: k }, (_, a) => scores.reduce((sum, row, i) => (cluster[i] === group ? sum + row[a] : sum), 0)),
  )
  const sandwich = (meat: number[][], factor: number) =>
    product(product(inverse, meat), inverse).map(row => row.map(value => value * factor))
  return {
    coefficients,
    residuals,
    degreesOfFreedom,
    classic: inverse.map(row => row.map(value => value * variance)),
    hc0: sandwich(sumOuter(scores), 1),
    cluster: sandwich(sumOuter(summed), ((groups.length / (groups.length - 1)) * (n - 1)) / degreesOfFreedom),
  }
}

const product = (one: number[][], other: number[][]) =>
  one.map(row => other[0].map((_, b) => row.reduce((sum, value, a) => sum + value * other[a][b], 0)))

/** Gauss–Jordan with pivots; null where a pivot vanishes. */
const inverted = (square: number[][]): number[][] | null => {
  const k = square.length
  const rows = square.map((row, a) => [...row, ...row.map((_, b) => (a === b ? 1 : 0))])
  for (let a = 0; a < k; a++) {
    const pivot = rows.slice(a).reduce((best, row) => (Math.abs(row[a]) > Math.abs(best[a]) ? row : best))
    if (Math.abs(pivot[a]) < 1e-6) return null
    const at = rows.indexOf(pivot)
    rows[at] = rows[a]
    rows[a] = pivot.map(value => value / pivot[a])
    for (let b = 0; b < k; b++) if (b !== a) rows[b] = rows[b].map((value, c) => value - rows[b][a] * rows[a][c])
  }
  return rows.map(row => row.slice(k))
}
