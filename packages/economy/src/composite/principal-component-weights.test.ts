import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { principalComponentWeights } from './principal-component-weights.ts'

const missing = Number.NaN

test('weights by hand: of two indicators that move together, and of a third that hardly does', () => {
  // Two indicators with correlation r have the components (1, 1) and (1, -1) with values 1 + r and 1 - r.
  const pair = principalComponentWeights([
    [1, 2, 3, 4],
    [1, 3, 2, 4],
  ])
  assertClose(pair.weights, [0.5, 0.5])
  assertClose(pair.loadings, [Math.sqrt(0.9), Math.sqrt(0.9)])
  assertClose([pair.share], [0.9])
  // The third is uncorrelated with the others.
  const three = principalComponentWeights([
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [1, -1, -1, 1],
  ])
  assertClose(three.weights, [0.5, 0.5, 0], { absolute: 1e-9 })
  assertClose([three.share], [2 / 3])
  assertClose(principalComponentWeights([[1, 5, 2]]).weights, [1])
})

test('an indicator that pulls the other way has a negative loading', () => {
  const { loadings, weights } = principalComponentWeights([
    [1, 2, 3, 4, 5],
    [1, 2, 3, 5, 4],
    [5, 4, 3, 1, 2],
  ])
  assert.deepEqual([...loadings].map(Math.sign), [1, 1, -1])
  assertClose([weights.reduce((sum, weight) => sum + weight, 0)], [1])
})

test('what is not identified says why', () => {
  const reasonFor = (indicators: number[][]) => {
    const { identified, reason, weights, loadings, share } = principalComponentWeights(indicators)
    assert.equal(identified, false)
    assert.ok([...weights, ...loadings, share].every(Number.isNaN))
    return reason
  }
  assert.match(reasonFor([]) ?? '', /no indicator/)
  assert.match(
    reasonFor([
      [1, 2, missing],
      [1, 5, 3],
    ]) ?? '',
    /only 2 regions/,
  )
  assert.match(
    reasonFor([
      [1, 2, 3],
      [4, 4, 4],
    ]) ?? '',
    /indicator 1 does not vary/,
  )
  assert.match(
    reasonFor([
      [1, 2, 1, 2],
      [1, 1, 2, 2],
    ]) ?? '',
    /tied/,
  )
  assert.throws(() => principalComponentWeights([[1, 2], [1]]), /Indicator 1 has 1 values, indicator 0 has 2/)
})

const anyIndicators = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 2, max: 4 }))
  .chain(([regions, indicators]) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: regions, maxLength: regions }), {
      minLength: indicators,
      maxLength: indicators,
    }),
  )

/** Pearson's correlation, straight from its definition. */
const correlation = (x: number[], y: number[]) => {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const product = (a: number[], b: number[]) => mean(a.map((_, i) => (a[i] - mean(a)) * (b[i] - mean(b))))
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y))
}

test('the loadings are an eigenvector of the correlations, and no mix of indicators explains more', () => {
  fc.assert(
    fc.property(
      anyIndicators,
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }),
      (indicators, mix) => {
        const { weights, loadings, share, identified } = principalComponentWeights(indicators)
        if (!identified) return
        const k = indicators.length
        const value = share * k
        const times = (vector: ArrayLike<number>) =>
          indicators.map(x => indicators.reduce((sum, y, j) => sum + correlation(x, y) * vector[j], 0))
        assertClose(
          times(loadings),
          [...loadings].map(loading => loading * value),
          { absolute: 1e-7 },
        )
        assertClose([loadings.reduce((sum, loading) => sum + loading ** 2, 0)], [value])
        assertClose(
          weights,
          [...loadings].map(loading => loading ** 2 / value),
        )
        const length = mix.slice(0, k).reduce((sum, entry) => sum + entry ** 2, 0)
        const explained = times(mix).reduce((sum, entry, i) => sum + entry * mix[i], 0)
        assert.ok(explained <= length * value * (1 + 1e-9))
      },
    ),
  )
})

test('units and regions not fully known change nothing', () => {
  fc.assert(
    fc.property(anyIndicators, indicators => {
      const { share, identified } = principalComponentWeights(indicators)
      const other = principalComponentWeights(
        indicators.map((values, i) => [...values.map(value => value * (i + 2) + 7), i === 0 ? missing : 5]),
      )
      assert.equal(other.identified, identified)
      assertClose([other.share], [share])
    }),
  )
})
