/**
 * A network in compact form. The neighbours of node `i` are `targets[starts[i]]` to `targets[starts[i + 1] - 1]`, ascending,
 * and `weights` stands beside them. An undirected link stands with both of its ends, a directed one with the end it leaves.
 * No link leads from a node to itself, no two lead from one node to the same other, and weights are finite and above 0:
 * a weight is the strength of a link, so a stronger link has the larger one.
 */
export type Graph = {
  readonly nodes: readonly string[]
  readonly directed: boolean
  readonly starts: Int32Array
  readonly targets: Int32Array
  readonly weights: Float64Array
}

/**
 * The network of `nodes` and `links`; a node without links stays in it, and links without weights weigh 1. RangeError for
 * a node that is not there, a link from a node to itself, a pair that is linked twice (in an undirected network a–b and
 * b–a are the same pair), and a weight that is not above 0. O(nodes + links). A table of labels is read by `graphFromTable`.
 */
export const graph = (
  nodes: readonly string[],
  { from, to, weights }: { from: ArrayLike<number>; to: ArrayLike<number>; weights?: ArrayLike<number> },
  { directed = false } = {},
): Graph => {
  const links = from.length
  if (to.length !== links) throw new RangeError(`${links} links have a start, ${to.length} have an end`)
  if (weights && weights.length !== links)
    throw new RangeError(`There are ${links} links and ${weights.length} weights`)
  const entries = directed ? links : 2 * links
  const sources = new Int32Array(entries)
  const ends = new Int32Array(entries)
  for (let l = 0; l < links; l++) {
    assertNode(from[l], l, nodes.length)
    assertNode(to[l], l, nodes.length)
    if (from[l] === to[l]) throw new RangeError(`Link ${l} leads from node ${from[l]} to itself`)
    if (weights && !(weights[l] > 0 && weights[l] < Number.POSITIVE_INFINITY))
      throw new RangeError(`Link ${l} has the weight ${weights[l]}, and a weight is a number above 0`)
    sources[l] = from[l]
    ends[l] = to[l]
    if (directed) continue
    sources[links + l] = to[l]
    ends[links + l] = from[l]
  }
  // Sorted by end and then, keeping that order, by start: each node's neighbours come out ascending.
  const byEnd = sortedBy(ends, nodes.length)
  const { starts, order } = sortedBy(sources, nodes.length, byEnd.order)
  const targets = order.map(entry => ends[entry])
  const sorted = new Float64Array(entries).fill(1)
  if (weights) for (let at = 0; at < entries; at++) sorted[at] = weights[order[at] % links]
  for (let i = 0; i < nodes.length; i++)
    for (let entry = starts[i] + 1; entry < starts[i + 1]; entry++)
      if (targets[entry] === targets[entry - 1])
        throw new RangeError(`Nodes ${i} and ${targets[entry]} are linked twice`)
  return { nodes, directed, starts, targets, weights: sorted }
}

const assertNode = (node: number, link: number, nodes: number): void => {
  if (!(Number.isInteger(node) && node >= 0 && node < nodes))
    throw new RangeError(`Link ${link} names node ${node}, and there are ${nodes} nodes`)
}

/** Counting sort, stable: `order` (else as they stand) by key, and where each key starts in it. */
const sortedBy = (keys: Int32Array, size: number, order?: Int32Array): { starts: Int32Array; order: Int32Array } => {
  const starts = new Int32Array(size + 1)
  for (let entry = 0; entry < keys.length; entry++) starts[keys[entry] + 1]++
  for (let key = 0; key < size; key++) starts[key + 1] += starts[key]
  const next = starts.slice()
  const sorted = new Int32Array(keys.length)
  for (let at = 0; at < keys.length; at++) {
    const entry = order ? order[at] : at
    sorted[next[keys[entry]]++] = entry
  }
  return { starts, order: sorted }
}

/** The network without directions: what leads from a to b and what leads from b to a is one link of the summed weight. */
export const undirected = (network: Graph): Graph => {
  if (!network.directed) return network
  const { nodes, starts, targets, weights } = network
  const from: number[] = []
  const to: number[] = []
  const sums: number[] = []
  for (let i = 0; i < nodes.length; i++)
    for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
      const back = entryOf(network, targets[entry], i)
      if (back >= 0 && targets[entry] < i) continue
      from.push(i)
      to.push(targets[entry])
      sums.push(weights[entry] + (back >= 0 ? weights[back] : 0))
    }
  return graph(nodes, { from, to, weights: sums })
}

/** Where the link from `i` to `j` stands in `targets`, or -1. */
const entryOf = ({ starts, targets }: Graph, i: number, j: number): number => {
  let low = starts[i]
  let high = starts[i + 1] - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (targets[middle] === j) return middle
    if (targets[middle] < j) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** For measures that have no meaning with directions. */
export const assertUndirected = (network: Graph, measure: string): void => {
  if (network.directed) throw new RangeError(`${measure} needs links without direction: give undirected(graph)`)
}
