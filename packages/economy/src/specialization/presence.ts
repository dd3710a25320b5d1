import { type Matrix, totals } from '../matrix.ts'
import { rca } from './rca.ts'

/**
 * Which activities count as present in which regions: the binary matrix M of the complexity and relatedness literature.
 * `values[r * activities.length + a]` is 1 or 0. A region or an activity without any amount is marked empty (1): nothing
 * can be said about it, and every measure gives it NaN.
 */
export type Presence = {
  readonly regions: readonly string[]
  readonly activities: readonly string[]
  readonly values: Uint8Array
  readonly emptyRegions: Uint8Array
  readonly emptyActivities: Uint8Array
}

/**
 * Presence by RCA at or above `threshold` (an exact tie counts), or by another `index` of the same shape, e.g. RCA by
 * population, or the amounts themselves where they are 1 and 0 already. NaN counts as absent.
 *
 * Hausmann, R., Klinger, B. (2006). Structural transformation and patterns of comparative advantage. CID WP 128.
 */
export const presence = (
  matrix: Matrix,
  { threshold = 1, index = rca(matrix) }: { threshold?: number; index?: ArrayLike<number> } = {},
): Presence => {
  if (index.length !== matrix.values.length)
    throw new RangeError(`The index has ${index.length} cells, the matrix ${matrix.values.length}`)
  const sums = totals(matrix)
  const values = new Uint8Array(index.length)
  for (let cell = 0; cell < values.length; cell++) values[cell] = index[cell] >= threshold ? 1 : 0
  return {
    regions: matrix.regions,
    activities: matrix.activities,
    values,
    emptyRegions: Uint8Array.from(sums.regions, sum => (sum === 0 ? 1 : 0)),
    emptyActivities: Uint8Array.from(sums.activities, sum => (sum === 0 ? 1 : 0)),
  }
}
