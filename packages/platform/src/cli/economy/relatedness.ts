import {
  conditionalProbability,
  continuousDensity,
  continuousProximity,
  coOccurrence,
  cosine,
  crossDensity,
  crossProximity,
  density,
  densityByPresence,
  easeOfRecombination,
  jaccard,
  type Matrix,
  modularComplexity,
  type Presence,
  presence,
  proximity,
  proximityRows,
  regionSimilarity,
  relatedness,
  relatednessDensity,
  relativeRelatedness,
  transpose,
  transposePresence,
  zScoreRelatedness,
} from '@langqiao/economy'
import {
  activitiesOf,
  cellsOf,
  type Input,
  type Measure,
  type MeasureOption,
  type Output,
  pairsOf,
  regionsOf,
} from './measure.ts'
import { present, self, threshold } from './of-presence.ts'

const of: MeasureOption = {
  kind: 'text',
  default: 'activities',
  choices: ['activities', 'regions'],
  about: 'compare activities by the regions that have them, or regions by the activities they have',
}
const methods = ['probability', 'association', 'cosine', 'jaccard'] as const
const method: MeasureOption = {
  kind: 'text',
  default: 'probability',
  choices: methods,
  about: 'how co-occurrences are set against their margins',
}
const binary: MeasureOption = {
  kind: 'flag',
  about: 'count a relatedness above 1 as 1 and any other as 0 (with probability and association: above chance)',
}

const related = (input: Input, there: Presence) =>
  relatedness(coOccurrence(there), { method: methods.find(name => name === input.text('method')) })
const labelsOf = (input: Input) => (input.text('of') === 'regions' ? 'region' : 'activity')

/** A measure of pairs by presence, of activities or of regions. */
const pairs = (
  id: string,
  about: string,
  compute: (there: Presence, input: Input) => Float64Array,
  options: Measure['options'] = {},
): Measure => ({
  id,
  about,
  reads: { matrix: true },
  options: { threshold, of, ...options },
  compute: input => {
    const label = labelsOf(input)
    const there = label === 'region' ? transposePresence(present(input)) : present(input)
    return pairsOf(there.activities, compute(there, input), [label, 'other'])
  },
})

const relatedDensity = (input: Input, there: Presence) => {
  const near = related(input, there)
  const kept = input.flag('binary') ? near.map(value => (Number.isNaN(value) ? value : Number(value > 1))) : near
  return relatednessDensity(there, kept)
}

const twoSides = {
  about: 'the activities of two classifications; a row each, with `from` or `to` as its side',
  columns: { activity: 'label', side: 'label' },
} as const

const someActivities = (matrix: Matrix, chosen: readonly number[]): Matrix => ({
  regions: matrix.regions,
  activities: chosen.map(a => matrix.activities[a]),
  values: Float64Array.from(
    matrix.regions.flatMap((_, r) => chosen.map(a => matrix.values[r * matrix.activities.length + a])),
  ),
})

/** What `compute` makes of the two sides, with a note on what the table leaves out. */
const across = (
  input: Input,
  columns: readonly string[],
  compute: (from: Presence, to: Presence) => Output['rows'],
): Output => {
  const { matrix, table } = input
  const sides = table.labels('side')
  const sideOf = new Map(table.labels('activity').map((activity, row) => [activity, sides[row]]))
  const [from, to] = ['from', 'to'].map(side => {
    const chosen = [...matrix.activities.keys()].filter(a => sideOf.get(matrix.activities[a]) === side)
    return presence(someActivities(matrix, chosen), { threshold: input.number('threshold') })
  })
  if (!from.activities.length || !to.activities.length)
    return { columns, rows: [], note: 'a side of the table has no activity of the matrix' }
  const leftOut = matrix.activities.length - from.activities.length - to.activities.length
  const note = leftOut ? `activities of the matrix on neither side of the table: ${leftOut}` : null
  return { columns, rows: compute(from, to), note }
}

