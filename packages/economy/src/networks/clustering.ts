import { assertUndirected, type Graph } from './graph.ts'

/**
 * Clustering: how often two neighbours of a node are linked themselves.
 *
 *     local(v) = triangles with v / (k_v (k_v − 1) / 2)      transitivity = Σ_v triangles / Σ_v k_v (k_v − 1) / 2
 *
 * Both in 0…1, without weights. `local` is NaN for a node with fewer than two links (some tools say 0); `transitivity`,
 * the same for the whole network, weighs nodes by their pairs of neighbours, and is NaN where there is no such pair.
 * Undirected networks only. O(Σ k²).
 *
 * Watts, D. J., Strogatz, S. H. (1998). Collective dynamics of 'small-world' networks. Nature 393, 440–442.
 */
export const clustering = (network: Graph): { local: Float64Array; transitivity: number } => {
  assertUndirected(network, 'Clustering')
  const { nodes, starts, targets } = network
  const local = new Float64Array(nodes.length)
  const isNear = new Uint8Array(nodes.length)
  let allTriangles = 0
  let allPairs = 0
  for (let v = 0; v < nodes.length; v++) {
    const near = targets.subarray(starts[v], starts[v + 1])
    for (const u of near) isNear[u] = 1
    let twice = 0
    for (const u of near) for (let entry = starts[u]; entry < starts[u + 1]; entry++) twice += isNear[targets[entry]]
    for (const u of near) isNear[u] = 0
    const pairs = (near.length * (near.length - 1)) / 2
    local[v] = twice / 2 / pairs
    allTriangles += twice / 2
    allPairs += pairs
  }
  return { local, transitivity: allTriangles / allPairs }
}
