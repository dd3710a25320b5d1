import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { rankRobustness } from './rank-robustness.ts'

const missing = Number.NaN

/** A repeatable generator of numbers from 0 to below 1: Park and Miller's, which needs whole numbers below 2^53 only. */
const seeded = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return (state - 1) / 2147483646
  }
}
const anyScores = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .chain(([regions, indicators]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: regions, maxLength: regions }), {
      minLength: indicators,
      maxLength: indicators,
    }),
  )
const anySeed = fc.integer({ min: 1, max: 1e6 })

test('a region ahead in everything is first whatever the weights', () => {
  const { shares, median, low, high } = rankRobustness(
    [
      [3, 2, 1],
      [9, 5, 0],
    ],
    seeded(1),
    { draws: 50 },
  )
  assert.deepEqual([...shares], [1, 0, 0, 0, 1, 0, 0, 0, 1])
  for (const ranks of [median, low, high]) assert.deepEqual([...ranks], [1, 2, 3])
})

test('with two indicators the share of draws is the length of the stretch of weights', () => {
  // Region 0 is ahead where 4 w ≥ 1 − w, i.e. for weights above a fifth of the first indicator: four fifths of all.
  const draws = 20_000
  const { shares, median, low, high } = rankRobustness(
    [
      [4, 0],
      [0, 1],
    ],
    seeded(7),
    { draws },
  )
  assert.ok(Math.abs(shares[0] - 0.8) < 4 * Math.sqrt((0.8 * 0.2) / draws), `${shares[0]}`)
  assert.equal(shares[0] + shares[1], 1)
  assert.deepEqual([...median], [1, 2])
  assert.deepEqual([...low], [1, 1])
  assert.deepEqual([...high], [2, 2])
})

test('weights are uniform on the simplex: three indicators share the wins, corners as often as the middle', () => {
  // Region 0 is best where the first weight is above a half, a triangle of a quarter of the area.
  const draws = 20_000
  const { shares } = rankRobustness(
    [
      [1, 0.5],
      [0, 0.5],
      [0, 0.5],
    ],
    seeded(3),
    { draws },
  )
  assert.ok(Math.abs(shares[0] - 0.25) < 4 * Math.sqrt((0.25 * 0.75) / draws), `${shares[0]}`)
})

test('what is missing widens the ranks, and nothing known gives none', () => {
  const { shares, median } = rankRobustness([[1, missing, 0, missing]], seeded(5), { draws: 2000 })
  // Region 1 lies anywhere between the two that are known.
  assert.deepEqual([...shares.subarray(0, 4)], [1, 0, 0, 0])
  assert.deepEqual([...shares.subarray(12)], [missing, missing, missing, missing])
  assert.ok(Number.isNaN(median[3]))
  const two = rankRobustness(
    [
      [1, missing, 0],
      [1, 0.5, 0],
    ],
    seeded(5),
    { draws: 2000 },
  )
  assert.deepEqual([...two.median], [1, 2, 3])
  const open = rankRobustness(
    [
      [0.9, missing, 0.1],
      [1, 1, 0],
    ],
    seeded(5),
    { draws: 2000, range: [0, 1] },
  )
  // Above 0.9 with a chance of a tenth, whatever the weights.
  assert.ok(Math.abs(open.shares[3] - 0.1) < 4 * Math.sqrt((0.1 * 0.9) / 2000), `${open.shares[3]}`)
})

test('a composite that is not defined has no rank and takes none from the others', () => {
  const { median } = rankRobustness(
    [
      [4, -1, 1],
      [4, 1, 1],
    ],
    seeded(2),
    { draws: 20, by: 'geometric' },
  )
  assert.deepEqual([...median], [1, missing, 2])
  assert.throws(() => rankRobustness([[1, 2]], seeded(1), { draws: 0 }), /from 1, not 0/)
})

test('shares of a region add to 1, equal regions share the better rank, regions keep theirs when exchanged', () => {
  fc.assert(
    fc.property(anyScores, anySeed, (scores, seed) => {
      const n = scores[0].length
      const options = { draws: 16 }
      const { shares, median, low, high } = rankRobustness(scores, seeded(seed), options)
      for (let r = 0; r < n; r++) {
        assert.equal(
          shares.subarray(r * n, (r + 1) * n).reduce((sum, share) => sum + share, 0),
          1,
        )
        assert.ok(1 <= low[r] && low[r] <= median[r] && median[r] <= high[r] && high[r] <= n)
        for (let s = 0; s < n; s++)
          if (scores.every(score => score[r] === score[s]))
            assert.deepEqual(shares.subarray(s * n, (s + 1) * n), shares.subarray(r * n, (r + 1) * n))
      }
      const turned = rankRobustness(
        scores.map(score => [...score].reverse()),
        seeded(seed),
        options,
      )
      assert.deepEqual([...turned.median].reverse(), [...median])
    }),
  )
})
