type Direction = {
  /** Scores are always such that more is better: of this indicator less is, e.g. of unemployment. */
  lessIsBetter?: boolean
}

/**
 * Distance from the mean in standard deviations: (x − mean) / sd, with the population's sd; turned where less is better.
 * No unit; mean 0, sd 1. NaN throughout where all values are the same, or there is only one. A value that is not finite
 * is missing: its score is NaN and the others are as without it. That holds for every normalisation here.
 *
 * OECD, European Commission JRC (2008). Handbook on Constructing Composite Indicators: Methodology and User Guide. OECD
 * Publishing, Paris, step 5.
 */
export const standardScores = (values: ArrayLike<number>, { lessIsBetter = false }: Direction = {}): Float64Array => {
  const { low, high, mean, count } = summary(values)
  let squares = 0
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) squares += (values[i] - mean) ** 2
  // Rounding gives equal values a spread that is not quite 0.
  const sd = low < high ? Math.sqrt(squares / count) : Number.NaN
  return scoresOf(values, value => (lessIsBetter ? mean - value : value - mean) / sd)
}

/**
 * Place between the worst and the best: (x − min) / (max − min), or (max − x) / (max − min) where less is better. In 0…1,
 * the worst 0, the best 1: one outlier presses all others together. NaN throughout where all values are the same, or
 * there is only one. Source as for `standardScores`.
 */
export const minMaxScores = (values: ArrayLike<number>, { lessIsBetter = false }: Direction = {}): Float64Array => {
  const { low, high } = summary(values)
  return scoresOf(values, value => (lessIsBetter ? high - value : value - low) / (high - low))
}

/**
 * Rank counted from the worst, so that more is better: 1 is the worst, the number of known values the best; equal values
 * share the mean of their ranks. Outliers lose their pull, and distances are lost. Source as for `standardScores`.
 */
export const rankScores = (values: ArrayLike<number>, { lessIsBetter = false }: Direction = {}): Float64Array => {
  const sign = lessIsBetter ? -1 : 1
  const order = Array.from(values, (_, i) => i).filter(i => Number.isFinite(values[i]))
  order.sort((i, j) => sign * (values[i] - values[j]))
  const ranks = new Float64Array(values.length).fill(Number.NaN)
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]] === values[order[start]]) end++
    // Places start … end - 1 are ranks start + 1 … end.
    for (let place = start; place < end; place++) ranks[order[place]] = (start + 1 + end) / 2
  }
  return ranks
}

/**
 * Value as a multiple of a reference, e.g. the leader's, a target's or an earlier year's: x / reference, or
 * reference / x where less is better. No unit, 0 or more, 1 at the reference. For amounts only: a negative value is NaN,
 * a reference that is not above 0 makes all NaN, and so is a 0 of which less is better. Source as for `standardScores`.
 */
export const distanceToReference = (
  values: ArrayLike<number>,
  reference: number,
  { lessIsBetter = false }: Direction = {},
): Float64Array =>
  scoresOf(values, value => {
    if (!(reference > 0) || value < 0) return Number.NaN
    return lessIsBetter ? reference / value : value / reference
  })

/**
 * Value as a multiple of the mean of the known values: `distanceToReference` with the mean. NaN throughout where a value
 * is negative, because a mean across zero is no measure of size.
 */
export const ratioToMean = (values: ArrayLike<number>, direction: Direction = {}): Float64Array => {
  const { low, mean } = summary(values)
  return distanceToReference(values, low < 0 ? Number.NaN : mean, direction)
}

/** Ends, mean and number of the known values; the ends are infinite and the mean NaN where there is none. */
const summary = (values: ArrayLike<number>) => {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  let sum = 0
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
    sum += value
    count++
  }
  return { low, high, mean: sum / count, count }
}

/** The score of each known value; NaN for missing ones and for scores that are not finite. */
const scoresOf = (values: ArrayLike<number>, score: (value: number) => number): Float64Array =>
  Float64Array.from(values, value => {
    const result = Number.isFinite(value) ? score(value) : Number.NaN
    return Number.isFinite(result) ? result : Number.NaN
  })
