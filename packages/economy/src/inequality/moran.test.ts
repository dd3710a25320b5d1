import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose, referenceAbsent, referenceColumn, referenceTable, vector } from '../testing/reference.ts'
import { geary } from './geary.ts'
import { localMoran, moran } from './moran.ts'
import {
  contiguityWeights,
  inverseDistanceWeights,
  nearestNeighbourWeights,
  rowStandardised,
  type SpatialWeights,
} from './spatial-weights.ts'

const referenceCities = () => {
  const latitudes = referenceColumn('cities48x90/cities.csv', 'lat')
  const longitudes = referenceColumn('cities48x90/cities.csv', 'lon')
  return {
    values: referenceColumn('cities48x90/cities.csv', 'gdppc_t1').map(Math.log),
    places: Array.from(latitudes, (latitude, i) => ({ latitude, longitude: longitudes[i] })),
  }
}

test('global Moran and Geary are those of spdep, for three kinds of weights', { skip: referenceAbsent }, () => {
  const { values, places } = referenceCities()
  const { rows } = referenceTable('cities48x90/out/scalars.csv')
  const theirs = (quantity: string) => Number(rows.find(row => row[2] === quantity)?.[3])
  const kinds = {
    knn4_W: rowStandardised(nearestNeighbourWeights(places, 4)),
    invdist_W: rowStandardised(inverseDistanceWeights(places)),
    invdist_B: inverseDistanceWeights(places),
  }
  for (const [kind, weights] of Object.entries(kinds)) {
    const { index, expected, randomisation, normality } = moran(values, weights)
    assertClose(
      [index, expected, randomisation.variance, normality.variance, geary(values, weights).index],
      [`I_${kind}`, `EI_${kind}`, `VarI_rand_${kind}`, `VarI_norm_${kind}`, `C_${kind}`].map(theirs),
      vector,
    )
  }
})

test('local Moran is that of spdep', { skip: referenceAbsent }, () => {
  const { values, places } = referenceCities()
  const ours = localMoran(values, rowStandardised(nearestNeighbourWeights(places, 4)))
  const file = 'cities48x90/out/spdep_localmoran_knn4.csv'
  assertClose(ours.index, referenceColumn(file, 'Ii'), vector)
  assertClose(ours.expected, referenceColumn(file, 'E'), vector)
  assertClose(ours.variance, referenceColumn(file, 'Var'), vector)
  assertClose(ours.z, referenceColumn(file, 'Z'), vector)
  assertClose(ours.lag, referenceColumn(file, 'lag'), vector)
})

/** Weights that are not mutual, as sparse rows and spelled out. */
const fromDense = (matrix: readonly (readonly number[])[]): SpatialWeights => {
  const lists = matrix.map(row => row.flatMap((weight, j) => (weight > 0 ? [j] : [])))
  return contiguityWeights(lists, { weights: lists.map((list, i) => list.map(j => matrix[i][j])) })
}
const anyCase = fc.integer({ min: 4, max: 8 }).chain(count =>
  fc
    .record({
      values: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: count, maxLength: count }),
      matrix: fc.array(fc.array(fc.constantFrom(0, 0, 1, 3), { minLength: count, maxLength: count }), {
        minLength: count,
        maxLength: count,
      }),
    })
    .map(({ values, matrix }) => ({
      values,
      matrix: matrix.map((row, i) => row.map((weight, j) => (i === j ? 0 : weight))),
    }))
    .filter(
      ({ values, matrix }) =>
        values.some(value => value !== values[0]) && matrix.every(row => row.some(weight => weight > 0)),
    ),
)

/** Straight from the formulas, over all pairs. */
const slowIndexes = (values: readonly number[], matrix: readonly (readonly number[])[]) => {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  let squares = 0
  let all = 0
  let products = 0
  let differences = 0
  for (let i = 0; i < n; i++) {
    squares += (values[i] - mean) ** 2
    for (let j = 0; j < n; j++) {
      all += matrix[i][j]
      products += matrix[i][j] * (values[i] - mean) * (values[j] - mean)
      differences += matrix[i][j] * (values[i] - values[j]) ** 2
    }
  }
  const local = values.map(
    (value, i) => ((value - mean) * matrix[i].reduce((sum, w, j) => sum + w * (values[j] - mean), 0) * n) / squares,
  )
  return { moran: (n * products) / (all * squares), geary: ((n - 1) * differences) / (2 * all * squares), local }
}

