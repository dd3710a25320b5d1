import { type Matrix, totals } from '../matrix.ts'
import { rca } from '../specialization/rca.ts'
import { columnCorrelation } from './column-correlation.ts'
import { weightedShare } from './weighted-share.ts'

/**
 * Continuous proximity of activities: how far their RCAs rise and fall together over regions, without a threshold.
 *
 *     φ(a, b) = (1 + cor_r( RCA(r,a), RCA(r,b) )) / 2
 *
 * Activities × activities, row-major, symmetric, in 0…1: 0.5 is no correlation, the diagonal is 1. NaN for empty
 * activities and for one whose RCA is the same in every region; empty regions are not counted.
 * Takes (regions) × (activities)² / 2 additions. It is py-ecomplexity's `continuous=True`.
 */
export const continuousProximity = (matrix: Matrix): Float64Array => {
  const empty = totals(matrix).regions.map(sum => (sum === 0 ? 1 : 0))
  return columnCorrelation({ ...matrix, values: rca(matrix) }, empty).map(correlation => (1 + correlation) / 2)
}

/**
 * Density by continuous proximity: the mean RCA of a region in what is near an activity.
 *
 *     d(r, a) = Σ_b φ(a,b) RCA(r,b) / Σ_b φ(a,b),   b ≠ a unless `self`
 *
 * Regions × activities, ≥ 0 and without an upper bound: a mean of RCAs, not a share. NaN for empty regions, and for
 * activities without a continuous proximity. py-ecomplexity counts the activity itself (`self`).
 * Takes (cells that are not 0) × (activities) additions beside the proximity.
 */
export const continuousDensity = (matrix: Matrix, { self = false } = {}): Float64Array => {
  const regions = matrix.regions.length
  const n = matrix.activities.length
  const sums = totals(matrix)
  const emptySources = sums.activities.map(sum => (sum === 0 ? 1 : 0))
  // The RCA of what is empty is NaN; as 0 it is skipped, and left out or overwritten below.
  const amounts = rca(matrix).map((index, cell) =>
    sums.regions[Math.floor(cell / n)] === 0 || emptySources[cell % n] ? 0 : index,
  )
  const near = continuousProximity(matrix)
  const result = weightedShare(amounts, near, { regions, sources: n, targets: n, emptySources, skipSame: !self })
  return result.map((mean, cell) => (sums.regions[Math.floor(cell / n)] === 0 ? Number.NaN : mean))
}
