import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  anyGraph,
  graphOfCells,
  reordered,
  scaled,
  slowPaths,
  weightsOf,
  withLonelyNode,
} from '../testing/any-graph.ts'
import { assertClose, vector } from '../testing/reference.ts'
import { betweenness } from './betweenness.ts'
import { closeness } from './closeness.ts'
import { clustering } from './clustering.ts'
import { constraint } from './constraint.ts'
import { coreness } from './coreness.ts'
import { degree, strength } from './degree.ts'
import { eigenvectorCentrality } from './eigenvector-centrality.ts'
import { type Graph, graph } from './graph.ts'
import { pageRank } from './pagerank.ts'
import { pathLengths } from './path-lengths.ts'

const inverse = (weight: number) => 1 / weight
const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0)

/** A triangle 0-1-2 with a tail 2-3-4, and a node by itself. */
const kite = graph(['a', 'b', 'c', 'd', 'e', 'f'], {
  from: [0, 0, 1, 2, 3],
  to: [1, 2, 2, 3, 4],
  weights: [1, 2, 1, 3, 1],
})

const ofNodes: Record<string, (network: Graph) => Float64Array> = {
  degree,
  strength,
  betweenness: network => betweenness(network),
  weightedBetweenness: network => betweenness(network, { distance: inverse }),
  closeness: network => closeness(network).closeness,
  weightedCloseness: network => closeness(network, { distance: inverse }).closeness,
  clustering: network => clustering(network).local,
  coreness,
  constraint,
  eigenvector: network => eigenvectorCentrality(network).values,
}

test('measures of nodes do not depend on the order of the nodes', () => {
  fc.assert(
    fc.property(
      anyGraph().chain(network =>
        fc.record({
          network: fc.constant(network),
          order: fc.shuffledSubarray([...network.nodes.keys()], { minLength: network.nodes.length }),
        }),
      ),
      ({ network, order }) => {
        for (const measure of [
          ...Object.values(ofNodes),
          (n: Graph) => pageRank(n),
          (n: Graph) => closeness(n).harmonic,
        ]) {
          const before = measure(network)
          assertClose(
            measure(reordered(network, order)),
            order.map(i => before[i]),
            vector,
          )
        }
      },
    ),
  )
})

test('a node without links leaves the others unchanged', () => {
  fc.assert(
    fc.property(anyGraph(), network => {
      for (const measure of Object.values(ofNodes))
        assertClose(measure(withLonelyNode(network)).subarray(0, -1), measure(network), vector)
    }),
  )
  const last = Object.entries(ofNodes).map(([name, measure]) => [name, measure(kite)[5]])
  assert.deepEqual(Object.fromEntries(last), {
    degree: 0,
    strength: 0,
    betweenness: 0,
    weightedBetweenness: 0,
    closeness: Number.NaN,
    weightedCloseness: Number.NaN,
    clustering: Number.NaN,
    coreness: 0,
    constraint: Number.NaN,
    eigenvector: 0,
  })
})

test('the unit of the weights matters to strength alone', () => {
  fc.assert(
    fc.property(anyGraph(), network => {
      const larger = scaled(network, 7)
      assertClose(
        strength(larger),
        strength(network).map(value => 7 * value),
      )
      for (const name of ['weightedBetweenness', 'constraint', 'eigenvector'])
        assertClose(ofNodes[name](larger), ofNodes[name](network), vector)
      assertClose(pageRank(larger), pageRank(network), vector)
    }),
  )
})

test('degree and strength are those of the rows and columns of the weights', () => {
  fc.assert(
    fc.property(
      fc.boolean().chain(directed => anyGraph({ directed })),
      network => {
        const square = weightsOf(network)
        const rows = square.map(sum)
        const columns = square.map((_, j) => sum(square.map(row => row[j])))
        assert.deepEqual([...strength(network, { direction: 'out' })], rows)
        assert.deepEqual([...strength(network, { direction: 'in' })], columns)
        assert.deepEqual([...strength(network)], network.directed ? rows.map((row, i) => row + columns[i]) : rows)
        assert.deepEqual(
          [...degree(network, { direction: 'in' })],
          square.map((_, j) => square.filter(row => row[j]).length),
        )
      },
    ),
  )
})