test('the indexes are their formulas; order, unit and level do not matter', () => {
  fc.assert(
    fc.property(anyCase, ({ values, matrix }) => {
      const weights = fromDense(matrix)
      const slow = slowIndexes(values, matrix)
      const close = { relative: 1e-9, absolute: 1e-9 }
      assertClose([moran(values, weights).index, geary(values, weights).index], [slow.moran, slow.geary], close)
      assertClose(localMoran(values, weights).index, slow.local, close)
      assertClose([moran(values, rowStandardised(weights)).index], [meanLocal(values, rowStandardised(weights))], close)

      const turned = fromDense(matrix.toReversed().map(row => row.toReversed()))
      const other = values.toReversed().map(value => 3 * value - 7)
      for (const measure of [moran, geary]) {
        const one = measure(values, weights)
        const two = measure(other, turned)
        assertClose(
          [two.index, two.randomisation.variance, two.normality.variance],
          [one.index, one.randomisation.variance, one.normality.variance],
          close,
        )
      }
      const one = localMoran(values, weights)
      const two = localMoran(other, turned)
      assertClose(two.index.toReversed(), one.index, close)
      assertClose(two.variance.toReversed(), one.variance, close)
    }),
  )
})

const meanLocal = (values: readonly number[], weights: SpatialWeights): number =>
  localMoran(values, weights).index.reduce((sum, index) => sum + index, 0) / values.length

const permutations = (values: readonly number[]): number[][] =>
  values.length < 2
    ? [[...values]]
    : values.flatMap((value, i) =>
        permutations([...values.slice(0, i), ...values.slice(i + 1)]).map(rest => [value, ...rest]),
      )
const momentsOf = (numbers: readonly number[]) => {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  return { mean, variance: numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length }
}

const six = [3, 1, 4, 1, 5, 9]
const sixByTwo = [
  [0, 1, 2, 0, 0, 0],
  [1, 0, 0, 0, 3, 0],
  [0, 1, 0, 1, 0, 0],
  [0, 0, 0, 0, 0, 2],
  [1, 1, 1, 0, 0, 0],
  [0, 0, 0, 4, 0, 0],
]

test('expectation and variance under randomisation are those over all 720 orders of the values', () => {
  const weights = fromDense(sixByTwo)
  for (const measure of [moran, geary]) {
    const all = momentsOf(permutations(six).map(values => measure(values, weights).index))
    const { index, expected, randomisation } = measure(six, weights)
    assertClose([expected, randomisation.variance], [all.mean, all.variance])
    assertClose([randomisation.z], [(index - all.mean) / Math.sqrt(all.variance)])
  }
})

test('local expectation and variance are those over all orders of the other values', () => {
  const weights = fromDense(sixByTwo)
  const { index, expected, variance, z } = localMoran(six, weights)
  six.forEach((value, i) => {
    const others = permutations(six.filter((_, j) => j !== i))
    const all = momentsOf(
      others.map(rest => localMoran([...rest.slice(0, i), value, ...rest.slice(i)], weights).index[i]),
    )
    assertClose([expected[i], variance[i]], [all.mean, all.variance])
    assertClose([z[i]], [(index[i] - all.mean) / Math.sqrt(all.variance)])
  })
})

test('under normality the variance is that of randomisation at the kurtosis a normal sample has on average', () => {
  // It is linear in the kurtosis, whose expectation in a sample of n is 3 (n − 1) / (n + 1).
  const kurtosis = (values: readonly number[]) => {
    const { mean, variance } = momentsOf(values)
    return momentsOf(values.map(value => (value - mean) ** 4)).mean / variance ** 2
  }
  const weights = fromDense(sixByTwo)
  const flat = [1, 2, 3, 4, 5, 6]
  const share = ((3 * 5) / 7 - kurtosis(flat)) / (kurtosis(six) - kurtosis(flat))
  for (const measure of [moran, geary]) {
    const low = measure(flat, weights).randomisation.variance
    const high = measure(six, weights).randomisation.variance
    assertClose([measure(six, weights).normality.variance], [low + share * (high - low)])
  }
})

