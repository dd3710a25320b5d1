import { components } from './components.ts'
import { assertUndirected, type Graph } from './graph.ts'

/** How far a value may still be from where the iteration leads, against a largest value of 1. */
const tolerance = 1e-12
/** A network in which this many steps are not enough is a long chain, in which the measure says little. */
const mostSteps = 10_000
/** Components whose eigenvalues differ by less, relatively, are tied: iteration knows them no better. */
const tiedWithin = 1e-9

/**
 * Eigenvector centrality: a node counts as much as its neighbours do, by the weight of the links to them.
 *
 *     λ x(v) = Σ_u w(u,v) x(u),   λ the largest eigenvalue,   max x = 1
 *
 * In 0…1; `weighted: false` takes all links as equal. Undirected networks only. In a network of several components the
 * largest eigenvalue belongs to one of them, and the nodes of all others have 0, which says nothing about them: measure
 * components one by one to compare their nodes. Where two components tie for it, or there is no link, no vector is singled
 * out: NaN, `identified: false`. By power iteration, shifted so that it converges for bipartite networks too; where it
 * does not get there in 10,000 steps, NaN and `converged: false`. Each step is O(nodes + links).
 *
 * Bonacich, P. (1987). Power and centrality: a family of measures. American Journal of Sociology 92(5), 1170–1182.
 */
export const eigenvectorCentrality = (
  network: Graph,
  { weighted = true } = {},
): { values: Float64Array; eigenvalue: number; identified: boolean; converged: boolean; reason: string | null } => {
  assertUndirected(network, 'Eigenvector centrality')
  const { nodes, starts, targets, weights } = network
  const { component, sizes } = components(network)
  const weightOf = (entry: number): number => (weighted ? weights[entry] : 1)
  // Shifted by its mean strength, at most its largest eigenvalue, a component keeps its vector and cannot swing between
  // two sides.
  const shifts = new Float64Array(sizes.length)
  for (let i = 0; i < nodes.length; i++)
    for (let entry = starts[i]; entry < starts[i + 1]; entry++)
      shifts[component[i]] += weightOf(entry) / sizes[component[i]]

  // Each component has a vector of its own and is scaled by itself; all are iterated side by side.
  let values = new Float64Array(nodes.length).fill(1)
  let largest = new Float64Array(sizes.length)
  let converged = false
  let before = 0
  for (let step = 0; step < mostSteps && !converged; step++) {
    const next = new Float64Array(nodes.length)
    largest = new Float64Array(sizes.length)
    for (let i = 0; i < nodes.length; i++) {
      // A node by itself has eigenvalue and shift 0 and keeps the value it has.
      next[i] = (shifts[component[i]] || 1) * values[i]
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) next[i] += weightOf(entry) * values[targets[entry]]
      largest[component[i]] = Math.max(largest[component[i]], next[i])
    }
    let change = 0
    for (let i = 0; i < nodes.length; i++) {
      next[i] /= largest[component[i]]
      change = Math.max(change, Math.abs(next[i] - values[i]))
    }
    values = next
    // Changes shrink by a ratio, so that all that are still to come sum to change · ratio / (1 − ratio).
    const ratio = change / before
    converged = change === 0 || (ratio < 1 && (change * ratio) / (1 - ratio) <= tolerance)
    before = change
  }
  const eigenvalues = largest.map((value, c) => value - (shifts[c] || value))
  const eigenvalue = eigenvalues.reduce((one, other) => Math.max(one, other), 0)
  const tied = eigenvalues.filter(value => value >= eigenvalue * (1 - tiedWithin)).length
  const unknown = (reason: string, identified: boolean) => ({
    values: new Float64Array(nodes.length).fill(Number.NaN),
    eigenvalue: Number.NaN,
    identified,
    converged,
    reason,
  })
  if (eigenvalue === 0) return unknown('No node has a link', false)
  if (!converged) return unknown(`The iteration has not converged in ${mostSteps} steps`, true)
  if (tied > 1) return unknown(`${tied} components have the same largest eigenvalue`, false)
  const leading = eigenvalues.indexOf(eigenvalue)
  return {
    values: values.map((value, i) => (component[i] === leading ? value : 0)),
    eigenvalue,
    identified: true,
    converged,
    reason: null,
  }
}
