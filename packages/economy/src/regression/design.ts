import { countedLevels, type Levels } from './effects.ts'

/** What is regressed on what. All lists have one entry a row. */
export type Design = {
  readonly y: ArrayLike<number>
  /** The regressors by name; their order is the order of the terms. */
  readonly columns: Readonly<Record<string, ArrayLike<number>>>
  /** How often each row counts, > 0; 1 where not given. */
  readonly weights?: ArrayLike<number>
  /** Adds the term `intercept` before all others. */
  readonly intercept?: boolean
  /** The group of each row, where rows of a group may hang together; asks for clustered standard errors. */
  readonly cluster?: Labels
  /**
   * Fixed effects: the label of each row, one list an effect. The lowest label (numbers before texts) is the base, so
   * that the intercept is that of the base of all effects. Without an intercept the first effect has no base.
   */
  readonly effects?: readonly Labels[]
}

export type Labels = readonly (string | number)[]

/** A design with its lists checked: of one length, and without a value that is not a number. */
export type CheckedDesign = {
  y: Float64Array
  terms: string[]
  columns: Float64Array[]
  weights: Float64Array
  intercept: boolean
  effects: Levels[]
  cluster: Levels | null
  /** What is wrong with the data, or null. */
  problem: string | null
}

export const checkDesign = ({
  y,
  columns,
  weights,
  intercept = true,
  cluster,
  effects = [],
}: Design): CheckedDesign => {
  const n = y.length
  const named = Object.entries(columns)
  if (intercept && 'intercept' in columns)
    throw new RangeError('A column may not be called “intercept” where an intercept is added')
  const lists = [...named, ['weights', weights ?? y], ['cluster', cluster ?? y]] as const
  for (const [name, list] of [...lists, ...effects.map((labels, e) => [`effect ${e + 1}`, labels] as const)])
    if (list.length !== n) throw new RangeError(`“${name}” has ${list.length} rows, y ${n}`)

  let problem: string | null = null
  for (const [name, list] of [['y', y] as const, ...named, ['weights', weights ?? []] as const])
    for (let i = 0; i < list.length && !problem; i++)
      if (!Number.isFinite(list[i])) problem = `row ${i + 1} of “${name}” is not a number`
  for (let i = 0; weights && i < n && !problem; i++)
    if (weights[i] <= 0) problem = `the weight of row ${i + 1} is not above 0: leave the row out`

  const ones = new Float64Array(n).fill(1)
  return {
    y: Float64Array.from(y),
    terms: [...(intercept ? ['intercept'] : []), ...named.map(([name]) => name)],
    columns: [...(intercept ? [ones] : []), ...named.map(([, list]) => Float64Array.from(list))],
    weights: weights ? Float64Array.from(weights) : ones,
    intercept,
    effects: effects.map(countedLevels),
    cluster: cluster ? countedLevels(cluster) : null,
    problem,
  }
}

/** Why a fit stops at a column that says nothing of its own. */
export const dependentReason = ({ terms, intercept, effects }: CheckedDesign, column: number): string =>
  intercept && column === 0
    ? 'the effects leave no room for an intercept: fit without it'
    : `“${terms[column]}” is 0 throughout, or determined by the terms before it${effects.length ? ' and the effects' : ''}`

export const tooFewRows = (n: number, unknowns: number): string => `${n} rows cannot tell ${unknowns} unknowns`
