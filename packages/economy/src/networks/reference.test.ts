import assert from 'node:assert/strict'
import test from 'node:test'
import { assertClose, referenceAbsent, referenceColumn, referenceTable, vector } from '../testing/reference.ts'
import { degreeAssortativity, groupAssortativity } from './assortativity.ts'
import { betweenness } from './betweenness.ts'
import { clustering } from './clustering.ts'
import { components } from './components.ts'
import { constraint } from './constraint.ts'
import { coreness } from './coreness.ts'
import { degree, degreeCentralisation, linkDensity, strength } from './degree.ts'
import { eigenvectorCentrality } from './eigenvector-centrality.ts'
import type { Graph } from './graph.ts'
import { graphFromTable } from './graph-from-table.ts'
import { modularity } from './modularity.ts'
import { pageRank } from './pagerank.ts'
import { pathLengths } from './path-lengths.ts'

const collaboration = (): Graph => {
  const cities = referenceTable('cities48x90/cities.csv').rows.map(([city]) => city)
  const links = referenceTable('cities48x90/collaboration_edges.csv').rows
  const read = graphFromTable(
    links.map(([a, b, copatents]) => [a, b, Number(copatents)] as const),
    { nodes: cities },
  )
  assert.ok(read.ok)
  return read.graph
}

const ofNodes = (column: string) => referenceColumn('cities48x90/out/igraph_nodes.csv', column)

test('measures of nodes are those of igraph', { skip: referenceAbsent }, () => {
  const network = collaboration()
  assert.deepEqual(
    network.nodes,
    referenceTable('cities48x90/out/igraph_nodes.csv').rows.map(([city]) => city),
  )
  const inverse = (weight: number) => 1 / weight
  assertClose(degree(network), ofNodes('degree'))
  assertClose(strength(network), ofNodes('strength'))
  assertClose(betweenness(network), ofNodes('betweenness'), vector)
  assertClose(betweenness(network, { normalised: true }), ofNodes('betweenness_normalized'), vector)
  assertClose(betweenness(network, { distance: inverse }), ofNodes('betweenness_weighted_inv'), vector)
  assertClose(clustering(network).local, ofNodes('clustering_local'), vector)
  assertClose(eigenvectorCentrality(network, { weighted: false }).values, ofNodes('eigen_unweighted'), vector)
  assertClose(eigenvectorCentrality(network).values, ofNodes('eigen_weighted'), vector)
  assertClose(pageRank(network, { weighted: false }), ofNodes('pagerank_unweighted'), vector)
  assertClose(pageRank(network), ofNodes('pagerank_weighted'), vector)
  assertClose(coreness(network), ofNodes('coreness'))
  // R counts components from 1.
  assertClose(
    components(network).component,
    ofNodes('component').map(number => number - 1),
  )
  assertClose(constraint(network), ofNodes('constraint'), vector)
})

test('measures of the whole network are those of igraph', { skip: referenceAbsent }, () => {
  const scalars = new Map(
    referenceTable('cities48x90/out/scalars.csv')
      .rows.filter(([tool]) => tool === 'igraph')
      .map(row => [row[2], Number(row[3])]),
  )
  const network = collaboration()
  const countries = referenceTable('cities48x90/cities.csv').rows.map(([, country]) => country)
  const { mean, diameter } = pathLengths(network)
  const ours = {
    density: linkDensity(network),
    transitivity_global: clustering(network).transitivity,
    mean_distance: mean,
    diameter,
    assortativity_degree: degreeAssortativity(network),
    n_components: components(network).sizes.length,
    modularity_country: modularity(network, countries, { weighted: false }),
    modularity_country_weighted: modularity(network, countries),
    degree_centralization: degreeCentralisation(network),
    assortativity_country: groupAssortativity(network, countries),
  }
  assert.deepEqual([...scalars.keys()], Object.keys(ours))
  assertClose(Object.values(ours), [...scalars.values()], vector)
})
