import { type Matrix, totals, transpose } from '../matrix.ts'
import { rca } from '../specialization/rca.ts'
import { columnCorrelation } from './column-correlation.ts'

/** Keeps the logarithm of an RCA of 0 finite; the value of Bahar, Hausmann and Hidalgo. */
const shift = 0.1

/**
 * Similarity of regions in what they specialise in: Pearson's correlation of ln(RCA + 0.1) over the activities.
 *
 *     S(r, s) = cor_a( ln(RCA(r,a) + 0.1), ln(RCA(s,a) + 0.1) )
 *
 * Regions × regions, row-major, symmetric, in -1…1; the diagonal is 1. NaN for empty regions and for a region whose RCA
 * is the same in every activity; empty activities are not counted. Takes (regions)² × (activities) / 2 additions.
 *
 * Bahar, D., Hausmann, R., Hidalgo, C. A. (2014). Neighbors and the evolution of the comparative advantage of nations:
 * evidence of international knowledge diffusion? Journal of International Economics 92(1), 111–123.
 */
export const regionSimilarity = (matrix: Matrix): Float64Array => {
  const logarithms = rca(matrix).map(index => Math.log(index + shift))
  const empty = totals(matrix).activities.map(sum => (sum === 0 ? 1 : 0))
  return columnCorrelation(transpose({ ...matrix, values: logarithms }), empty)
}
