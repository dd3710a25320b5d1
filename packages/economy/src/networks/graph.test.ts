import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { anyGraph, weightsOf } from '../testing/any-graph.ts'
import { graph, undirected } from './graph.ts'
import { graphFromTable } from './graph-from-table.ts'
import { linksOf } from './links.ts'

test('a network keeps each node’s neighbours ascending, an undirected link with both of its ends', () => {
  const links = { from: [2, 0, 3], to: [0, 1, 2], weights: [5, 2, 1] }
  const network = graph(['a', 'b', 'c', 'd', 'e'], links)
  assert.deepEqual([...network.starts], [0, 2, 3, 5, 6, 6])
  assert.deepEqual([...network.targets], [1, 2, 0, 0, 3, 2])
  assert.deepEqual([...network.weights], [2, 5, 2, 5, 1, 1])
  const directed = graph(['a', 'b', 'c', 'd', 'e'], links, { directed: true })
  assert.deepEqual([...directed.starts], [0, 1, 1, 2, 3, 3])
  assert.deepEqual([...directed.targets], [1, 0, 2])
  assert.deepEqual([...directed.weights], [2, 5, 1])
  assert.deepEqual([...graph(['a', 'b'], { from: [0], to: [1] }).weights], [1, 1])
})

test('what is no network is refused in a sentence', () => {
  const nodes = ['a', 'b', 'c']
  assert.throws(() => graph(nodes, { from: [0, 1], to: [1] }), /^RangeError: 2 links have a start, 1 have an end/)
  assert.throws(
    () => graph(nodes, { from: [0], to: [1], weights: [1, 2] }),
    /^RangeError: There are 1 links and 2 weights/,
  )
  assert.throws(() => graph(nodes, { from: [0], to: [3] }), /^RangeError: Link 0 names node 3, and there are 3 nodes/)
  assert.throws(() => graph(nodes, { from: [0.5], to: [1] }), /^RangeError: Link 0 names node 0.5/)
  assert.throws(() => graph(nodes, { from: [-1], to: [1] }), /^RangeError: Link 0 names node -1/)
  assert.throws(() => graph(nodes, { from: [1], to: [1] }), /^RangeError: Link 0 leads from node 1 to itself/)
  for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(
      () => graph(nodes, { from: [0], to: [1], weights: [weight] }),
      new RegExp(`^RangeError: Link 0 has the weight ${weight}`),
    )
  assert.throws(() => graph(nodes, { from: [0, 1], to: [1, 0] }), /^RangeError: Nodes 0 and 1 are linked twice/)
  const bothWays = graph(nodes, { from: [0, 1], to: [1, 0] }, { directed: true })
  assert.deepEqual([...bothWays.targets], [1, 0])
})

test('without directions a pair has one link, of the weight of both', () => {
  const directed = graph(['a', 'b', 'c'], { from: [0, 1, 2], to: [1, 0, 0], weights: [2, 3, 4] }, { directed: true })
  assert.deepEqual(weightsOf(undirected(directed)), [
    [0, 5, 4],
    [5, 0, 0],
    [4, 0, 0],
  ])
  fc.assert(
    fc.property(anyGraph({ directed: true }), network => {
      const square = weightsOf(network)
      const both = undirected(network)
      assert.equal(both.directed, false)
      assert.deepEqual(
        weightsOf(both),
        square.map((row, i) => row.map((weight, j) => weight + square[j][i])),
      )
      assert.equal(undirected(both), both)
    }),
  )
})

test('a table of links becomes a network, nodes in the order of their first appearance', () => {
  const read = graphFromTable(
    [
      ['Hefei', 'Wuhu', 3],
      ['Bengbu', 'Hefei'],
    ],
    { nodes: ['Wuhu', 'Lu’an'] },
  )
  assert.ok(read.ok)
  assert.deepEqual(read.graph.nodes, ['Wuhu', 'Lu’an', 'Hefei', 'Bengbu'])
  assert.deepEqual(weightsOf(read.graph), [
    [0, 0, 3, 0],
    [0, 0, 0, 0],
    [3, 0, 0, 1],
    [0, 0, 1, 0],
  ])
  const directed = graphFromTable(
    [
      ['a', 'b', 3],
      ['b', 'a', 4],
    ],
    { directed: true },
  )
  assert.ok(directed.ok)
  assert.deepEqual(weightsOf(directed.graph), [
    [0, 3],
    [4, 0],
  ])
})

test('rows that repeat a pair are refused, or summed where that is asked for', () => {
  const rows = [
    ['a', 'b', 3],
    ['b', 'a', 4],
    ['a', 'b', 5],
    ['b', 'c', 1],
  ] as const
  const refused = graphFromTable(rows)
  assert.ok(!refused.ok)
  assert.deepEqual(
    refused.problems.map(({ row, field, message }) => [row, field, message]),
    [
      [2, 'to', 'b – a is listed twice'],
      [3, 'to', 'a – b is listed twice'],
    ],
  )
  const summed = graphFromTable(rows, { sum: true })
  assert.ok(summed.ok)
  assert.deepEqual(weightsOf(summed.graph)[1], [12, 0, 1])
})

test('every bad row of a table is named', () => {
  const read = graphFromTable([
    ['a', 'b', 1],
    ['a', ' B', 1],
    ['', 'c', 1],
    ['c', 'c', 1],
    ['a', 'd', 0],
    ['a', 'e', Number.NaN],
    ['a', 'f', -2],
  ])
  assert.ok(!read.ok)
  assert.deepEqual(
    read.problems.map(({ row, field, message }) => [row, field, message]),
    [
      [2, 'to', '“ B” differs from “b” only by case or space'],
      [3, 'from', 'The node is empty'],
      [4, 'to', '“c” is linked to itself'],
      [5, 'weight', '0 is not a weight'],
      [6, 'weight', 'NaN is not a weight'],
      [7, 'weight', '-2 is not a weight'],
    ],
  )
  assert.ok(read.problems.every(({ mend }) => mend.length > 0))
  const broken = graphFromTable(Array.from({ length: 5000 }, () => ['a', 'a'] as const))
  assert.ok(!broken.ok)
  assert.equal(broken.problems.length, 1000)
})

test('the links of a matrix are its pairs above 0', () => {
  const matrix = Float64Array.of(1, 0.5, 0, 0.5, 1, -1, 0, -1, Number.NaN)
  assert.deepEqual(linksOf(matrix), {
    from: Int32Array.of(0),
    to: Int32Array.of(1),
    weights: Float64Array.of(0.5),
  })
  assert.throws(() => linksOf(new Float64Array(5)), /^RangeError: 5 cells are not a square matrix/)
  assert.throws(() => linksOf(Float64Array.of(1, 2, 3, 1)), /^RangeError: The matrix is not symmetric: 0 to 1 is 2/)
  assert.throws(() => linksOf(Float64Array.of(1, 2, Number.NaN, 1)), /is not symmetric/)
  assert.equal(linksOf(Float64Array.of(1, Number.NaN, Number.NaN, 1)).weights.length, 0)
})
