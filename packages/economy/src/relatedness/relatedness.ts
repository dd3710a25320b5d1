/** How a count of co-occurrences is set against the two margins `a` and `b` and the sum `all` of all margins. */
const methods = {
  probability: (count: number, a: number, b: number, all: number) =>
    count / ((a * b * (1 / (all - a) + 1 / (all - b))) / 2),
  association: (count: number, a: number, b: number, all: number) => (count * all) / (a * b),
  cosine: (count: number, a: number, b: number) => count / Math.sqrt(a * b),
  jaccard: (count: number, a: number, b: number) => count / (a + b - count),
}

/** Counts that differ by a smaller share across the diagonal are the same number, summed in another order. */
const sameCount = 1e-9

/**
 * Relatedness from co-occurrences, set against how often each activity meets others at all. With s(a) = Σ_{b≠a} C(a,b)
 * and T = Σ s:
 *
 *     probability  C(a,b) / (T/2 · (s(a)/T · s(b)/(T-s(a)) + s(b)/T · s(a)/(T-s(b))))   pairs drawn without repetition
 *     association  C(a,b) T / (s(a) s(b))
 *     cosine       C(a,b) / √(s(a) s(b))
 *     jaccard      C(a,b) / (s(a) + s(b) - C(a,b))
 *
 * Takes any symmetric square of counts ≥ 0: `coOccurrence(p)`, or moves of workers, joint patents… Its diagonal is not
 * looked at. Gives a square of the same size, symmetric; the diagonal is 0. Probability and association: 1 is what
 * chance gives, from 0 without upper bound. Cosine and Jaccard: 0…1. NaN, the diagonal too, for an activity that meets
 * no other. One whose row is NaN throughout is left out; any other NaN, or a negative count, makes the sums that it
 * enters NaN. These are EconGeo's four (there `prob` is the first). Margins are sums of co-occurrences, not numbers of
 * regions: for those see `cosine` and `jaccard`.
 *
 * van Eck, N. J., Waltman, L. (2009). How to normalize cooccurrence data? An analysis of some well-known similarity
 * measures. Journal of the American Society for Information Science and Technology 60(8), 1635–1651. Steijn, M. P. A.
 * (2021). Improvement on the association strength: implementing a probabilistic measure based on combinations without
 * repetition. Quantitative Science Studies 2(2), 778–794.
 */
export const relatedness = (
  coOccurrences: ArrayLike<number>,
  { method = 'probability' }: { method?: keyof typeof methods } = {},
): Float64Array => {
  const n = Math.sqrt(coOccurrences.length)
  if (!Number.isInteger(n)) throw new RangeError(`${coOccurrences.length} co-occurrences do not make a square`)
  const counts = new Float64Array(n * n)
  const known = new Uint8Array(n)
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) {
      if (a === b) continue
      const count = coOccurrences[a * n + b]
      const back = coOccurrences[b * n + a]
      if (Math.abs(count - back) > sameCount * Math.abs(count))
        throw new RangeError(`Activities ${a} and ${b} co-occur ${count} times one way and ${back} times the other`)
      counts[a * n + b] = Number.isFinite(count) && count >= 0 && back >= 0 ? count : Number.NaN
      if (!Number.isNaN(count) || !Number.isNaN(back)) known[a] = 1
    }

  const margins = new Float64Array(n)
  let all = 0
  for (let a = 0; a < n; a++) {
    let sum = 0
    for (let b = 0; b < n; b++) if (known[b]) sum += counts[a * n + b]
    if (known[a]) all += sum
    margins[a] = known[a] ? sum || Number.NaN : Number.NaN
  }
  const over = methods[method]
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) counts[a * n + b] = over(counts[a * n + b], margins[a], margins[b], all)
  return counts
}
