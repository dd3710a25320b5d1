import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix } from '../testing/reference.ts'
import { coOccurrence } from './co-occurrence.ts'
import { density } from './density.ts'
import { proximity } from './proximity.ts'
import { relatedness } from './relatedness.ts'
import { densityByPresence, relatednessDensity } from './relatedness-density.ts'
import { relativeRelatedness } from './relative-relatedness.ts'

const cities = () => presence(referenceMatrix('cities48x90/counts_t1.csv'))
const binary = () => {
  const p = cities()
  const aboveChance = relatedness(coOccurrence(p)).map(value => (value > 1 ? 1 : 0))
  return { p, shares: relatednessDensity(p, aboveChance) }
}
const perCent = (shares: Float64Array) => shares.map(share => 100 * share)
/** EconGeo rounds its densities to two decimals of a per cent, internal and external ones to whole per cent. */
const rounded = { relative: 0, absolute: 0.005 + 1e-9 }
/** R rounds a half to the even number. */
const whole = (value: number) => (value % 1 === 0.5 ? 2 * Math.round(value / 2) : Math.round(value))
const roundedToOne = { relative: 0, absolute: 0.5 + 1e-9 }

test('density by probability, and by probability above chance, is that of EconGeo', { skip: referenceAbsent }, () => {
  const byProbability = relatednessDensity(cities(), relatedness(coOccurrence(cities())))
  const published = referenceMatrix('cities48x90/out/econgeo_relatedness_density_prob_t1.csv')
  assertClose(perCent(byProbability), published.values, rounded)
  const publishedBinary = referenceMatrix('cities48x90/out/econgeo_relatedness_density_binary_t1.csv')
  assertClose(perCent(binary().shares), publishedBinary.values, rounded)
})

test('internal and external density and their means are those of EconGeo', { skip: referenceAbsent }, () => {
  const { p, shares } = binary()
  const { internal, external } = densityByPresence(p, shares)
  const publishedInternal = referenceMatrix('cities48x90/out/econgeo_relatedness_density_int_binary_t1.csv')
  const publishedExternal = referenceMatrix('cities48x90/out/econgeo_relatedness_density_ext_binary_t1.csv')
  assertClose(perCent(internal), publishedInternal.values, roundedToOne)
  assertClose(perCent(external), publishedExternal.values, roundedToOne)
  // EconGeo's means are of whole per cent, and whole per cent themselves.
  const means = densityByPresence(p, perCent(shares).map(whole))
  const city = 'cities48x90/out/econgeo_city_t1.csv'
  assertClose(means.internalMean.map(whole), referenceColumn(city, 'reldens_int_avg'))
  assertClose(means.externalMean.map(whole), referenceColumn(city, 'reldens_ext_avg'))
})

test('relative relatedness is that of Datawheel', { skip: referenceAbsent }, () => {
  const published = referenceMatrix('cities48x90/out/datawheel_relative_relatedness_t1.csv')
  assertClose(relativeRelatedness(cities(), density(cities())), published.values)
})

/** Region 0 has activities 0 and 1, region 1 has 1, region 2 is empty, and so is activity 3. */
const small = () => {
  const matrix = matrixOf(3, 4, [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0])
  return presence(matrix, { index: [1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] })
}
const none = Number.NaN
const near = [9, 0.2, 0.6, none, 0.2, 9, 0.4, none, 0.6, 0.4, 9, none, none, none, none, none]

test('density, internal and external, by hand', () => {
  const shares = relatednessDensity(small(), near)
  assertClose(shares, [0.2 / 0.8, 0.2 / 0.6, 1, none, 0.2 / 0.8, 0, 0.4 / 1, none, none, none, none, none])
  assertClose(relatednessDensity(small(), near, { self: true }).subarray(0, 3), [9.2 / 9.8, 9.2 / 9.6, 1 / 10])
  const { internal, external, internalMean, externalMean } = densityByPresence(small(), shares)
  assertClose(internal, [1 / 4, 1 / 3, none, none, none, 0, none, none, none, none, none, none])
  assertClose(external, [none, none, 1, none, 1 / 4, none, 0.4, none, none, none, none, none])
  assertClose(internalMean, [7 / 24, 0, none])
  assertClose(externalMean, [1, 0.325, none])
})

test('an empty activity counts for nothing, whatever its relatedness is said to be', () => {
  const said = near.map(value => (Number.isNaN(value) ? 5 : value))
  assertClose(relatednessDensity(small(), said), relatednessDensity(small(), near))
})

test('an asymmetric relatedness leads from what a region has, in rows, to what is asked about, in columns', () => {
  const p = presence(matrixOf(1, 2, [1, 1]), { index: [1, 0] })
  assertClose(relatednessDensity(p, [1, 0.5, 0.1, 1], { self: true }), [1 / 1.1, 0.5 / 1.5])
})

