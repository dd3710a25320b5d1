import {
  dispersion,
  firmEntryRate,
  invertedU,
  invertedULeastSquares,
  lindMehlum,
  marketConcentration,
  turningPoint,
} from '@langqiao/economy'
import { type Measure, namedValues, type Output, type Table } from './measure.ts'

/** One row a market, of what is computed from the numbers of a column in its rows. */
const byMarket = <Name extends string>(
  table: Table,
  column: string,
  names: readonly Name[],
  compute: (numbers: number[]) => Record<Name, number>,
): Output => {
  const markets = new Map<string, number[]>()
  const numbers = table.numbers(column)
  for (const [row, market] of table.labels('market').entries()) {
    const mine = markets.get(market)
    if (mine) mine.push(numbers[row])
    else markets.set(market, [numbers[row]])
  }
  return {
    columns: ['market', ...names.map(name => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`))],
    rows: [...markets].map(([market, numbers]) => {
      const results = compute(numbers)
      return [market, ...names.map(name => results[name])]
    }),
  }
}

export const competitionMeasures: readonly Measure[] = [
  {
    id: 'market-concentration',
    about: 'Herfindahl index of the firms of each market, and the share of the largest',
    reads: { table: { about: 'the size of each firm', columns: { market: 'label', size: 'number' } } },
    options: { largest: { kind: 'number', default: 4, about: 'how many firms are taken together as the largest' } },
    compute: ({ table, number }) =>
      byMarket(table, 'size', ['herfindahl', 'largestShare', 'equivalents'], sizes =>
        marketConcentration(sizes, { largest: number('largest') }),
      ),
  },
  {
    id: 'firm-entry-rate',
    about: 'firms new to each market over the firms there were',
    reads: {
      table: { about: 'firms by market', columns: { market: 'label', entrants: 'number', firms: 'number' } },
    },
    options: {
      of: {
        kind: 'text',
        default: 'before',
        choices: ['before', 'now'],
        about: 'whether `firms` are those of the period before, or those of now, entrants among them',
      },
    },
    compute: ({ table, text }) => {
      const rates = firmEntryRate(table.numbers('entrants'), table.numbers('firms'), {
        of: text('of') === 'now' ? 'now' : 'before',
      })
      return {
        columns: ['market', 'value'],
        rows: table.labels('market').map((market, m) => [market, rates[m]] as const),
      }
    },
  },
  {
    id: 'dispersion',
    about: 'how far productivity, prices or the like are apart within each market',
    reads: { table: { about: 'one value a firm or offer', columns: { market: 'label', value: 'number' } } },
    compute: ({ table }) => byMarket(table, 'value', ['coefficientOfVariation', 'spread', 'ninetyTen'], dispersion),
  },
  {
    id: 'inverted-u',
    about: 'innovation as a quadratic function of competition: turning point, and whether it is an inverted U',
    reads: {
      table: {
        about: 'one row an industry and year; errors are clustered by industry where it is there',
        columns: { competition: 'number', innovation: 'number', 'industry?': 'label', 'year?': 'label' },
      },
    },
    options: {
      model: {
        kind: 'text',
        default: 'poisson',
        choices: ['poisson', 'ols'],
        about: 'Poisson for counts, or least squares',
      },
      effects: { kind: 'flag', about: 'fixed effects of industry and year, of those that are there' },
      confidence: { kind: 'number', default: 0.95, about: 'of the intervals' },
    },
    compute: ({ table, text, flag, number }) => {
      const model = text('model') === 'ols' ? invertedULeastSquares : invertedU
      const { fit, curve, range } = model({
        competition: table.numbers('competition'),
        innovation: table.numbers('innovation'),
        effects: flag('effects') ? ['industry', 'year'].filter(table.has).map(table.labels) : [],
        cluster: table.has('industry') ? table.labels('industry') : undefined,
      })
      const { at, delta, fieller } = turningPoint(curve, { confidence: number('confidence') })
      const { slopeFrom, slopeTo, tFrom, tTo, p } = lindMehlum(curve, range)
      return {
        ...namedValues({
          linear: curve.linear,
          linear_error: Math.sqrt(curve.varianceLinear),
          quadratic: curve.quadratic,
          quadratic_error: Math.sqrt(curve.varianceQuadratic),
          turning_point: at,
          delta_low: delta.low,
          delta_high: delta.high,
          fieller_low: fieller.low,
          fieller_high: fieller.high,
          least_competition: range.from,
          most_competition: range.to,
          slope_at_least: slopeFrom,
          slope_at_most: slopeTo,
          t_at_least: tFrom,
          t_at_most: tTo,
          lind_mehlum_p: p,
        }),
        note: fit.reason
          ? `the model is not identified: ${fit.reason}`
          : `${fit.n} of ${table.length} rows are in the fit`,
      }
    },
  },
]
