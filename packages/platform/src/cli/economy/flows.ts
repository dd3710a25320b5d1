import {
  distanceDecay,
  flowBalance,
  flowDistances,
  type GravityTable,
  gravity,
  greatCircleKm,
  hansen,
  huff,
  logGravity,
  shareKept,
} from '@langqiao/economy'
import { type Measure, type MeasureOption, namedValues, type Output, type Table } from './measure.ts'

const flowColumns = { origin: 'label', destination: 'label', value: 'number' } as const
const distanceColumns = { ...flowColumns, distance_km: 'number' } as const
const reachColumns = {
  origin: 'label',
  destination: 'label',
  distance_km: 'number',
  destination_size: 'number',
} as const
const gravityColumns = { ...distanceColumns, 'origin_size?': 'number', 'destination_size?': 'number' } as const
const aboutGravity = 'flows between places, zeros too, with distance and sizes, one pair a row'

const gravityOptions: Record<string, MeasureOption> = {
  model: {
    kind: 'text',
    default: 'ppml',
    choices: ['ppml', 'ols'],
    about: 'Poisson pseudo-maximum likelihood, or least squares of the logarithm of positive flows',
  },
  effects: { kind: 'flag', about: 'a level of its own for each origin and each destination, in place of sizes' },
  others: { kind: 'text', default: '', about: 'further columns that explain flows, separated by commas' },
}

const pairs = (table: Table) => ({ origins: table.labels('origin'), destinations: table.labels('destination') })
const flows = (table: Table) => ({ ...pairs(table), values: table.numbers('value') })
const reach = (table: Table) => ({
  ...pairs(table),
  distancesKm: table.numbers('distance_km'),
  attractions: table.numbers('destination_size'),
})
const farFlows = (table: Table) => ({ ...flows(table), distancesKm: table.numbers('distance_km') })

const numbersOf = (text: string): number[] => text.split(',').map(Number)

const gravityTable = (table: Table, others: string): GravityTable => {
  const names = others === '' ? [] : others.split(',').map(name => name.trim())
  const absent = names.find(name => !table.has(name))
  if (absent !== undefined) throw new RangeError(`The table has no column ${absent}`)
  return {
    ...farFlows(table),
    ...(table.has('origin_size') && { originSizes: table.numbers('origin_size') }),
    ...(table.has('destination_size') && { destinationSizes: table.numbers('destination_size') }),
    others: Object.fromEntries(names.map(name => [name, table.numbers(name)])),
  }
}

const fitNote = ({ reason, n }: { reason: string | null; n: number }, rows: number): string =>
  reason ? `the model is not identified: ${reason}` : `${n} of ${rows} rows are in the fit`

/** Rows `origin,destination,value`. */
const pairsWith = (table: Table, values: ArrayLike<number>): Output => {
  const { origins, destinations } = pairs(table)
  return {
    columns: ['origin', 'destination', 'value'],
    rows: origins.map((origin, i) => [origin, destinations[i], values[i]] as const),
  }
}