export const relatednessMeasures: readonly Measure[] = [
  {
    id: 'proximity',
    about: 'proximity of activities: minimum conditional probability of being in the same region',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const { activities } = input.matrix
      return {
        columns: ['activity', 'other', 'value'],
        total: activities.length * (activities.length - 1),
        rows: (function* () {
          let a = 0
          for (const row of proximityRows(present(input))) {
            for (let b = 0; b < row.length; b++) if (a !== b) yield [activities[a], activities[b], row[b]] as const
            a++
          }
        })(),
      }
    },
  },
  {
    id: 'density',
    about: 'relatedness density of each activity around what the region has',
    reads: { matrix: true },
    options: { threshold, self },
    compute: input => cellsOf(input.matrix, density(present(input), { self: input.flag('self') })),
  },
  pairs('co-occurrence', 'number of regions in which two activities are present together', there =>
    coOccurrence(there),
  ),
  pairs(
    'conditional-probability',
    'asymmetric proximity: of the regions that have the activity, the share that has the other',
    conditionalProbability,
  ),
  pairs('jaccard', 'of the regions that have either activity, the share that has both', jaccard),
  {
    id: 'cosine',
    about: 'cosine similarity of the amounts of activities, or of their presence',
    reads: { matrix: true },
    options: { of, presence: { kind: 'flag', about: 'compare presence instead of amounts' }, threshold },
    compute: input => {
      const { matrix } = input
      const label = labelsOf(input)
      const values = input.flag('presence') ? Float64Array.from(present(input).values) : matrix.values
      const table = label === 'region' ? transpose({ ...matrix, values }) : { ...matrix, values }
      return pairsOf(table.activities, cosine(table), [label, 'other'])
    },
  },
  pairs(
    'relatedness',
    'co-occurrences against what chance or their margins allow, in the sense of EconGeo',
    (there, input) => related(input, there),
    { method },
  ),
  pairs('z-score-relatedness', 'standard deviations by which two activities meet more often than by chance', there =>
    zScoreRelatedness(there),
  ),
  {
    id: 'region-proximity',
    about: 'proximity of regions: minimum conditional probability of having the same activity',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const there = transposePresence(present(input))
      return pairsOf(there.activities, proximity(there), ['region', 'other'])
    },
  },
  {
    id: 'region-similarity',
    about: 'similarity of regions: correlation of their ln(RCA + 0.1)',
    reads: { matrix: true },
    compute: ({ matrix }) => pairsOf(matrix.regions, regionSimilarity(matrix), ['region', 'other']),
  },
  {
    id: 'continuous-proximity',
    about: 'proximity of activities without a threshold: correlation of their RCAs, from 0 to 1',
    reads: { matrix: true },
    compute: ({ matrix }) => pairsOf(matrix.activities, continuousProximity(matrix)),
  },
  {
    id: 'continuous-density',
    about: 'mean RCA of a region in what is near an activity by continuous proximity',
    reads: { matrix: true },
    options: { self },
    compute: input => cellsOf(input.matrix, continuousDensity(input.matrix, { self: input.flag('self') })),
  },
  {
    id: 'relatedness-density',
    about: 'share of what is related to an activity that a region has, by relatedness from co-occurrences',
    reads: { matrix: true },
    options: {
      threshold,
      method,
      binary,
      part: {
        kind: 'text',
        default: 'all',
        choices: ['all', 'internal', 'external'],
        about: 'of all activities, of those the region has, or of those it lacks',
      },
    },
    compute: input => {
      const there = present(input)
      const all = relatedDensity(input, there)
      const { internal, external } = densityByPresence(there, all)
      const part = input.text('part')
      return cellsOf(input.matrix, part === 'internal' ? internal : part === 'external' ? external : all)
    },
  },
  {
    id: 'mean-relatedness-density',
    about: 'mean relatedness density of the activities that a region has (internal) and lacks (external)',
    reads: { matrix: true },
    options: { threshold, method, binary },
    compute: input => {
      const there = present(input)
      const { internalMean, externalMean } = densityByPresence(there, relatedDensity(input, there))
      return {
        columns: ['region', 'internal', 'external'],
        rows: there.regions.map((region, r) => [region, internalMean[r], externalMean[r]] as const),
      }
    },
  },
  {
    id: 'relative-relatedness',
    about: 'density of an activity in standard deviations from the mean of what the region lacks',
    reads: { matrix: true },
    options: { threshold, self },
    compute: input => {
      const there = present(input)
      return cellsOf(there, relativeRelatedness(there, density(there, { self: input.flag('self') })))
    },
  },
  {
    id: 'cross-proximity',
    about: 'proximity of the activities of one classification to those of another',
    reads: { matrix: true, table: twoSides },
    options: { threshold },
    compute: input =>
      across(
        input,
        ['activity', 'other', 'value'],
        (from, to) => cellsOf({ regions: from.activities, activities: to.activities }, crossProximity(from, to)).rows,
      ),
  },
  {
    id: 'cross-density',
    about: 'share of what is near an activity of one classification that a region has in another',
    reads: { matrix: true, table: twoSides },
    options: { threshold },
    compute: input =>
      across(
        input,
        ['region', 'activity', 'value'],
        (from, to) => cellsOf(to, crossDensity(from, crossProximity(from, to))).rows,
      ),
  },
  {
    id: 'ease-of-recombination',
    about: 'number of different activities met for each region that has the activity',
    reads: { matrix: true },
    options: { threshold },
    compute: input => activitiesOf(input.matrix, easeOfRecombination(present(input))),
  },
  {
    id: 'modular-complexity',
    about: 'how hard the activities of a region are to combine: the inverse of their mean ease of recombination',
    reads: { matrix: true },
    options: { threshold },
    compute: input => regionsOf(input.matrix, modularComplexity(present(input))),
  },
]
