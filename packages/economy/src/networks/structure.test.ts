import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { anyGraph, graphOfCells, scaled, weightsOf } from '../testing/any-graph.ts'
import { assertClose, vector } from '../testing/reference.ts'
import { degreeAssortativity, groupAssortativity } from './assortativity.ts'
import { clustering } from './clustering.ts'
import { components } from './components.ts'
import { constraint } from './constraint.ts'
import { degreeCentralisation, linkDensity } from './degree.ts'
import { graph, undirected } from './graph.ts'
import { modularity } from './modularity.ts'

const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0)

/** Two triangles, a-b-c and d-e-f, joined by c–d; and a node by itself. */
const twoTriangles = graph(['a', 'b', 'c', 'd', 'e', 'f', 'g'], {
  from: [0, 0, 1, 3, 3, 4, 2],
  to: [1, 2, 2, 4, 5, 5, 3],
})

const anyGrouped = anyGraph().chain(network =>
  fc.record({
    network: fc.constant(network),
    groups: fc.array(fc.integer({ min: 0, max: 2 }), {
      minLength: network.nodes.length,
      maxLength: network.nodes.length,
    }),
  }),
)

test('clustering counts triangles among pairs of neighbours', () => {
  const { local, transitivity } = clustering(twoTriangles)
  assertClose(local, [1, 1, 1 / 3, 1 / 3, 1, 1, Number.NaN])
  assertClose([transitivity], [6 / 10])
  assert.ok(Number.isNaN(clustering(graph(['a', 'b'], { from: [0], to: [1] })).transitivity))
  fc.assert(
    fc.property(anyGraph(), network => {
      const square = weightsOf(network)
      const linked = (i: number, j: number) => square[i][j] > 0
      const counts = square.map((_, v) => {
        let closed = 0
        let pairs = 0
        for (const i of square.keys())
          for (let j = 0; j < i; j++)
            if (linked(v, i) && linked(v, j)) {
              pairs++
              if (linked(i, j)) closed++
            }
        return { closed, pairs }
      })
      const result = clustering(network)
      assertClose(
        result.local,
        counts.map(({ closed, pairs }) => closed / pairs),
      )
      assertClose([result.transitivity], [sum(counts.map(c => c.closed)) / sum(counts.map(c => c.pairs))])
    }),
  )
})

test('constraint is that of its formula, with and without weights', () => {
  // A star: its hub spends a third on each of three strangers, each leaf all on the hub.
  const star = graph(['hub', 'a', 'b', 'c'], { from: [0, 0, 0], to: [1, 2, 3] })
  assertClose(constraint(star), [1 / 3, 1, 1, 1])
  // A triangle: (1/2 + 1/2 · 1/2)² for each of two contacts.
  assertClose(constraint(twoTriangles).subarray(0, 1), [(0.5 + 0.5 / 3) ** 2 + (0.5 + 0.25) ** 2])
  fc.assert(
    fc.property(
      fc.boolean().chain(directed => anyGraph({ directed })),
      fc.boolean(),
      (network, weighted) => {
        const square = weightsOf(undirected(network)).map(row =>
          row.map(weight => (weighted ? weight : Math.sign(weight))),
        )
        const share = square.map(row => row.map(weight => weight / sum(row)))
        const expected = square.map((row, i) => {
          if (sum(row) === 0) return Number.NaN
          let all = 0
          for (const j of row.keys()) {
            if (row[j] === 0) continue
            let spent = share[i][j]
            for (const q of row.keys()) if (q !== i && q !== j && row[q] > 0) spent += share[i][q] * share[q][j]
            all += spent ** 2
          }
          return all
        })
        assertClose(constraint(undirected(network), { weighted }), expected, vector)
      },
    ),
  )
})

test('components are numbered in the order of the nodes', () => {
  const { component, sizes } = components(graphOfCells(5, [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, ...Array(15).fill(0)]))
  assert.deepEqual([...component], [0, 1, 1, 0, 2])
  assert.deepEqual([...sizes], [2, 2, 1])
  assert.deepEqual(components(graph([], { from: [], to: [] })).sizes, new Int32Array(0))
  fc.assert(
    fc.property(
      fc.boolean().chain(directed => anyGraph({ directed })),
      network => {
        const square = weightsOf(undirected(network))
        const { component, sizes } = components(network)
        // Spreading the smallest number along links until nothing changes finds each node's first node.
        const first = [...square.keys()]
        for (let round = 0; round < square.length; round++)
          for (const i of first.keys())
            for (const j of first.keys()) if (square[i][j]) first[i] = Math.min(first[i], first[j])
        const firsts = [...new Set(first)]
        assert.deepEqual(
          [...component],
          first.map(node => firsts.indexOf(node)),
        )
        assert.deepEqual(
          [...sizes],
          firsts.map(node => first.filter(other => other === node).length),
        )
      },
    ),
  )
})

test('density is the share of possible links', () => {
  assert.equal(linkDensity(twoTriangles), 7 / 21)
  assert.equal(linkDensity(graph(['a', 'b'], { from: [0], to: [1] }, { directed: true })), 0.5)
  assert.ok(Number.isNaN(linkDensity(graph(['a'], { from: [], to: [] }))))
})