test('an activity with a negative relatedness, or none, has no density', () => {
  const p = presence(matrixOf(1, 3, [1, 1, 1]))
  assertClose(relatednessDensity(p, [0, -1, 0, -1, 0, 2, 0, 2, 0]), [none, none, 1])
  assertClose(relatednessDensity(p, new Float64Array(9)), [none, none, none])
})

test('relative relatedness by hand, and where there is nothing to compare with', () => {
  const options = presence(matrixOf(1, 4, [1, 1, 1, 1]), { index: [1, 0, 0, 0] })
  const scores = relativeRelatedness(options, [0.8, 0.1, 0.2, 0.3])
  assertClose(scores, [6, -1, 0, 1])
  assertClose(relativeRelatedness(options, [0.8, 0.1, none, 0.3]), [
    0.6 / Math.sqrt(0.02),
    -0.1 / Math.sqrt(0.02),
    none,
    0.1 / Math.sqrt(0.02),
  ])
  assertClose(relativeRelatedness(options, [0.8, 0.3, 0.1 + 0.2, 0.3]), [none, none, none, none])
  assertClose(relativeRelatedness(options, [0.8, none, none, 0.3]), [none, none, none, none])
})

test('squares and densities of another size are refused', () => {
  assert.throws(() => relatednessDensity(small(), [1]), {
    name: 'RangeError',
    message: 'The relatedness has 1 cells, 4 activities need 16',
  })
  for (const measure of [densityByPresence, relativeRelatedness])
    assert.throws(() => measure(small(), [1, 2]), {
      name: 'RangeError',
      message: 'The density has 2 cells, the presence 12',
    })
})

test('density by minimum conditional probability is that of `density`', () => {
  fc.assert(
    fc.property(anyMatrix, fc.boolean(), (matrix, self) => {
      const p = presence(matrix)
      assertClose(relatednessDensity(p, proximity(p), { self }), density(p, { self }))
    }),
  )
})

test('density by any relatedness is what its definition says, wider than a tile too', () => {
  const sizes = fc.constantFrom([2, 3], [5, 4], [3, 70], [2, 600])
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.nat(9)), fc.boolean(), ([rows, n], digits, self) => {
      const draw = () => digits.next().value as number
      const p = presence(matrixOf(rows, n, Array(rows * n).fill(1)), {
        index: Array.from({ length: rows * n }, () => draw() % 2),
      })
      const related = Array.from({ length: n * n }, () => draw() || none)
      const slow = Array.from(p.values, (_, cell) => {
        const r = Math.floor(cell / n)
        const a = cell % n
        let top = 0
        let bottom = 0
        for (let b = 0; b < n; b++) {
          const value = related[b * n + a]
          if ((b === a && !self) || Number.isNaN(value)) continue
          bottom += value
          top += value * p.values[r * n + b]
        }
        return top / bottom
      })
      assertClose(relatednessDensity(p, related, { self }), slow)
    }),
    { numRuns: 20 },
  )
})

const measures = {
  relatednessDensity: (matrix: Parameters<typeof presence>[0]) =>
    relatednessDensity(presence(matrix), relatedness(coOccurrence(presence(matrix)))),
  relativeRelatedness: (matrix: Parameters<typeof presence>[0]) =>
    relativeRelatedness(presence(matrix), density(presence(matrix))),
}
for (const [name, compute] of Object.entries(measures)) {
  test(`${name} goes with its regions and activities, and an empty one of each changes nothing else`, () => {
    const anyOrder = (length: number) =>
      fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length })
    const ordered = anyMatrix.chain(matrix =>
      fc.tuple(fc.constant(matrix), anyOrder(matrix.regions.length), anyOrder(matrix.activities.length)),
    )
    fc.assert(
      fc.property(ordered, ([matrix, regions, activities]) => {
        const n = matrix.activities.length
        const values = compute(matrix)
        const close = { relative: 1e-7, absolute: 1e-7 }
        assertClose(
          compute(permuted(matrix, regions, activities)),
          permuted({ ...matrix, values }, regions, activities).values,
          close,
        )
        const more = matrixOf(matrix.regions.length + 1, n + 1, compute(padded(matrix)))
        assertClose(permuted(more, [...matrix.regions.keys()], [...matrix.activities.keys()]).values, values, close)
        assert.ok(more.values.subarray(-n - 1).every(Number.isNaN))
        for (const r of matrix.regions.keys()) assert.ok(Number.isNaN(more.values[r * (n + 1) + n]))
      }),
    )
  })
}

test('a density is a share, and its internal and external parts make the whole', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const p = presence(matrix)
      const shares = relatednessDensity(p, relatedness(coOccurrence(p)))
      for (const share of shares) assert.ok(Number.isNaN(share) || (share >= 0 && share <= 1 + 1e-12))
      const { internal, external } = densityByPresence(p, shares)
      assert.deepEqual(
        internal.map((value, cell) => (p.values[cell] ? value : external[cell])),
        shares,
      )
    }),
  )
})
