import {
  atkinson,
  coefficientOfVariation,
  contiguityWeights,
  coulter,
  dalton,
  geary,
  gini,
  hoover,
  inverseDistanceWeights,
  localMoran,
  lorenzCurve,
  moran,
  nearestNeighbourWeights,
  primacy,
  rankSize,
  rowStandardised,
  type SpatialWeights,
  spatialLag,
  theilDecomposition,
  theilL,
  theilT,
  williamson,
} from '@langqiao/economy'
import { type Input, type Measure, type MeasureOption, namedValues, type Output, type Table } from './measure.ts'

const valueOnly = { about: 'one place a row', columns: { value: 'number' } } as const
const weighted = {
  about: 'one place a row; with a weight, e.g. inhabitants, the value is an amount per inhabitant',
  columns: { value: 'number', 'weight?': 'number' },
} as const
const againstReference = {
  about: 'one place a row; shares are compared with those of the reference, e.g. inhabitants',
  columns: { value: 'number', 'reference?': 'number' },
} as const

const optional = (table: Table, column: string) => (table.has(column) ? table.numbers(column) : undefined)
const weights = ({ table }: Input) => ({ weights: optional(table, 'weight') })
const reference = ({ table }: Input) => ({ reference: optional(table, 'reference') })

/** An empty cell makes the result empty; who gave hundreds of rows is told why. */
const withNote = (table: Table, output: Output): Output => {
  const missing = ['value', 'weight', 'reference']
    .filter(column => table.has(column))
    .map(column => [column, table.numbers(column).filter(Number.isNaN).length] as const)
    .filter(([, rows]) => rows > 0)
  const note = missing.map(([column, rows]) => `the column ${column} is empty in ${rows} of ${table.length} rows`)
  return note.length ? { ...output, note: `${note.join(', ')}: nothing can be computed over all` } : output
}

/** A measure of a whole table that gives numbers by name. */
const named = (
  measure: Omit<Measure, 'compute' | 'reads'>,
  table: NonNullable<Measure['reads']['table']>,
  compute: (input: Input) => Parameters<typeof namedValues>[0],
): Measure => ({
  ...measure,
  reads: { table },
  compute: input => withNote(input.table, namedValues(compute(input))),
})

