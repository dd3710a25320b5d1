import { assertUndirected, type Graph } from '../networks/graph.ts'
import { modularity } from '../networks/modularity.ts'

/** A move must raise modularity by more than rounding could, or moves would go round in circles. */
const leastGain = 1e-12

/**
 * Communities by the Louvain method: groups of nodes that are linked more among themselves than chance would have it.
 * Each node in turn joins the neighbouring group that raises modularity most, until none does; groups then become nodes,
 * and so on while anything moves. See `modularity` for what is maximised, by weights, with its `resolution`.
 *
 * `random` gives numbers in 0 to below 1 and decides the order of the nodes: another order may give other groups of much
 * the same modularity, and the same numbers give the same groups. `groups` counts from 0, the largest group first (of
 * equal ones the one with the first node); a node without links is in no group: NaN. Without any link `modularity` is NaN.
 * Undirected networks only. In practice O(links) a pass with a few passes.
 *
 * Blondel, V. D., Guillaume, J.-L., Lambiotte, R., Lefebvre, E. (2008). Fast unfolding of communities in large networks.
 * Journal of Statistical Mechanics, P10008. Resolution: Reichardt, J., Bornholdt, S. (2006). Statistical mechanics of
 * community detection. Physical Review E 74, 016110.
 */
export const communities = (
  network: Graph,
  { random, resolution = 1 }: { random: () => number; resolution?: number },
): { groups: Float64Array; count: number; modularity: number } => {
  assertUndirected(network, 'Communities')
  const { starts, targets, weights } = network
  let level: Level = { starts, targets, weights, within: new Float64Array(network.nodes.length) }
  let groupOf = Int32Array.from(network.nodes.keys())
  for (;;) {
    const { group, moved } = movedNodes(level, random, resolution)
    if (!moved) break
    const { numbers, count } = renumbered(group)
    groupOf = groupOf.map(node => numbers[node])
    level = merged(level, numbers, count)
  }
  const groups = bySize(groupOf, starts)
  const count = groups.reduce((most, number) => (number >= most ? number + 1 : most), 0)
  return { groups, count, modularity: modularity(network, groups, { resolution }) }
}

/** A network whose nodes are groups: `within` is the weight inside each, counted from both ends. */
type Level = Pick<Graph, 'starts' | 'targets' | 'weights'> & { within: Float64Array }

/** Moves node after node to the group where modularity gains most, until no move gains. */
const movedNodes = (
  { starts, targets, weights, within }: Level,
  random: () => number,
  resolution: number,
): { group: Int32Array; moved: boolean } => {
  const n = within.length
  const strengths = within.slice()
  for (let i = 0; i < n; i++) for (let entry = starts[i]; entry < starts[i + 1]; entry++) strengths[i] += weights[entry]
  const all = strengths.reduce((sum, strength) => sum + strength, 0)
  const group = Int32Array.from(within.keys())
  const totals = strengths.slice()
  /** How much weight leads from the node in turn to each group, and which groups those are. */
  const towards = new Float64Array(n)
  const neighbours = new Int32Array(n)
  const order = shuffled(n, random)
  let moved = false
  for (let still = 0, at = 0; still < n; at = (at + 1) % n) {
    const i = order[at]
    const own = group[i]
    totals[own] -= strengths[i]
    let near = 0
    for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
      const other = group[targets[entry]]
      if (towards[other] === 0) neighbours[near++] = other
      towards[other] += weights[entry]
    }
    const gain = (other: number): number => (towards[other] - (resolution * strengths[i] * totals[other]) / all) / all
    let best = own
    let most = gain(own) + leastGain
    for (let k = 0; k < near; k++) {
      const other = neighbours[k]
      if (!(gain(other) > most)) continue
      best = other
      most = gain(other)
    }
    for (let k = 0; k < near; k++) towards[neighbours[k]] = 0
    totals[best] += strengths[i]
    group[i] = best
    still = best === own ? still + 1 : 0
    moved ||= best !== own
  }
  return { group, moved }
}

/** 0…n − 1 in a random order (Fisher–Yates). */
const shuffled = (n: number, random: () => number): Int32Array => {
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const other = Math.floor(random() * (i + 1))
    order[i] = order[other]
    order[other] = i
  }
  return order
}

/** The same groups, numbered from 0 without gaps. */
const renumbered = (group: Int32Array): { numbers: Int32Array; count: number } => {
  const names = new Map<number, number>()
  const numbers = group.map(name => {
    const known = names.get(name) ?? names.size
    names.set(name, known)
    return known
  })
  return { numbers, count: names.size }
}

/** The network of the groups. */
const merged = ({ starts, targets, weights, within }: Level, group: Int32Array, count: number): Level => {
  const members: number[][] = Array.from({ length: count }, () => [])
  for (let i = 0; i < group.length; i++) members[group[i]].push(i)
  const newStarts = new Int32Array(count + 1)
  const newWithin = new Float64Array(count)
  const newTargets: number[] = []
  const newWeights: number[] = []
  for (let g = 0; g < count; g++) {
    const towards = new Map<number, number>()
    for (const i of members[g]) {
      newWithin[g] += within[i]
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
        const other = group[targets[entry]]
        if (other === g) newWithin[g] += weights[entry]
        else towards.set(other, (towards.get(other) ?? 0) + weights[entry])
      }
    }
    for (const [other, weight] of towards) {
      newTargets.push(other)
      newWeights.push(weight)
    }
    newStarts[g + 1] = newTargets.length
  }
  return {
    starts: newStarts,
    targets: Int32Array.from(newTargets),
    weights: Float64Array.from(newWeights),
    within: newWithin,
  }
}

/** Group numbers by size, the largest first; NaN for nodes without links. */
const bySize = (groupOf: Int32Array, starts: Int32Array): Float64Array => {
  const sizes = new Map<number, number>()
  for (let i = 0; i < groupOf.length; i++)
    if (starts[i] < starts[i + 1]) sizes.set(groupOf[i], (sizes.get(groupOf[i]) ?? 0) + 1)
  // The sort is stable, so that of equal groups the one met first stays first.
  const ranked = [...sizes].sort(([, one], [, other]) => other - one)
  const rank = new Map(ranked.map(([group], place) => [group, place]))
  return Float64Array.from(groupOf, (group, i) => (starts[i] < starts[i + 1] ? rank.get(group)! : Number.NaN))
}
