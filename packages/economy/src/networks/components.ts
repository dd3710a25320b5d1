import type { Graph } from './graph.ts'

/**
 * Components: the parts of a network between which there is no link. `component` numbers each node's part, from 0 in the
 * order of the nodes; `sizes` counts the nodes of each. A node without links is a part of its own. In a directed network
 * the directions do not matter (weak components).
 */
export const components = ({ nodes, starts, targets }: Graph): { component: Int32Array; sizes: Int32Array } => {
  const parent = Int32Array.from(nodes.keys())
  const root = (node: number): number => {
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }
  // The smaller root wins, so that a part's root is the first of its nodes.
  for (let i = 0; i < nodes.length; i++)
    for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
      const one = root(i)
      const other = root(targets[entry])
      parent[Math.max(one, other)] = Math.min(one, other)
    }
  const component = new Int32Array(nodes.length)
  const sizes: number[] = []
  for (let i = 0; i < nodes.length; i++) {
    component[i] = parent[i] === i ? sizes.push(0) - 1 : component[root(i)]
    sizes[component[i]]++
  }
  return { component, sizes: Int32Array.from(sizes) }
}
