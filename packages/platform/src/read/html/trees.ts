/** A tree in preorder: by node, the feature asked (-1 in a leaf), its threshold or the leaf's value, and where a row goes that is not below it. */
export type Tree = { feature: number[]; value: number[]; other: number[] }
/** Boosted trees: log-odds to begin with, and those that each tree adds. */
export type Trees = { base: number; trees: Tree[] }
/** The same as text, a line a tree: `feature:threshold` for an inner node, then those below it, then the others; a number for a leaf. */
export type WrittenTrees = { base: number; trees: string[] }

/**
 * Probability that boosted trees give a row of features. Below a node's threshold the way goes to the next node,
 * otherwise to `other`; the values of the leaves sum to log-odds.
 */
export function probability({ base, trees }: Trees, row: Float32Array): number {
  let logOdds = base
  for (const { feature, value, other } of trees) {
    let node = 0
    while (feature[node]! >= 0) node = row[feature[node]!]! < value[node]! ? node + 1 : other[node]!
    logOdds += value[node]!
  }
  return 1 / (1 + Math.exp(-logOdds))
}

/** Trees from their text. */
export const treesFrom = ({ base, trees }: WrittenTrees): Trees => ({ base, trees: trees.map(treeFrom) })

function treeFrom(text: string): Tree {
  const tree: Tree = { feature: [], value: [], other: [] }
  const nodes = text.split(' ')
  const read = () => {
    const node = tree.feature.length
    const [first, threshold] = nodes[node]!.split(':')
    tree.feature.push(threshold === undefined ? -1 : Number(first))
    tree.value.push(Number(threshold ?? first))
    tree.other.push(0)
    if (threshold === undefined) return
    read()
    tree.other[node] = tree.feature.length
    read()
  }
  read()
  return tree
}

/** Digits kept: a threshold's decide the way of a row, a leaf's do not. */
const digits = { threshold: 9, leaf: 4 }

/** Text of trees, from which they come again but for the last digits of their leaves. */
export const writtenTrees = ({ base, trees }: Trees): WrittenTrees => ({
  base,
  trees: trees.map(({ feature, value }) =>
    feature
      .map((asked, node) =>
        asked < 0
          ? Number(value[node]!.toPrecision(digits.leaf))
          : `${asked}:${Number(value[node]!.toPrecision(digits.threshold))}`,
      )
      .join(' '),
  ),
})
