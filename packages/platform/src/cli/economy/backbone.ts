import { backbone, communities, graph, type Links, linksOf, proximity, spanningTree } from '@langqiao/economy'
import { activitiesOf, type Input, type Measure, type Output } from './measure.ts'
import { present, threshold } from './of-presence.ts'
import { seededRandom } from './seeded-random.ts'

const proximityOf = (input: Input) => proximity(present(input))

const rowsOf = ({ matrix }: Input, { from, to, weights }: Links): Output => ({
  columns: ['activity', 'other', 'value'],
  rows: Array.from(from, (a, link) => [matrix.activities[a], matrix.activities[to[link]], weights[link]] as const),
})

export const backboneMeasures: readonly Measure[] = [
  {
    id: 'spanning-tree',
    about: 'the strongest proximities that hold all activities together without a circle',
    reads: { matrix: true },
    options: { threshold },
    compute: input => rowsOf(input, spanningTree(proximityOf(input))),
  },
  {
    id: 'backbone',
    about: 'the maximum spanning tree of proximity and the strongest other links, for drawing',
    reads: { matrix: true },
    options: {
      threshold,
      'mean-degree': { kind: 'number', default: 5, about: 'links an activity, on average, at most' },
    },
    compute: input => rowsOf(input, backbone(proximityOf(input), { meanDegree: input.number('mean-degree') })),
  },
  {
    id: 'communities',
    about: 'groups of activities that are near each other, by the Louvain method on proximity',
    reads: { matrix: true },
    options: {
      threshold,
      resolution: { kind: 'number', default: 1, about: 'above 1 groups become smaller' },
      seed: { kind: 'number', default: 1, about: 'another one looks at activities in another order' },
    },
    compute: input => {
      const network = graph(input.matrix.activities, linksOf(proximityOf(input)))
      const found = communities(network, {
        random: seededRandom(input.number('seed')),
        resolution: input.number('resolution'),
      })
      return {
        ...activitiesOf(input.matrix, found.groups),
        note: `${found.count} communities, modularity ${found.modularity.toFixed(4)}`,
      }
    },
  },
]
