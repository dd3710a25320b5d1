/**
 * Whether inequality between these amounts can be measured at all: two or more of them, finite, none negative, not all
 * 0. Weights (people behind each amount) likewise, and two or more above 0; an amount with weight 0 does not count.
 * Every measure of this group gives NaN where this is false.
 */
export const isMeasurable = (values: ArrayLike<number>, weights?: ArrayLike<number>): boolean => {
  if (weights && weights.length !== values.length)
    throw new RangeError(`There are ${values.length} values and ${weights.length} weights`)
  let places = 0
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1
    if (!(values[i] >= 0 && weight >= 0)) return false
    if (weight > 0) places++
    sum += weight * values[i]
  }
  return places > 1 && sum > 0 && sum < Number.POSITIVE_INFINITY
}

/** Amounts from the smallest to the largest, each with its weight (1 where none are given); those with weight 0 are left out. */
export const ascending = (
  values: ArrayLike<number>,
  weights?: ArrayLike<number>,
): { values: Float64Array; weights: Float64Array } => {
  if (!weights) return { values: Float64Array.from(values).sort(), weights: new Float64Array(values.length).fill(1) }
  const order = Uint32Array.from(values, (_, i) => i)
    .filter(i => weights[i] > 0)
    .sort((one, other) => values[one] - values[other])
  return { values: Float64Array.from(order, i => values[i]), weights: Float64Array.from(order, i => weights[i]) }
}
