import {
  betaConvergence,
  churn,
  complexity,
  density,
  entry,
  entryExitModel,
  exit,
  growth,
  growthProjection,
  outlook,
  presence,
  type Regressors,
  shiftShare,
  sigmaConvergence,
  survival,
  totals,
} from '@langqiao/economy'
import { activitiesOf, cellsOf, type Input, type Measure, namedValues, numbersFor, regionsOf } from './measure.ts'
import { threshold } from './of-presence.ts'
import { side, termsOf } from './regression.ts'

const twoPeriods = { matrix: true, later: true } as const
const levels = {
  about: 'a level of each region at two dates, e.g. GDP per head',
  columns: { region: 'label', before: 'number', after: 'number' },
} as const

const bothPeriods = (input: Input) => {
  const options = { threshold: input.number('threshold') }
  return [presence(input.matrix, options), presence(input.later, options)] as const
}

const churnBy =
  (by: 'region' | 'activity'): Measure['compute'] =>
  input => {
    const { entered, left, kept, entryRate, exitRate, turnover } = churn(...bothPeriods(input), { by })
    const labels = by === 'region' ? input.matrix.regions : input.matrix.activities
    return side(by, labels, { entered, left, kept, entry_rate: entryRate, exit_rate: exitRate, turnover })
  }

const modelOptions = {
  threshold,
  model: { kind: 'text', default: 'linear', choices: ['linear', 'logit'], about: 'probability or log odds' },
  effects: {
    kind: 'text',
    default: 'none',
    choices: ['none', 'region', 'activity', 'both'],
    about: 'fixed effects; those of activities replace pci',
  },
  cluster: { kind: 'text', default: 'region', choices: ['region', 'activity'], about: 'what errors are clustered by' },
} as const satisfies Measure['options']

const modelOf =
  (events: typeof entry): Measure['compute'] =>
  input => {
    const [before, after] = bothPeriods(input)
    const effects = input.text('effects') as 'none' | 'region' | 'activity' | 'both'
    const withPci = effects === 'none' || effects === 'region'
    const regressors: Regressors = {
      cells: { density: density(before) },
      activities: withPci ? { pci: complexity(before).pci } : {},
    }
    const fit = entryExitModel(events(before, after), input.matrix, regressors, {
      model: input.text('model') as 'linear' | 'logit',
      effects,
      cluster: input.text('cluster') as 'region' | 'activity',
    })
    return termsOf(fit, fit.dropped ? `, ${fit.dropped} more without density or pci` : '')
  }

const projectionOf = (input: Input) => {
  const before = presence(input.matrix, { threshold: input.number('threshold') })
  const level = (column: string) => numbersFor(input.table, 'region', input.matrix.regions, column)
  return growthProjection(level('before'), level('after'), {
    eci: complexity(before).eci,
    outlook: outlook(before),
  })
}

export const dynamicsMeasures: readonly Measure[] = [
  {
    id: 'entry',
    about: 'whether an activity that a region did not have is there later; empty outside the risk set',
    reads: twoPeriods,
    options: { threshold },
    compute: input => cellsOf(input.matrix, entry(...bothPeriods(input))),
  },
  {
    id: 'exit',
    about: 'whether an activity that a region had is gone later; empty outside the risk set',
    reads: twoPeriods,
    options: { threshold },
    compute: input => cellsOf(input.matrix, exit(...bothPeriods(input))),
  },
  {
    id: 'churn-regions',
    about: 'how far the specialisations of each region were exchanged',
    reads: twoPeriods,
    options: { threshold },
    compute: churnBy('region'),
  },
  {
    id: 'churn-activities',
    about: 'how far the regions of each activity were exchanged',
    reads: twoPeriods,
    options: { threshold },
    compute: churnBy('activity'),
  },
  {
    id: 'survival',
    about: 'share of specialisations that are still there later',
    reads: twoPeriods,
    options: { threshold },
    compute: input => {
      const { atRisk, ended, survival: value } = survival(bothPeriods(input))
      return side('duration', ['1'], { at_risk: atRisk, ended, value })
    },
  },
  {
    id: 'growth',
    about: 'growth of each activity in each region',
    reads: twoPeriods,
    compute: ({ matrix, later }) => cellsOf(matrix, growth(matrix.values, later.values)),
  },
  {
    id: 'growth-regions',
    about: 'growth of the sum of each region',
    reads: twoPeriods,
    compute: ({ matrix, later }) => regionsOf(matrix, growth(totals(matrix).regions, totals(later).regions)),
  },
  {
    id: 'growth-activities',
    about: 'growth of the sum of each activity',
    reads: twoPeriods,
    compute: ({ matrix, later }) => activitiesOf(matrix, growth(totals(matrix).activities, totals(later).activities)),
  },
  {
    id: 'shift-share',
    about: 'growth of each region by national share, industrial mix and regional share',
    reads: twoPeriods,
    compute: ({ matrix, later }) => {
      const parts = shiftShare(matrix, later)
      return side('region', matrix.regions, {
        growth: parts.growth,
        national_share: parts.nationalShare,
        industrial_mix: parts.industrialMix,
        regional_share: parts.regionalShare,
        net_total_shift: parts.netTotalShift,
        new_activities: parts.newActivities,
      })
    },
  },
  {
    id: 'entry-model',
    about: 'what density and complexity do to the entry of activities',
    reads: twoPeriods,
    options: modelOptions,
    compute: modelOf(entry),
  },
  {
    id: 'exit-model',
    about: 'what density and complexity do to the exit of activities',
    reads: twoPeriods,
    options: modelOptions,
    compute: modelOf(exit),
  },
  {
    id: 'beta-convergence',
    about: 'whether regions that were poorer grew faster, and how fast gaps close',
    reads: { table: levels },
    options: { years: { kind: 'number', default: 1, about: 'years between the two dates' } },
    compute: ({ table, number }) => {
      const fit = betaConvergence(table.numbers('before'), table.numbers('after'), number('years'))
      const { alpha, beta, p, lambda, r2, n } = fit
      return {
        ...namedValues({
          alpha,
          beta,
          standard_error: fit.standardError,
          robust_standard_error: fit.robustStandardError,
          p,
          lambda,
          half_life: fit.halfLife,
          r2,
          n,
        }),
        note: fit.reason && `not identified: ${fit.reason}`,
      }
    },
  },
  {
    id: 'sigma-convergence',
    about: 'whether levels of regions have come nearer to one another',
    reads: { table: levels },
    compute: ({ table }) => {
      const spread = sigmaConvergence([table.numbers('before'), table.numbers('after')])
      return namedValues({
        log_deviation_before: spread.logDeviation[0],
        log_deviation_after: spread.logDeviation[1],
        variation_before: spread.variation[0],
        variation_after: spread.variation[1],
        ratio: spread.ratio,
        n: spread.n,
      })
    },
  },
  {
    id: 'growth-model',
    about: 'log growth of a level explained by ECI, outlook and the log level before',
    reads: { matrix: true, table: levels },
    options: { threshold },
    compute: input => {
      const fit = projectionOf(input)
      return termsOf(fit, `, r² ${fit.r2.toFixed(4)}`)
    },
  },
  {
    id: 'growth-projection',
    about: 'log growth that ECI, outlook and the level before say of each region, and what is left',
    reads: { matrix: true, table: levels },
    options: { threshold },
    compute: input => {
      const fit = projectionOf(input)
      return {
        ...side('region', input.matrix.regions, { value: fit.fitted, residual: fit.residuals }),
        note: fit.reason && `not identified: ${fit.reason}`,
      }
    },
  },
]
