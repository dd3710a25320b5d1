import type { Interval } from './interval.ts'

/**
 * Scores with the missing ones (not finite) at their worst and at their best: at the ends of `range` where a score cannot
 * leave it, else at the lowest and the highest score that the same indicator has anywhere. An indicator without two
 * different scores does not show how far a score can lie, and its missing ones are NaN; so are all of a region of which
 * nothing is known.
 */
export const scoreIntervals = (
  indicators: readonly ArrayLike<number>[],
  range?: Interval,
): { low: Float64Array[]; high: Float64Array[] } => {
  const regions = indicators[0]?.length ?? 0
  for (const [i, scores] of indicators.entries())
    if (scores.length !== regions)
      throw new RangeError(`Indicator ${i} has ${scores.length} scores, indicator 0 has ${regions}`)
  const anyKnown = Uint8Array.from({ length: regions }, (_, r) =>
    indicators.some(scores => Number.isFinite(scores[r])) ? 1 : 0,
  )
  const low: Float64Array[] = []
  const high: Float64Array[] = []
  for (const scores of indicators) {
    const [worst, best] = range ?? rangeOf(scores)
    const filled = (end: number) =>
      Float64Array.from(scores, (score, r) => {
        if (Number.isFinite(score)) return score
        return anyKnown[r] ? end : Number.NaN
      })
    low.push(filled(worst))
    high.push(filled(best))
  }
  return { low, high }
}

const rangeOf = (scores: ArrayLike<number>): Interval => {
  const known = Float64Array.from(scores)
    .filter(score => Number.isFinite(score))
    .sort()
  return known[0] < known[known.length - 1] ? [known[0], known[known.length - 1]] : [Number.NaN, Number.NaN]
}