test('betweenness shares each pair of nodes among its shortest paths', () => {
  // c lies on a–d, a–e, b–d and b–e, and d on a–e, b–e and c–e.
  assert.deepEqual([...betweenness(kite)], [0, 0, 4, 3, 0, 0])
  assert.deepEqual([...betweenness(kite, { normalised: true })], [0, 0, 0.4, 0.3, 0, 0])
  const ring = graph(['a', 'b', 'c', 'd'], { from: [0, 1, 2, 3], to: [1, 2, 3, 0] })
  assert.deepEqual([...betweenness(ring)], [0.5, 0.5, 0.5, 0.5])
  assert.deepEqual(
    [...betweenness(graph(['a', 'b'], { from: [0], to: [1] }), { normalised: true })],
    [Number.NaN, Number.NaN],
  )
  for (const distance of [undefined, inverse])
    fc.assert(
      fc.property(
        fc.boolean().chain(directed => anyGraph({ directed })),
        network => {
          const { far, count, same } = slowPaths(network, distance ?? (() => 1))
          const nodes = [...network.nodes.keys()]
          const expected = nodes.map(v => {
            let through = 0
            for (const s of nodes)
              for (const t of nodes)
                if (
                  s !== v &&
                  t !== v &&
                  s !== t &&
                  far[s][t] < Number.POSITIVE_INFINITY &&
                  same(far[s][v] + far[v][t], far[s][t])
                )
                  through += (count(s, v) * count(v, t)) / count(s, t)
            return network.directed ? through : through / 2
          })
          assertClose(betweenness(network, { distance }), expected, vector)
        },
      ),
    )
})

test('paths that are equally long but for rounding share', () => {
  assert.notEqual(0.1 + 0.2, 0.15 + 0.15)
  const links = { from: [0, 1, 0, 3], to: [1, 2, 3, 2], weights: [0.1, 0.2, 0.15, 0.15] }
  // From a to c half of the paths lead through b and half through d; from b to d all lead through a.
  assert.deepEqual(
    [...betweenness(graph(['a', 'b', 'c', 'd'], links), { distance: length => length })],
    [1, 0.5, 0, 0.5],
  )
})

test('closeness and path lengths are those of all distances', () => {
  const { closeness: near, harmonic } = closeness(kite)
  // c: 1 + 1 + 1 + 2 links to four others; a: 1 + 1 + 2 + 3.
  assertClose([near[2], near[0]], [4 / 5, 4 / 7])
  assertClose([harmonic[2], harmonic[5]], [3.5 / 5, 0])
  assert.deepEqual(pathLengths(kite), { mean: 1.7, diameter: 3, connected: 20 / 30 })
  assert.deepEqual([...closeness(graph(['a'], { from: [], to: [] })).harmonic], [Number.NaN])
  assert.deepEqual(pathLengths(graph(['a', 'b'], { from: [], to: [] })), {
    mean: Number.NaN,
    diameter: Number.NaN,
    connected: 0,
  })
  for (const distance of [undefined, inverse])
    fc.assert(
      fc.property(
        fc.boolean().chain(directed => anyGraph({ directed })),
        network => {
          const { far } = slowPaths(network, distance ?? (() => 1))
          const reached = far.map((row, i) => row.filter((d, j) => i !== j && d < Number.POSITIVE_INFINITY))
          const result = closeness(network, { distance })
          assertClose(
            result.closeness,
            reached.map(row => row.length / sum(row)),
            vector,
          )
          assertClose(
            result.harmonic,
            reached.map(row => sum(row.map(d => 1 / d)) / (far.length - 1)),
            vector,
          )
          const all = reached.flat()
          const lengths = pathLengths(network, { distance })
          assertClose(
            [lengths.mean, lengths.diameter, lengths.connected],
            [
              sum(all) / all.length,
              all.length ? Math.max(...all) : Number.NaN,
              all.length / (far.length * (far.length - 1)),
            ],
            vector,
          )
        },
      ),
    )
})

test('a length that is not above 0 is refused', () => {
  assert.throws(
    () => betweenness(kite, { distance: weight => weight - 1 }),
    /^RangeError: The weight 1 becomes the length 0/,
  )
  assert.throws(() => closeness(kite, { distance: () => Number.NaN }), /^RangeError/)
})

