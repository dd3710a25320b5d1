import { degree } from './degree.ts'
import { assertUndirected, type Graph } from './graph.ts'
import { type Groups, mixing } from './modularity.ts'

/**
 * Assortativity by degree: the correlation of the degrees at the two ends of a link, over all links.
 *
 *     r = Σ_links-both-ways (k_i − k̄)(k_j − k̄) / Σ_links-both-ways (k_i − k̄)²,   k̄ mean over the ends of links
 *
 * In −1…1: above 0 hubs link to hubs. NaN where all linked nodes have the same degree, and without links. Undirected
 * networks only; weights do not count.
 *
 * Newman, M. E. J. (2002). Assortative mixing in networks. Physical Review Letters 89, 208701.
 */
export const degreeAssortativity = (network: Graph): number => {
  assertUndirected(network, 'Assortativity')
  const { nodes, starts, targets } = network
  const degrees = degree(network)
  const mean = degrees.reduce((sum, k) => sum + k * k, 0) / targets.length
  let together = 0
  let alone = 0
  for (let i = 0; i < nodes.length; i++)
    for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
      together += (degrees[i] - mean) * (degrees[targets[entry]] - mean)
      alone += (degrees[i] - mean) ** 2
    }
  return together / alone
}

/**
 * Assortativity by group: how much more often links stay within a group than chance would have it, against the most that
 * is possible.
 *
 *     r = (Σ_g e(g,g) − Σ_g a(g)²) / (1 − Σ_g a(g)²),   e share of link ends between groups, a(g) = Σ_h e(g,h)
 *
 * 1 where all links stay within groups, 0 by chance, not below −1. NaN where only one group has links, without links, and
 * where a node with a link has no group. Undirected networks only; weights do not count.
 *
 * Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126.
 */
export const groupAssortativity = (network: Graph, groups: Groups): number => {
  assertUndirected(network, 'Assortativity')
  const { within, chance } = mixing(network, groups, false)
  return (within - chance) / (1 - chance)
}
