/**
 * Amounts relative to their mean (`ratios`, mean 1), each with its share of the weights (`shares`, sum 1; 1/n without
 * weights). An amount with weight 0 does not count and is left out. Null where inequality cannot be measured, for which
 * every measure of this group gives NaN: fewer than two amounts that count, all 0, one negative or not finite.
 */
export const distribution = (
  values: ArrayLike<number>,
  weights?: ArrayLike<number>,
): { ratios: Float64Array; shares: Float64Array } | null => {
  if (weights && weights.length !== values.length)
    throw new RangeError(`There are ${values.length} values and ${weights.length} weights`)
  let places = 0
  let all = 0
  let amount = 0
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1
    if (!(values[i] >= 0 && weight >= 0)) return null
    if (weight > 0) places++
    all += weight
    amount += weight * values[i]
  }
  const mean = amount / all
  if (places < 2 || !(mean > 0 && mean < Number.POSITIVE_INFINITY)) return null
  const ratios = new Float64Array(places)
  const shares = new Float64Array(places)
  for (let i = 0, place = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1
    if (weight === 0) continue
    ratios[place] = values[i] / mean
    shares[place++] = weight / all
  }
  return { ratios, shares }
}

/** As `distribution`, from the smallest amount to the largest. */
export const sortedDistribution: typeof distribution = (values, weights) => {
  const found = distribution(values, weights)
  if (!found) return null
  const { ratios, shares } = found
  if (!weights) return { ratios: ratios.sort(), shares }
  const order = Uint32Array.from(ratios, (_, i) => i).sort((one, other) => ratios[one] - ratios[other])
  return { ratios: Float64Array.from(order, i => ratios[i]), shares: Float64Array.from(order, i => shares[i]) }
}

/**
 * What each amount's share of all amounts is above (or below) its share of the `reference`, or above 1/n without one.
 * Null where either cannot be measured.
 */
export const shareGaps = (values: ArrayLike<number>, reference?: ArrayLike<number>): Float64Array | null => {
  if (reference && reference.length !== values.length)
    throw new RangeError(`There are ${values.length} values and ${reference.length} reference values`)
  const own = distribution(values)
  const other = reference ? distribution(reference) : own
  if (!own || !other) return null
  return own.ratios.map((ratio, i) => (ratio - (reference ? other.ratios[i] : 1)) / values.length)
}
