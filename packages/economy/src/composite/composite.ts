import { type Aggregation, type AggregationOptions, aggregateScores } from './aggregate.ts'
import type { Interval } from './interval.ts'
import { scoreIntervals } from './score-intervals.ts'

/**
 * Composite indicator of regions from scores of which more is better (`standardScores` and its kin), one array an
 * indicator, not finite where a score is missing: the mean of each region's scores (`aggregateScores`), once with every
 * missing score at its worst and once at its best.
 *
 *     low(r) = mean over i of s(i,r), a missing one at worst(i)     high(r): at best(i)
 *     coverage(r) = Σ w(i) over the known scores / Σ w(i)
 *
 * Low and high are in the unit of the scores and the same where nothing is missing; coverage is in 0…1. Worst and best
 * are the ends of `range`, where scores cannot leave one (0…1 of `minMaxScores` between fixed ends, or of `ramp`), else
 * the lowest and highest known score of the indicator. Then they hold only as far as a missing region is no extreme.
 * NaN for a region of which nothing is known (its coverage is 0); for a missing score of an indicator without two
 * different ones and without `range`; and as `aggregateScores` says.
 *
 * OECD and JRC (2008), see `standardScores`, steps 3 and 6. They fill gaps by one guess or several; the interval is ours.
 */
export const composite = (
  indicators: readonly ArrayLike<number>[],
  { weights, by, range }: AggregationOptions & { readonly range?: Interval } = {},
): { low: Float64Array; high: Float64Array; coverage: Float64Array } => {
  const { low, high } = scoreIntervals(indicators, range)
  const known = indicators.map(scores => Float64Array.from(scores, score => (Number.isFinite(score) ? 1 : 0)))
  const eachRegion = (scores: readonly Float64Array[], by?: Aggregation) =>
    Float64Array.from(indicators[0] ?? [], (_, r) =>
      aggregateScores(
        scores.map(score => score[r]),
        { weights, by },
      ),
    )
  return { low: eachRegion(low, by), high: eachRegion(high, by), coverage: eachRegion(known) }
}
