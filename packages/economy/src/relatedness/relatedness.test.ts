import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix } from '../testing/reference.ts'
import { coOccurrence } from './co-occurrence.ts'
import { relatedness } from './relatedness.ts'

test('relatedness by all four methods is that of EconGeo', { skip: referenceAbsent }, () => {
  const met = coOccurrence(presence(referenceMatrix('cities48x90/counts_t1.csv')))
  const published = {
    probability: referenceMatrix('cities48x90/out/econgeo_relatedness_prob_t1.csv'),
    association: referenceMatrix('cities48x90/out/econgeo_relatedness_association_t1.csv'),
    cosine: referenceMatrix('cities48x90/out/econgeo_relatedness_cosine_t1.csv'),
    jaccard: referenceMatrix('cities48x90/out/econgeo_relatedness_jaccard_t1.csv'),
  }
  assertClose(relatedness(met), published.probability.values)
  for (const method of ['probability', 'association', 'cosine', 'jaccard'] as const)
    assertClose(relatedness(met, { method }), published[method].values)
})

// Margins 3, 4, 5; all 12.
const triangle = [9, 1, 2, 1, 9, 3, 2, 3, 9]
const none = Number.NaN

test('relatedness of three activities by hand; the diagonal given is not looked at', () => {
  const above = (square: Float64Array) => [square[1], square[2], square[5]]
  assertClose(above(relatedness(triangle, { method: 'association' })), [12 / 12, 24 / 15, 36 / 20])
  assertClose(above(relatedness(triangle, { method: 'cosine' })), [
    1 / Math.sqrt(12),
    2 / Math.sqrt(15),
    3 / Math.sqrt(20),
  ])
  assertClose(above(relatedness(triangle, { method: 'jaccard' })), [1 / 6, 2 / 6, 3 / 6])
  // Drawn first with 3/12, the other of the remaining 9 with 4/9; or 4/12 and 3/8; six pairs are drawn.
  assert.equal(relatedness(triangle)[1].toFixed(12), (1 / (6 * ((3 / 12) * (4 / 9) + (4 / 12) * (3 / 8)))).toFixed(12))
  assert.deepEqual([relatedness(triangle)[0], relatedness(triangle)[4], relatedness(triangle)[8]], [0, 0, 0])
})

test('an activity that meets no other, or is NaN throughout, has none and leaves the others', () => {
  const alone = [0, 1, 2, 0, 1, 0, 3, 0, 2, 3, 0, 0, 0, 0, 0, 0]
  const unknown = alone.map((count, cell) => (cell % 4 === 3 || cell >= 12 ? none : count))
  for (const method of ['probability', 'association', 'cosine', 'jaccard'] as const) {
    const three = relatedness(triangle, { method })
    const expected = [
      ...three.slice(0, 3),
      none,
      ...three.slice(3, 6),
      none,
      ...three.slice(6, 9),
      none,
      none,
      none,
      none,
    ]
    assertClose(relatedness(alone, { method }), [...expected, none])
    assertClose(relatedness(unknown, { method }), [...expected, none])
  }
})

test('a count that is NaN, negative or without end leaves no plausible number', () => {
  for (const bad of [none, -1, Number.POSITIVE_INFINITY]) {
    const counts = [0, 1, bad, 1, 0, 3, bad, 3, 0]
    for (const method of ['probability', 'association'] as const)
      assertClose(relatedness(counts, { method }), Array(9).fill(none))
    for (const method of ['cosine', 'jaccard'] as const)
      assertClose(relatedness(counts, { method }), [none, none, none, none, 0, none, none, none, none])
  }
  assertClose(relatedness([0, none, none, 3, 0, 1, none, 1, 0]), Array(9).fill(none))
})

test('what is not a square, or differs across its diagonal, is refused', () => {
  assert.throws(() => relatedness([1, 2, 3]), { name: 'RangeError', message: '3 co-occurrences do not make a square' })
  assert.throws(() => relatedness([0, 1, 2, 0]), {
    name: 'RangeError',
    message: 'Activities 0 and 1 co-occur 1 times one way and 2 times the other',
  })
})

test('relatedness is what its definition says', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const met = coOccurrence(presence(matrix))
      const n = matrix.activities.length
      const known = [...matrix.activities.keys()].filter(a => !Number.isNaN(met[a * n + a]))
      const margin = (a: number) => known.reduce((sum, b) => sum + met[a * n + b], 0)
      const all = known.reduce((sum, a) => sum + margin(a), 0)
      const slow = (over: (count: number, a: number, b: number) => number) =>
        [...met].map((count, cell) => {
          const a = Math.floor(cell / n)
          const b = cell % n
          if (!(margin(a) > 0 && margin(b) > 0)) return Number.NaN
          return a === b ? 0 : over(count, margin(a), margin(b))
        })
      const near = { relative: 1e-12 }
      assertClose(
        relatedness(met),
        slow((c, a, b) => c / (((a / all) * (b / (all - a)) + (b / all) * (a / (all - b))) * (all / 2))),
        near,
      )
      assertClose(
        relatedness(met, { method: 'association' }),
        slow((c, a, b) => c / all / ((a / all) * (b / all))),
        near,
      )
      assertClose(
        relatedness(met, { method: 'cosine' }),
        slow((c, a, b) => c / Math.sqrt(a) / Math.sqrt(b)),
        near,
      )
      assertClose(
        relatedness(met, { method: 'jaccard' }),
        slow((c, a, b) => c / (a + b - c)),
        near,
      )
    }),
  )
})
