import type { Graph } from './graph.ts'
import { type LinkLength, shortestPaths } from './shortest-paths.ts'

/**
 * How long the shortest paths of a network are: their mean, the longest (the diameter), and the share of ordered pairs
 * of nodes between which there is a path at all. Mean and diameter are over those pairs only, NaN where there is none;
 * `connected` is in 0…1, NaN below two nodes. Counted in links unless `distance` is given, as for `betweenness`.
 * O(nodes × links), with `distance` a logarithm more.
 */
export const pathLengths = (
  network: Graph,
  { distance }: { distance?: LinkLength } = {},
): { mean: number; diameter: number; connected: number } => {
  const n = network.nodes.length
  const paths = shortestPaths(network, distance)
  let pairs = 0
  let sum = 0
  let longest = 0
  for (let source = 0; source < n; source++) {
    const { order, distances } = paths.from(source)
    pairs += order.length - 1
    for (const node of order) sum += distances[node]
    longest = Math.max(longest, distances[order[order.length - 1]])
  }
  return { mean: sum / pairs, diameter: pairs ? longest : Number.NaN, connected: pairs / (n * (n - 1)) }
}
