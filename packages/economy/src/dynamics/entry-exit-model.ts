import type { Estimates } from '../regression/estimates.ts'
import { generalisedLinear } from '../regression/generalised-linear.ts'
import { leastSquares } from '../regression/least-squares.ts'

/** What explains entry or exit, by what it is a fact of; the names become the terms, in this order. */
export type Regressors = {
  /** Row-major regions × activities: relatedness density, distance… */
  readonly cells?: Readonly<Record<string, ArrayLike<number>>>
  /** One value a region: population, ECI… */
  readonly regions?: Readonly<Record<string, ArrayLike<number>>>
  /** One value an activity: PCI, ubiquity… */
  readonly activities?: Readonly<Record<string, ArrayLike<number>>>
}

/**
 * What makes activities enter regions, or leave them: a regression of the cells of `entry` or `exit` on facts of cells,
 * regions and activities.
 *
 *     linear: P(event) = xβ + effects          logit: P(event) = 1 / (1 + exp(−xβ − effects))
 *
 * One row a cell of the risk set. `effects` takes out whatever is the same for a region, for an activity, or both (`both`:
 * two-way), which then cannot be regressors. Standard errors come classic, robust (HC0, HC1) and clustered by `cluster`,
 * because the cells of one region hang together. Cells at risk with a regressor that is not a number are left out and
 * counted in `dropped`.
 *
 * A linear coefficient is the change of the probability for one unit more; of the logit, exp(β) the factor of the odds.
 * Not identified as `leastSquares` and `generalisedLinear` say; a logit with effects needs both outcomes in every region
 * (activity): set the events of the others to NaN to leave them out.
 *
 * Hidalgo, C. A., Balland, P.-A., Boschma, R. et al. (2018). The principle of relatedness. In: Unifying Themes in Complex
 * Systems IX. Springer, 451–457.
 */
export const entryExitModel = (
  events: ArrayLike<number>,
  { regions, activities }: { readonly regions: readonly string[]; readonly activities: readonly string[] },
  regressors: Regressors,
  {
    model = 'linear',
    effects = 'none',
    cluster = 'region',
  }: {
    model?: 'linear' | 'logit'
    effects?: 'none' | 'region' | 'activity' | 'both'
    cluster?: 'region' | 'activity'
  } = {},
): Estimates & { dropped: number } => {
  const width = activities.length
  const size = regions.length * width
  if (events.length !== size) throw new RangeError(`There are ${events.length} events for ${size} cells`)
  const regionOf = (cell: number) => Math.floor(cell / width)
  const activityOf = (cell: number) => cell % width
  const sides = [
    [regressors.cells, size, (cell: number) => cell],
    [regressors.regions, regions.length, regionOf],
    [regressors.activities, width, activityOf],
  ] as const
  const facts = sides.flatMap(([columns = {}, length, place]) =>
    Object.entries(columns).map(([name, values]) => {
      if (values.length !== length) throw new RangeError(`“${name}” has ${values.length} values instead of ${length}`)
      return { name, at: (cell: number) => values[place(cell)] }
    }),
  )
  const risk = Array.from({ length: size }, (_, cell) => cell).filter(cell => !Number.isNaN(events[cell]))
  const rows = risk.filter(cell => facts.every(({ at }) => Number.isFinite(at(cell))))
  const of = {
    region: rows.map(cell => regions[regionOf(cell)]),
    activity: rows.map(cell => activities[activityOf(cell)]),
  }
  const design = {
    y: rows.map(cell => events[cell]),
    columns: Object.fromEntries(facts.map(({ name, at }) => [name, rows.map(at)])),
    cluster: of[cluster],
    effects: effects === 'none' ? [] : effects === 'both' ? [of.region, of.activity] : [of[effects]],
  }
  const estimates = model === 'logit' ? generalisedLinear({ family: 'logit', ...design }) : leastSquares(design)
  return { ...estimates, dropped: risk.length - rows.length }
}
