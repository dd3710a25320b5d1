import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { copeland } from './copeland.ts'

const missing = Number.NaN
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([regions, indicators]) =>
    fc.record({
      values: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: regions, maxLength: regions }), {
        minLength: indicators,
        maxLength: indicators,
      }),
      hidden: fc.array(fc.boolean(), { minLength: regions * indicators, maxLength: regions * indicators }),
      weights: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: indicators, maxLength: indicators }),
      lessIsBetter: fc.array(fc.boolean(), { minLength: indicators, maxLength: indicators }),
    }),
  )

test('scores by hand: ahead in two of three indicators wins, however far behind in the third', () => {
  const { low, high } = copeland([
    [3, 2, 1],
    [3, 2, 1],
    [0, 90, 100],
  ])
  assert.deepEqual([...low], [2, 0, -2])
  assert.deepEqual(low, high)
  assert.deepEqual(
    [
      ...copeland(
        [
          [3, 1],
          [0, 9],
        ],
        { weights: [1, 2] },
      ).low,
    ],
    [-1, 1],
  )
  assert.deepEqual([...copeland([[3, 1]], { lessIsBetter: [true] }).low], [-1, 1])
})

test('weights that only rounding tells apart are level', () => {
  const { low } = copeland(
    [
      [1, 0],
      [1, 0],
      [0, 1],
    ],
    { weights: [0.1, 0.2, 0.3] },
  )
  assert.deepEqual([...low], [0, 0])
})

test('a region without any value is compared with none; weights must be weights', () => {
  const { low, high } = copeland([
    [3, missing, 1],
    [2, missing, missing],
  ])
  assert.deepEqual([...low], [0, missing, -1])
  assert.deepEqual([...high], [1, missing, 0])
  for (const weights of [
    [-1, 2],
    [missing, 1],
  ])
    assert.deepEqual([...copeland([[1], [2]], { weights }).low], [missing])
  assert.throws(() => copeland([[1, 2], [1]]), /Indicator 1 has 1 values, indicator 0 has 2/)
  assert.throws(() => copeland([[1, 2]], { weights: [1, 2] }), /2 weights and 1 indicators/)
})

test('the interval holds the score of any true values, and is a point where nothing is missing', () => {
  fc.assert(
    fc.property(anyTable, ({ values, hidden, ...options }) => {
      const regions = values[0].length
      const known = values.map((row, i) => row.map((value, r) => (hidden[i * regions + r] ? missing : value)))
      const { low, high } = copeland(known, options)
      const present = values[0].map((_, r) => known.some(row => !Number.isNaN(row[r])))
      const truth = copeland(
        values.map(row => row.map((value, r) => (present[r] ? value : missing))),
        options,
      )
      assert.deepEqual(truth.low, truth.high)
      for (let r = 0; r < regions; r++) {
        if (present[r]) assert.ok(low[r] <= truth.low[r] && truth.low[r] <= high[r])
        else assert.ok(Number.isNaN(low[r]) && Number.isNaN(high[r]))
      }
    }),
  )
})

test('scores of all add to 0, stay within the number of others, and follow the regions', () => {
  fc.assert(
    fc.property(anyTable, ({ values, weights, lessIsBetter }) => {
      const regions = values[0].length
      const { low } = copeland(values, { weights, lessIsBetter })
      assert.equal(
        low.reduce((sum, score) => sum + score, 0),
        0,
      )
      assert.ok(low.every(score => Math.abs(score) <= regions - 1))
      const turned = copeland(
        values.map(row => [...row].reverse()),
        { weights, lessIsBetter },
      )
      assert.deepEqual(
        [...turned.low].map(score => score + 0).reverse(),
        [...low].map(score => score + 0),
      )
    }),
  )
})
