import type { Tree, Trees } from '../../packages/platform/src/read/html/trees.ts'

/** How trees are grown. Shares are of all rows or features, drawn anew for each tree; `leastWeight` of the rows' total weight. */
export type Growth = {
  trees: number
  depth: number
  rate: number
  leastWeight: number
  shrinkage: number
  featureShare: number
  rowShare: number
}

/** Rows of features, how much each is wanted (0 to 1), and its weight. */
export type Examples = { rows: readonly Float32Array[]; labels: Float32Array; weights: Float32Array }

/** Values of a feature are told apart by so many thresholds at most, which stand at equal shares of the rows. */
const mostThresholds = 31
/** A node with fewer rows is not split. */
const fewestRows = 20

type Columns = { bins: Uint8Array[]; thresholds: Float32Array[] }

/** Features as numbers of bins, so that a split is found by counting. */
export function columnsOf(rows: readonly Float32Array[]): Columns {
  const columns: Columns = { bins: [], thresholds: [] }
  for (let feature = 0; feature < rows[0]!.length; feature++) {
    const sorted = Float32Array.from(rows, row => row[feature]!).sort()
    const quantiles = Array.from(
      { length: mostThresholds + 1 },
      (_, index) =>
        sorted[Math.min(sorted.length - 1, Math.floor(((index + 1) * sorted.length) / (mostThresholds + 1)))]!,
    )
    const thresholds = Float32Array.from([...new Set(quantiles)])
    columns.thresholds.push(thresholds)
    columns.bins.push(Uint8Array.from(rows, row => binOf(thresholds, row[feature]!)))
  }
  return columns
}

/** How many thresholds are at most the value. */
function binOf(thresholds: Float32Array, value: number): number {
  let low = 0
  let high = thresholds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value >= thresholds[middle]!) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Gradient boosting of regression trees under logistic loss (Friedman 2001), with second-order gains and shrunken leaves
 * as in XGBoost (Chen and Guestrin 2016), over the examples with these numbers. `random` gives 0 to 1.
 */
export function grow(
  { bins, thresholds }: Columns,
  { labels, weights }: Pick<Examples, 'labels' | 'weights'>,
  members: Int32Array,
  by: Growth,
  random: () => number,
): Trees {
  const total = members.reduce((sum, index) => sum + weights[index]!, 0)
  const wanted = members.reduce((sum, index) => sum + weights[index]! * labels[index]!, 0)
  const base = Math.log(wanted / (total - wanted))
  const logOdds = new Float32Array(labels.length).fill(base)
  const slope = new Float32Array(labels.length)
  const bend = new Float32Array(labels.length)
  const leastBend = by.leastWeight * total
  const shrinkage = by.shrinkage * total

  const growTree = (sample: Int32Array, features: readonly number[]) => {
    const tree: Tree = { feature: [], value: [], other: [] }
    const cuts: number[] = []
    const slopes = new Float64Array(mostThresholds + 2)
    const bends = new Float64Array(mostThresholds + 2)
    const growNode = (rows: Int32Array, depth: number) => {
      const node = tree.feature.length
      let allSlope = 0
      let allBend = 0
      for (const row of rows) {
        allSlope += slope[row]!
        allBend += bend[row]!
      }
      tree.feature.push(-1)
      tree.value.push((-allSlope / (allBend + shrinkage)) * by.rate)
      tree.other.push(0)
      cuts.push(0)
      if (depth === by.depth || rows.length < fewestRows) return
      const best = { gain: 1e-9 * total, feature: -1, bin: 0 }
      for (const feature of features) {
        const column = bins[feature]!
        const count = thresholds[feature]!.length + 1
        slopes.fill(0, 0, count)
        bends.fill(0, 0, count)
        for (const row of rows) {
          slopes[column[row]!]! += slope[row]!
          bends[column[row]!]! += bend[row]!
        }
        let leftSlope = 0
        let leftBend = 0
        for (let bin = 0; bin + 1 < count; bin++) {
          leftSlope += slopes[bin]!
          leftBend += bends[bin]!
          if (leftBend < leastBend || allBend - leftBend < leastBend) continue
          const gain =
            leftSlope ** 2 / (leftBend + shrinkage) +
            (allSlope - leftSlope) ** 2 / (allBend - leftBend + shrinkage) -
            allSlope ** 2 / (allBend + shrinkage)
          if (gain > best.gain) Object.assign(best, { gain, feature, bin })
        }
      }
      if (best.feature < 0) return
      const column = bins[best.feature]!
      tree.feature[node] = best.feature
      tree.value[node] = thresholds[best.feature]![best.bin]!
      cuts[node] = best.bin
      growNode(
        rows.filter(row => column[row]! <= best.bin),
        depth + 1,
      )
      tree.other[node] = tree.feature.length
      growNode(
        rows.filter(row => column[row]! > best.bin),
        depth + 1,
      )
    }
    growNode(sample, 0)
    for (const row of members) {
      let node = 0
      while (tree.feature[node]! >= 0)
        node = bins[tree.feature[node]!]![row]! <= cuts[node]! ? node + 1 : tree.other[node]!
      logOdds[row]! += tree.value[node]!
    }
    return tree
  }

  const trees = Array.from({ length: by.trees }, () => {
    for (const row of members) {
      const p = 1 / (1 + Math.exp(-logOdds[row]!))
      slope[row] = weights[row]! * (p - labels[row]!)
      bend[row] = weights[row]! * Math.max(1e-6, p * (1 - p))
    }
    const features = bins.map((_, feature) => feature).filter(() => random() < by.featureShare)
    return growTree(
      members.filter(() => random() < by.rowShare),
      features,
    )
  })
  return { base, trees }
}
