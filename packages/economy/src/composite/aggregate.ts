/** How scores are brought together: a gap in one is made good by another fully, or less and less the wider it is. */
export type Aggregation = 'arithmetic' | 'geometric'

export type AggregationOptions = {
  /** One a score, 0 or more, not all 0; equal where not given. Only their proportions count. */
  readonly weights?: ArrayLike<number>
  readonly by?: Aggregation
}

/**
 * Weighted mean of scores.
 *
 *     arithmetic: Σ w s / Σ w        geometric: exp(Σ w ln s / Σ w)
 *
 * In the unit of the scores, between the lowest and the highest of those that weigh. A geometric mean with one 0 is 0. A
 * score of weight 0 is not looked at. NaN for no scores, a NaN among those that weigh, a negative score in a geometric
 * mean, and weights that are negative, not finite or all 0.
 *
 * OECD, European Commission JRC (2008). Handbook on Constructing Composite Indicators: Methodology and User Guide. OECD
 * Publishing, Paris, step 6.
 */
export const aggregateScores = (
  scores: ArrayLike<number>,
  { weights, by = 'arithmetic' }: AggregationOptions = {},
): number => {
  if (weights && weights.length !== scores.length)
    throw new RangeError(`There are ${weights.length} weights and ${scores.length} scores`)
  let sum = 0
  let weightSum = 0
  for (let i = 0; i < scores.length; i++) {
    const weight = weights ? weights[i] : 1
    if (weight === 0) continue
    if (!(weight > 0)) return Number.NaN
    sum += weight * (by === 'geometric' ? Math.log(scores[i]) : scores[i])
    weightSum += weight
  }
  const mean = sum / weightSum
  return by === 'geometric' ? Math.exp(mean) : mean
}
