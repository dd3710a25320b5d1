import type { Absorb } from './effects.ts'

/**
 * A column that keeps less of its length than this beside the columns before it is a combination of them: rounding
 * leaves about 1e-15, the square of a year still 1e-5.
 */
const nothingLeft = 1e-10

export type Solution = {
  coefficients: Float64Array
  /** (X'WX)⁻¹, row-major. */
  inverse: Float64Array
  residuals: Float64Array
  /** What each row did to each coefficient, (X'WX)⁻¹ x w e: row i, coefficient j at `i * k + j`. */
  influence: Float64Array
}

/**
 * Weighted least squares by Householder's QR decomposition, once the effects are absorbed: O(n k²). Where a column is
 * determined by the effects and the columns before it, its number instead.
 */
export const solve = (
  y: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array,
  absorb: Absorb,
): Solution | { dependent: number } => {
  const n = y.length
  const k = columns.length
  const roots = weights.map(Math.sqrt)
  const weighted = (column: Float64Array) => column.map((value, i) => value * roots[i])
  const absorbed = columns.map(column => absorb(column).rest)
  const residuals = absorb(y).rest

  // Each column becomes the vector of its reflection; R, with the reflected y, is what the reflections leave.
  const vectors = absorbed.map(weighted)
  const right = weighted(residuals)
  const r = new Float64Array(k * k)
  for (let j = 0; j < k; j++) {
    const vector = vectors[j]
    const length = lengthFrom(vector, j)
    if (!(length > nothingLeft * lengthFrom(weighted(columns[j]), 0))) return { dependent: j }
    const turned = vector[j] > 0 ? -length : length
    for (let i = 0; i < j; i++) r[i * k + j] = vector[i]
    r[j * k + j] = turned
    vector[j] -= turned
    for (const other of [...vectors.slice(j + 1), right]) {
      let product = 0
      for (let i = j; i < n; i++) product += vector[i] * other[i]
      const share = product / (turned * vector[j])
      for (let i = j; i < n; i++) other[i] += share * vector[i]
    }
  }

  const coefficients = right.slice(0, k)
  backSubstitute(r, coefficients)
  for (let j = 0; j < k; j++) for (let i = 0; i < n; i++) residuals[i] -= coefficients[j] * absorbed[j][i]

  const inverse = new Float64Array(k * k)
  for (let j = 0; j < k; j++) {
    const unit = new Float64Array(k)
    unit[j] = 1
    forwardSubstitute(r, unit)
    backSubstitute(r, unit)
    inverse.set(unit, j * k)
  }
  const influence = new Float64Array(n * k)
  for (let i = 0; i < n; i++) {
    const row = influence.subarray(i * k, (i + 1) * k)
    for (let j = 0; j < k; j++) row[j] = absorbed[j][i] * weights[i] * residuals[i]
    forwardSubstitute(r, row)
    backSubstitute(r, row)
  }
  return { coefficients, inverse, residuals, influence }
}

const lengthFrom = (vector: Float64Array, start: number): number => {
  let sum = 0
  for (let i = start; i < vector.length; i++) sum += vector[i] * vector[i]
  return Math.sqrt(sum)
}

/** Solves R x = b in place, R upper triangular. */
const backSubstitute = (r: Float64Array, b: Float64Array): void => {
  const k = b.length
  for (let i = k - 1; i >= 0; i--) {
    for (let j = i + 1; j < k; j++) b[i] -= r[i * k + j] * b[j]
    b[i] /= r[i * k + i]
  }
}

/** Solves R' x = b in place. */
const forwardSubstitute = (r: Float64Array, b: Float64Array): void => {
  const k = b.length
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) b[i] -= r[j * k + i] * b[j]
    b[i] /= r[i * k + i]
  }
}
