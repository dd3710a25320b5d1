/** A fit of the rank–size rule; NaN and a `reason` where it is not `identified`. */
export type RankSize = {
  /** ζ: how fast cities thin out with size. 1 is Zipf's law; below it large cities weigh more, above it small ones. */
  exponent: number
  /** ζ·√(2/n), which allows for ranks not being independent; the usual error of the regression is far too small. */
  standardError: number
  /** Logarithm of the (fractional) rank at size 1. */
  intercept: number
  rSquared: number
  identified: boolean
  reason: string | null
}

/**
 * Rank–size rule: least squares on logarithms of ranks (the largest is 1) and sizes.
 *
 *     ln(rank − s) = intercept − ζ · ln(size)      s = 0, or ½ with `halfRank`, which takes the bias out in small samples
 *
 * Sizes in any unit (the exponent does not depend on it), all above 0; equal sizes take successive ranks. Some tools
 * regress size on rank instead, whose slope is near 1/ζ. Not identified: fewer than three sizes, one that is not a
 * number above 0, or all alike. O(n log n).
 *
 * Gabaix, X., Ibragimov, R. (2011). Rank − 1/2: a simple way to improve the OLS estimation of tail exponents. Journal of
 * Business & Economic Statistics 29(1), 24–39. Rule: Auerbach, F. (1913). Das Gesetz der Bevölkerungskonzentration.
 * Petermanns Geographische Mitteilungen 59, 74–76.
 */
export const rankSize = (sizes: ArrayLike<number>, { halfRank = false }: { halfRank?: boolean } = {}): RankSize => {
  const count = sizes.length
  if (count < 3) return notIdentified('Fewer than three sizes')
  const logSizes = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    if (!(sizes[i] > 0 && sizes[i] < Number.POSITIVE_INFINITY)) return notIdentified('A size is not a number above 0')
    logSizes[i] = Math.log(sizes[i])
  }
  logSizes.sort().reverse()
  if (logSizes[0] === logSizes[count - 1]) return notIdentified('All sizes are alike')
  const logRanks = Float64Array.from(logSizes, (_, i) => Math.log(i + 1 - (halfRank ? 0.5 : 0)))
  const mean = (logs: Float64Array) => logs.reduce((sum, log) => sum + log, 0) / count
  const meanSize = mean(logSizes)
  const meanRank = mean(logRanks)
  let sizeSquares = 0
  let rankSquares = 0
  let products = 0
  for (let i = 0; i < count; i++) {
    const size = logSizes[i] - meanSize
    const rank = logRanks[i] - meanRank
    sizeSquares += size * size
    rankSquares += rank * rank
    products += size * rank
  }
  const exponent = -products / sizeSquares
  return {
    exponent,
    standardError: exponent * Math.sqrt(2 / count),
    intercept: meanRank + exponent * meanSize,
    rSquared: (products * products) / (sizeSquares * rankSquares),
    identified: true,
    reason: null,
  }
}

const notIdentified = (reason: string): RankSize => ({
  exponent: Number.NaN,
  standardError: Number.NaN,
  intercept: Number.NaN,
  rSquared: Number.NaN,
  identified: false,
  reason,
})
