import type { Graph } from './graph.ts'
import { type LinkLength, shortestPaths } from './shortest-paths.ts'

/**
 * Betweenness: how many shortest paths between other nodes lead through a node, where several equally short ones share.
 *
 *     B(v) = Σ_{s ≠ v ≠ t} σ(s, t | v) / σ(s, t)
 *
 * over pairs of nodes (over ordered pairs in a directed network); 0 for a node without links. `normalised` divides by the
 * (n − 1)(n − 2) / 2 pairs of other nodes (twice as many if directed), which gives 0…1, and NaN below three nodes. Paths
 * count links, unless `distance` says how long a link of a weight is: for strengths of ties take `weight => 1 / weight`.
 * Tools read weights as lengths as they are (igraph) and so call the strongest tie the longest way.
 * O(nodes × links), with `distance` a logarithm more.
 *
 * Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40(1), 35–41.
 * Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2), 163–177.
 */
export const betweenness = (
  network: Graph,
  { distance, normalised = false }: { distance?: LinkLength; normalised?: boolean } = {},
): Float64Array => {
  const { nodes, directed, starts, targets } = network
  const n = nodes.length
  const paths = shortestPaths(network, distance)
  const result = new Float64Array(n)
  const counts = new Float64Array(n)
  const dependence = new Float64Array(n)
  for (let source = 0; source < n; source++) {
    const { order } = paths.from(source)
    for (const i of order) {
      counts[i] = 0
      dependence[i] = 0
    }
    counts[source] = 1
    for (const i of order)
      for (let entry = starts[i]; entry < starts[i + 1]; entry++)
        if (paths.onPath(i, entry)) counts[targets[entry]] += counts[i]
    for (let at = order.length - 1; at >= 0; at--) {
      const i = order[at]
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
        const j = targets[entry]
        if (paths.onPath(i, entry)) dependence[i] += (counts[i] / counts[j]) * (1 + dependence[j])
      }
      if (i !== source) result[i] += dependence[i]
    }
  }
  // An undirected pair has been met from both of its ends.
  const pairs = directed ? 1 : 2
  const scale = normalised ? (n - 1) * (n - 2) : pairs
  return result.map(value => (normalised && n < 3 ? Number.NaN : value / scale))
}
