import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { choice, chooseLines } from './content.ts'
import { probability, treesFrom, writtenTrees } from './trees.ts'

const gainOf = (isKept: boolean[], probabilities: number[], sizes: number[], level: number) => {
  const logOdds = (p: number) => Math.log(p / (1 - p))
  const runs = isKept.filter((kept, index) => kept && !isKept[index - 1]).length
  const gains = isKept.map((kept, index) =>
    kept ? Math.sqrt(Math.min(choice.heaviest, sizes[index]! + 1)) * (logOdds(probabilities[index]!) - level) : 0,
  )
  return gains.reduce((sum, gain) => sum + gain, 0) - runs * choice.article.run
}

test('no other set of lines has a higher sum than the one chosen', () => {
  const line = fc.record({
    p: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    size: fc.integer({ min: 1, max: 150 }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), lines => {
      const probabilities = lines.map(({ p }) => p)
      const sizes = lines.map(({ size }) => size)
      // One threshold for all pages, so that every set can be tried.
      const by = { bias: 0, run: choice.article.run, threshold: [0.5, 0.5] } as const
      const chosen = gainOf(chooseLines(probabilities, sizes, by), probabilities, sizes, 0)
      for (let set = 0; set < 2 ** lines.length; set++) {
        const other = lines.map((_, index) => (set & (1 << index)) !== 0)
        assert.ok(gainOf(other, probabilities, sizes, 0) <= chosen + 1e-9)
      }
    }),
    { numRuns: 300 },
  )
})

test('trees go on below a threshold and aside from it on, and come again from their text', () => {
  const trees = treesFrom({ base: 0, trees: ['0:2 -1 1:0.5 3 4'] })
  const at = (...row: number[]) => probability(trees, Float32Array.from(row))
  assert.ok(Math.abs(at(1.9, 0) - 1 / (1 + Math.exp(1))) < 1e-12)
  assert.ok(Math.abs(at(2, 0) - 1 / (1 + Math.exp(-3))) < 1e-12)
  assert.ok(Math.abs(at(2, 0.5) - 1 / (1 + Math.exp(-4))) < 1e-12)
  assert.deepEqual(writtenTrees(trees), { base: 0, trees: ['0:2 -1 1:0.5 3 4'] })
})
