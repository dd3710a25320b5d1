import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClose, referenceAbsent, referenceColumn, referenceTable } from '../testing/reference.ts'
import { type InvertedUTable, invertedU, invertedULeastSquares } from './inverted-u.ts'
import { lindMehlum } from './lind-mehlum.ts'
import { turningPoint } from './turning-point.ts'

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

// Errors rest on the weights of the step before the last, the tool's and ours, and so keep fewer digits.
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
