import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Matrix } from '../matrix.ts'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose } from '../testing/reference.ts'
import { coOccurrence } from './co-occurrence.ts'
import { conditionalProbability } from './conditional-probability.ts'
import { continuousProximity } from './continuous-proximity.ts'
import { cosine } from './cosine.ts'
import { jaccard } from './jaccard.ts'
import { relatedness } from './relatedness.ts'
import { zScoreRelatedness } from './z-score-relatedness.ts'

type SquareMeasure = {
  compute(matrix: Matrix): Float64Array
  /** What its values lie in, NaN aside. */
  within: readonly [number, number]
  diagonal?: number
  /** Whether it stays when every region is there twice: shares do, counts and scores do not. */
  keptByTwins: boolean
  asymmetric?: true
}

const met = (matrix: Matrix) => coOccurrence(presence(matrix))
const share = [0, 1] as const
const noBound = [0, Number.POSITIVE_INFINITY] as const
const measures: Record<string, SquareMeasure> = {
  coOccurrence: { compute: met, within: noBound, diagonal: 0, keptByTwins: false },
  conditionalProbability: {
    compute: matrix => conditionalProbability(presence(matrix)),
    within: share,
    diagonal: 1,
    keptByTwins: true,
    asymmetric: true,
  },
  jaccard: { compute: matrix => jaccard(presence(matrix)), within: share, diagonal: 1, keptByTwins: true },
  'cosine of presence': { compute: matrix => cosine(presence(matrix)), within: share, diagonal: 1, keptByTwins: true },
  'cosine of amounts': { compute: cosine, within: share, diagonal: 1, keptByTwins: true },
  probability: { compute: matrix => relatedness(met(matrix)), within: noBound, diagonal: 0, keptByTwins: true },
  association: {
    compute: matrix => relatedness(met(matrix), { method: 'association' }),
    within: noBound,
    diagonal: 0,
    keptByTwins: true,
  },
  'cosine of co-occurrences': {
    compute: matrix => relatedness(met(matrix), { method: 'cosine' }),
    within: share,
    diagonal: 0,
    keptByTwins: true,
  },
  'Jaccard of co-occurrences': {
    compute: matrix => relatedness(met(matrix), { method: 'jaccard' }),
    within: share,
    diagonal: 0,
    keptByTwins: true,
  },
  continuousProximity: { compute: continuousProximity, within: share, diagonal: 1, keptByTwins: true },
  zScoreRelatedness: {
    compute: matrix => zScoreRelatedness(presence(matrix)),
    within: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    keptByTwins: false,
  },
}

const anyOrder = (length: number) =>
  fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length })
const close = (actual: ArrayLike<number>, expected: ArrayLike<number>) =>
  assertClose(actual, expected, { relative: 1e-9, absolute: 1e-9 })
const picked = (square: Float64Array, order: readonly number[], n: number) =>
  Float64Array.from(order.flatMap(a => order.map(b => square[a * n + b])))

for (const [name, { compute, within, diagonal, keptByTwins, asymmetric }] of Object.entries(measures)) {
  test(`${name} goes with its activities, whatever their order and that of the regions`, () => {
    const ordered = anyMatrix.chain(matrix =>
      fc.tuple(fc.constant(matrix), anyOrder(matrix.regions.length), anyOrder(matrix.activities.length)),
    )
    fc.assert(
      fc.property(ordered, ([matrix, regions, activities]) => {
        close(
          compute(permuted(matrix, regions, activities)),
          picked(compute(matrix), activities, matrix.activities.length),
        )
      }),
    )
  })

  test(`${name} is NaN for an empty activity; one more, and an empty region, change nothing else`, () => {
    fc.assert(
      fc.property(anyMatrix, matrix => {
        const n = matrix.activities.length
        const more = compute(padded(matrix))
        close(
          picked(
            more,
            matrix.activities.map((_, a) => a),
            n + 1,
          ),
          compute(matrix),
        )
        for (let a = 0; a < n; a++)
          assert.ok(Number.isNaN(more[a * (n + 1) + n]) && Number.isNaN(more[n * (n + 1) + a]))
      }),
    )
  })

  test(`${name} keeps its bounds, its symmetry and its diagonal, and knows no scale`, () => {
    fc.assert(
      fc.property(anyMatrix, matrix => {
        const n = matrix.activities.length
        const square = compute(matrix)
        close(compute({ ...matrix, values: matrix.values.map(value => value * 1024) }), square)
        for (let a = 0; a < n; a++)
          for (let b = 0; b < n; b++) {
            const value = square[a * n + b]
            assert.ok(Number.isNaN(value) || (value >= within[0] && value <= within[1]), `${value} out of bounds`)
            if (a === b) assert.ok(Number.isNaN(value) || value === diagonal, `${value} on the diagonal`)
            else if (!asymmetric) assert.ok(Object.is(value, square[b * n + a]))
          }
      }),
    )
  })

  if (keptByTwins)
    test(`${name} stays when every region is there twice`, () => {
      fc.assert(
        fc.property(anyMatrix, matrix => {
          const twice = [...matrix.values, ...matrix.values]
          close(compute(matrixOf(matrix.regions.length * 2, matrix.activities.length, twice)), compute(matrix))
        }),
      )
    })
}
