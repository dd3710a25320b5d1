import type { Links } from '../networks/links.ts'
import { spanningTree } from './spanning-tree.ts'

/**
 * Backbone for drawing (the product-space picture): the maximum spanning tree, which holds everything together, and the
 * strongest other links, as many as keep the mean number of links an activity at or below `meanDegree`.
 *
 * Links of equal strength come all or none, so that beside ties in the tree nothing depends on the order of the
 * activities; the mean is over activities with a link. Where the tree alone has more, it is all there is. The links of
 * the tree come first, then the others by their ends. `relatedness` as for `spanningTree`; RangeError for a `meanDegree` that is not finite.
 * O(n²) in time; O(n · meanDegree) in memory besides the matrix.
 *
 * R's `projections(avg_links, tolerance)` finds the cut by raising it in steps of `tolerance`, and so may stop at fewer
 * links than are allowed; here every strength that occurs is tried.
 *
 * Hausmann, R., Hidalgo, C. A., Bustos, S., Coscia, M., Simoes, A., Yildirim, M. A. (2014). The Atlas of Economic
 * Complexity: Mapping Paths to Prosperity. MIT Press.
 */
export const backbone = (relatedness: Float64Array, { meanDegree = 5 } = {}): Links => {
  if (!Number.isFinite(meanDegree)) throw new RangeError(`The mean degree is ${meanDegree}, and not a finite number`)
  const tree = spanningTree(relatedness)
  const n = Math.sqrt(relatedness.length)
  const inTree = new Set(Array.from(tree.from, (a, link) => a * n + tree.to[link]))
  const linked = new Set([...tree.from, ...tree.to]).size
  const room = Math.max(0, Math.floor((linked * meanDegree) / 2) - tree.weights.length)
  const cut = firstWithoutRoom(relatedness, n, inTree, room)

  const from = [...tree.from]
  const to = [...tree.to]
  const weights = [...tree.weights]
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++)
      if (relatedness[a * n + b] > cut && !inTree.has(a * n + b)) {
        from.push(a)
        to.push(b)
        weights.push(relatedness[a * n + b])
      }
  return { from: Int32Array.from(from), to: Int32Array.from(to), weights: Float64Array.from(weights) }
}

/** The strength of the strongest link outside the tree that finds no room any more; 0 where all find room. */
const firstWithoutRoom = (relatedness: Float64Array, n: number, inTree: ReadonlySet<number>, room: number): number => {
  // Kept are the strongest so far; when the array is full, all that can no longer matter goes.
  const kept = new Float64Array(Math.min(2 * room + 2, n * n))
  let count = 0
  let cut = 0
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) {
      const value = relatedness[a * n + b]
      if (!(value > cut) || inTree.has(a * n + b)) continue
      kept[count++] = value
      if (count < kept.length) continue
      kept.sort()
      kept.copyWithin(0, count - room - 1)
      count = room + 1
      cut = kept[0]
    }
  if (count <= room) return 0
  return kept.subarray(0, count).sort()[count - room - 1]
}
