import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded } from '../testing/any-matrix.ts'
import { assertClose } from '../testing/reference.ts'
import { divisionOfLabour } from './division-of-labour.ts'

const missing = Number.NaN

/** Three regions; a chain of chips (a0, a1), panels (a2, a3) and sets (a4). There is too little of a1, and nothing of a5. */
const small = () => {
  // biome-ignore format: one region a line
  const matrix = matrixOf(3, 6, [
    1, .5, 1, 0, 0, 0,
    0, 0, 1, 1, 1, 0,
    0, 0, 0, 0, 1, 0,
  ])
  return presence(matrix, { index: matrix.values })
}
const chain = [[0, 1, 5], [2, 3], [4]]

test('who does what, by hand', () => {
  const { depth, coverage, stageCoverage, stageOverlap, stages, unknown, similarity } = divisionOfLabour(small(), chain)
  assertClose(depth, [0.5, 0.5, 0, 0, 1, 1, 0, 0, 1])
  assertClose(stageCoverage, [0.5, 1, 1])
  assertClose([coverage], [4 / 5])
  assertClose(stageOverlap, [0, 1 / 3, 0.5])
  assert.deepEqual(stages[0], [
    { activity: 0, regions: [0] },
    { activity: 1, regions: [] },
  ])
  assert.deepEqual(stages[2], [{ activity: 4, regions: [1, 2] }])
  assert.deepEqual(unknown, [5])
  assertClose(similarity, [1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1])
})

test('a group of regions is counted alone', () => {
  const { coverage, stageCoverage, stageOverlap, similarity, regions } = divisionOfLabour(small(), chain.slice(1), {
    regions: [2, 0],
  })
  assert.deepEqual(regions, [2, 0])
  assertClose([coverage], [2 / 3])
  assertClose(stageCoverage, [0.5, 1])
  assertClose(stageOverlap, [0, 0])
  assertClose(similarity, [1, 0, 0, 1])
})

test('stages and regions that do nothing have no overlap and no role; wrong places are refused', () => {
  const nothing = divisionOfLabour(small(), [[1], []], { regions: [0] })
  assert.deepEqual([...nothing.stageOverlap, ...nothing.similarity], [missing, missing, missing])
  assert.deepEqual([...nothing.depth, ...nothing.stageCoverage], [0, missing, 0, missing])
  const none = divisionOfLabour(small(), [])
  assert.ok([none.coverage, ...none.similarity].every(Number.isNaN))
  assert.throws(() => divisionOfLabour(small(), [[6]]), /no activity 6; there are 6/)
  assert.throws(() => divisionOfLabour(small(), chain, { regions: [3] }), /no region 3; there are 3/)
})

const anyChain = fc.array(fc.array(fc.nat(8), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })

test('numbers agree with who is named, and lie in 0…1', () => {
  fc.assert(
    fc.property(anyMatrix, anyChain, (matrix, anyStages) => {
      const n = matrix.activities.length
      const binary = presence(matrix)
      const stages = anyStages.map(stage => [...new Set(stage.map(activity => activity % n))])
      const result = divisionOfLabour(binary, stages)
      const rows = matrix.regions.length
      for (const [k, stage] of result.stages.entries()) {
        const held = stage.filter(({ regions }) => regions.length > 0)
        const all = stage.reduce((sum, { regions }) => sum + regions.length, 0)
        assertClose([result.stageCoverage[k]], [held.length / stage.length])
        assertClose([result.stageOverlap[k]], [(all - held.length) / all])
        for (let r = 0; r < rows; r++) {
          const own = stage.filter(({ regions }) => regions.includes(r)).length / stage.length
          assertClose([result.depth[r * stages.length + k]], [binary.emptyRegions[r] ? missing : own])
        }
        assert.deepEqual(
          [...stage.map(({ activity }) => activity), ...result.unknown.filter(a => stages[k].includes(a))].sort(
            (a, b) => a - b,
          ),
          [...stages[k]].sort((a, b) => a - b),
        )
      }
      for (let r = 0; r < rows; r++)
        for (let s = 0; s < rows; s++) {
          const alike = result.similarity[r * rows + s]
          assert.ok(Object.is(alike, result.similarity[s * rows + r]))
          if (Number.isNaN(alike)) continue
          assert.ok(alike >= 0 && alike <= 1 + 1e-12)
          if (r === s) assert.ok(Math.abs(alike - 1) < 1e-12)
        }
    }),
  )
})

test('similarity is 1 less half the sum of absolute differences of the roles', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const binary = presence(matrix)
      const stages = matrix.activities.map((_, a) => [a])
      const { depth, similarity } = divisionOfLabour(binary, stages)
      const n = stages.length
      const rows = matrix.regions.length
      const role = (r: number) => {
        const own = [...depth.subarray(r * n, (r + 1) * n)].map(value => value || 0)
        return own.map(value => value / own.reduce((sum, other) => sum + other, 0))
      }
      assertClose(
        similarity,
        Array.from({ length: rows * rows }, (_, cell) => {
          const other = role(cell % rows)
          return 1 - role(Math.floor(cell / rows)).reduce((sum, own, k) => sum + Math.abs(own - other[k]), 0) / 2
        }),
      )
    }),
  )
})

test('an empty region and an empty activity change nothing else', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const n = matrix.activities.length
      const stages = [matrix.activities.map((_, a) => a)]
      const plain = divisionOfLabour(presence(matrix), stages)
      const wide = divisionOfLabour(presence(padded(matrix)), [[...stages[0], n]])
      assert.equal(wide.coverage, plain.coverage)
      assert.deepEqual(wide.stageCoverage, plain.stageCoverage)
      assert.deepEqual(wide.stageOverlap, plain.stageOverlap)
      assert.deepEqual(wide.stages, plain.stages)
      assert.deepEqual(wide.unknown, [...plain.unknown, n])
      assert.deepEqual([...wide.depth], [...plain.depth, missing])
    }),
  )
})
