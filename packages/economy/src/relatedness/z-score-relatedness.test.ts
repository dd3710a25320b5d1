import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix } from '../testing/reference.ts'
import { zScoreRelatedness } from './z-score-relatedness.ts'

test('the z-score of industries is that of EconGeo', { skip: referenceAbsent }, () => {
  const { values, activities } = referenceMatrix('cities48x90/out/econgeo_z_score_t1.csv')
  // On its diagonal the tool scores a co-occurrence of 0, which is not how often an industry meets itself.
  for (let a = 0; a < activities.length; a++) values[a * activities.length + a] = Number.NaN
  assertClose(zScoreRelatedness(presence(referenceMatrix('cities48x90/counts_t1.csv'))), values)
})

test('the z-score by hand: two activities of two regions each, of four', () => {
  // μ = 1, σ² = 1 · ½ · ⅔: together in 2, 1, 0 regions.
  const one = [1, 1, 0, 0]
  for (const [other, expected] of [
    [[1, 1, 0, 0], Math.sqrt(3)],
    [[1, 0, 1, 0], 0],
    [[0, 0, 1, 1], -Math.sqrt(3)],
  ] as const) {
    const amounts = matrixOf(
      4,
      3,
      one.flatMap((value, r) => [value, other[r], 1]),
    )
    const scores = zScoreRelatedness(presence(amounts, { index: amounts.values }))
    assertClose([scores[1], scores[3]], [expected, expected])
    // The third is everywhere.
    assertClose([scores[0], scores[2], scores[5], scores[8]], Array(4).fill(Number.NaN))
  }
  assert.ok(zScoreRelatedness(presence(matrixOf(1, 2, [1, 1]))).every(Number.isNaN))
})

test('mean and deviation are those of every way to deal an activity to the regions', () => {
  const regions = 5
  const ways = Array.from({ length: 2 ** regions }, (_, bits) => bits)
  const size = (bits: number) => bits.toString(2).replaceAll('0', '').length
  fc.assert(
    fc.property(fc.nat(2 ** regions - 1), fc.nat(2 ** regions - 1), (one, other) => {
      const dealt = ways.filter(bits => size(bits) === size(other)).map(bits => size(bits & one))
      const mean = dealt.reduce((sum, met) => sum + met, 0) / dealt.length
      const variance = dealt.reduce((sum, met) => sum + (met - mean) ** 2, 0) / dealt.length
      // A third activity is everywhere, so that no region is empty.
      const values = Array.from({ length: regions }, (_, r) => [(one >> r) & 1, (other >> r) & 1, 1]).flat()
      const amounts = matrixOf(regions, 3, values)
      const expected = variance < 1e-12 ? Number.NaN : (size(one & other) - mean) / Math.sqrt(variance)
      assertClose([zScoreRelatedness(presence(amounts, { index: values }))[1]], [expected])
    }),
  )
})

test('a score is never infinite', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      for (const score of zScoreRelatedness(presence(matrix))) assert.ok(Math.abs(score) !== Number.POSITIVE_INFINITY)
    }),
  )
})
