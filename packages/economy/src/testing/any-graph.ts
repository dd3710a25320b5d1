import fc from 'fast-check'
import { type Graph, graph } from '../networks/graph.ts'

/** Any small network with whole weights, nodes without links among them. */
export const anyGraph = ({ directed = false } = {}): fc.Arbitrary<Graph> =>
  fc.integer({ min: 1, max: 8 }).chain(n =>
    fc
      .array(
        fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) }),
        {
          minLength: n * n,
          maxLength: n * n,
        },
      )
      .map(cells => graphOfCells(n, cells, directed)),
  )

/** The network of a square of weights, 0 for no link; undirected, only what is above the diagonal is read. */
export const graphOfCells = (n: number, cells: ArrayLike<number>, directed = false): Graph => {
  const from: number[] = []
  const to: number[] = []
  const weights: number[] = []
  for (let i = 0; i < n; i++)
    for (let j = directed ? 0 : i + 1; j < n; j++) {
      if (i === j || cells[i * n + j] === 0) continue
      from.push(i)
      to.push(j)
      weights.push(cells[i * n + j])
    }
  return graph(
    Array.from({ length: n }, (_, i) => `n${i}`),
    { from, to, weights },
    { directed },
  )
}

/** The weights of a network as a square of rows, 0 for no link: what slow versions of measures read. */
export const weightsOf = ({ nodes, starts, targets, weights }: Graph): number[][] => {
  const square = nodes.map(() => new Array<number>(nodes.length).fill(0))
  for (let i = 0; i < nodes.length; i++)
    for (let entry = starts[i]; entry < starts[i + 1]; entry++) square[i][targets[entry]] = weights[entry]
  return square
}

/** The network with its nodes in another order; `order[i]` is the old place of what is now at `i`. */
export const reordered = (network: Graph, order: readonly number[]): Graph => {
  const square = weightsOf(network)
  return graphOfCells(
    order.length,
    order.flatMap(i => order.map(j => square[i][j])),
    network.directed,
  )
}

/** The network with a node without links behind the others. */
export const withLonelyNode = (network: Graph): Graph => {
  const square = weightsOf(network)
  const n = square.length + 1
  return graphOfCells(n, [...square.flatMap(row => [...row, 0]), ...new Array<number>(n).fill(0)], network.directed)
}

/** The network with all weights multiplied. */
export const scaled = (network: Graph, factor: number): Graph => ({
  ...network,
  weights: network.weights.map(weight => weight * factor),
})

/** Distances and numbers of shortest paths between all nodes, by trying every node as a stop (Floyd–Warshall). */
export const slowPaths = (network: Graph, length: (weight: number) => number) => {
  const square = weightsOf(network)
  const n = square.length
  const far = square.map((row, i) =>
    row.map((weight, j) => (i === j ? 0 : weight > 0 ? length(weight) : Number.POSITIVE_INFINITY)),
  )
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) far[i][j] = Math.min(far[i][j], far[i][k] + far[k][j])
  const same = (one: number, other: number) => Math.abs(one - other) < 1e-9
  const count = (i: number, j: number): number => {
    if (i === j) return 1
    let paths = 0
    for (let k = 0; k < n; k++)
      if (square[i][k] > 0 && far[k][j] < far[i][j] && same(length(square[i][k]) + far[k][j], far[i][j]))
        paths += count(k, j)
    return paths
  }
  return { far, count, same }
}
