import {
  averageLocationQuotient,
  coagglomeration,
  diversity,
  eachActivity,
  eachRegion,
  ellisonGlaeser,
  entropy,
  equivalentNumber,
  hachman,
  herfindahl,
  hoover,
  hooverGini,
  inverseNormalisedUbiquity,
  krugman,
  krugmanOthers,
  krugmanPairwise,
  locationalGini,
  normalisedUbiquity,
  type Plants,
  plantMatrix,
  populationRca,
  rca,
  specialisationCoefficient,
  transpose,
  ubiquity,
} from '@langqiao/economy'
import {
  activitiesOf,
  cellsOf,
  type Input,
  type Measure,
  type MeasureOption,
  numbersFor,
  pairsOf,
  regionsOf,
} from './measure.ts'
import { present, threshold } from './of-presence.ts'

const of: MeasureOption = {
  kind: 'text',
  default: 'region',
  choices: ['region', 'activity'],
  about: 'what gets a number: regions by their activities, or activities by their regions',
}

/** A measure of the amounts of each region, or of each activity, beside the sums of all. */
const ofEither = (
  id: string,
  about: string,
  compute: (input: Input) => (amounts: Float64Array, whole: Float64Array) => number,
  options: Measure['options'] = {},
): Measure => ({
  id,
  about,
  reads: { matrix: true },
  options: { of, ...options },
  compute: input =>
    input.text('of') === 'activity'
      ? activitiesOf(input.matrix, eachActivity(input.matrix, compute(input)))
      : regionsOf(input.matrix, eachRegion(input.matrix, compute(input))),
})

/** A measure of where each activity is, beside a distribution of something else over the regions. */
const against = (
  id: string,
  about: string,
  measure: (amounts: Float64Array, reference: Float64Array) => number,
): Measure => ({
  id,
  about,
  reads: {
    matrix: true,
    table: {
      about: 'what the regions are compared by, e.g. inhabitants',
      columns: { region: 'label', reference: 'number' },
    },
  },
  compute: ({ matrix, table }) =>
    activitiesOf(
      matrix,
      eachActivity(matrix, measure, { reference: numbersFor(table, 'region', matrix.regions, 'reference') }),
    ),
})

const plantTable = {
  about: 'one plant a row, or the employment of all plants of an activity in a region',
  columns: { activity: 'label', region: 'label', employment: 'number' },
} as const

const plantsOf = ({ table }: Input): Plants => ({
  activities: table.labels('activity'),
  regions: table.labels('region'),
  employment: table.numbers('employment'),
})

export const specializationMeasures: readonly Measure[] = [
  {
    id: 'rca',
    about: 'revealed comparative advantage (location quotient)',
    reads: { matrix: true },
    compute: ({ matrix }) => cellsOf(matrix, rca(matrix)),
  },
  {
    id: 'presence',
    about: '1 where RCA reaches the threshold, else 0',
    reads: { matrix: true },
    options: { threshold },
    compute: input => cellsOf(input.matrix, present(input).values),
  },
  {
    id: 'diversity',
    about: 'number of activities present in a region',
    reads: { matrix: true },
    options: { threshold },
    compute: input => regionsOf(input.matrix, diversity(present(input))),
  },
  {
    id: 'ubiquity',
    about: 'number of regions in which an activity is present',
    reads: { matrix: true },
    options: { threshold },
    compute: input => activitiesOf(input.matrix, ubiquity(present(input))),
  },
  {
    id: 'population-rca',
    about: 'revealed comparative advantage by population: amount per inhabitant over that in all regions',
    reads: {
      matrix: true,
      table: { about: 'inhabitants of the regions', columns: { region: 'label', population: 'number' } },
    },
    compute: ({ matrix, table }) =>
      cellsOf(matrix, populationRca(matrix, numbersFor(table, 'region', matrix.regions, 'population'))),
  },
  {
    id: 'normalised-ubiquity',
    about: 'share of an activity in all amounts over its share in all presences',
    reads: { matrix: true },
    options: { threshold },
    compute: input => activitiesOf(input.matrix, normalisedUbiquity(input.matrix, present(input))),
  },
  {
    id: 'inverse-normalised-ubiquity',
    about: 'logarithm of the amount of an activity over the number of regions that have it',
    reads: { matrix: true },
    options: { threshold },
    compute: input => activitiesOf(input.matrix, inverseNormalisedUbiquity(input.matrix, present(input))),
  },
  ofEither(
    'herfindahl',
    'Herfindahl index of concentration',
    input => amounts => herfindahl(amounts, { normalised: input.flag('normalised') }),
    { normalised: { kind: 'flag', about: 'from 0 (all the same) instead of 1/n' } },
  ),
  ofEither(
    'equivalent-number',
    'how many of equal size would have the same Herfindahl index',
    () => amounts => equivalentNumber(amounts),
  ),
  ofEither('entropy', 'Shannon entropy', input => amounts => entropy(amounts, { base: input.number('base') }), {
    base: { kind: 'number', default: 2, about: 'base of the logarithm, above 1' },
  }),
  ofEither('average-location-quotient', 'location quotients averaged by what is done', () => averageLocationQuotient),
  ofEither('hachman', 'Hachman index of likeness with the whole', () => hachman),
  ofEither('krugman', 'Krugman index of dissimilarity from the whole', () => krugman),
  ofEither(
    'specialisation-coefficient',
    'coefficient of specialisation of regions, or of localisation of activities',
    () => specialisationCoefficient,
  ),
  {
    id: 'krugman-pairwise',
    about: 'Krugman index of dissimilarity between regions, or between activities',
    reads: { matrix: true },
    options: { of },
    compute: input =>
      input.text('of') === 'activity'
        ? pairsOf(input.matrix.activities, krugmanPairwise(transpose(input.matrix)))
        : pairsOf(input.matrix.regions, krugmanPairwise(input.matrix), ['region', 'other']),
  },
  {
    id: 'krugman-others',
    about: 'Krugman index of dissimilarity from the mean of the others',
    reads: { matrix: true },
    options: { of },
    compute: input =>
      input.text('of') === 'activity'
        ? activitiesOf(input.matrix, krugmanOthers(transpose(input.matrix)))
        : regionsOf(input.matrix, krugmanOthers(input.matrix)),
  },
  ofEither('locational-gini', 'Gini coefficient of location quotients', () => locationalGini),
  ofEither('hoover-gini', 'Gini coefficient of location quotients, each counting by its size', () => hooverGini),
  against('hoover-gini-against', 'Hoover–Gini of where activities are, beside another distribution', hooverGini),
  against('hoover-against', 'Hoover index of where activities are, beside another distribution', (amounts, reference) =>
    hoover(amounts, { reference }),
  ),
  {
    id: 'ellison-glaeser',
    about: 'Ellison–Glaeser index of agglomeration: concentration beyond that of plants',
    reads: { table: plantTable },
    compute: input => {
      const { activities, gamma, g, z, herfindahl, plants } = ellisonGlaeser(plantsOf(input))
      return {
        columns: ['activity', 'gamma', 'z', 'g', 'herfindahl', 'plants'],
        rows: activities.map((activity, a) => [activity, gamma[a], z[a], g[a], herfindahl[a], plants[a]]),
      }
    },
  },
  {
    id: 'coagglomeration',
    about: 'whether two activities are in the same regions beyond the size of the regions',
    reads: { table: plantTable },
    compute: input => {
      const matrix = plantMatrix(plantsOf(input))
      return pairsOf(matrix.activities, coagglomeration(matrix))
    },
  },
]
