import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { aggregateScores } from './aggregate.ts'
import { composite } from './composite.ts'

const missing = Number.NaN
const anyScore = fc.double({ min: 0, max: 1, noNaN: true })

/** Indicators × regions of scores in 0…1, each with a weight; one in four scores is missing. */
const anyIndicators = fc.integer({ min: 1, max: 6 }).chain(regions =>
  fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 5 }),
      scores: fc.array(fc.oneof({ weight: 3, arbitrary: anyScore }, { weight: 1, arbitrary: fc.constant(missing) }), {
        minLength: regions,
        maxLength: regions,
      }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
)
const aggregations = ['arithmetic', 'geometric'] as const
const range = [0, 1] as const

test('means by hand', () => {
  assert.equal(aggregateScores([0.25, 1]), 0.625)
  assertClose([aggregateScores([0.25, 1], { by: 'geometric' })], [0.5])
  assertClose([aggregateScores([0.25, 1], { weights: [3, 1], by: 'geometric' })], [0.25 ** 0.75])
  assert.equal(aggregateScores([0.25, 1], { weights: [3, 1] }), 0.4375)
  assert.equal(aggregateScores([0, 1], { by: 'geometric' }), 0)
  assert.equal(aggregateScores([missing, 1], { weights: [0, 2] }), 1)
})

test('a mean that is not defined is NaN, and a weight too few is refused', () => {
  assert.equal(aggregateScores([]), missing)
  assert.equal(aggregateScores([1, missing]), missing)
  assert.equal(aggregateScores([1, -1], { by: 'geometric' }), missing)
  for (const weights of [
    [-1, 2],
    [0, 0],
    [missing, 1],
    [Number.POSITIVE_INFINITY, 1],
  ])
    assert.equal(aggregateScores([1, 1], { weights }), missing)
  assert.throws(() => aggregateScores([1, 2], { weights: [1] }), /1 weights and 2 scores/)
})

test('a composite by hand: a missing score makes an interval', () => {
  const { low, high, coverage } = composite(
    [
      [0, 0.5, 1, missing],
      [0.25, missing, 0.75, missing],
    ],
    { weights: [3, 1] },
  )
  assertClose(low, [0.0625, 0.4375, 0.9375, missing])
  assertClose(high, [0.0625, 0.5625, 0.9375, missing])
  assertClose(coverage, [1, 0.75, 1, 0])
  // Between the ends that the scores cannot leave.
  const wider = composite(
    [
      [0, 0.5],
      [0.25, missing],
    ],
    { range },
  )
  assertClose(wider.low, [0.125, 0.25])
  assertClose(wider.high, [0.125, 0.75])
})

test('one known score does not tell how far the missing ones can lie', () => {
  const { low, high, coverage } = composite([
    [0.5, missing],
    [0.2, 0.4],
  ])
  assertClose(low, [0.35, missing])
  assertClose(high, [0.35, missing])
  assertClose(coverage, [1, 0.5])
})

test('indicators of different length are refused', () => {
  assert.throws(() => composite([[1, 2], [1]]), /Indicator 1 has 1 scores, indicator 0 has 2/)
  assert.throws(() => composite([[1, 2]], { weights: [1, 2] }), /2 weights and 1 scores/)
  assert.equal(composite([]).low.length, 0)
})

test('the composite of any true scores lies in the interval; coverage is the share of weight known', () => {
  fc.assert(
    fc.property(anyIndicators, fc.array(anyScore, { minLength: 30, maxLength: 30 }), (indicators, truths) => {
      const weights = indicators.map(({ weight }) => weight)
      const regions = indicators[0].scores.length
      const known = indicators.map(({ scores }) => scores)
      const filled = known.map((scores, i) =>
        scores.map((score, r) => (Number.isNaN(score) ? truths[i * 6 + r] : score)),
      )
      for (const by of aggregations) {
        const { low, high, coverage } = composite(known, { weights, by, range })
        const truth = composite(filled, { weights, by }).low
        for (let r = 0; r < regions; r++) {
          const knownWeight = weights
            .filter((_, i) => !Number.isNaN(known[i][r]))
            .reduce((sum, weight) => sum + weight, 0)
          const all = weights.reduce((sum, weight) => sum + weight, 0)
          assert.ok(Math.abs(coverage[r] - knownWeight / all) < 1e-12)
          if (knownWeight === 0) assert.ok(Number.isNaN(low[r]) && Number.isNaN(high[r]))
          else {
            assert.ok(0 <= low[r] && high[r] <= 1 + 1e-12)
            assert.ok(low[r] - 1e-12 <= truth[r] && truth[r] <= high[r] + 1e-12)
            if (knownWeight === all) assert.equal(low[r], high[r])
          }
        }
      }
    }),
  )
})

test('only the proportions of weights count, and what weighs nothing is not looked at', () => {
  fc.assert(
    fc.property(anyIndicators, fc.integer({ min: 2, max: 9 }), (indicators, factor) => {
      const weights = indicators.map(({ weight }) => weight)
      const scores = indicators.map(indicator => indicator.scores)
      const plain = composite(scores, { weights, range })
      const scaled = composite(scores, { weights: weights.map(weight => weight * factor), range })
      assertClose(scaled.low, plain.low)
      assertClose(scaled.high, plain.high)
      assertClose(scaled.coverage, plain.coverage)
      const unweighed = scores[0].map(() => missing)
      const more = composite([...scores, unweighed], { weights: [...weights, 0], range })
      assert.deepEqual(more, plain)
    }),
  )
})

test('an empty region and an empty indicator of no weight leave the rest; regions keep their place when exchanged', () => {
  fc.assert(
    fc.property(anyIndicators, indicators => {
      const scores = indicators.map(indicator => indicator.scores)
      const plain = composite(scores)
      const padded = composite(scores.map(score => [...score, missing]))
      for (const field of ['low', 'high', 'coverage'] as const) {
        assert.deepEqual(padded[field].subarray(0, -1), plain[field])
        const turned = composite(scores.map(score => [...score].reverse()))[field]
        assert.deepEqual([...turned].reverse(), [...plain[field]])
      }
      assert.ok(Number.isNaN(padded.low.at(-1) ?? 0) && Number.isNaN(padded.high.at(-1) ?? 0))
      assert.equal(padded.coverage.at(-1), 0)
    }),
  )
})
