import {
  betweenness,
  closeness,
  clustering,
  components,
  constraint,
  coreness,
  degree,
  degreeAssortativity,
  degreeCentralisation,
  eigenvectorCentrality,
  type Graph,
  graphFromTable,
  groupAssortativity,
  linkDensity,
  modularity,
  pageRank,
  pathLengths,
  strength,
} from '@langqiao/economy'
import { type Input, type Measure, type MeasureOption, namedValues, type Output } from './measure.ts'

const links = {
  about: 'one link a row, without weight 1; a row without `to` is a node without links',
  columns: { from: 'label', to: 'label', 'weight?': 'number' },
} as const
const groupedLinks = {
  about: 'one link a row with the groups of its two nodes',
  columns: { ...links.columns, from_group: 'label', to_group: 'label' },
} as const

const sum: MeasureOption = { kind: 'flag', about: 'add up rows that name the same pair, instead of refusing them' }
const directed: MeasureOption = { kind: 'flag', about: 'a link leads from `from` to `to` only' }
const inverse: MeasureOption = { kind: 'flag', about: 'a link is 1 / weight long, instead of 1' }
const unweighted: MeasureOption = { kind: 'flag', about: 'take all links as equal, whatever their weight' }
const direction: MeasureOption = {
  kind: 'text',
  default: 'all',
  choices: ['all', 'out', 'in'],
  about: 'which links of a directed network count',
}

/** The network of the table, its nodes in the order of their first appearance. */
const networkOf = ({ table, flag }: Input, { directed = false } = {}): Graph => {
  const from = table.labels('from')
  const to = table.labels('to')
  const weights = table.has('weight') ? table.numbers('weight') : undefined
  const rows = [...from.keys()].filter(row => to[row] !== '')
  const read = graphFromTable(
    rows.map(row => [from[row], to[row], weights?.[row]] as const),
    { nodes: from.filter((_, row) => to[row] === ''), directed, sum: flag('sum') },
  )
  if (read.ok) return read.graph
  const [{ row, field, message, mend }] = read.problems
  const where = row === 0 ? '' : `row ${rows[row - 1] + 1} of the data, `
  throw new RangeError(`${where}column ${field}: ${message}. ${mend}`)
}

/** The group that the table gives each node, '' where it gives none. */
const groupsOf = ({ table }: Input, { nodes }: Graph): string[] => {
  const groups = new Map<string, string>()
  for (const end of ['from', 'to']) {
    const names = table.labels(`${end}_group`)
    for (const [row, node] of table.labels(end).entries()) {
      if (names[row] === '') continue
      const known = groups.get(node) ?? names[row]
      if (known !== names[row])
        throw new RangeError(`${node} is in group ${known} and, in row ${row + 1} of the data, in group ${names[row]}`)
      groups.set(node, known)
    }
  }
  return nodes.map(node => groups.get(node) ?? '')
}

const nodesOf = ({ nodes }: Graph, values: ArrayLike<number>): Output => ({
  columns: ['node', 'value'],
  rows: nodes.map((node, i) => [node, values[i]] as const),
})

const lengthOf = ({ flag }: Input) => (flag('inverse') ? { distance: (weight: number) => 1 / weight } : {})
const weightedIn = ({ flag }: Input) => ({ weighted: !flag('unweighted') })
const directionOf = (input: Input) => ({ direction: input.text('direction') as 'all' | 'out' | 'in' })
const directedIn = (input: Input) => networkOf(input, { directed: input.flag('directed') })