test('centralisation is 1 for a star and 0 for a ring', () => {
  assert.equal(degreeCentralisation(graph(['hub', 'a', 'b', 'c'], { from: [0, 0, 0], to: [1, 2, 3] })), 1)
  assert.equal(degreeCentralisation(graph(['a', 'b', 'c'], { from: [0, 1, 2], to: [1, 2, 0] })), 0)
  // Degrees 2 2 3 3 2 2 0: (1 + 1 + 0 + 0 + 1 + 1 + 3) / (6 · 5).
  assertClose([degreeCentralisation(twoTriangles)], [7 / 30])
  assert.ok(Number.isNaN(degreeCentralisation(graph(['a', 'b'], { from: [0], to: [1] }))))
})

test('assortativity by degree is the correlation over link ends', () => {
  // In a star every link joins the hub to a leaf.
  assertClose([degreeAssortativity(graph(['hub', 'a', 'b'], { from: [0, 0], to: [1, 2] }))], [-1])
  assert.ok(Number.isNaN(degreeAssortativity(graph(['a', 'b', 'c'], { from: [0, 1, 2], to: [1, 2, 0] }))))
  assert.ok(Number.isNaN(degreeAssortativity(graph(['a', 'b'], { from: [], to: [] }))))
  fc.assert(
    fc.property(anyGraph(), network => {
      const square = weightsOf(network)
      const degrees = square.map(row => row.filter(weight => weight > 0).length)
      const ends = square.flatMap((row, i) =>
        row.flatMap((weight, j) => (weight > 0 ? [[degrees[i], degrees[j]]] : [])),
      )
      const meanOf = (values: number[]) => sum(values) / values.length
      const covariance =
        meanOf(ends.map(([x, y]) => x * y)) - meanOf(ends.map(([x]) => x)) * meanOf(ends.map(([, y]) => y))
      const variance = meanOf(ends.map(([x]) => x * x)) - meanOf(ends.map(([x]) => x)) ** 2
      const result = degreeAssortativity(network)
      if (new Set(degrees.filter(k => k > 0)).size < 2) assert.ok(Number.isNaN(result))
      else {
        assertClose([result], [covariance / variance], { relative: 1e-9, absolute: 1e-9 })
        assert.ok(Math.abs(result) <= 1 + 1e-12)
      }
    }),
  )
})

test('modularity and assortativity by group are those of their formulas', () => {
  const groups = ['x', 'x', 'x', 'y', 'y', 'y', '']
  assertClose([modularity(twoTriangles, groups)], [6 / 7 - 1 / 2])
  assertClose([modularity(twoTriangles, groups, { resolution: 2 })], [6 / 7 - 1])
  assertClose([groupAssortativity(twoTriangles, groups)], [(6 / 7 - 1 / 2) / (1 / 2)])
  assert.equal(modularity(twoTriangles, Array(7).fill(0)), 0)
  assert.ok(Number.isNaN(groupAssortativity(twoTriangles, Array(7).fill(0))))
  fc.assert(
    fc.property(
      anyGrouped,
      fc.boolean(),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (grouped, weighted, resolution) => {
        const { network, groups } = grouped
        const square = weightsOf(network).map(row => row.map(weight => (weighted ? weight : Math.sign(weight))))
        const k = square.map(sum)
        const all = sum(k)
        const pairs = (term: (i: number, j: number) => number) =>
          sum(square.flatMap((_, i) => square.map((_, j) => (groups[i] === groups[j] ? term(i, j) : 0))))
        const expected = pairs((i, j) => square[i][j] / all - (resolution * k[i] * k[j]) / all ** 2)
        assertClose([modularity(network, groups, { resolution, weighted })], [expected], vector)
        if (weighted) return
        const linked = new Set(groups.filter((_, i) => k[i] > 0))
        const chance = pairs((i, j) => (k[i] * k[j]) / all ** 2)
        const within = pairs((i, j) => square[i][j] / all)
        assertClose(
          [groupAssortativity(network, groups)],
          [linked.size > 1 ? (within - chance) / (1 - chance) : Number.NaN],
          vector,
        )
      },
    ),
  )
})

test('names of groups and the unit of the weights do not matter to modularity', () => {
  fc.assert(
    fc.property(anyGrouped, ({ network, groups }) => {
      const named = groups.map(group => `group ${5 - group}`)
      assertClose([modularity(scaled(network, 3), named)], [modularity(network, groups)], vector)
    }),
  )
})

test('a linked node without a group, no links, and a wrong number of groups are told', () => {
  for (const missing of ['', Number.NaN]) {
    const groups = ['x', 'x', missing, 'y', 'y', 'y', 'y']
    assert.ok(Number.isNaN(modularity(twoTriangles, groups)))
    assert.ok(Number.isNaN(groupAssortativity(twoTriangles, groups)))
  }
  const lonely = graph(['a', 'b'], { from: [], to: [] })
  assert.ok(Number.isNaN(modularity(lonely, ['x', 'y'])))
  assert.ok(Number.isNaN(groupAssortativity(lonely, ['x', 'y'])))
  assert.throws(() => modularity(twoTriangles, ['x']), /^RangeError: 1 groups for 7 nodes/)
})

test('measures without a meaning for directions refuse directed networks', () => {
  const arrow = graph(['a', 'b', 'c'], { from: [0], to: [1] }, { directed: true })
  const groups = ['x', 'x', 'y']
  for (const measure of [
    () => degreeCentralisation(arrow),
    () => degreeAssortativity(arrow),
    () => groupAssortativity(arrow, groups),
    () => modularity(arrow, groups),
  ])
    assert.throws(measure, /^RangeError: .* needs links without direction: give undirected\(graph\)/)
})