const distributionMeasures: readonly Measure[] = [
  named(
    {
      id: 'gini',
      about: 'Gini coefficient',
      options: {
        normalised: { kind: 'flag', about: 'divide by its largest possible value, so that 1 can be reached' },
      },
    },
    weighted,
    input => ({
      gini: gini(input.table.numbers('value'), { normalised: input.flag('normalised'), ...weights(input) }),
    }),
  ),
  {
    id: 'lorenz-curve',
    about: 'Lorenz curve: which share the poorest places hold',
    reads: { table: weighted },
    compute: input => {
      const { places, amount } = lorenzCurve(input.table.numbers('value'), weights(input))
      return withNote(input.table, {
        columns: ['places', 'amount'],
        rows: Array.from(places, (share, i) => [share, amount[i]]),
      })
    },
  },
  named({ id: 'theil', about: 'Theil T and L (mean logarithmic deviation)' }, weighted, input => ({
    t: theilT(input.table.numbers('value'), weights(input)),
    l: theilL(input.table.numbers('value'), weights(input)),
  })),
  {
    id: 'theil-decomposition',
    about: 'Theil T and L between groups of places, within them, and inside each',
    reads: { table: { about: weighted.about, columns: { ...weighted.columns, group: 'label' } } },
    compute: input => {
      const { table } = input
      const { groups, t, l } = theilDecomposition(table.numbers('value'), table.labels('group'), weights(input))
      const parts = (['total', 'between', 'within'] as const).map(part => [part, '', t[part], l[part]])
      const inside = groups.map((group, g) => ['group', group, t.ofGroup[g], l.ofGroup[g]])
      return withNote(table, { columns: ['part', 'group', 't', 'l'], rows: [...parts, ...inside] })
    },
  },
  named(
    {
      id: 'atkinson',
      about: 'Atkinson index: the share that could be given up if the rest were spread equally',
      options: { epsilon: { kind: 'number', default: 0.5, about: 'aversion to inequality, 0 or more' } },
    },
    weighted,
    input => ({
      atkinson: atkinson(input.table.numbers('value'), { epsilon: input.number('epsilon'), ...weights(input) }),
    }),
  ),
  named(
    { id: 'coefficient-of-variation', about: 'standard deviation, of a sample and of a population, over the mean' },
    valueOnly,
    ({ table }) => ({
      sample: coefficientOfVariation(table.numbers('value'), { deviation: 'sample' }),
      population: coefficientOfVariation(table.numbers('value'), { deviation: 'population' }),
    }),
  ),
  named(
    {
      id: 'williamson',
      about: 'Williamson index: variation of amounts per inhabitant, weighted by inhabitants',
      options: {
        unweighted: { kind: 'flag', about: 'take deviations from the plain mean of the regions, as REAT does' },
      },
    },
    { about: 'one region a row: amount per inhabitant, inhabitants', columns: { value: 'number', weight: 'number' } },
    input => ({
      williamson: williamson(input.table.numbers('value'), input.table.numbers('weight'), {
        centre: input.flag('unweighted') ? 'unweighted' : 'weighted',
      }),
    }),
  ),
  named({ id: 'coulter', about: 'Coulter coefficient of shares against a reference' }, againstReference, input => ({
    coulter: coulter(input.table.numbers('value'), reference(input)),
  })),
  named(
    { id: 'hoover', about: 'Hoover (Robin Hood) index of shares against a reference' },
    againstReference,
    input => ({
      hoover: hoover(input.table.numbers('value'), reference(input)),
    }),
  ),
  named({ id: 'dalton', about: 'Dalton measure with logarithmic utility' }, valueOnly, ({ table }) => ({
    dalton: dalton(table.numbers('value')),
  })),
  {
    id: 'rank-size',
    about: 'rank–size rule: exponent with its standard error',
    reads: { table: { about: 'one city a row: its size', columns: { value: 'number' } } },
    options: { 'half-rank': { kind: 'flag', about: 'rank − ½, which takes out the bias of small samples' } },
    compute: ({ table, flag }) => {
      const { exponent, standardError, intercept, rSquared, reason } = rankSize(table.numbers('value'), {
        halfRank: flag('half-rank'),
      })
      const values = { exponent, standard_error: standardError, intercept, r_squared: rSquared }
      return { ...namedValues(values), note: reason && `the rank–size rule is not identified: ${reason}` }
    },
  },
  named(
    { id: 'primacy', about: 'primacy: the largest city against all, the second, the next three, the next ten' },
    { about: 'one city a row: its size', columns: { value: 'number' } },
    ({ table }) => {
      const { share, twoCity, fourCity, elevenCity } = primacy(table.numbers('value'))
      return { share, two_city: twoCity, four_city: fourCity, eleven_city: elevenCity }
    },
  ),
]

const places = { region: 'label', 'latitude?': 'number', 'longitude?': 'number', 'neighbours?': 'label' } as const
const spatial = {
  about: 'degrees, or the neighbours of a region with ; between them',
  columns: { ...places, value: 'number' },
} as const

const spatialOptions: Readonly<Record<string, MeasureOption>> = {
  weights: {
    kind: 'text',
    default: 'nearest',
    choices: ['nearest', 'inverse-distance', 'contiguity'],
    about: 'who counts as a neighbour; contiguity reads the column neighbours',
  },
  count: { kind: 'number', default: 4, about: 'how many nearest neighbours' },
  power: { kind: 'number', default: 1, about: 'power of the inverse distance' },
  raw: { kind: 'flag', about: 'take the weights as they are, not divided by the sum of a region’s' },
}

