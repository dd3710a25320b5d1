import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalQuantile, studentTQuantile } from '../regression/distributions.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceTable } from '../testing/reference.ts'
import { type InvertedUTable, invertedU, invertedULeastSquares } from './inverted-u.ts'
import { lindMehlum } from './lind-mehlum.ts'
import { type QuadraticCurve, turningPoint } from './turning-point.ts'

const industriesFile = 'cities48x90/competition_innovation.csv'
const referenceIndustries = ({ effects }: { effects: boolean }): InvertedUTable => {
  const { rows } = referenceTable(industriesFile)
  const industries = rows.map(row => row[0])
  return {
    competition: referenceColumn(industriesFile, 'competition'),
    innovation: referenceColumn(industriesFile, 'patents'),
    effects: effects ? [industries, rows.map(row => row[1])] : [],
    cluster: industries,
  }
}
const referenceModel = (model: string, column: string): number[] => {
  const { header, rows } = referenceTable('cities48x90/out/glm_inverted_u.csv')
  return rows.filter(row => row[0] === model).map(row => Number(row[header.indexOf(column)]))
}
const scalar = (quantity: string): number =>
  Number(referenceTable('cities48x90/out/scalars.csv').rows.find(row => row[2] === quantity)?.[3])

// The tool's clustered errors take the weights of the step before the last, and so keep fewer digits.
const clusteredDigits = { relative: 1e-8 }

test('the Poisson fit is that of R, with errors clustered by industry', { skip: referenceAbsent }, () => {
  const { fit, curve } = invertedU(referenceIndustries({ effects: false }))
  assert.deepEqual(fit.terms, ['intercept', 'competition', 'competition squared'])
  assertClose(fit.coefficients, referenceModel('poisson', 'estimate'))
  assertClose(fit.standardErrors, referenceModel('poisson', 'se'))
  assertClose(fit.clustered ?? [], referenceModel('poisson', 'se_cluster_industry'), clusteredDigits)
  assertClose([turningPoint(curve).at], [scalar('turning_point')])
})

test('so it is with industry and year effects', { skip: referenceAbsent }, () => {
  const { fit, curve } = invertedU(referenceIndustries({ effects: true }))
  assert.deepEqual(fit.terms, ['competition', 'competition squared'])
  assertClose(fit.coefficients, referenceModel('poisson_industry_year_fe', 'estimate'))
  assertClose(fit.standardErrors, referenceModel('poisson_industry_year_fe', 'se'))
  assertClose(fit.clustered ?? [], referenceModel('poisson_industry_year_fe', 'se_cluster_industry'), clusteredDigits)
  assertClose([turningPoint(curve).at], [scalar('turning_point_fe')])
})

test('the reference is an inverted U, with and without effects, counted and by least squares', {
  skip: referenceAbsent,
}, () => {
  for (const effects of [false, true])
    for (const model of [invertedU, invertedULeastSquares]) {
      const { curve, range } = model(referenceIndustries({ effects }))
      const { at, maximum, fieller } = turningPoint(curve)
      assert.ok(maximum && range.from < fieller.low && fieller.low < at && at < fieller.high && fieller.high < range.to)
      assert.ok(lindMehlum(curve, range).p < 0.01)
    }
})

/** Curves with a covariance matrix that can be one. */
const anyCurve: fc.Arbitrary<QuadraticCurve> = fc
  .record({
    linear: fc.double({ min: -10, max: 10, noNaN: true }),
    quadratic: fc.oneof(fc.double({ min: -5, max: -0.1, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true })),
    errorLinear: fc.double({ min: 0.01, max: 3, noNaN: true }),
    errorQuadratic: fc.double({ min: 0.01, max: 3, noNaN: true }),
    correlation: fc.double({ min: -0.95, max: 0.95, noNaN: true }),
    degreesOfFreedom: fc.constantFrom(5, 40, Number.POSITIVE_INFINITY),
  })
  .map(({ linear, quadratic, errorLinear, errorQuadratic, correlation, degreesOfFreedom }) => ({
    linear,
    quadratic,
    varianceLinear: errorLinear ** 2,
    varianceQuadratic: errorQuadratic ** 2,
    covariance: correlation * errorLinear * errorQuadratic,
    degreesOfFreedom,
  }))