test('PageRank is where its equation holds', () => {
  fc.assert(
    fc.property(
      fc.boolean().chain(directed => anyGraph({ directed })),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (network, damping) => {
        const rank = pageRank(network, { damping })
        const square = weightsOf(network)
        const n = square.length
        assertClose([sum(rank)], [1], vector)
        const expected = square.map((_, v) =>
          sum(
            square.map((row, u) => {
              const leaving = sum(row)
              return ((1 - damping) * rank[u]) / n + damping * rank[u] * (leaving ? row[v] / leaving : 1 / n)
            }),
          ),
        )
        assertClose(rank, expected, vector)
      },
    ),
  )
  // From a to b only: b is left for anywhere. x_a = 0.075 + 0.425 x_b, x_b = 0.075 + 0.425 x_b + 0.85 x_a.
  const arrow = graph(['a', 'b'], { from: [0], to: [1] }, { directed: true })
  assertClose(pageRank(arrow), [0.5 / 1.425, 0.925 / 1.425], vector)
  assert.throws(() => pageRank(arrow, { damping: 1 }), /^RangeError: The damping is 1/)
})

test('eigenvector centrality is the eigenvector of the largest eigenvalue', () => {
  // A star of four: the centre counts √3 times a leaf.
  const star = graph(['hub', 'a', 'b', 'c'], { from: [0, 0, 0], to: [1, 2, 3] })
  const { values, eigenvalue } = eigenvectorCentrality(star)
  assertClose(values, [1, ...Array(3).fill(1 / Math.sqrt(3))], vector)
  assertClose([eigenvalue], [Math.sqrt(3)], vector)
  assertClose(eigenvectorCentrality(scaled(star, 1e6)).values, values, vector)
  assertClose(eigenvectorCentrality(scaled(star, 1e-6)).values, values, vector)
  fc.assert(
    fc.property(anyGraph(), fc.boolean(), (network, weighted) => {
      const result = eigenvectorCentrality(network, { weighted })
      const square = weightsOf(network).map(row => row.map(weight => (weighted ? weight : Math.sign(weight))))
      if (!result.identified) {
        assert.ok(result.values.every(Number.isNaN))
        assert.ok(result.reason)
        return
      }
      assert.equal(Math.max(...result.values), 1)
      assert.ok(result.values.every(value => value >= 0))
      for (const [i, row] of square.entries())
        assertClose(
          [sum(row.map((weight, j) => weight * result.values[j]))],
          [result.eigenvalue * result.values[i]],
          vector,
        )
      // Of a symmetric matrix no row of weights has a larger norm than the largest eigenvalue.
      for (const row of square) assert.ok(Math.hypot(...row) <= result.eigenvalue * (1 + 1e-9))
    }),
  )
})

test('eigenvector centrality tells what it cannot tell', () => {
  const twoPairs = graphOfCells(4, [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  const tied = eigenvectorCentrality(twoPairs)
  assert.deepEqual([tied.identified, tied.reason], [false, '2 components have the same largest eigenvalue'])
  assert.deepEqual([...tied.values], Array(4).fill(Number.NaN))
  const lonely = eigenvectorCentrality(graph(['a', 'b'], { from: [], to: [] }))
  assert.deepEqual([lonely.identified, lonely.reason], [false, 'No node has a link'])
  assert.ok(Number.isNaN(lonely.eigenvalue))
  // The longer a chain, the nearer are its largest eigenvalues and the slower is the iteration.
  const steps = Array.from({ length: 199 }, (_, i) => i)
  const chain = graph(
    Array.from({ length: 200 }, (_, i) => `${i}`),
    { from: steps, to: steps.map(i => i + 1) },
  )
  const slow = eigenvectorCentrality(chain)
  assert.deepEqual([slow.converged, slow.reason], [false, 'The iteration has not converged in 10000 steps'])
  assert.ok(slow.values.every(Number.isNaN))
})

test('coreness is what is left when weaker nodes are taken away', () => {
  assert.deepEqual([...coreness(kite)], [2, 2, 2, 1, 1, 0])
  fc.assert(
    fc.property(anyGraph(), network => {
      const square = weightsOf(network)
      const expected = square.map(() => 0)
      for (let k = 1; k < square.length; k++) {
        let left = [...square.keys()]
        for (let before = -1; before !== left.length; ) {
          before = left.length
          left = left.filter((i, _, others) => others.filter(j => square[i][j] > 0).length >= k)
        }
        for (const i of left) expected[i] = k
      }
      assert.deepEqual([...coreness(network)], expected)
    }),
  )
})

test('measures without a meaning for directions refuse directed networks', () => {
  const arrow = graph(['a', 'b'], { from: [0], to: [1] }, { directed: true })
  for (const measure of [clustering, coreness, constraint, eigenvectorCentrality])
    assert.throws(() => measure(arrow), /^RangeError: .* needs links without direction: give undirected\(graph\)/)
})
