import fc from 'fast-check'
import type { Matrix } from '../matrix.ts'

/** Any small matrix of whole amounts, empty rows and columns among them. */
export const anyMatrix: fc.Arbitrary<Matrix> = fc
  .record({ rows: fc.integer({ min: 2, max: 9 }), columns: fc.integer({ min: 2, max: 9 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(
        fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 20 }) }),
        {
          minLength: rows * columns,
          maxLength: rows * columns,
        },
      )
      .map(values => matrixOf(rows, columns, values)),
  )

/** A matrix with the labels r0, r1… and a0, a1… */
export const matrixOf = (rows: number, columns: number, values: Iterable<number>): Matrix => ({
  regions: Array.from({ length: rows }, (_, r) => `r${r}`),
  activities: Array.from({ length: columns }, (_, a) => `a${a}`),
  values: Float64Array.from(values),
})

/** The matrix with its regions and activities in another order; `regions[i]` is the old place of what is now at `i`. */
export const permuted = (matrix: Matrix, regions: readonly number[], activities: readonly number[]): Matrix => {
  const columns = matrix.activities.length
  return {
    regions: regions.map(r => matrix.regions[r]),
    activities: activities.map(a => matrix.activities[a]),
    values: Float64Array.from(regions.flatMap(r => activities.map(a => matrix.values[r * columns + a]))),
  }
}

/** The matrix with an empty region and an empty activity behind the others. */
export const padded = (matrix: Matrix): Matrix => {
  const columns = matrix.activities.length
  return {
    regions: [...matrix.regions, 'empty region'],
    activities: [...matrix.activities, 'empty activity'],
    values: Float64Array.from(
      [...matrix.regions, ''].flatMap((_, r) =>
        [...matrix.activities, ''].map((_, a) =>
          r < matrix.regions.length && a < columns ? matrix.values[r * columns + a] : 0,
        ),
      ),
    ),
  }
}