const quantile = (p: number, df: number) =>
  df === Number.POSITIVE_INFINITY ? normalQuantile(p) : studentTQuantile(p, df)
/** t of the slope at x, straight from its variance. */
const slopeOverError = (curve: QuadraticCurve, x: number) =>
  (curve.linear + 2 * curve.quadratic * x) /
  Math.sqrt(curve.varianceLinear + 2 * (2 * x) * curve.covariance + (2 * x) ** 2 * curve.varianceQuadratic)

test('at the ends of Fieller’s interval the slope is just not told from 0, and the turning point lies inside', () => {
  fc.assert(
    fc.property(anyCurve, fc.constantFrom(0.8, 0.9, 0.95), (curve, confidence) => {
      const { at, maximum, fieller } = turningPoint(curve, { confidence })
      const q = quantile((1 + confidence) / 2, curve.degreesOfFreedom)
      assertClose([curve.linear + 2 * curve.quadratic * at], [0], { absolute: 1e-9 })
      assert.equal(maximum, curve.quadratic < 0)
      const ratio = Math.abs(curve.quadratic) / Math.sqrt(curve.varianceQuadratic)
      // Too near to the edge rounding decides.
      fc.pre(Math.abs(ratio - q) > 1e-3)
      if (ratio < q) {
        assert.deepEqual(fieller, { low: Number.NaN, high: Number.NaN })
        return
      }
      assert.ok(fieller.low <= at && at <= fieller.high)
      for (const end of [fieller.low, fieller.high])
        assertClose([Math.abs(slopeOverError(curve, end))], [q], { relative: 1e-5 })
    }),
  )
})

test('the delta interval is the first-order spread of the turning point', () => {
  fc.assert(
    fc.property(anyCurve, curve => {
      const { at, delta } = turningPoint(curve)
      const turn = (linear: number, quadratic: number) => -linear / (2 * quadratic)
      const step = 1e-6
      const byLinear =
        (turn(curve.linear + step, curve.quadratic) - turn(curve.linear - step, curve.quadratic)) / 2 / step
      const byQuadratic =
        (turn(curve.linear, curve.quadratic + step) - turn(curve.linear, curve.quadratic - step)) / 2 / step
      const error = Math.sqrt(
        byLinear ** 2 * curve.varianceLinear +
          2 * byLinear * byQuadratic * curve.covariance +
          byQuadratic ** 2 * curve.varianceQuadratic,
      )
      assertClose(
        [delta.high - at, at - delta.low],
        new Array(2).fill(quantile(0.975, curve.degreesOfFreedom) * error),
        {
          relative: 1e-4,
          absolute: 1e-6,
        },
      )
    }),
  )
})

test('Fieller’s interval nears that of the delta method as errors become small', () => {
  fc.assert(
    fc.property(anyCurve, curve => {
      const sure = {
        ...curve,
        varianceLinear: curve.varianceLinear * 1e-8,
        varianceQuadratic: curve.varianceQuadratic * 1e-8,
        covariance: curve.covariance * 1e-8,
      }
      const { at, delta, fieller } = turningPoint(sure)
      assertClose([fieller.low - at, fieller.high - at], [delta.low - at, delta.high - at], {
        relative: 0.02,
        absolute: 1e-9,
      })
    }),
  )
})

test('Lind and Mehlum reject at a level just where Fieller’s interval of twice that level lies within the range', () => {
  fc.assert(
    fc.property(
      anyCurve,
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      (curve, from, width) => {
        const level = 0.1
        const range = { from, to: from + width }
        const { slopeFrom, slopeTo, tFrom, tTo, p } = lindMehlum(curve, range)
        assertClose([tFrom, tTo], [slopeOverError(curve, range.from), slopeOverError(curve, range.to)])
        assertClose(
          [slopeFrom, slopeTo],
          [curve.linear + 2 * curve.quadratic * range.from, curve.linear + 2 * curve.quadratic * range.to],
        )
        const { at, maximum, fieller } = turningPoint(curve, { confidence: 1 - 2 * level })
        const inside = maximum && range.from < fieller.low && fieller.high < range.to
        fc.pre(Math.abs(p - level) > 1e-9)
        assert.equal(p < level, inside)
        if (!(maximum && range.from < at && at < range.to)) assert.ok(p > 0.5 - 1e-12)
      },
    ),
  )
})

