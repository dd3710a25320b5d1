import { assertUndirected, type Graph } from './graph.ts'

/** Which links of a directed network count: those that leave a node, those that arrive, or all. Undirected, all are one. */
export type Direction = 'out' | 'in' | 'all'

/**
 * Degree: how many links a node has; 0 for a node without links. In a directed network by `direction`, and `all` is then
 * links that leave plus links that arrive.
 */
export const degree = (network: Graph, { direction = 'all' }: { direction?: Direction } = {}): Float64Array =>
  summed(network, direction, () => 1)

/**
 * Strength: the sum of the weights of a node's links, in the unit of the weights; 0 for a node without links. `direction`
 * as for `degree`.
 *
 * Barrat, A., Barthélemy, M., Pastor-Satorras, R., Vespignani, A. (2004). The architecture of complex weighted networks.
 * PNAS 101(11), 3747–3752.
 */
export const strength = (network: Graph, { direction = 'all' }: { direction?: Direction } = {}): Float64Array =>
  summed(network, direction, entry => network.weights[entry])

const summed = (
  { directed, nodes, starts, targets }: Graph,
  direction: Direction,
  amount: (entry: number) => number,
): Float64Array => {
  const sums = new Float64Array(nodes.length)
  for (let i = 0; i < nodes.length; i++)
    for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
      if (!directed || direction !== 'in') sums[i] += amount(entry)
      if (directed && direction !== 'out') sums[targets[entry]] += amount(entry)
    }
  return sums
}

/**
 * Density of a network: the share of possible links that are there.
 *
 *     undirected: m / (n (n − 1) / 2)      directed: m / (n (n − 1))
 *
 * In 0…1, without weights; NaN for fewer than two nodes.
 */
export const linkDensity = ({ nodes, targets }: Graph): number => {
  // An undirected link stands twice in `targets`, so both forms are this one.
  return targets.length / (nodes.length * (nodes.length - 1))
}

/**
 * Degree centralisation: how far the network is from one in which a single node has all links.
 *
 *     C = Σ_i (max k − k_i) / ((n − 1)(n − 2))
 *
 * In 0…1: 0 where all degrees are equal, 1 for a star. Undirected networks only; NaN for fewer than three nodes. Tools
 * that allow links of a node to itself divide by another maximum (igraph's `centr_degree` unless `loops = FALSE`).
 *
 * Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3), 215–239.
 */
export const degreeCentralisation = (network: Graph): number => {
  assertUndirected(network, 'Degree centralisation')
  const n = network.nodes.length
  if (n < 3) return Number.NaN
  const degrees = degree(network)
  const most = degrees.reduce((one, other) => Math.max(one, other))
  return degrees.reduce((sum, k) => sum + most - k, 0) / ((n - 1) * (n - 2))
}
