import { Labels, mostProblems, type ProblemIn } from '../labels.ts'
import { type Graph, graph } from './graph.ts'

/** What is wrong with a row of a table of links; `row` counts from 1. */
export type LinkProblem = ProblemIn<'from' | 'to' | 'weight'>

/**
 * Builds a network from rows of `[from, to, weight]` (a row without a weight weighs 1). Nodes come in the order of `nodes`
 * and then of their first appearance; a node that no row names has to be in `nodes`. Gives every bad row instead of a
 * network when there is one: an empty label, a label that differs from another only by case or space, a link from a node
 * to itself, a weight that is not a number above 0, and a pair that is listed twice, unless `sum` asks for the sum of
 * such rows. Undirected, a–b and b–a are the same pair.
 */
export const graphFromTable = (
  rows: Iterable<readonly [from: string, to: string, weight?: number]>,
  { nodes = [], directed = false, sum = false }: { nodes?: Iterable<string>; directed?: boolean; sum?: boolean } = {},
): { ok: true; graph: Graph } | { ok: false; problems: LinkProblem[] } => {
  const labels = new Labels('node')
  const problems: LinkProblem[] = []
  for (const label of nodes) labels.index(label, 0, 'from', problems)
  const from: number[] = []
  const to: number[] = []
  const weights: number[] = []
  const linkOf = new Map<string, number>()
  let row = 0
  for (const [start, end, weight = 1] of rows) {
    row++
    const i = labels.index(start, row, 'from', problems)
    const j = labels.index(end, row, 'to', problems)
    const pair = directed || i < j ? `${i} ${j}` : `${j} ${i}`
    const link = linkOf.get(pair)
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY))
      problems.push({
        row,
        field: 'weight',
        message: `${weight} is not a weight`,
        mend: 'Give a number above 0, or leave the row out',
      })
    else if (i >= 0 && i === j)
      problems.push({ row, field: 'to', message: `“${start}” is linked to itself`, mend: 'Leave the row out' })
    else if (link === undefined && i >= 0 && j >= 0) {
      linkOf.set(pair, weights.length)
      from.push(i)
      to.push(j)
      weights.push(weight)
    } else if (link !== undefined && sum) weights[link] += weight
    else if (link !== undefined)
      problems.push({
        row,
        field: 'to',
        message: `${start} – ${end} is listed twice`,
        mend: 'Add the two up, or remove one',
      })
    if (problems.length >= mostProblems) break
  }
  if (problems.length) return { ok: false, problems }
  return { ok: true, graph: graph(labels.names, { from, to, weights }, { directed }) }
}
