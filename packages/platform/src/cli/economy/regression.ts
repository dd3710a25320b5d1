import { type Estimates, generalisedLinear, leastSquares } from '@langqiao/economy'
import type { Input, Measure, Output } from './measure.ts'

/** Rows of labels, each with its value in every list. */
export const side = (
  name: string,
  labels: readonly string[],
  lists: Readonly<Record<string, ArrayLike<number>>>,
): Pick<Output, 'columns' | 'rows'> => ({
  columns: [name, ...Object.keys(lists)],
  rows: labels.map((label, i) => [label, ...Object.values(lists).map(list => list[i])]),
})

export const termsOf = (estimates: Estimates, note: string): Output => ({
  ...side('term', estimates.terms, {
    estimate: estimates.coefficients,
    standard_error: estimates.standardErrors,
    robust_standard_error: estimates.robust.hc1,
    ...(estimates.clustered && { clustered_standard_error: estimates.clustered }),
    p: estimates.p,
  }),
  note: estimates.reason ? `not identified: ${estimates.reason}` : `${estimates.n} rows${note}`,
})

const options = {
  y: { kind: 'text', default: 'y', about: 'the column that is explained' },
  columns: { kind: 'text', default: 'x', about: 'the columns that explain it, with commas between' },
  weights: { kind: 'text', default: '', about: 'the column of weights' },
  cluster: { kind: 'text', default: '', about: 'the column whose labels are the clusters' },
  effects: { kind: 'text', default: '', about: 'columns whose labels are fixed effects, with commas between' },
} as const satisfies Measure['options']

const designOf = (input: Input) => {
  const { table } = input
  const names = (option: keyof typeof options) =>
    input
      .text(option)
      .split(',')
      .map(name => name.trim())
      .filter(Boolean)
  const [weights] = names('weights')
  const [cluster] = names('cluster')
  return {
    y: table.numbers(input.text('y')),
    columns: Object.fromEntries(names('columns').map(name => [name, table.numbers(name)])),
    weights: weights ? table.numbers(weights) : undefined,
    cluster: cluster ? table.labels(cluster) : undefined,
    effects: names('effects').map(name => table.labels(name)),
    missing: Object.keys(options)
      .flatMap(option => names(option as keyof typeof options))
      .filter(name => !table.has(name)),
  }
}

const regression = (id: string, about: string, fit: (design: ReturnType<typeof designOf>) => Estimates): Measure => ({
  id,
  about,
  reads: { table: { about: 'one row an observation, with the columns that the options name', columns: {} } },
  options,
  compute: input => {
    const design = designOf(input)
    const { missing } = design
    if (missing.length) return { columns: ['term'], rows: [], note: `the table has no column ${missing.join(', ')}` }
    return termsOf(fit(design), '')
  },
})

export const regressionMeasures: readonly Measure[] = [
  regression('least-squares', 'linear regression with robust and clustered errors and fixed effects', leastSquares),
  regression('poisson', 'Poisson regression (PPML) with robust and clustered errors and fixed effects', design =>
    generalisedLinear({ family: 'poisson', ...design }),
  ),
  regression('logit', 'logistic regression with robust and clustered errors and fixed effects', design =>
    generalisedLinear({ family: 'logit', ...design }),
  ),
]
