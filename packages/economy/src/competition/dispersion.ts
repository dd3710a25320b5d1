/**
 * Dispersion within a market, e.g. of the productivity of its firms or of their prices: wide where customers cannot or
 * do not choose, narrow where competition drives out the dear and the slow.
 *
 *     coefficientOfVariation = s / mean,   spread = (P75 − P25) / P50,   ninetyTen = P90 / P10
 *
 * `s` is the sample standard deviation (n − 1). Percentiles are interpolated between ranks, at position (n − 1) · p,
 * the default of R, NumPy and spreadsheets; other tools differ in small samples. Without unit; the first two 0 or more,
 * the last 1 or more. All NaN with fewer than two values, or where a value is not a number above 0: a ratio to a level
 * means nothing then.
 *
 * Syverson, C. (2004). Product substitutability and productivity dispersion. Review of Economics and Statistics 86(2),
 * 534–550, where ranges of logarithms are taken: ln of `ninetyTen` is the 90–10 range there.
 */
export const dispersion = (
  values: ArrayLike<number>,
): { coefficientOfVariation: number; spread: number; ninetyTen: number } => {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  // NaN sorts behind all numbers.
  if (n < 2 || !(sorted[0] > 0 && sorted[n - 1] < Number.POSITIVE_INFINITY))
    return { coefficientOfVariation: Number.NaN, spread: Number.NaN, ninetyTen: Number.NaN }
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const percentile = (p: number) => {
    const position = (n - 1) * p
    const below = Math.floor(position)
    const above = Math.min(below + 1, n - 1)
    return sorted[below] + (position - below) * (sorted[above] - sorted[below])
  }
  return {
    coefficientOfVariation: Math.sqrt(squares / (n - 1)) / mean,
    spread: (percentile(0.75) - percentile(0.25)) / percentile(0.5),
    ninetyTen: percentile(0.9) / percentile(0.1),
  }
}
