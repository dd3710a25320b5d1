import { strength } from './degree.ts'
import { assertUndirected, type Graph } from './graph.ts'

/**
 * Burt's constraint: how far a node's contacts are one and the same circle.
 *
 *     C(i) = Σ_j (p(i,j) + Σ_{q ≠ i,j} p(i,q) p(q,j))²,   j a contact of i,   p(i,j) = w(i,j) / Σ_k w(i,k)
 *
 * Low where contacts do not know each other (structural holes), 1 with a single contact; it can pass 1 where two contacts
 * are tied to each other more than to anyone else. NaN for a node without links. `weighted: false` takes all links as
 * equal. Undirected networks only; `undirected` sums both directions as Burt does. O(Σ k²).
 *
 * Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press.
 */
export const constraint = (network: Graph, { weighted = true } = {}): Float64Array => {
  assertUndirected(network, 'Constraint')
  const { nodes, starts, targets, weights } = network
  const sums = strength(network)
  const share = (node: number, entry: number): number =>
    weighted ? weights[entry] / sums[node] : 1 / (starts[node + 1] - starts[node])
  const spent = new Float64Array(nodes.length)
  return Float64Array.from(nodes, (_, i) => {
    if (starts[i] === starts[i + 1]) return Number.NaN
    const near = targets.subarray(starts[i], starts[i + 1])
    for (let own = starts[i]; own < starts[i + 1]; own++) spent[targets[own]] += share(i, own)
    for (let own = starts[i]; own < starts[i + 1]; own++) {
      const q = targets[own]
      for (let entry = starts[q]; entry < starts[q + 1]; entry++)
        spent[targets[entry]] += share(i, own) * share(q, entry)
    }
    let sum = 0
    for (const j of near) sum += spent[j] ** 2
    for (const q of near) {
      spent[q] = 0
      for (let entry = starts[q]; entry < starts[q + 1]; entry++) spent[targets[entry]] = 0
    }
    return sum
  })
}
