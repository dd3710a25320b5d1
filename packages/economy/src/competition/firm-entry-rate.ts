/**
 * Entry rate of markets: firms new since the period before, over the firms there were.
 *
 *     rate = entrants(t) / firms(t − 1)
 *
 * One value a market, 0 or more; above 1 where entrants outnumber the firms before. With `of: 'now'` over the firms of
 * t, the entrants among them, in 0…1: the birth rate of business statistics (Eurostat, OECD). NaN where there are no
 * firms, a count is missing or negative, or, with `of: 'now'`, entrants outnumber firms.
 *
 * Dunne, T., Roberts, M. J., Samuelson, L. (1988). Patterns of firm entry and exit in U.S. manufacturing industries.
 * RAND Journal of Economics 19(4), 495–515.
 */
export const firmEntryRate = (
  entrants: ArrayLike<number>,
  firms: ArrayLike<number>,
  { of = 'before' }: { of?: 'before' | 'now' } = {},
): Float64Array => {
  if (entrants.length !== firms.length)
    throw new RangeError(`There are entrants of ${entrants.length} markets, but firms of ${firms.length}`)
  return Float64Array.from(entrants, (count, m) => {
    const rate = count / firms[m]
    const known = count >= 0 && firms[m] > 0 && Number.isFinite(rate)
    return known && (of === 'before' || rate <= 1) ? rate : Number.NaN
  })
}