test('by hand: 4x − x² turns at 2', () => {
  const curve = {
    linear: 4,
    quadratic: -1,
    varianceLinear: 0.04,
    varianceQuadratic: 0.01,
    covariance: 0,
    degreesOfFreedom: Number.POSITIVE_INFINITY,
  }
  const { at, maximum, delta } = turningPoint(curve)
  assert.deepEqual([at, maximum], [2, true])
  // Var = (0.04 + 4 · 2² · 0.01) / (2 · 1)² = 0.05
  assertClose(
    [delta.low, delta.high],
    [2 - 1.959963984540054 * Math.sqrt(0.05), 2 + 1.959963984540054 * Math.sqrt(0.05)],
  )
  const { slopeFrom, slopeTo, tFrom, tTo, p } = lindMehlum(curve, { from: 0, to: 3 })
  assert.deepEqual([slopeFrom, slopeTo, tFrom], [4, -2, 20])
  // −2 / √(0.04 + 36 · 0.01); one-sided p of z = 3.1623
  assertClose([tTo, p], [-Math.sqrt(10), 0.000782701129001275], { relative: 1e-9 })
})

const unknown: QuadraticCurve = {
  linear: Number.NaN,
  quadratic: Number.NaN,
  varianceLinear: Number.NaN,
  varianceQuadratic: Number.NaN,
  covariance: Number.NaN,
  degreesOfFreedom: 5,
}

test('a curve that is not known, a straight line, and a range that is none', () => {
  const nowhere = { low: Number.NaN, high: Number.NaN }
  for (const curve of [
    unknown,
    { ...unknown, linear: 3, quadratic: 0, varianceLinear: 1, varianceQuadratic: 1, covariance: 0 },
  ])
    assert.deepEqual(turningPoint(curve), { at: Number.NaN, maximum: false, delta: nowhere, fieller: nowhere })
  const test = lindMehlum(unknown, { from: 0, to: 1 })
  assert.ok(Object.values(test).every(Number.isNaN))
  for (const range of [
    { from: 1, to: 1 },
    { from: 2, to: 1 },
    { from: Number.NaN, to: 1 },
  ])
    assert.ok(Object.values(lindMehlum({ ...unknown, linear: 4, quadratic: -1 }, range)).every(Number.isNaN))
  for (const confidence of [0, 1, 95, Number.NaN])
    assert.throws(() => turningPoint(unknown, { confidence }), /is not between 0 and 1/)
})

/** Competition of 4 industries over 5 years, and labels of both. */
const panel = (innovation: (x: number, industry: number, year: number) => number) => {
  const rows = Array.from({ length: 20 }, (_, i) => ({ industry: Math.floor(i / 5), year: i % 5 }))
  const competition = rows.map(({ industry, year }) => ((industry * 7 + year * 11 + industry * year * 3) % 20) / 10)
  return {
    competition,
    innovation: rows.map(({ industry, year }, i) => innovation(competition[i], industry, year)),
    effects: [rows.map(({ industry }) => `i${industry}`), rows.map(({ year }) => 2000 + year)],
    cluster: rows.map(({ industry }) => `i${industry}`),
  }
}

test('a curve in the data is found, through the effects', () => {
  const counts = invertedU(panel((x, industry, year) => Math.exp(3 * x - 1.5 * x * x + industry - year / 3)))
  assertClose([counts.curve.linear, counts.curve.quadratic], [3, -1.5], { relative: 1e-7 })
  assertClose([turningPoint(counts.curve).at], [1], { relative: 1e-7 })
  assert.deepEqual(counts.range, { from: 0, to: 1.5 })
  assert.equal(counts.curve.degreesOfFreedom, Number.POSITIVE_INFINITY)
  const amounts = invertedULeastSquares(panel((x, industry, year) => 3 * x - 1.5 * x * x + 4 * industry - year))
  assertClose([amounts.curve.linear, amounts.curve.quadratic], [3, -1.5])
  assert.equal(amounts.curve.degreesOfFreedom, 3)
})

