/**
 * What a step through the thesaurus keeps of a meaning, from what is wanted to what is offered. A narrower thing answers
 * well, a broader one half; a technology that serves a wanted function answers it nearly as well as the function itself.
 * Set by hand; to be fitted once judged matches exist.
 */
export const decays = {
  narrower: 0.8,
  broader: 0.45,
  related: 0.55,
  serves: 0.65,
  servedBy: 0.85,
  needs: 0.6,
  neededBy: 0.5,
  /** Paths below this are noise. */
  floor: 0.3,
} as const

type Step = { to: string; keeps: number }
export type Graph = Map<string, Step[]>

type Links = { id: string; broader: string[]; related: string[]; serves: string[]; needs: string[] }

/** The concepts' links in both directions with what each keeps. */
export function graphOf(concepts: readonly Links[]): Graph {
  const graph: Graph = new Map(concepts.map(({ id }) => [id, []]))
  const link = (from: string, to: string, there: number, back: number) => {
    graph.get(from)?.push({ to, keeps: there })
    graph.get(to)?.push({ to: from, keeps: back })
  }
  for (const { id, broader, related, serves, needs } of concepts) {
    for (const to of broader) link(id, to, decays.broader, decays.narrower)
    for (const to of related) link(id, to, decays.related, decays.related)
    for (const to of serves) link(id, to, decays.serves, decays.servedBy)
    for (const to of needs) link(id, to, decays.needs, decays.neededBy)
  }
  return graph
}

/** Every concept within reach of `start` with the strength of the best path to it (Dijkstra on products). */
export function strengthsFrom(graph: Graph, start: string): Map<string, number> {
  const settled = new Map<string, number>()
  const open = new Map<string, number>(graph.has(start) ? [[start, 1]] : [])
  while (open.size > 0) {
    let [best, strength] = ['', 0]
    for (const [id, value] of open) if (value > strength) [best, strength] = [id, value]
    open.delete(best)
    settled.set(best, strength)
    for (const { to, keeps } of graph.get(best) ?? []) {
      const reached = strength * keeps
      if (reached >= decays.floor && !settled.has(to) && reached > (open.get(to) ?? 0)) open.set(to, reached)
    }
  }
  return settled
}
