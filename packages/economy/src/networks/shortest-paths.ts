import type { Graph } from './graph.ts'

/**
 * How a link's weight becomes its length, e.g. `weight => 1 / weight` where a weight is the strength of a tie. Without it
 * every link is 1 long.
 */
export type LinkLength = (weight: number) => number

/** Lengths that differ by less are one: 1/3 + 1/3 + 1/3 and 1/2 + 1/2 are equally long, which floating point denies. */
const tie = 1e-10

/** The nodes that a source reaches, nearest first with itself, and the distance of every node: Infinity if not reached. */
export type Reached = { order: Int32Array; distances: Float64Array }

/**
 * Shortest paths: a function that gives what a source reaches, over links in their direction. Its arrays are used again
 * at the next call. Breadth first without lengths, Dijkstra with them.
 */
export const shortestPaths = (
  { nodes, starts, targets, weights }: Graph,
  distance?: LinkLength,
): {
  from(source: number): Reached
  /** Whether a shortest path leads over this link of node `i`, after the last call of `from`. */
  onPath(i: number, entry: number): boolean
} => {
  const distances = new Float64Array(nodes.length)
  const order = new Int32Array(nodes.length)
  const lengths = distance ? weights.map(distance) : new Float64Array(weights.length).fill(1)
  for (let entry = 0; entry < lengths.length; entry++)
    if (!(lengths[entry] > 0 && lengths[entry] < Number.POSITIVE_INFINITY))
      throw new RangeError(`The weight ${weights[entry]} becomes the length ${lengths[entry]}, and a length is above 0`)

  const breadthFirst = (): number => {
    let found = 1
    for (let done = 0; done < found; done++) {
      const i = order[done]
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
        const j = targets[entry]
        if (distances[j] < Number.POSITIVE_INFINITY) continue
        distances[j] = distances[i] + 1
        order[found++] = j
      }
    }
    return found
  }

  const dijkstra = (source: number): number => {
    const settled = new Uint8Array(nodes.length)
    const queue = new Queue()
    let found = 0
    queue.push(source, 0)
    for (let i = queue.pop(); i >= 0; i = queue.pop()) {
      if (settled[i]) continue
      settled[i] = 1
      order[found++] = i
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
        const far = distances[i] + lengths[entry]
        if (far >= distances[targets[entry]]) continue
        distances[targets[entry]] = far
        queue.push(targets[entry], far)
      }
    }
    return found
  }

  return {
    from: source => {
      distances.fill(Number.POSITIVE_INFINITY)
      distances[source] = 0
      order[0] = source
      return { distances, order: order.subarray(0, distance ? dijkstra(source) : breadthFirst()) }
    },
    onPath: (i, entry) => {
      const far = distances[targets[entry]]
      return far > distances[i] && distances[i] + lengths[entry] <= far * (1 + tie)
    },
  }
}

/** Nodes by distance, nearest first: a binary heap. A node may stand in it more than once. */
class Queue {
  readonly #nodes: number[] = []
  readonly #keys: number[] = []

  push(node: number, key: number): void {
    let at = this.#nodes.length
    for (; at > 0; at = (at - 1) >> 1) {
      const parent = (at - 1) >> 1
      if (this.#keys[parent] <= key) break
      this.#put(at, this.#nodes[parent], this.#keys[parent])
    }
    this.#put(at, node, key)
  }

  /** The nearest node, or -1 when there is none. */
  pop(): number {
    const first = this.#nodes[0] ?? -1
    const node = this.#nodes.pop()
    const key = this.#keys.pop()
    const size = this.#nodes.length
    if (node === undefined || key === undefined || size === 0) return first
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.#keys[child + 1] < this.#keys[child]) child++
      if (key <= this.#keys[child]) break
      this.#put(at, this.#nodes[child], this.#keys[child])
      at = child
    }
    this.#put(at, node, key)
    return first
  }

  #put(at: number, node: number, key: number): void {
    this.#nodes[at] = node
    this.#keys[at] = key
  }
}
