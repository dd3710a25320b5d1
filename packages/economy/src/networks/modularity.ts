import { assertUndirected, type Graph } from './graph.ts'

/** What group each node belongs to: a name or a number. '' and NaN say that it is not known. */
export type Groups = ArrayLike<string | number>

/**
 * Modularity of a partition: how much more of the links lies within its groups than chance would put there, if each node
 * kept its strength.
 *
 *     Q = Σ_c (L_c / m − γ (S_c / 2m)²),   L_c weight within group c, S_c strength of its nodes, m weight of all links
 *
 * Below 1, and at γ = 1 not below −1/2; 0 where all nodes are one group. `resolution` is γ: above 1 small groups gain.
 * `weighted: false` takes all links as equal. NaN without links, and where a node with a link has no group; what group a
 * node without links has does not matter. Undirected networks only.
 *
 * Newman, M. E. J., Girvan, M. (2004). Finding and evaluating community structure in networks. Physical Review E 69,
 * 026113.
 */
export const modularity = (network: Graph, groups: Groups, { resolution = 1, weighted = true } = {}): number => {
  assertUndirected(network, 'Modularity')
  const { within, chance } = mixing(network, groups, weighted)
  return within - resolution * chance
}

/** The share of the links that lies within groups, and the share expected by chance: both NaN where it cannot be told. */
export const mixing = (
  { nodes, starts, targets, weights }: Graph,
  groups: Groups,
  weighted: boolean,
): { within: number; chance: number } => {
  if (groups.length !== nodes.length) throw new RangeError(`${groups.length} groups for ${nodes.length} nodes`)
  const strengths = new Map<string | number, number>()
  let within = 0
  let all = 0
  for (let i = 0; i < nodes.length; i++) {
    if (starts[i] === starts[i + 1]) continue
    if (groups[i] === '' || Number.isNaN(groups[i])) return { within: Number.NaN, chance: Number.NaN }
    let own = 0
    for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
      const weight = weighted ? weights[entry] : 1
      own += weight
      if (groups[targets[entry]] === groups[i]) within += weight
    }
    strengths.set(groups[i], (strengths.get(groups[i]) ?? 0) + own)
    all += own
  }
  let chance = 0
  for (const sum of strengths.values()) chance += (sum / all) ** 2
  // 0 / 0 is the NaN that a network without links should have.
  return { within: within / all, chance: all ? chance : Number.NaN }
}
