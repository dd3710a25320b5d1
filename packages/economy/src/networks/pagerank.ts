import { strength } from './degree.ts'
import type { Graph } from './graph.ts'

/** What is left of the starting error: below the last digit of the largest share. */
const precision = 1e-17

/**
 * PageRank: the share of time that a walker spends at each node, who follows a link in proportion to its weight with the
 * probability `damping` and otherwise, as from a node that no link leaves, goes to any node.
 *
 *     x(v) = (1 − d) / n + d (Σ_{u → v} x(u) w(u,v) / s(u) + Σ_{u without links} x(u) / n)
 *
 * Above 0, sums to 1. `weighted: false` takes all links as equal. RangeError unless 0 ≤ `damping` < 1. The error shrinks
 * by d at each step, so the steps are known beforehand: 241 at 0.85, each O(nodes + links).
 *
 * Brin, S., Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks and ISDN
 * Systems 30, 107–117.
 */
export const pageRank = (network: Graph, { damping = 0.85, weighted = true } = {}): Float64Array => {
  if (!(damping >= 0 && damping < 1)) throw new RangeError(`The damping is ${damping}, not in 0 to below 1`)
  const { nodes, starts, targets, weights } = network
  const n = nodes.length
  const leaving = weighted
    ? strength(network, { direction: 'out' })
    : Float64Array.from(nodes, (_, u) => starts[u + 1] - starts[u])
  const steps = Math.ceil(Math.log(precision) / Math.log(damping))
  let rank = new Float64Array(n).fill(1 / n)
  for (let step = 0; step < steps; step++) {
    let anywhere = 1 - damping
    for (let u = 0; u < n; u++) if (leaving[u] === 0) anywhere += damping * rank[u]
    const next = new Float64Array(n).fill(anywhere / n)
    for (let u = 0; u < n; u++) {
      const each = (damping * rank[u]) / leaving[u]
      for (let entry = starts[u]; entry < starts[u + 1]; entry++)
        next[targets[entry]] += weighted ? each * weights[entry] : each
    }
    rank = next
  }
  return rank
}
