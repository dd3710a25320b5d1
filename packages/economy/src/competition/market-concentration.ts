/** How many of the largest firms are usually taken together: CR4. */
const usualLargest = 4

/**
 * Concentration of a market: how far few firms have all of it.
 *
 *     H = Σ share²,   CRk = Σ of the k largest shares,   equivalents = 1 / H,   share = size / Σ sizes
 *
 * `sizes` are of the firms of one market, in any unit (sales, jobs, patents), finite and never negative. H in 1/n…1, on
 * the scale of antitrust offices 10,000 times that. CRk in 0…1, and 1 where there are no more than k firms. The
 * equivalents are how many firms of equal size would give the same H. A firm of size 0 changes nothing. NaN where no
 * firm has a size, or a size is missing or negative.
 *
 * Hirschman, A. O. (1964). The paternity of an index. American Economic Review 54(5), 761–762.
 */
export const marketConcentration = (
  sizes: ArrayLike<number>,
  { largest = usualLargest } = {},
): { herfindahl: number; largestShare: number; equivalents: number } => {
  if (!(Number.isInteger(largest) && largest > 0))
    throw new RangeError(`The share of the ${largest} largest firms is asked for, which is no count of firms`)
  const sorted = Float64Array.from(sizes, size => (size >= 0 && size < Number.POSITIVE_INFINITY ? size : Number.NaN))
  sorted.sort().reverse()
  const all = sorted.reduce((sum, size) => sum + size, 0)
  const herfindahl = sorted.reduce((sum, size) => sum + (size / all) ** 2, all === 0 ? Number.NaN : 0)
  const top = sorted.subarray(0, largest).reduce((sum, size) => sum + size, 0)
  return { herfindahl, largestShare: top / all, equivalents: 1 / herfindahl }
}
