import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, padded } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { complexity } from './eci.ts'
import { knowledgeComplexity } from './kci.ts'

/** The straight line of `values` that comes nearest to `to`. */
const fitted = (values: Float64Array, to: Float64Array): Float64Array => {
  const mean = (of: Float64Array) => of.reduce((sum, value) => sum + value, 0) / of.length
  const [x, y] = [mean(values), mean(to)]
  let [above, below] = [0, 0]
  values.forEach((value, i) => {
    above += (value - x) * (to[i] - y)
    below += (value - x) ** 2
  })
  return values.map(value => y + (above / below) * (value - x))
}

test('KCI and TCI are those of EconGeo, but for a straight line and the rounding of its similarities', {
  skip: referenceAbsent,
}, () => {
  const { kci, tci, identified } = knowledgeComplexity(presence(referenceMatrix('cities48x90/counts_t1.csv')))
  assert.equal(identified, true)
  const rounded = { relative: 0, absolute: 1e-3 }
  const published = {
    kci: referenceColumn('cities48x90/out/econgeo_city_t1.csv', 'kci'),
    tci: referenceColumn('cities48x90/out/econgeo_industry_t1.csv', 'tci'),
  }
  assertClose(fitted(kci, published.kci), published.kci, rounded)
  assertClose(fitted(tci, published.tci), published.tci, rounded)
})

test('KCI and TCI are the eigenvectors of economiccomplexity', { skip: referenceAbsent }, () => {
  const { kci, tci } = knowledgeComplexity(presence(referenceMatrix('cities48x90/counts_t1.csv')))
  assertClose(kci, referenceColumn('cities48x90/out/economiccomplexity_city_t1.csv', 'eigen'), vector)
  assertClose(tci, referenceColumn('cities48x90/out/economiccomplexity_industry_t1.csv', 'eigen'), vector)
})

test('KCI and TCI have mean 0 and sample standard deviation 1, and are NaN where ECI is', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const of = presence(padded(matrix))
      const { kci, tci, identified, reason } = knowledgeComplexity(of)
      const { eci, pci, reason: why } = complexity(of)
      assert.equal(reason, why)
      for (const [scores, from] of [
        [kci, eci],
        [tci, pci],
      ]) {
        assert.deepEqual(Array.from(scores, Number.isNaN), Array.from(from, Number.isNaN))
        if (!identified) continue
        const known = scores.filter(value => !Number.isNaN(value))
        const sum = known.reduce((all, value) => all + value, 0)
        const squares = known.reduce((all, value) => all + value ** 2, 0)
        assertClose([sum, squares / (known.length - 1)], [0, 1], vector)
      }
    }),
  )
})