const spatialWeights = (input: Input): SpatialWeights => {
  const kind = input.text('weights')
  const weights =
    kind === 'contiguity'
      ? contiguityWeights(neighbourLists(input.table))
      : kind === 'nearest'
        ? nearestNeighbourWeights(placesOf(input.table), input.number('count'))
        : inverseDistanceWeights(placesOf(input.table), { power: input.number('power') })
  return input.flag('raw') ? weights : rowStandardised(weights)
}

const need = (table: Table, column: string): void => {
  if (!table.has(column)) throw new RangeError(`The column ${column} is missing, from which the weights are made`)
}

const placesOf = (table: Table) => {
  need(table, 'latitude')
  need(table, 'longitude')
  const longitudes = table.numbers('longitude')
  return Array.from(table.numbers('latitude'), (latitude, i) => ({ latitude, longitude: longitudes[i] }))
}

const neighbourLists = (table: Table): number[][] => {
  need(table, 'neighbours')
  const regions = table.labels('region')
  const rowOf = new Map(regions.map((region, row) => [region, row]))
  if (rowOf.size < regions.length) throw new RangeError('A region is listed twice')
  return table.labels('neighbours').map((text, row) =>
    text
      .split(';')
      .map(name => name.trim())
      .filter(name => name !== '')
      .map(name => {
        const other = rowOf.get(name)
        if (other === undefined) throw new RangeError(`${regions[row]} has neighbour ${name}, which has no row`)
        return other
      }),
  )
}

const globalMeasure = (id: string, about: string, measure: typeof moran): Measure =>
  named({ id, about, options: spatialOptions }, spatial, input => {
    const { index, expected, randomisation, normality } = measure(input.table.numbers('value'), spatialWeights(input))
    return {
      index,
      expected,
      randomisation_variance: randomisation.variance,
      randomisation_z: randomisation.z,
      randomisation_p: randomisation.p,
      normality_variance: normality.variance,
      normality_z: normality.z,
      normality_p: normality.p,
    }
  })

const spatialMeasures: readonly Measure[] = [
  {
    id: 'spatial-weights',
    about: 'who is whose neighbour, and how much',
    reads: { table: { about: spatial.about, columns: places } },
    options: spatialOptions,
    compute: input => {
      const regions = input.table.labels('region')
      const { starts, neighbours, weights } = spatialWeights(input)
      return {
        columns: ['region', 'other', 'value'],
        total: weights.length,
        rows: (function* () {
          for (let i = 0; i < regions.length; i++)
            for (let link = starts[i]; link < starts[i + 1]; link++)
              yield [regions[i], regions[neighbours[link]], weights[link]] as const
        })(),
      }
    },
  },
  {
    id: 'spatial-lag',
    about: 'what surrounds each region: the weighted sum, or mean, of its neighbours’ values',
    reads: { table: spatial },
    options: spatialOptions,
    compute: input => {
      const lag = spatialLag(input.table.numbers('value'), spatialWeights(input))
      return { columns: ['region', 'value'], rows: input.table.labels('region').map((region, i) => [region, lag[i]]) }
    },
  },
  globalMeasure('moran', 'Moran’s I: whether neighbours are alike', moran),
  globalMeasure('geary', 'Geary’s C: how much neighbours differ', geary),
  {
    id: 'local-moran',
    about: 'local Moran’s I of each region, with its test',
    reads: { table: spatial },
    options: spatialOptions,
    compute: input => {
      const { index, expected, variance, z, p, lag } = localMoran(input.table.numbers('value'), spatialWeights(input))
      return withNote(input.table, {
        columns: ['region', 'value', 'expected', 'variance', 'z', 'p', 'lag'],
        rows: input.table
          .labels('region')
          .map((region, i) => [region, index[i], expected[i], variance[i], z[i], p[i], lag[i]]),
      })
    },
  },
]

export const inequalityMeasures: readonly Measure[] = [...distributionMeasures, ...spatialMeasures]
