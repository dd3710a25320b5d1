import { type Aggregation, aggregateScores } from './aggregate.ts'
import type { Interval } from './interval.ts'
import { scoreIntervals } from './score-intervals.ts'

/** Ends of the interval in which nine of ten draws have the rank. */
const tails = { low: 0.05, high: 0.95 }

/**
 * How far the ranks of a composite rest on its weights: the composite is computed again with weights drawn at random,
 * every mix as likely as any other (uniform on the simplex, i.e. Dirichlet with all parameters 1).
 *
 *     w(i) = e(i) / Σ e,  e(i) = −ln(1 − u),  u uniform in 0…1
 *
 * Scores are one array an indicator, more is better. A missing score is drawn too, uniformly between its worst and its
 * best (as in `composite`), so that what is not known widens the ranks instead of deciding them. Rank 1 is the best;
 * equal regions share the better rank. `shares[r * n + k]` is the share of draws in which region r has rank k + 1;
 * `median`, and `low` and `high` (5 % and 95 %), are the ranks at which the draws, from the best on, reach these shares.
 * NaN for a region whose composite is NaN in any draw; the others are ranked without it.
 * `random` gives numbers from 0 to below 1. Cost draws × regions × (indicators + log regions).
 *
 * Saisana, M., Saltelli, A., Tarantola, S. (2005). Uncertainty and sensitivity analysis techniques as tools for the
 * quality assessment of composite indicators. Journal of the Royal Statistical Society A 168(2), 307–323.
 */
export const rankRobustness = (
  indicators: readonly ArrayLike<number>[],
  random: () => number,
  { draws = 1000, by, range }: { draws?: number; by?: Aggregation; range?: Interval } = {},
): { shares: Float64Array; median: Float64Array; low: Float64Array; high: Float64Array } => {
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`Draws are a whole number from 1, not ${draws}`)
  const { low, high } = scoreIntervals(indicators, range)
  const n = indicators[0]?.length ?? 0
  const counts = new Float64Array(n * n)
  const undefinedOnce = new Uint8Array(n)
  const weights = new Float64Array(indicators.length)
  const scores = new Float64Array(indicators.length)
  const composites = new Float64Array(n)
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < weights.length; i++) weights[i] = -Math.log(1 - random())
    for (let r = 0; r < n; r++) {
      for (let i = 0; i < scores.length; i++) {
        const width = high[i][r] - low[i][r]
        scores[i] = width > 0 ? low[i][r] + random() * width : low[i][r]
      }
      composites[r] = aggregateScores(scores, { weights, by })
      if (Number.isNaN(composites[r])) undefinedOnce[r] = 1
    }
    countRanks(composites, counts)
  }
  const shares = counts.map((count, cell) => (undefinedOnce[Math.floor(cell / n)] ? Number.NaN : count / draws))
  const rankAt = (share: number) =>
    Float64Array.from(composites, (_, r) => {
      if (undefinedOnce[r]) return Number.NaN
      let rank = 0
      let reached = 0
      while (reached < share * draws) reached += counts[r * n + rank++]
      return rank
    })
  return { shares, median: rankAt(0.5), low: rankAt(tails.low), high: rankAt(tails.high) }
}

/** Adds one to `counts[r * n + rank - 1]` of every region that has a composite. */
const countRanks = (composites: Float64Array, counts: Float64Array): void => {
  const n = composites.length
  const order = Array.from(composites.keys()).filter(r => !Number.isNaN(composites[r]))
  order.sort((r, s) => composites[s] - composites[r])
  let rank = 0
  for (let place = 0; place < order.length; place++) {
    if (composites[order[place]] !== composites[order[rank]]) rank = place
    counts[order[place] * n + rank]++
  }
}
