import { degree } from './degree.ts'
import { assertUndirected, type Graph } from './graph.ts'

/**
 * Coreness: the largest k for which a node belongs to a part of the network where each node has k links or more within
 * that part. A whole number, 0 for a node without links; without weights. Undirected networks only. O(nodes + links).
 *
 * Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5(3), 269–287.
 * Batagelj, V., Zaveršnik, M. (2003). An O(m) algorithm for cores decomposition of networks. arXiv cs/0310049.
 */
export const coreness = (network: Graph): Float64Array => {
  assertUndirected(network, 'Coreness')
  const { nodes, starts, targets } = network
  const core = degree(network)
  // Nodes by what is left of their degree; a node stands in each list it has passed through.
  const left: number[][] = Array.from(nodes, () => [])
  for (let i = 0; i < nodes.length; i++) left[core[i]].push(i)
  const removed = new Uint8Array(nodes.length)
  for (let k = 0; k < nodes.length; k++)
    for (let i = left[k].pop(); i !== undefined; i = left[k].pop()) {
      if (removed[i]) continue
      removed[i] = 1
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
        const j = targets[entry]
        if (core[j] > k) left[--core[j]].push(j)
      }
    }
  return core
}
