import {
  type Aggregation,
  assignedClass,
  composite,
  copeland,
  distanceToReference,
  type Interval,
  membership,
  minMaxScores,
  principalComponentWeights,
  ramp,
  rankRobustness,
  rankScores,
  ratioToMean,
  standardScores,
} from '@langqiao/economy'
import { type Indicators, indicatorColumns, readIndicators } from './indicators.ts'
import { type Input, type Measure, type MeasureOption, namedValues, type Output } from './measure.ts'
import { seededRandom } from './seeded-random.ts'

const indicators = {
  about: 'one value a row, empty where missing; weight, better (more or less) and reference are the indicator’s',
  columns: indicatorColumns,
} as const
const shares = {
  about: 'one gate or ramp (kind) of a class a row, as a share from 0 to 1; an end that is not known stays empty',
  columns: { class: 'label', kind: 'label', low: 'number', high: 'number' },
} as const

const normalisations: Readonly<Record<string, (of: Indicators, i: number) => Float64Array>> = {
  'min-max': ({ values, lessIsBetter }, i) => minMaxScores(values[i], { lessIsBetter: lessIsBetter[i] }),
  'standard-score': ({ values, lessIsBetter }, i) => standardScores(values[i], { lessIsBetter: lessIsBetter[i] }),
  rank: ({ values, lessIsBetter }, i) => rankScores(values[i], { lessIsBetter: lessIsBetter[i] }),
  'ratio-to-mean': ({ values, lessIsBetter }, i) => ratioToMean(values[i], { lessIsBetter: lessIsBetter[i] }),
  reference: ({ values, references, lessIsBetter }, i) =>
    distanceToReference(values[i], references[i], { lessIsBetter: lessIsBetter[i] }),
}
const normalisation: MeasureOption = {
  kind: 'text',
  default: 'min-max',
  choices: Object.keys(normalisations),
  about: 'how values become scores of which more is better',
}
const aggregation: MeasureOption = {
  kind: 'text',
  default: 'arithmetic',
  choices: ['arithmetic', 'geometric'],
  about: 'which mean of the scores',
}
const draws: MeasureOption = { kind: 'number', default: 1000, about: 'how many mixes of weights are drawn' }
const seed: MeasureOption = { kind: 'number', default: 1, about: 'another one draws other weights' }

const scored = (input: Input) => {
  const read = readIndicators(input.table)
  return { ...read, scores: read.names.map((_, i) => normalisations[input.text('normalisation')](read, i)) }
}
const by = (input: Input) => input.text('aggregation') as Aggregation
const robustness = (input: Input) => {
  const { regions, scores } = scored(input)
  const random = seededRandom(input.number('seed'))
  return { regions, ...rankRobustness(scores, random, { draws: input.number('draws'), by: by(input) }) }
}

/** The memberships of the table's classes; an end that is not known can be anything. */
const memberships = ({ table }: Input): Record<string, Interval> => {
  const classes = table.labels('class')
  const kinds = table.labels('kind')
  const low = table.numbers('low')
  const high = table.numbers('high')
  const strange = kinds.find(kind => kind !== 'gate' && kind !== 'ramp')
  if (strange !== undefined) throw new RangeError(`The column kind says ${strange}, neither gate nor ramp`)
  return Object.fromEntries(
    [...new Set(classes)].map(name => {
      const intervals = (kind: string) =>
        [...classes.keys()]
          .filter(row => classes[row] === name && kinds[row] === kind)
          .map((row): Interval => [low[row] || 0, Number.isNaN(high[row]) ? 1 : high[row]])
      const gates = intervals('gate')
      if (gates.length > 1) throw new RangeError(`${name} has ${gates.length} gates, and one is the most`)
      return [name, membership(intervals('ramp'), { gate: gates[0] })]
    }),
  )
}

/** Rows of a label and several numbers. */
const columnsOf = (label: string, labels: readonly string[], columns: Record<string, ArrayLike<number>>): Output => ({
  columns: [label, ...Object.keys(columns)],
  rows: labels.map((name, i) => [name, ...Object.values(columns).map(numbers => numbers[i])]),
})