export const flowsMeasures: readonly Measure[] = [
  {
    id: 'great-circle',
    about: 'distance of two places over the globe in km',
    reads: {
      table: {
        about: 'pairs of places with their coordinates in degrees',
        columns: {
          origin: 'label',
          destination: 'label',
          origin_latitude: 'number',
          origin_longitude: 'number',
          destination_latitude: 'number',
          destination_longitude: 'number',
        },
      },
    },
    compute: ({ table }) => {
      const [latitudes, longitudes] = ['latitude', 'longitude'].map(name => ({
        from: table.numbers(`origin_${name}`),
        to: table.numbers(`destination_${name}`),
      }))
      const distances = latitudes.from.map((latitude, i) =>
        greatCircleKm(
          { latitude, longitude: longitudes.from[i] },
          { latitude: latitudes.to[i], longitude: longitudes.to[i] },
        ),
      )
      return pairsWith(table, distances)
    },
  },
  {
    id: 'gravity',
    about: 'flow of each pair beside what size and distance predict, by the gravity model',
    reads: { table: { about: aboutGravity, columns: gravityColumns } },
    options: gravityOptions,
    compute: ({ table, text, flag }) => {
      const data = gravityTable(table, text('others'))
      const model = text('model') === 'ols' ? logGravity : gravity
      const { fit, expected, residuals, ratios } = model(data, { effects: flag('effects') })
      return {
        columns: ['origin', 'destination', 'flow', 'expected', 'residual', 'ratio'],
        rows: data.origins.map(
          (origin, i) => [origin, data.destinations[i], data.values[i], expected[i], residuals[i], ratios[i]] as const,
        ),
        note: fitNote(fit, table.length),
      }
    },
  },
  {
    id: 'gravity-terms',
    about: 'coefficients of the gravity model with their errors',
    reads: { table: { about: aboutGravity, columns: gravityColumns } },
    options: gravityOptions,
    compute: ({ table, text, flag }) => {
      const model = text('model') === 'ols' ? logGravity : gravity
      const { fit } = model(gravityTable(table, text('others')), { effects: flag('effects') })
      return {
        columns: ['name', 'value', 'standard_error', 'robust_hc0', 'robust_hc1'],
        rows: fit.terms.map(
          (term, k) =>
            [term, fit.coefficients[k], fit.standardErrors[k], fit.robust.hc0[k], fit.robust.hc1[k]] as const,
        ),
        note: fitNote(fit, table.length),
      }
    },
  },
  {
    id: 'distance-decay',
    about: 'how flows fall with distance, sizes held equal: elasticity, and km that halve a flow',
    reads: { table: { about: 'flows between places, zeros too', columns: distanceColumns } },
    compute: ({ table }) => {
      const { deviance, identified, reason, n, ...decay } = distanceDecay(farFlows(table))
      return {
        ...namedValues({
          elasticity: decay.elasticity,
          elasticity_error: decay.elasticityError,
          left_at_double: decay.leftAtDouble,
          per_km: decay.perKm,
          per_km_error: decay.perKmError,
          halving_km: decay.halvingKm,
          deviance_power: deviance.power,
          deviance_exponential: deviance.exponential,
        }),
        note: fitNote({ reason, n }, table.length),
      }
    },
  },
  {
    id: 'flow-distances',
    about: 'mean distance of flows, and the distance within which half of all flow stays',
    reads: { table: { about: 'flows between places', columns: distanceColumns } },
    compute: ({ table }) => {
      const { meanKm, halfKm } = flowDistances(farFlows(table))
      return namedValues({ mean_km: meanKm, half_km: halfKm })
    },
  },
  {
    id: 'distance-bands',
    about: 'flows by bands of distance',
    reads: { table: { about: 'flows between places', columns: distanceColumns } },
    options: {
      bands: { kind: 'text', default: '50,100,200,400,800,1600', about: 'where bands end, in km, separated by commas' },
    },
    compute: ({ table, text }) => {
      const { bands } = flowDistances(farFlows(table), { bandsKm: numbersOf(text('bands')) })
      return {
        columns: ['from_km', 'to_km', 'pairs', 'value', 'share', 'per_pair'],
        rows: bands.map(
          ({ fromKm, toKm, pairs, value, share, perPair }) =>
            [fromKm, Number.isFinite(toKm) ? toKm : null, pairs, value, share, perPair] as const,
        ),
      }
    },
  },
  {
    id: 'hansen',
    about: 'accessibility: what a place can reach, nearer things counting more',
    reads: { table: { about: 'pairs of places, with the size of what draws', columns: reachColumns } },
    options: {
      power: { kind: 'number', default: 1, about: 'power of distance' },
      self: { kind: 'flag', about: 'count the place itself, at its distance in the table' },
    },
    compute: ({ table, number, flag }) => {
      const { places, values } = hansen(reach(table), { power: number('power'), self: flag('self') })
      return { columns: ['region', 'value'], rows: places.map((place, p) => [place, values[p]] as const) }
    },
  },
  {
    id: 'huff',
    about: 'probability that what starts at an origin goes to a destination, by size and distance',
    reads: { table: { about: 'pairs of places, with the size of what draws', columns: reachColumns } },
    options: { power: { kind: 'number', default: 2, about: 'power of distance' } },
    compute: ({ table, number }) => pairsWith(table, huff(reach(table), { power: number('power') })),
  },
  {
    id: 'flow-balance',
    about: 'net exporters: what a place sends to others less what it takes, and that over the two together',
    reads: { table: { about: 'flows between places', columns: flowColumns } },
    compute: ({ table }) => {
      const { places, exports, imports, balance, share } = flowBalance(flows(table))
      return {
        columns: ['region', 'exports', 'imports', 'balance', 'share'],
        rows: places.map((place, p) => [place, exports[p], imports[p], balance[p], share[p]] as const),
      }
    },
  },
  {
    id: 'share-kept',
    about: 'share of what starts at a place that stays there, and of what it takes that is its own',
    reads: { table: { about: 'flows between places, those of a place with itself too', columns: flowColumns } },
    compute: ({ table }) => {
      const { places, kept, own, overall } = shareKept(flows(table))
      return {
        columns: ['region', 'kept', 'own'],
        rows: places.map((place, p) => [place, kept[p], own[p]] as const),
        note: Number.isNaN(overall)
          ? 'the share kept of all flow is not known'
          : `of all flow the share kept is ${overall}`,
      }
    },
  },
]
