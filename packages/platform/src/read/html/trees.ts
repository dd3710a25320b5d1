/** Boosted trees as stored: by node, the feature asked (-1 in a leaf), the threshold or a leaf's value, the child where the feature is not below it. */
export type StoredTree = { feature: number[]; value: number[]; other: number[] }
export type StoredTrees = { base: number; trees: StoredTree[] }

/**
 * Probability that boosted trees give a row of features. Below a node's threshold the way goes to the next node,
 * otherwise to `other`; the values of the leaves sum to log-odds.
 */
export function probability({ base, trees }: StoredTrees, row: Float32Array): number {
  let logOdds = base
  for (const { feature, value, other } of trees) {
    let node = 0
    while (feature[node]! >= 0) node = row[feature[node]!]! < value[node]! ? node + 1 : other[node]!
    logOdds += value[node]!
  }
  return 1 / (1 + Math.exp(-logOdds))
}
