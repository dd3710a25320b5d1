/**
 * Eigenvalues (ascending) of a symmetric n × n matrix given row-major, and its eigenvectors one by one: `vector(k)` has
 * length 1 and belongs to `values[k]`; its sign is arbitrary, and where several values are equal so is the vector. Direct:
 * Householder's tridiagonalisation (4/3 n³ operations), implicit QL for the values, inverse iteration for a vector (n²).
 * Reads the lower triangle. Null when an eigenvalue has not converged after 50 steps.
 *
 * Martin, R. S., Reinsch, C., Wilkinson, J. H. (1968). Householder's tridiagonalization of a symmetric matrix.
 * Numerische Mathematik 11, 181–195. Bowdler, H. et al. (1968). The QR and QL algorithms for symmetric matrices.
 * Numerische Mathematik 11, 293–306. Inverse iteration: Wilkinson, J. H. (1965). The algebraic eigenvalue problem. Oxford.
 */
export const symmetricEigen = (
  matrix: Float64Array,
  n: number,
): { values: Float64Array; vector(k: number): Float64Array } | null => {
  const reflections = Float64Array.from(matrix)
  const { diagonal, side, squares } = tridiagonalise(reflections, n)
  const values = eigenvaluesOf(diagonal, side)
  if (!values) return null
  values.sort()
  return {
    values,
    vector: k => {
      const vector = eigenvectorOf(diagonal, side, values[k])
      // The reflections that made the matrix tridiagonal, undone in reverse: the first one built acts last.
      for (let i = 1; i < n; i++) {
        if (squares[i] === 0) continue
        const row = i * n
        let product = 0
        for (let j = 0; j < i; j++) product += reflections[row + j] * vector[j]
        const factor = product / squares[i]
        for (let j = 0; j < i; j++) vector[j] -= factor * reflections[row + j]
      }
      return vector
    },
  }
}

/**
 * Turns the lower triangle of `a` into a tridiagonal matrix (`side[i]` between i - 1 and i). Row i of `a` keeps the vector u
 * of the reflection I − u uᵀ / squares[i] that cleared it; `squares[i]` is 0 where none was needed.
 */
const tridiagonalise = (a: Float64Array, n: number) => {
  const diagonal = new Float64Array(n)
  const side = new Float64Array(n)
  const squares = new Float64Array(n)
  const p = new Float64Array(n)
  for (let i = n - 1; i > 0; i--) {
    const u = a.subarray(i * n, i * n + i)
    diagonal[i] = a[i * n + i]
    let scale = 0
    for (let k = 0; k < i - 1; k++) scale += Math.abs(u[k])
    if (scale === 0) {
      side[i] = u[i - 1]
      continue
    }
    scale += Math.abs(u[i - 1])
    let h = 0
    for (let k = 0; k < i; k++) {
      u[k] /= scale
      h += u[k] ** 2
    }
    const g = u[i - 1] >= 0 ? -Math.sqrt(h) : Math.sqrt(h)
    side[i] = scale * g
    h -= u[i - 1] * g
    u[i - 1] -= g
    squares[i] = h
    // p = A u / h, each stored element used for both of its places.
    for (let j = 0; j < i; j++) p[j] = symmetricRow(a, j * n, j, u, p)
    let sum = 0
    for (let j = 0; j < i; j++) {
      p[j] /= h
      sum += p[j] * u[j]
    }
    const half = sum / (h + h)
    for (let j = 0; j < i; j++) p[j] -= half * u[j]
    for (let j = 0; j < i; j++) subtractProducts(a, j * n, j, u, p)
  }
  diagonal[0] = a[0]
  return { diagonal, side, squares }
}

/** The product of row j with u up to the diagonal; adds what the same elements give to the rows above. */
const symmetricRow = (a: Float64Array, row: number, j: number, u: Float64Array, p: Float64Array): number => {
  const uj = u[j]
  let sum = a[row + j] * uj
  for (let k = 0; k < j; k++) {
    const value = a[row + k]
    sum += value * u[k]
    p[k] += value * uj
  }
  return sum
}

