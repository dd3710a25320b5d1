/** Leads below this share of all weights are rounding: 0.1 + 0.2 against 0.3 is level. */
const rounding = 1e-12

/**
 * Copeland's score: of how many regions a region is better, less those that are better than it, where one is better than
 * another if the indicators in which it is ahead weigh more than those in which it is behind. Bad scores are not made
 * good by excellent ones, and only the order within an indicator counts, so that nothing need be normalised.
 *
 *     C(r) = Σ_s sign(Σ_i w(i) · sign(x(i,r) − x(i,s)))
 *
 * One array an indicator, of which more is better (`lessIsBetter[i]` turns one). In −(n − 1)…n − 1 for n regions, as an
 * interval: an indicator missing (not finite) in one of two regions may speak for either. NaN for a region of which
 * nothing is known, which is compared with no other; and throughout for weights that are negative or not finite. Weights
 * of which all are 0 leave everyone level. Cost regions² × indicators.
 *
 * Saari, D. G., Merlin, V. R. (1996). The Copeland method: I. Relationships and the dictionary. Economic Theory 8,
 * 51–76. Non-compensatory aggregation of indicators: OECD and JRC (2008), see `standardScores`, step 6.
 */
export const copeland = (
  indicators: readonly ArrayLike<number>[],
  {
    weights = indicators.map(() => 1),
    lessIsBetter = [],
  }: { weights?: ArrayLike<number>; lessIsBetter?: readonly boolean[] } = {},
): { low: Float64Array; high: Float64Array } => {
  const n = indicators[0]?.length ?? 0
  if (weights.length !== indicators.length)
    throw new RangeError(`There are ${weights.length} weights and ${indicators.length} indicators`)
  for (const [i, values] of indicators.entries())
    if (values.length !== n) throw new RangeError(`Indicator ${i} has ${values.length} values, indicator 0 has ${n}`)
  const level = rounding * Array.from(weights).reduce((sum, weight) => sum + weight, 0)
  const outcome = (lead: number) => (Math.abs(lead) <= level ? 0 : Math.sign(lead))
  const usable = Array.from(weights).every(weight => weight >= 0 && weight < Number.POSITIVE_INFINITY)
  const low = Float64Array.from({ length: n }, (_, r) =>
    usable && indicators.some(values => Number.isFinite(values[r])) ? 0 : Number.NaN,
  )
  const high = low.slice()
  for (let r = 0; r < n; r++)
    for (let s = r + 1; s < n; s++) {
      if (Number.isNaN(low[r]) || Number.isNaN(low[s])) continue
      let lead = 0
      let unknown = 0
      for (let i = 0; i < indicators.length; i++) {
        const difference = indicators[i][r] - indicators[i][s]
        if (!Number.isFinite(difference)) unknown += weights[i]
        else lead += (lessIsBetter[i] ? -1 : 1) * Math.sign(difference) * weights[i]
      }
      const worst = outcome(lead - unknown)
      const best = outcome(lead + unknown)
      low[r] += worst
      high[r] += best
      low[s] -= best
      high[s] -= worst
    }
  return { low, high }
}
