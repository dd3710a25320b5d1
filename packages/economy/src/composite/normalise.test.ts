import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { distanceToReference, minMaxScores, rankScores, ratioToMean, standardScores } from './normalise.ts'

const missing = Number.NaN
const normalisations = {
  standardScores,
  minMaxScores,
  rankScores,
  ratioToMean,
  distanceToReference: (values: ArrayLike<number>, direction?: { lessIsBetter?: boolean }) =>
    distanceToReference(values, 7, direction),
}
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 50 }) },
  { weight: 1, arbitrary: fc.constant(missing) },
)
const anyValues = fc.array(anyValue, { maxLength: 12 })

test('normalisations by hand', () => {
  const values = [2, 4, 4, 10]
  assertClose(standardScores(values), [-1, -1 / 3, -1 / 3, 5 / 3])
  assertClose(minMaxScores(values), [0, 0.25, 0.25, 1])
  assertClose(rankScores(values), [1, 2.5, 2.5, 4])
  assertClose(ratioToMean(values), [0.4, 0.8, 0.8, 2])
  assertClose(distanceToReference(values, 4), [0.5, 1, 1, 2.5])
})

test('where less is better, the order turns and the scale stays', () => {
  const values = [2, 4, 4, 10]
  const direction = { lessIsBetter: true }
  assertClose(standardScores(values, direction), [1, 1 / 3, 1 / 3, -5 / 3])
  assertClose(minMaxScores(values, direction), [1, 0.75, 0.75, 0])
  assertClose(rankScores(values, direction), [4, 2.5, 2.5, 1])
  assertClose(ratioToMean(values, direction), [2.5, 1.25, 1.25, 0.5])
  assertClose(distanceToReference(values, 4, direction), [2, 1, 1, 0.4])
})

test('what cannot be scored is NaN', () => {
  // Three times 0.1 has a mean above 0.1, which must not become a deviation.
  assert.deepEqual([...standardScores([0.1, 0.1, 0.1])], [missing, missing, missing])
  assert.deepEqual([...minMaxScores([3, 3])], [missing, missing])
  assert.deepEqual([...minMaxScores([3])], [missing])
  assert.deepEqual([...rankScores([5, Number.POSITIVE_INFINITY, 3])], [2, missing, 1])
  assert.deepEqual([...distanceToReference([2, -2], 4)], [0.5, missing])
  assert.deepEqual([...distanceToReference([2], 0)], [missing])
  assert.deepEqual([...distanceToReference([0, 2], 4, { lessIsBetter: true })], [missing, 2])
  assert.deepEqual([...ratioToMean([-1, 3])], [missing, missing])
  assert.deepEqual([...ratioToMean([0, 0])], [missing, missing])
  for (const normalise of Object.values(normalisations)) assert.equal(normalise([]).length, 0)
})

test('a missing value stays missing and leaves the others as they are', () => {
  fc.assert(
    fc.property(anyValues, fc.boolean(), (values, lessIsBetter) => {
      for (const normalise of Object.values(normalisations)) {
        const known = values.filter(value => !Number.isNaN(value))
        const alone = [...normalise(known, { lessIsBetter })]
        const expected = values.map(value => (Number.isNaN(value) ? missing : (alone.shift() ?? missing)))
        assert.deepEqual([...normalise(values, { lessIsBetter })], expected)
      }
    }),
  )
})

test('a better value never has a lower score', () => {
  fc.assert(
    fc.property(anyValues, fc.boolean(), (values, lessIsBetter) => {
      for (const normalise of Object.values(normalisations)) {
        const scores = normalise(values, { lessIsBetter })
        for (let i = 0; i < values.length; i++)
          for (let j = 0; j < values.length; j++) {
            if (lessIsBetter ? values[i] < values[j] : values[i] > values[j]) assert.ok(!(scores[i] < scores[j]))
            if (values[i] === values[j]) assert.ok(Object.is(scores[i], scores[j]))
          }
      }
    }),
  )
})

test('units do not matter, and for standard scores, min–max and ranks nor does the zero', () => {
  fc.assert(
    fc.property(
      anyValues,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: -99, max: 99 }),
      (values, scale, shift) => {
        assertClose(ratioToMean(values.map(value => value * scale)), ratioToMean(values))
        const moved = values.map(value => value * scale + shift)
        for (const normalise of [standardScores, minMaxScores, rankScores])
          assertClose(normalise(moved), normalise(values), { absolute: 1e-9 })
      },
    ),
  )
})

test('standard scores have mean 0 and standard deviation 1, min–max scores lie in 0…1 and reach both ends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 }), values => {
      fc.pre(new Set(values).size > 1)
      const scores = [...standardScores(values)]
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
      assertClose([mean, scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length], [0, 1])
      const places = minMaxScores(values)
      assert.deepEqual([Math.min(...places), Math.max(...places)], [0, 1])
    }),
  )
})
