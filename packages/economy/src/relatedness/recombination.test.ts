import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix } from '../testing/reference.ts'
import { easeOfRecombination, modularComplexity } from './recombination.ts'

/** EconGeo rounds both to five decimals. */
const rounded = { relative: 0, absolute: 0.5e-5 + 1e-12 }

test('ease of recombination and modular complexity are those of EconGeo', { skip: referenceAbsent }, () => {
  const cities = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const ease = referenceColumn('cities48x90/out/econgeo_ease_recombination_t1.csv', 'eor')
  assertClose(easeOfRecombination(cities), ease, rounded)
  const modular = referenceColumn('cities48x90/out/econgeo_modular_complexity_t1.csv', 'mod.comp')
  assertClose(modularComplexity(cities), modular, rounded)
})

test('ease of recombination and modular complexity, counted by hand', () => {
  // Patents of classes {0,1}, {0,1,2}, {0}, {3}; class 4 is empty, and so is the last patent.
  const patents = matrixOf(5, 5, [1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
  const p = presence(patents, { index: patents.values })
  assertClose(easeOfRecombination(p), [2 / 3, 1, 2, 0, Number.NaN])
  assertClose(modularComplexity(p), [2 / (5 / 3), 3 / (11 / 3), 3 / 2, Number.NaN, Number.NaN])
})

test('both are what their definitions say, and go with their labels', () => {
  const ordered = anyMatrix.chain(matrix => {
    const order = (length: number) =>
      fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length })
    return fc.tuple(fc.constant(matrix), order(matrix.regions.length), order(matrix.activities.length))
  })
  fc.assert(
    fc.property(ordered, ([matrix, regions, activities]) => {
      const p = presence(matrix)
      const n = matrix.activities.length
      const with_ = (a: number) => [...matrix.regions.keys()].filter(r => p.values[r * n + a])
      const of = (r: number) => [...matrix.activities.keys()].filter(a => p.values[r * n + a])
      const ease = matrix.activities.map((_, a) => {
        const met = new Set(with_(a).flatMap(of))
        met.delete(a)
        return met.size / with_(a).length
      })
      const complexity = matrix.regions.map((_, r) => {
        const mean = of(r).reduce((sum, a) => sum + ease[a], 0) / of(r).length
        return mean === 0 ? Number.NaN : 1 / mean
      })
      assertClose(easeOfRecombination(p), ease)
      assertClose(modularComplexity(p), complexity)

      const turned = presence(permuted(matrix, regions, activities))
      assertClose(
        easeOfRecombination(turned),
        activities.map(a => ease[a]),
      )
      assertClose(
        modularComplexity(turned),
        regions.map(r => complexity[r]),
      )
      const more = presence(padded(matrix))
      assertClose(easeOfRecombination(more), [...ease, Number.NaN])
      assertClose(modularComplexity(more), [...complexity, Number.NaN])
      assert.equal(more.values.length, (matrix.regions.length + 1) * (n + 1))
    }),
  )
})