export const compositeMeasures: readonly Measure[] = [
  {
    id: 'normalise',
    about: 'scores of indicators, of which more is better',
    reads: { table: indicators },
    options: { normalisation },
    compute: input => {
      const { regions, names, scores } = scored(input)
      return {
        columns: ['region', 'indicator', 'value'],
        rows: regions.flatMap((region, r) => names.map((name, i) => [region, name, scores[i][r]])),
      }
    },
  },
  {
    id: 'composite',
    about: 'composite indicator, as an interval where values are missing',
    reads: { table: indicators },
    options: { normalisation, aggregation },
    compute: input => {
      const { regions, scores, weights } = scored(input)
      return columnsOf('region', regions, composite(scores, { weights, by: by(input) }))
    },
  },
  {
    id: 'copeland',
    about: 'how many regions one is better than, less those better than it, by the weight of indicators ahead',
    reads: { table: indicators },
    compute: ({ table }) => {
      const { regions, values, weights, lessIsBetter } = readIndicators(table)
      return columnsOf('region', regions, copeland(values, { weights, lessIsBetter }))
    },
  },
  {
    id: 'rank-robustness',
    about: 'median rank in a composite under random weights, and the ranks at 5 and 95 percent',
    reads: { table: indicators },
    options: { normalisation, aggregation, draws, seed },
    compute: input => {
      const { regions, median, low, high } = robustness(input)
      return columnsOf('region', regions, { median, low, high })
    },
  },
  {
    id: 'rank-shares',
    about: 'share of random weights under which a region has each rank in a composite',
    reads: { table: indicators },
    options: { normalisation, aggregation, draws, seed },
    compute: input => {
      const { regions, shares } = robustness(input)
      return {
        columns: ['region', 'rank', 'value'],
        rows: Array.from(shares, (share, cell) => [
          regions[Math.floor(cell / regions.length)],
          (cell % regions.length) + 1,
          share,
        ]),
      }
    },
  },
  {
    id: 'principal-component-weights',
    about: 'weights and loadings of indicators on their first principal component',
    reads: { table: indicators },
    compute: ({ table }) => {
      const { names, values, lessIsBetter } = readIndicators(table)
      const turned = values.map((column, i) => (lessIsBetter[i] ? column.map(value => -value) : column))
      const { weights, loadings, share, reason } = principalComponentWeights(turned)
      return {
        ...columnsOf('indicator', names, { weight: weights, loading: loadings }),
        note: reason
          ? `the weights are not identified: ${reason}`
          : `the component holds ${(100 * share).toFixed(1)} % of the variance`,
      }
    },
  },
  {
    id: 'ramp',
    about: 'values as shares between two ends',
    reads: {
      table: {
        about: 'all that the value of a region can be; an end that is open stays empty',
        columns: { region: 'label', low: 'number', high: 'number' },
      },
    },
    options: {
      from: { kind: 'number', default: 0, about: 'value up to which the share is 0' },
      to: { kind: 'number', default: 1, about: 'value from which the share is 1' },
    },
    compute: ({ table, number }) => {
      const high = table.numbers('high')
      const ends = Array.from(table.numbers('low'), (low, row) =>
        ramp(
          [
            Number.isNaN(low) ? Number.NEGATIVE_INFINITY : low,
            Number.isNaN(high[row]) ? Number.POSITIVE_INFINITY : high[row],
          ],
          number('from'),
          number('to'),
        ),
      )
      return columnsOf('region', table.labels('region'), {
        low: ends.map(([least]) => least),
        high: ends.map(([, most]) => most),
      })
    },
  },
  {
    id: 'membership',
    about: 'membership in classes: gate times the geometric mean of the ramps',
    reads: { table: shares },
    compute: input => ({
      columns: ['class', 'low', 'high'],
      rows: Object.entries(memberships(input)).map(([name, [low, high]]) => [name, low, high]),
    }),
  },
  {
    id: 'assigned-class',
    about: 'the class that the memberships give, mixed, or insufficient-data',
    reads: { table: shares },
    options: {
      'at-least': { kind: 'number', default: 0.5, about: 'membership that a class needs' },
      ahead: { kind: 'number', default: 0.15, about: 'by how much it must lead the next' },
    },
    compute: input =>
      namedValues({
        class: assignedClass(memberships(input), {
          atLeast: input.number('at-least'),
          aheadOfNext: input.number('ahead'),
        }),
      }),
  },
]
