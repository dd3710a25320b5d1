import { type Matrix, totals, transpose } from '../matrix.ts'

/** A number for one region (or activity), from its amounts and from the reference that they are compared with. */
type MeasureOfAmounts = (amounts: Float64Array, reference: Float64Array) => number

/**
 * One number a region: `measure` of the region's amounts over the activities, e.g. `eachRegion(matrix, krugman)`. The
 * reference is the sum of all regions unless another (one value an activity) is given. Activities without any amount are
 * left out of both, so that they change nothing; a region without any amount has NaN.
 */
export const eachRegion = (
  matrix: Matrix,
  measure: MeasureOfAmounts,
  options: { reference?: ArrayLike<number> } = {},
): Float64Array => {
  const columns = matrix.activities.length
  const sums = totals(matrix)
  const { reference = sums.activities } = options
  if (reference.length !== columns)
    throw new RangeError(`There are ${columns} values to compare and ${reference.length} reference values`)
  const known = [...sums.activities.keys()].filter(a => sums.activities[a] !== 0)
  const compared = Float64Array.from(known, a => reference[a])
  return sums.regions.map((sum, r) =>
    sum === 0
      ? Number.NaN
      : measure(
          Float64Array.from(known, a => matrix.values[r * columns + a]),
          compared,
        ),
  )
}

/** One number an activity, from its amounts over the regions: as `eachRegion` with regions and activities exchanged. */
export const eachActivity = (
  matrix: Matrix,
  measure: MeasureOfAmounts,
  options: { reference?: ArrayLike<number> } = {},
): Float64Array => eachRegion(transpose(matrix), measure, options)