test('a ring of two halves is alike next door, a chessboard is not', () => {
  const ring = contiguityWeights([0, 1, 2, 3, 4, 5].map(i => [(i + 5) % 6, (i + 1) % 6]))
  // By hand: z are ±1, of the 12 links 4 join unlike regions, or all do.
  assertClose([moran([1, 1, 1, -1, -1, -1], ring).index, moran([1, -1, 1, -1, 1, -1], ring).index], [1 / 3, -1])
  assertClose(
    [geary([1, 1, 1, -1, -1, -1], ring).index, geary([1, -1, 1, -1, 1, -1], ring).index],
    [(5 * 4 * 4) / (2 * 12 * 6), (5 * 12 * 4) / (2 * 12 * 6)],
  )
  const { z, p } = moran([1, -1, 1, -1, 1, -1], ring).normality
  // S1 = 24, S2 = 96, S0² = 144: variance (864 − 576 + 432) / (35 · 144) − 1/25.
  assertClose([z], [-0.8 / Math.sqrt(720 / 5040 - 0.04)])
  // 1.96 standard deviations off in either direction happen in 5 % of cases, 2.4943 in 1.262 %.
  assertClose([p], [0.01262], { absolute: 5e-6 })
  assertClose(localMoran([1, 1, 1, -1, -1, -1], ring).index, [0, 2, 0, 0, 2, 0])
})

test('what cannot be tested is NaN', () => {
  const ring = contiguityWeights([0, 1, 2, 3].map(i => [(i + 3) % 4, (i + 1) % 4]))
  for (const values of [
    [0.1, 0.1, 0.1, 0.1],
    [1, 2, 3, Number.NaN],
    [1, 2, 3, Number.POSITIVE_INFINITY],
  ]) {
    for (const { index, randomisation, normality } of [moran(values, ring), geary(values, ring)])
      assertClose([index, randomisation.z, randomisation.p, normality.z, normality.p], new Array(5).fill(Number.NaN))
    const { index, z, p } = localMoran(values, ring)
    assertClose([...index, ...z, ...p], new Array(12).fill(Number.NaN))
  }
  const none = contiguityWeights([[], [], [], []])
  assert.equal(moran([1, 2, 3, 4], none).index, Number.NaN)
  assert.equal(geary([1, 2, 3, 4], none).index, Number.NaN)
  const three = contiguityWeights([[1], [0, 2], [1]])
  assert.equal(moran([1, 2, 4], three).randomisation.variance, Number.NaN)
  assert.equal(geary([1, 2, 4], three).randomisation.variance, Number.NaN)
  assert.ok(moran([1, 2, 4], three).normality.variance > 0)
  const two = contiguityWeights([[1], [0]])
  assert.deepEqual(localMoran([1, 2], two).index, Float64Array.of(Number.NaN, Number.NaN))
  assert.throws(() => moran([1, 2, 3], two), {
    name: 'RangeError',
    message: 'There are 3 values and weights for 2 regions',
  })
  assert.throws(() => geary([1, 2, 3], two), RangeError)
  assert.throws(() => localMoran([1, 2, 3], two), RangeError)
})

test('where all regions are linked alike the index is the same whatever the values, and there is nothing to test', () => {
  for (const n of [5, 60, 300]) {
    const regions = Array.from({ length: n }, (_, i) => i)
    const values = regions.map(i => (i * i) % 11)
    const raw = contiguityWeights(regions.map(i => regions.filter(j => j !== i)))
    for (const weights of [raw, rowStandardised(raw)]) {
      assertClose([moran(values, weights).index, geary(values, weights).index], [-1 / (n - 1), 1])
      for (const { randomisation, normality } of [moran(values, weights), geary(values, weights)])
        assertClose([randomisation.z, randomisation.p, normality.z, normality.p], new Array(4).fill(Number.NaN))
      assertClose(localMoran(values, weights).z, new Array(n).fill(Number.NaN))
    }
  }
  // Around a single outlier the others are all the same, so shuffling them changes nothing.
  const ring = contiguityWeights([0, 1, 2, 3, 4].map(i => [(i + 4) % 5, (i + 1) % 5]))
  assert.equal(localMoran([1, 1, 1, 1, 7], ring).z[4], Number.NaN)
})

test('an island has no local index and leaves those of the others to their formula', () => {
  const weights = contiguityWeights([[1], [0, 2], [1], []])
  const { index, expected, variance, z, lag } = localMoran([1, 2, 4, 9], weights)
  assertClose([index[3], expected[3], variance[3], z[3], lag[3]], new Array(5).fill(Number.NaN))
  // Deviations −3, −2, 0, 5, mean square 38/4.
  assertClose(index.subarray(0, 3), [(6 * 4) / 38, (6 * 4) / 38, 0])
  assertClose([moran([1, 2, 4, 9], weights).index], [(4 * 12) / (4 * 38)])
})
