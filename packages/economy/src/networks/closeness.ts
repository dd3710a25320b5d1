import type { Graph } from './graph.ts'
import { type LinkLength, shortestPaths } from './shortest-paths.ts'

/**
 * Closeness: how near a node is to the others.
 *
 *     closeness(v) = r / Σ_{reached u} d(v, u)      harmonic(v) = Σ_{u ≠ v} 1 / d(v, u) / (n − 1)
 *
 * `closeness` looks only at the r other nodes that v reaches, so that it compares nodes of one component; NaN for a node
 * that reaches none. `harmonic` counts what is not reached as 0 and so compares all nodes; 0 for a node that reaches none,
 * NaN for a network of one. Counting links both are in 0…1; `distance` as for `betweenness`. Directed links are followed
 * in their direction. Tools differ: the plain 1 / Σ d is `closeness / r`.
 * O(nodes × links), with `distance` a logarithm more.
 *
 * Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3), 215–239.
 * Marchiori, M., Latora, V. (2000). Harmony in the small-world. Physica A 285(3–4), 539–546.
 */
export const closeness = (
  network: Graph,
  { distance }: { distance?: LinkLength } = {},
): { closeness: Float64Array; harmonic: Float64Array } => {
  const n = network.nodes.length
  const paths = shortestPaths(network, distance)
  const near = new Float64Array(n)
  const harmonic = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    const { order, distances } = paths.from(v)
    let sum = 0
    for (const u of order) {
      sum += distances[u]
      if (u !== v) harmonic[v] += 1 / distances[u]
    }
    // Both are 0 / 0, NaN, where there is nothing to be near to.
    near[v] = (order.length - 1) / sum
    harmonic[v] /= n - 1
  }
  return { closeness: near, harmonic }
}
