import { cosine, type LabelledTable } from './cosine.ts'

/** A column that strays from its mean by a smaller share of its largest value is constant but for rounding. */
const constantShare = 1e-12

/**
 * Pearson's correlation of the columns of a table, rows marked in `leftOut` not counted: columns × columns, row-major,
 * in -1…1. NaN for columns that are constant or hold a NaN. Costs as `cosine` of the same table.
 */
export const columnCorrelation = (table: LabelledTable, leftOut: ArrayLike<number>): Float64Array => {
  const rows = table.regions.length
  const columns = table.activities.length
  const centred = Float64Array.from(table.values)
  for (let a = 0; a < columns; a++) {
    let sum = 0
    let counted = 0
    let largest = 0
    for (let r = 0, cell = a; r < rows; r++, cell += columns) {
      if (leftOut[r]) continue
      sum += centred[cell]
      counted++
      largest = Math.max(largest, Math.abs(centred[cell]))
    }
    let strays = 0
    for (let r = 0, cell = a; r < rows; r++, cell += columns) {
      centred[cell] = leftOut[r] ? 0 : centred[cell] - sum / counted
      strays = Math.max(strays, Math.abs(centred[cell]))
    }
    // A column of zeros has no cosine with any other.
    if (strays <= constantShare * largest) for (let cell = a; cell < centred.length; cell += columns) centred[cell] = 0
  }
  return cosine({ ...table, values: centred })
}
