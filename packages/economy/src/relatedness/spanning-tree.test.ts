import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Matrix } from '../matrix.ts'
import { components } from '../networks/components.ts'
import { graph } from '../networks/graph.ts'
import { linksOf } from '../networks/links.ts'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, referenceTable } from '../testing/reference.ts'
import { backbone } from './projection.ts'
import { proximity } from './proximity.ts'
import { spanningTree } from './spanning-tree.ts'

const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0)
const pairs = ({ from, to }: { from: Int32Array; to: Int32Array }) => Array.from(from, (a, link) => [a, to[link]])

/** Relatedness of four activities: 0–1 0.9, 0–2 0.8, 1–2 0.7, 2–3 0.2, 1–3 0.1, 0–3 none. */
const four = Float64Array.of(1, 0.9, 0.8, 0, 0.9, 1, 0.7, 0.1, 0.8, 0.7, 1, 0.2, 0, 0.1, 0.2, 1)

test('the tree takes the strongest links that close no circle', () => {
  assert.deepEqual(spanningTree(four), {
    from: Int32Array.of(0, 0, 2),
    to: Int32Array.of(1, 2, 3),
    weights: Float64Array.of(0.9, 0.8, 0.2),
  })
  assert.equal(spanningTree(new Float64Array(0)).weights.length, 0)
  assert.throws(() => spanningTree(new Float64Array(3)), /^RangeError: 3 cells are not a square matrix/)
})

test('the tree is as heavy as the one that Kruskal’s way of adding links gives', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const relatedness = proximity(presence(matrix))
      const n = matrix.activities.length
      const links = linksOf(relatedness)
      const part = Array.from({ length: n }, (_, a) => a)
      let weight = 0
      for (const link of [...links.weights.keys()].sort((one, other) => links.weights[other] - links.weights[one])) {
        const [one, other] = [part[links.from[link]], part[links.to[link]]]
        if (one === other) continue
        weight += links.weights[link]
        for (let a = 0; a < n; a++) if (part[a] === other) part[a] = one
      }
      const tree = spanningTree(relatedness)
      assertClose([sum(tree.weights)], [weight])
      // It joins what is joined, with one link fewer than nodes in each part, and so has no circle.
      assert.deepEqual(components(graph(matrix.activities, tree)), components(graph(matrix.activities, links)))
      assert.equal(tree.weights.length, n - components(graph(matrix.activities, links)).sizes.length)
      assert.deepEqual(spanningTree(proximity(presence(padded(matrix)))).weights, tree.weights)
    }),
  )
})

test('the backbone is the tree and the strongest other links, ties all or none', () => {
  assert.deepEqual(pairs(backbone(four, { meanDegree: 2 })), [
    [0, 1],
    [0, 2],
    [2, 3],
    [1, 2],
  ])
  assert.deepEqual(pairs(backbone(four, { meanDegree: 1 })), pairs(spanningTree(four)))
  assert.equal(backbone(four).weights.length, 5)
  // All six links of this one are equal: the tree's three and, of the rest, all or none.
  const equal = Float64Array.from({ length: 16 }, (_, cell) => (cell % 5 === 0 ? 1 : 0.5))
  assert.equal(backbone(equal, { meanDegree: 2.5 }).weights.length, 3)
  assert.equal(backbone(equal, { meanDegree: 3 }).weights.length, 6)
  for (const meanDegree of [Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => backbone(four, { meanDegree }), /^RangeError: The mean degree is/)
})

test('the cut of the backbone is the lowest strength that the mean degree allows', () => {
  fc.assert(
    fc.property(anyMatrix, fc.double({ min: 0, max: 6, noNaN: true }), (matrix, meanDegree) => {
      const relatedness = proximity(presence(matrix))
      const tree = spanningTree(relatedness)
      const linked = new Set([...tree.from, ...tree.to]).size
      const all = linksOf(relatedness)
      const named = (from: number, to: number) => `${from} ${to}`
      const treeLinks = new Set(pairs(tree).map(([a, b]) => named(a, b)))
      const withCut = (cut: number) =>
        [...all.weights.keys()]
          .filter(link => all.weights[link] >= cut || treeLinks.has(named(all.from[link], all.to[link])))
          .map(link => named(all.from[link], all.to[link]))
      const choices = [...new Set(all.weights), Number.POSITIVE_INFINITY]
        .map(withCut)
        .filter(links => (2 * links.length) / linked <= meanDegree || links.length === treeLinks.size)
        .sort((one, other) => other.length - one.length)
      const result = pairs(backbone(relatedness, { meanDegree })).map(([a, b]) => named(a, b))
      assert.deepEqual(result.toSorted(), choices[0].toSorted())
      assert.deepEqual(result.slice(0, treeLinks.size), [...treeLinks])
      assert.deepEqual(
        backbone(proximity(presence(padded(matrix))), { meanDegree }),
        backbone(relatedness, { meanDegree }),
      )
    }),
  )
})

test('the strengths of tree and backbone do not depend on the order of the activities', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const turned = permuted(matrix, [...matrix.regions.keys()].reverse(), [...matrix.activities.keys()].reverse())
      for (const drawn of [spanningTree, (relatedness: Float64Array) => backbone(relatedness, { meanDegree: 3 })]) {
        const weights = (from: Matrix) => [...drawn(proximity(presence(from))).weights].sort()
        assert.deepEqual(weights(turned), weights(matrix))
      }
    }),
  )
})

test('tree and backbone are those of R’s economiccomplexity', { skip: referenceAbsent }, () => {
  const matrix = referenceMatrix('cities48x90/counts_t1.csv')
  const relatedness = proximity(presence(matrix))
  const scalars = new Map(
    referenceTable('cities48x90/out/economiccomplexity_scalars_t1.csv').rows.map(([name, value]) => [
      name,
      Number(value),
    ]),
  )
  assertClose([sum(spanningTree(relatedness).weights)], [scalars.get('max_spanning_tree_total_weight')!])
  assertClose([sum(linksOf(relatedness).weights)], [scalars.get('sum_upper_proximity')!])

  const links = backbone(relatedness)
  assert.equal(links.weights.length, scalars.get('projection_edges'))
  const file = 'cities48x90/out/economiccomplexity_projection_product_avg5_t1.csv'
  assertClose(links.weights.toSorted(), referenceColumn(file, 'weight').toSorted())
  // The tree is not unique: two of its 89 links tie with one that R's way through the network meets first (1/3, 1/4).
  const theirs = new Set(referenceTable(file).rows.map(([from, to]) => `${from} ${to}`))
  const ours = pairs(links).map(([a, b]) => `${matrix.activities[a]} ${matrix.activities[b]}`)
  assert.deepEqual(ours.filter(link => !theirs.has(link)).toSorted(), ['I003 I033', 'I062 I075'])
})
