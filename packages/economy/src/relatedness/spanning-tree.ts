import { type Links, sideOf } from '../networks/links.ts'

/**
 * Maximum spanning tree: the n − 1 links that hold all activities together with the largest sum of relatedness.
 *
 * `relatedness` is square, row-major and symmetric (RangeError if not), its diagonal is not read. A value above 0 is a
 * link; 0, NaN and below are none. Where there is no way between activities each part has its own tree, and an activity
 * without links is in none. The sum is unique; where links tie the tree is not, and tools give different ones: here it
 * grows from the first activity and takes, of tied links, the one it met first.
 * Prim's algorithm, O(n²) in time and O(n) in memory besides the matrix.
 *
 * Prim, R. C. (1957). Shortest connection networks and some generalizations. Bell System Technical Journal 36, 1389–1401.
 * Drawing relatedness by it: Hidalgo et al. (2007), see `proximity`.
 */
export const spanningTree = (relatedness: Float64Array): Links => {
  const n = sideOf(relatedness)
  const from: number[] = []
  const to: number[] = []
  const weights: number[] = []
  const inTree = new Uint8Array(n)
  /** The strongest link from the tree to each activity outside, and from where. */
  const best = new Float64Array(n)
  const parent = new Int32Array(n)
  for (let added = 0; added < n; added++) {
    let next = -1
    for (let a = 0; a < n; a++) if (!inTree[a] && (next < 0 || best[a] > best[next])) next = a
    inTree[next] = 1
    if (best[next] > 0) {
      from.push(Math.min(parent[next], next))
      to.push(Math.max(parent[next], next))
      weights.push(best[next])
    }
    for (let a = 0, cell = next * n; a < n; a++, cell++)
      if (!inTree[a] && relatedness[cell] > best[a]) {
        best[a] = relatedness[cell]
        parent[a] = next
      }
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), weights: Float64Array.from(weights) }
}