const subtractProducts = (a: Float64Array, row: number, j: number, u: Float64Array, q: Float64Array): void => {
  const uj = u[j]
  const qj = q[j]
  for (let k = 0; k <= j; k++) a[row + k] -= uj * q[k] + qj * u[k]
}

/** Eigenvalues of a tridiagonal matrix, in no order; null if one stalls. */
const eigenvaluesOf = (diagonal: Float64Array, side: Float64Array): Float64Array | null => {
  const n = diagonal.length
  const d = diagonal.slice()
  const e = new Float64Array(n)
  e.set(side.subarray(1))
  for (let l = 0; l < n; l++) {
    for (let step = 0; ; step++) {
      let m = l
      while (m < n - 1 && Math.abs(e[m]) > Number.EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) m++
      if (m === l) break
      if (step === 50) return null
      let g = (d[l + 1] - d[l]) / (2 * e[l])
      let r = Math.hypot(g, 1)
      g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r))
      let s = 1
      let c = 1
      let p = 0
      let i = m - 1
      for (; i >= l; i--) {
        const f = s * e[i]
        const b = c * e[i]
        r = Math.hypot(f, g)
        e[i + 1] = r
        if (r === 0) {
          d[i + 1] -= p
          e[m] = 0
          break
        }
        s = f / r
        c = g / r
        g = d[i + 1] - p
        r = (d[i] - g) * s + 2 * c * b
        p = s * r
        d[i + 1] = g + p
        g = c * r - b
      }
      if (r === 0 && i >= l) continue
      d[l] -= p
      e[l] = g
      e[m] = 0
    }
  }
  return d
}

/** Solving (T − λ) x = x₀ enlarges the part along the eigenvector by the reciprocal of λ's error: thrice is ample. */
const inverseSteps = 3

/** The eigenvector of a tridiagonal matrix that belongs to `value`, of length 1. */
const eigenvectorOf = (diagonal: Float64Array, side: Float64Array, value: number): Float64Array => {
  const n = diagonal.length
  let norm = 0
  for (let i = 0; i < n; i++) norm = Math.max(norm, Math.abs(diagonal[i]) + Math.abs(side[i]))
  const tiny = Number.EPSILON * (norm || 1)
  // LU with partial pivoting: row i of U has the elements d, e, f from its diagonal on.
  const d = diagonal.map(entry => entry - value)
  const e = new Float64Array(n)
  e.set(side.subarray(1))
  const f = new Float64Array(n)
  const factor = new Float64Array(n)
  const exchanged = new Uint8Array(n)
  for (let i = 0; i < n - 1; i++) {
    const below = side[i + 1]
    if (Math.abs(d[i]) >= Math.abs(below)) {
      if (d[i] === 0) d[i] = tiny
      factor[i] = below / d[i]
      d[i + 1] -= factor[i] * e[i]
    } else {
      exchanged[i] = 1
      factor[i] = d[i] / below
      const next = d[i + 1]
      d[i + 1] = e[i] - factor[i] * next
      d[i] = below
      e[i] = next
      f[i] = e[i + 1]
      e[i + 1] = -factor[i] * f[i]
    }
  }
  if (Math.abs(d[n - 1]) < tiny) d[n - 1] = tiny

  // Any start does that is not orthogonal to the answer; fractions of the golden ratio have no symmetry that could be.
  const x = Float64Array.from({ length: n }, (_, i) => 0.5 + ((i * 0.6180339887498949) % 1))
  for (let step = 0; step < inverseSteps; step++) {
    // The first step starts as if the forward half had been done.
    if (step > 0)
      for (let i = 0; i < n - 1; i++) {
        if (exchanged[i]) [x[i], x[i + 1]] = [x[i + 1], x[i]]
        x[i + 1] -= factor[i] * x[i]
      }
    for (let i = n - 1; i >= 0; i--)
      x[i] = (x[i] - (i + 1 < n ? e[i] * x[i + 1] : 0) - (i + 2 < n ? f[i] * x[i + 2] : 0)) / d[i]
    const length = Math.hypot(...x)
    for (let i = 0; i < n; i++) x[i] /= length
  }
  return x
}
