/** Each value's share in their sum; NaN throughout where there are none: a value negative or not finite, or all 0. */
export const shares = (values: ArrayLike<number>): Float64Array => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] >= 0 ? values[i] : Number.NaN
  return Float64Array.from(values, value => (sum < Number.POSITIVE_INFINITY ? value / sum : Number.NaN))
}

/** Shares of amounts beside those of the reference they are compared with. */
export const sharesBeside = (
  amounts: ArrayLike<number>,
  reference: ArrayLike<number>,
): { own: Float64Array; other: Float64Array } => {
  if (amounts.length !== reference.length)
    throw new RangeError(`There are ${amounts.length} amounts and ${reference.length} reference values`)
  return { own: shares(amounts), other: shares(reference) }
}

/** Σ term(i) for i < length; NaN for no terms at all, because no number would be true of nothing. */
export const sumOf = (length: number, term: (i: number) => number): number => {
  let sum = length ? 0 : Number.NaN
  for (let i = 0; i < length; i++) sum += term(i)
  return sum
}
