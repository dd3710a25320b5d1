import { greatCircleKm, type Place } from '../flows/great-circle.ts'

/**
 * Who is whose neighbour, and how much: a sparse n × n matrix by rows. The neighbours of region i are
 * `neighbours[starts[i]…starts[i + 1] − 1]`, ascending, with `weights` at the same places. A region without neighbours
 * (an island) has an empty row. 12 bytes a link.
 */
export type SpatialWeights = {
  readonly starts: Uint32Array
  readonly neighbours: Uint32Array
  readonly weights: Float64Array
}

/**
 * Weights from lists of neighbours, e.g. of regions that share a border: `neighbours[i]` are the regions next to i. 1 a
 * link, or what `weights` gives for it at the same place (lengths of borders, trade); ≥ 0, and 0 is no link. Lists need
 * not be mutual.
 *
 * Cliff, A. D., Ord, J. K. (1981). Spatial Processes: Models and Applications. London: Pion.
 */
export const contiguityWeights = (
  neighbours: readonly ArrayLike<number>[],
  { weights }: { weights?: readonly ArrayLike<number>[] } = {},
): SpatialWeights => {
  const count = neighbours.length
  if (weights && weights.length !== count)
    throw new RangeError(`There are ${count} lists of neighbours and ${weights.length} of weights`)
  return fromRows(
    neighbours.map((list, i) => {
      const own = weights?.[i]
      if (own && own.length !== list.length)
        throw new RangeError(`Region ${i} has ${list.length} neighbours and ${own.length} weights`)
      const order = Array.from(list, (_, link) => link).sort((one, other) => list[one] - list[other])
      for (let at = 0; at < order.length; at++) {
        const other = list[order[at]]
        if (!Number.isInteger(other) || other < 0 || other >= count || other === i)
          throw new RangeError(`Region ${i} cannot have neighbour ${other} among ${count} regions`)
        if (at > 0 && other === list[order[at - 1]]) throw new RangeError(`Region ${i} lists neighbour ${other} twice`)
        if (own && own[order[at]] < 0) throw new RangeError(`Region ${i} has weight ${own[order[at]]} below 0`)
      }
      const links = order.filter(link => own?.[link] !== 0)
      return { neighbours: links.map(link => list[link]), weights: links.map(link => (own ? own[link] : 1)) }
    }),
  )
}

/**
 * Each place is linked, with weight 1, to the `count` others that are nearest by great circle; of places equally far the
 * one listed first. Not mutual in general. A place without coordinates has no neighbours and is nobody's. O(n² log n).
 */
export const nearestNeighbourWeights = (places: readonly Place[], count: number): SpatialWeights =>
  fromRows(
    places.map((place, i) => {
      const distances = places.map(other => greatCircleKm(place, other))
      const located = places.flatMap((_, j) => (j !== i && !Number.isNaN(distances[j]) ? [j] : []))
      if (!(Number.isInteger(count) && count > 0) || (located.length > 0 && located.length < count))
        throw new RangeError(`Cannot link each place to ${count} others of ${located.length}`)
      const nearest = located.sort((one, other) => distances[one] - distances[other]).slice(0, count)
      return { neighbours: nearest.sort((one, other) => one - other), weights: nearest.map(() => 1) }
    }),
  )

/**
 * Each place is linked to all others with weight distance^−`power`, great-circle km. Two places at one point have an
 * infinite weight, and what is computed with it is NaN. A place without coordinates has no neighbours and is nobody's.
 * O(n²) time and memory.
 */
export const inverseDistanceWeights = (
  places: readonly Place[],
  { power = 1 }: { power?: number } = {},
): SpatialWeights =>
  fromRows(
    places.map((place, i) => {
      const distances = Float64Array.from(places, other => greatCircleKm(place, other))
      const located = Uint32Array.from(places.keys()).filter(j => j !== i && !Number.isNaN(distances[j]))
      return { neighbours: located, weights: Float64Array.from(located, j => distances[j] ** -power) }
    }),
  )

/** The weights with each row divided by its sum, so that a lag is the neighbours' mean; an island's row stays empty. */
export const rowStandardised = ({ starts, neighbours, weights }: SpatialWeights): SpatialWeights => {
  const shares = new Float64Array(weights.length)
  for (let i = 0; i + 1 < starts.length; i++) {
    let sum = 0
    for (let link = starts[i]; link < starts[i + 1]; link++) sum += weights[link]
    for (let link = starts[i]; link < starts[i + 1]; link++) shares[link] = weights[link] / sum
  }
  return { starts, neighbours, weights: shares }
}

/** Spatial lag Σ_j w_ij · x_j: what surrounds each region; NaN for an island, and where a neighbour's value is. */
export const spatialLag = (values: ArrayLike<number>, weights: SpatialWeights): Float64Array => {
  checkSize(values, weights)
  return Float64Array.from(values, (_, i) => {
    if (weights.starts[i] === weights.starts[i + 1]) return Number.NaN
    let sum = 0
    for (let link = weights.starts[i]; link < weights.starts[i + 1]; link++)
      sum += weights.weights[link] * values[weights.neighbours[link]]
    return sum
  })
}

export const checkSize = (values: ArrayLike<number>, { starts }: SpatialWeights): void => {
  if (starts.length !== values.length + 1)
    throw new RangeError(`There are ${values.length} values and weights for ${starts.length - 1} regions`)
}

type Row = { neighbours: ArrayLike<number>; weights: ArrayLike<number> }

const fromRows = (rows: readonly Row[]): SpatialWeights => {
  const starts = new Uint32Array(rows.length + 1)
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i] + row.neighbours.length
  })
  const neighbours = new Uint32Array(starts[rows.length])
  const weights = new Float64Array(neighbours.length)
  rows.forEach((row, i) => {
    neighbours.set(row.neighbours, starts[i])
    weights.set(row.weights, starts[i])
  })
  return { starts, neighbours, weights }
}