export const networksMeasures: readonly Measure[] = [
  {
    id: 'degree',
    about: 'number of links of a node',
    reads: { table: links },
    options: { sum, directed, direction },
    compute: input => {
      const network = directedIn(input)
      return nodesOf(network, degree(network, directionOf(input)))
    },
  },
  {
    id: 'strength',
    about: 'weight of all links of a node',
    reads: { table: links },
    options: { sum, directed, direction },
    compute: input => {
      const network = directedIn(input)
      return nodesOf(network, strength(network, directionOf(input)))
    },
  },
  {
    id: 'betweenness',
    about: 'how many shortest paths between other nodes lead through a node',
    reads: { table: links },
    options: {
      sum,
      directed,
      inverse,
      normalised: { kind: 'flag', about: 'as a share of the pairs of other nodes' },
    },
    compute: input => {
      const network = directedIn(input)
      return nodesOf(network, betweenness(network, { ...lengthOf(input), normalised: input.flag('normalised') }))
    },
  },
  {
    id: 'closeness',
    about: 'how near a node is to the others: closeness to those it reaches, harmonic closeness to all',
    reads: { table: links },
    options: { sum, directed, inverse },
    compute: input => {
      const network = directedIn(input)
      const result = closeness(network, lengthOf(input))
      return {
        columns: ['node', 'value', 'harmonic'],
        rows: network.nodes.map((node, i) => [node, result.closeness[i], result.harmonic[i]] as const),
      }
    },
  },
  {
    id: 'clustering',
    about: 'how often two neighbours of a node are linked themselves',
    reads: { table: links },
    options: { sum },
    compute: input => {
      const network = networkOf(input)
      return nodesOf(network, clustering(network).local)
    },
  },
  {
    id: 'pagerank',
    about: 'share of time that a walker along the links spends at a node',
    reads: { table: links },
    options: {
      sum,
      directed,
      unweighted,
      damping: { kind: 'number', default: 0.85, about: 'probability of following a link' },
    },
    compute: input => {
      const network = directedIn(input)
      return nodesOf(network, pageRank(network, { ...weightedIn(input), damping: input.number('damping') }))
    },
  },
  {
    id: 'eigenvector-centrality',
    about: 'centrality of a node by that of its neighbours',
    reads: { table: links },
    options: { sum, unweighted },
    compute: input => {
      const network = networkOf(input)
      const { values, reason } = eigenvectorCentrality(network, weightedIn(input))
      return { ...nodesOf(network, values), note: reason && `there is no such vector: ${reason}` }
    },
  },
  {
    id: 'coreness',
    about: 'largest k for which a node is in a part where each has k links',
    reads: { table: links },
    options: { sum },
    compute: input => {
      const network = networkOf(input)
      return nodesOf(network, coreness(network))
    },
  },
  {
    id: 'constraint',
    about: 'Burt’s constraint: how far the contacts of a node are one circle',
    reads: { table: links },
    options: { sum, unweighted },
    compute: input => {
      const network = networkOf(input)
      return nodesOf(network, constraint(network, weightedIn(input)))
    },
  },
  {
    id: 'components',
    about: 'number of the connected part to which a node belongs, from 0',
    reads: { table: links },
    options: { sum },
    compute: input => {
      const network = networkOf(input)
      return nodesOf(network, components(network).component)
    },
  },
  {
    id: 'network',
    about: 'the whole network in numbers: density, transitivity, distances, centralisation, assortativity',
    reads: { table: links },
    options: { sum, inverse },
    compute: input => {
      const network = networkOf(input)
      const { sizes } = components(network)
      const { mean, diameter, connected } = pathLengths(network, lengthOf(input))
      return namedValues({
        nodes: network.nodes.length,
        links: network.targets.length / 2,
        density: linkDensity(network),
        components: sizes.length,
        largest_component: sizes.reduce((one, other) => Math.max(one, other)),
        mean_distance: mean,
        diameter,
        connected,
        transitivity: clustering(network).transitivity,
        degree_centralisation: degreeCentralisation(network),
        degree_assortativity: degreeAssortativity(network),
      })
    },
  },
  {
    id: 'group-assortativity',
    about: 'how much more often links stay within groups than by chance, against the most that is possible',
    reads: { table: groupedLinks },
    options: { sum },
    compute: input => {
      const network = networkOf(input)
      return namedValues({ group_assortativity: groupAssortativity(network, groupsOf(input, network)) })
    },
  },
  {
    id: 'modularity',
    about: 'how much more of the links lies within given groups than by chance',
    reads: { table: groupedLinks },
    options: {
      sum,
      unweighted,
      resolution: { kind: 'number', default: 1, about: 'above 1 small groups gain' },
    },
    compute: input => {
      const network = networkOf(input)
      const options = { ...weightedIn(input), resolution: input.number('resolution') }
      return namedValues({ modularity: modularity(network, groupsOf(input, network), options) })
    },
  },
]