test('the curve has clustered errors where there is a cluster, else robust ones', () => {
  const table = panel((x, industry, year) => Math.round(10 * (3 * x - x * x + industry)) + ((industry * year) % 3))
  for (const model of [invertedU, invertedULeastSquares]) {
    const { fit, curve } = model(table)
    assertClose([Math.sqrt(curve.varianceLinear), Math.sqrt(curve.varianceQuadratic)], [...(fit.clustered ?? [])])
    const plain = model({ competition: table.competition, innovation: table.innovation })
    assert.deepEqual(plain.fit.terms, ['intercept', 'competition', 'competition squared'])
    assertClose(
      [Math.sqrt(plain.curve.varianceLinear), Math.sqrt(plain.curve.varianceQuadratic)],
      [...plain.fit.robust.hc1.slice(1)],
    )
    assert.equal(plain.curve.covariance, plain.fit.covariance.hc1[5])
  }
  const { curve } = invertedULeastSquares({ competition: table.competition, innovation: table.innovation })
  assert.equal(curve.degreesOfFreedom, 17)
})

test('an industry without any innovation changes nothing in the counts', () => {
  const before = panel((x, industry, year) => Math.round(20 * Math.exp(x - x * x)) + industry + (year % 2))
  const more = {
    competition: [...before.competition, 5, 6, 7],
    innovation: [...before.innovation, 0, 0, 0],
    effects: [
      [...before.effects[0], 'idle', 'idle', 'idle'],
      [...before.effects[1], 2000, 2001, 2002],
    ],
    cluster: [...before.cluster, 'idle', 'idle', 'idle'],
  }
  assert.deepEqual(invertedU(more), invertedU(before))
})

test('units of competition move the turning point with them', () => {
  const table = panel((x, industry, year) => Math.round(20 * Math.exp(x - x * x)) + industry + (year % 2))
  for (const model of [invertedU, invertedULeastSquares]) {
    const before = model(table)
    const percent = model({ ...table, competition: table.competition.map(x => x * 100) })
    const [one, other] = [turningPoint(before.curve), turningPoint(percent.curve)]
    assertClose(
      [other.at, other.delta.low, other.fieller.high],
      [one.at * 100, one.delta.low * 100, one.fieller.high * 100],
      {
        relative: 1e-6,
      },
    )
    assertClose([lindMehlum(percent.curve, percent.range).p], [lindMehlum(before.curve, before.range).p], {
      relative: 1e-6,
    })
  }
})

test('what cannot be fitted says why, and has neither turning point nor test', () => {
  const good = panel((x, industry) => Math.round(9 * x) + industry + 1)
  const bad = (change: Partial<InvertedUTable>): InvertedUTable => ({ ...good, ...change })
  const gap = [...good.competition]
  gap[3] = Number.NaN
  const negative = [...good.innovation]
  negative[0] = -1
  for (const [{ fit, curve, range }, reason] of [
    [invertedU(bad({ competition: gap })), /row 4 of “competition”/],
    [invertedULeastSquares(bad({ competition: gap })), /row 4 of “competition”/],
    [invertedU(bad({ innovation: negative })), /row 1 of “y” is -1/],
    [invertedU(bad({ competition: good.competition.map(() => 0.5) })), /“competition”/],
    [invertedULeastSquares(bad({ competition: good.competition.map(x => (x > 1 ? 1 : 0)) })), /“competition squared”/],
    [invertedU(bad({ innovation: good.innovation.map(() => 0) })), /0 rows/],
  ] as const) {
    assert.equal(fit.identified, false)
    assert.match(fit.reason ?? '', reason)
    assert.equal(turningPoint(curve).at, Number.NaN)
    assert.equal(lindMehlum(curve, range).p, Number.NaN)
  }
})

test('lists of another length are refused', () => {
  const { competition, innovation } = panel(x => x)
  assert.throws(() => invertedU({ competition: [1], innovation }), /20 rows of innovation, but 1 of competition/)
  assert.throws(() => invertedU({ competition, innovation, cluster: [1] }), /but 1 of cluster/)
  assert.throws(() => invertedULeastSquares({ competition, innovation, effects: [[1, 2]] }), /but 2 of effect 1/)
})
