/** Links as three columns: link `l` leads from node `from[l]` to node `to[l]`. */
export type Links = {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly weights: Float64Array
}

/** Cells of a matrix and its transpose may differ by rounding, not by more, relatively. */
const symmetricWithin = 1e-9

/**
 * Every link of a square symmetric matrix, row-major, e.g. of relatedness: the pairs whose value is above 0, each once, by
 * their ends. 0, NaN and below are no link, the diagonal is not read. RangeError where the matrix is not square and
 * symmetric. 16 bytes a link.
 */
export const linksOf = (matrix: Float64Array): Links => {
  const n = sideOf(matrix)
  let count = 0
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) if (matrix[a * n + b] > 0) count++
  const links = { from: new Int32Array(count), to: new Int32Array(count), weights: new Float64Array(count) }
  let link = 0
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) {
      if (!(matrix[a * n + b] > 0)) continue
      links.from[link] = a
      links.to[link] = b
      links.weights[link++] = matrix[a * n + b]
    }
  return links
}

/** The side of a square symmetric matrix. */
export const sideOf = (matrix: Float64Array): number => {
  const n = Math.sqrt(matrix.length)
  if (!Number.isInteger(n)) throw new RangeError(`${matrix.length} cells are not a square matrix`)
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) {
      const there = matrix[a * n + b]
      const back = matrix[b * n + a]
      const same = there === back || (Number.isNaN(there) && Number.isNaN(back))
      if (!same && !(Math.abs(there - back) <= symmetricWithin * Math.abs(there)))
        throw new RangeError(`The matrix is not symmetric: ${a} to ${b} is ${there}, ${b} to ${a} is ${back}`)
    }
  return n
}
