import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { graph } from '../networks/graph.ts'
import { linksOf } from '../networks/links.ts'
import { modularity } from '../networks/modularity.ts'
import { presence } from '../specialization/presence.ts'
import { anyGraph, withLonelyNode } from '../testing/any-graph.ts'
import { padded } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix, vector } from '../testing/reference.ts'
import { communities } from './communities.ts'
import { proximity } from './proximity.ts'

/** Numbers that look random and come again: 0 to below 1 from a linear congruence. */
const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

/** Cliques of five nodes, each with a link to the next one, the last to the first. */
const cliques = (count: number) => {
  const from: number[] = []
  const to: number[] = []
  for (let c = 0; c < count; c++) {
    for (let i = 0; i < 5; i++)
      for (let j = i + 1; j < 5; j++) {
        from.push(5 * c + i)
        to.push(5 * c + j)
      }
    from.push(5 * c)
    to.push(((5 * c + 5) % (5 * count)) + 1)
  }
  return graph(
    Array.from({ length: 5 * count }, (_, i) => `n${i}`),
    { from, to },
  )
}

test('two triangles with a link between them are two communities', () => {
  const network = graph(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { from: [0, 0, 1, 3, 3, 4, 2], to: [1, 2, 2, 4, 5, 5, 3] })
  const result = communities(network, { random: seeded(1) })
  assert.deepEqual([...result.groups], [0, 0, 0, 1, 1, 1, Number.NaN])
  assert.equal(result.count, 2)
  assertClose([result.modularity], [6 / 7 - 1 / 2])
})

test('cliques in a ring are found in whatever order nodes are looked at', () => {
  const network = cliques(8)
  const expected = Array.from({ length: 40 }, (_, i) => Math.floor(i / 5))
  for (let seed = 0; seed < 20; seed++) {
    const { groups, count } = communities(network, { random: seeded(seed) })
    assert.deepEqual([...groups], expected)
    assert.equal(count, 8)
  }
})

test('the resolution decides how small communities are', () => {
  const network = cliques(8)
  assert.equal(communities(network, { random: seeded(1), resolution: 0 }).count, 1)
  // Of 88 links 80 lie within cliques, 84 within pairs of them and 86 within fours: 84/88 − 0.1/4 is the most.
  assert.equal(communities(network, { random: seeded(1), resolution: 0.1 }).count, 4)
  assert.equal(communities(network, { random: seeded(1), resolution: 50 }).count, 40)
  assert.ok(Number.isNaN(communities(network, { random: seeded(1), resolution: Number.NaN }).modularity))
})

test('what is told of communities is true, and no two of them are better as one', () => {
  fc.assert(
    fc.property(anyGraph(), fc.integer(), fc.double({ min: 0, max: 3, noNaN: true }), (network, seed, resolution) => {
      const { groups, count, modularity: q } = communities(network, { random: seeded(seed), resolution })
      const linked = [...network.nodes.keys()].filter(i => network.starts[i] < network.starts[i + 1])
      assertClose([q], [modularity(network, groups, { resolution })], vector)
      assert.deepEqual(
        [...groups.keys()].filter(i => Number.isNaN(groups[i])),
        [...groups.keys()].filter(i => !linked.includes(i)),
      )
      const sizes = Array.from({ length: count }, (_, group) => groups.filter(other => other === group).length)
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        linked.length,
      )
      assert.deepEqual(
        sizes,
        sizes.toSorted((one, other) => other - one),
      )
      assert.ok(sizes.every(size => size > 0))
      if (linked.length === 0) return
      for (let one = 0; one < count; one++)
        for (let other = 0; other < one; other++) {
          const joined = groups.map(group => (group === one ? other : group))
          assert.ok(modularity(network, joined, { resolution }) <= q + 1e-10)
        }
      const alone = Float64Array.from(groups.keys())
      assert.ok(modularity(network, alone, { resolution }) <= q + 1e-10)
    }),
  )
})

test('a node without links leaves the others where they are', () => {
  fc.assert(
    fc.property(anyGraph(), network => {
      // An order that does not depend on the number of nodes: always as they stand.
      const random = () => 1 - Number.EPSILON
      const result = communities(network, { random })
      const wider = communities(withLonelyNode(network), { random })
      assert.deepEqual([...wider.groups], [...result.groups, Number.NaN])
    }),
  )
})

test('industries that places have together are communities, an empty one is in none', { skip: referenceAbsent }, () => {
  const matrix = padded(referenceMatrix('cities48x90/counts_t1.csv'))
  const network = graph(matrix.activities, linksOf(proximity(presence(matrix))))
  const { groups, count, modularity: q } = communities(network, { random: seeded(1) })
  assert.ok(Number.isNaN(groups[90]))
  assert.ok(groups.subarray(0, 90).every(group => group >= 0 && group < count))
  const random = seeded(2)
  const lot = groups.map(() => Math.floor(random() * count))
  assert.ok(q > modularity(network, lot) + 0.05)
})

test('communities need links without direction', () => {
  const arrow = graph(['a', 'b'], { from: [0], to: [1] }, { directed: true })
  assert.throws(
    () => communities(arrow, { random: seeded(1) }),
    /^RangeError: Communities needs links without direction/,
  )
})
