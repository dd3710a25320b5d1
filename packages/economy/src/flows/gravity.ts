import { generalisedLinear } from '../regression/generalised-linear.ts'
import { leastSquares } from '../regression/least-squares.ts'
import { rowsWithEvents } from '../regression/rows-with-events.ts'
import { checkLengths, type Flows } from './pairs.ts'

/** Flows and what they are to be explained by, one entry a row. */
export type GravityTable = Flows & {
  readonly distancesKm: ArrayLike<number>
  /** Sizes of the two ends (people, firms, output), above 0. */
  readonly originSizes?: ArrayLike<number>
  readonly destinationSizes?: ArrayLike<number>
  /** Further regressors by name, taken as they are, e.g. 1 for one province and 0 for two. */
  readonly others?: Readonly<Record<string, ArrayLike<number>>>
}

/** A fitted model and what it expects of each row; NaN for rows that are not in the fit. */
export type Gravity<Fit> = {
  fit: Fit
  /** In the unit of the flows. */
  expected: Float64Array
  /** Actual less expected. */
  residuals: Float64Array
  /** Actual over expected: 2 is twice what size and distance predict. */
  ratios: Float64Array
}

/**
 * Gravity model of flows by Poisson pseudo-maximum likelihood (PPML): the flow to be expected from size and distance.
 *
 *     E(flow) = exp(β₀ + β₁ ln origin size + β₂ ln destination size + β₃ ln distance + γ · others)
 *
 * The terms are `intercept`, `origin size`, `destination size` and `distance`, elasticities all three, and the others
 * by their names. With `effects` each origin and each destination has a level of its own in place of intercept and
 * sizes (Anderson and van Wincoop's multilateral resistance): what is left is what the pair itself explains. Zero flows
 * belong in the table: they are information. Trust the robust errors; the classic ones hold only if the variance is the
 * mean.
 *
 * Left out of the fit, so that `fit.n` is less than the rows: a flow or regressor that is missing, a size or a distance
 * of 0 or less (the pair of a place with itself needs a distance within it), and, with `effects`, rows of an origin or
 * destination without any flow. Not identified, with the reason (its rows count those of the fit): a negative flow, and
 * what `generalisedLinear` refuses.
 *
 * Santos Silva, J. M. C., Tenreyro, S. (2006). The log of gravity. Review of Economics and Statistics 88(4), 641–658.
 * Anderson, J. E., van Wincoop, E. (2003). Gravity with gravitas: a solution to the border puzzle. American Economic
 * Review 93(1), 170–192.
 */
export const gravity = (
  table: GravityTable,
  { effects = false } = {},
): Gravity<ReturnType<typeof generalisedLinear>> => {
  const regressors = gravityColumns(table, { effects })
  const { fit, rows } = poissonOfFlows(table, regressors, { effects })
  return { fit, ...comparison(table.values, rows, fit.fitted) }
}

/**
 * The older gravity model: least squares of the logarithm of flows, over positive flows only.
 *
 *     ln flow = β₀ + β₁ ln origin size + β₂ ln destination size + β₃ ln distance + γ · others + error
 *
 * Terms, options and edges as for `gravity`, but that zero flows are left out too. What is expected is exp of the
 * fitted logarithm: the typical flow of such a pair (the median, if errors are symmetric in logarithms), below its
 * mean. Biased where zeros are many or the spread of errors depends on the regressors: the point of Santos Silva and
 * Tenreyro.
 *
 * Tinbergen, J. (1962). Shaping the World Economy. New York: The Twentieth Century Fund.
 */
export const logGravity = (table: GravityTable, { effects = false } = {}): Gravity<ReturnType<typeof leastSquares>> => {
  const regressors = gravityColumns(table, { effects })
  // A negative flow has no logarithm, yet is no zero either: it stays in and makes the fit fail.
  const rows = knownRows(table.values, regressors).filter(i => table.values[i] !== 0)
  const fit = leastSquares({
    y: rows.map(i => Math.log(table.values[i])),
    columns: at(rows, regressors),
    intercept: !effects,
    effects: effects ? [table.origins, table.destinations].map(labels => rows.map(i => labels[i])) : [],
  })
  return { fit, ...comparison(table.values, rows, fit.fitted.map(Math.exp)) }
}

type Columns = Readonly<Record<string, ArrayLike<number>>>

const gravityColumns = (
  { values, distancesKm, originSizes, destinationSizes, others, ...pairs }: GravityTable,
  { effects }: { effects: boolean },
): Columns => {
  const sizes = {
    ...(originSizes && { 'origin size': originSizes }),
    ...(destinationSizes && { 'destination size': destinationSizes }),
  }
  checkLengths(pairs, { values, distance: distancesKm, ...sizes, ...others })
  const logarithms = Object.entries({ ...(effects ? {} : sizes), distance: distancesKm }).map(
    ([name, column]) => [name, Float64Array.from(column, Math.log)] as const,
  )
  for (const [name] of logarithms)
    if (others && name in others) throw new RangeError(`A further regressor may not be called “${name}”`)
  return { ...Object.fromEntries(logarithms), ...others }
}

/** PPML over the rows that have a flow and all regressors and, with effects, an origin and a destination with flows. */
export const poissonOfFlows = (
  { values, origins, destinations }: Flows,
  regressors: Columns,
  { effects }: { effects: boolean },
): { fit: ReturnType<typeof generalisedLinear>; rows: readonly number[] } => {
  const sides = effects ? [origins, destinations] : []
  const rows = rowsWithEvents(knownRows(values, regressors), values, sides)
  const fit = generalisedLinear({
    family: 'poisson',
    y: rows.map(i => values[i]),
    columns: at(rows, regressors),
    intercept: !effects,
    effects: sides.map(labels => rows.map(i => labels[i])),
  })
  return { fit, rows }
}

const knownRows = (values: ArrayLike<number>, regressors: Columns): number[] => {
  const columns = [values, ...Object.values(regressors)]
  return Array.from({ length: values.length }, (_, i) => i).filter(i =>
    columns.every(column => Number.isFinite(column[i])),
  )
}

const at = (rows: readonly number[], columns: Columns): Record<string, number[]> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, rows.map(i => column[i])]))

const comparison = (values: ArrayLike<number>, rows: readonly number[], fitted: Float64Array) => {
  const expected = new Float64Array(values.length).fill(Number.NaN)
  for (const [place, i] of rows.entries()) expected[i] = fitted[place]
  return {
    expected,
    residuals: expected.map((mean, i) => values[i] - mean),
    ratios: expected.map((mean, i) => values[i] / mean),
  }
}
