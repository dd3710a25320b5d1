/**
 * All eigenvalues (ascending) and eigenvectors of a symmetric n × n matrix given row-major; the vector of value `k` is
 * `vectors[i * n + k]` for i = 0…n-1, of length 1. Direct: Householder's tridiagonalisation, then the implicit QL method.
 * Returns null when an eigenvalue has not converged after 50 steps.
 *
 * Martin, R. S., Reinsch, C., Wilkinson, J. H. (1968). Householder's tridiagonalization of a symmetric matrix.
 * Numerische Mathematik 11, 181–195. Bowdler, H. et al. (1968). The QR and QL algorithms for symmetric matrices.
 * Numerische Mathematik 11, 293–306.
 */
export const symmetricEigen = (
  matrix: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } | null => {
  const v = Float64Array.from(matrix)
  const d = new Float64Array(n)
  const e = new Float64Array(n)
  tridiagonalise(v, d, e, n)
  if (!implicitQl(v, d, e, n)) return null
  const order = Array.from(d.keys()).sort((i, j) => d[i] - d[j])
  const vectors = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) vectors[i * n + k] = v[i * n + order[k]]
  return { values: Float64Array.from(order, k => d[k]), vectors }
}

/** Reduces `v` to tridiagonal form (diagonal `d`, subdiagonal `e[1…]`) and leaves the product of reflections in `v`. */
const tridiagonalise = (v: Float64Array, d: Float64Array, e: Float64Array, n: number): void => {
  for (let i = n - 1; i > 0; i--) {
    let h = 0
    let scale = 0
    for (let k = 0; k < i; k++) scale += Math.abs(v[i * n + k])
    if (i === 1 || scale === 0) e[i] = v[i * n + i - 1]
    else {
      for (let k = 0; k < i; k++) {
        v[i * n + k] /= scale
        h += v[i * n + k] ** 2
      }
      const f = v[i * n + i - 1]
      const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h)
      e[i] = scale * g
      h -= f * g
      v[i * n + i - 1] = f - g
      let sum = 0
      for (let j = 0; j < i; j++) {
        v[j * n + i] = v[i * n + j] / h
        let product = 0
        for (let k = 0; k <= j; k++) product += v[j * n + k] * v[i * n + k]
        for (let k = j + 1; k < i; k++) product += v[k * n + j] * v[i * n + k]
        e[j] = product / h
        sum += e[j] * v[i * n + j]
      }
      const half = sum / (h + h)
      for (let j = 0; j < i; j++) {
        const fj = v[i * n + j]
        e[j] -= half * fj
        for (let k = 0; k <= j; k++) v[j * n + k] -= fj * e[k] + e[j] * v[i * n + k]
      }
    }
    d[i] = h
  }
  e[0] = 0
  d[0] = 0
  for (let i = 0; i < n; i++) {
    if (d[i] !== 0)
      for (let j = 0; j < i; j++) {
        let g = 0
        for (let k = 0; k < i; k++) g += v[i * n + k] * v[k * n + j]
        for (let k = 0; k < i; k++) v[k * n + j] -= g * v[k * n + i]
      }
    d[i] = v[i * n + i]
    v[i * n + i] = 1
    for (let j = 0; j < i; j++) {
      v[j * n + i] = 0
      v[i * n + j] = 0
    }
  }
}

/** Diagonalises the tridiagonal matrix, turning `d` into eigenvalues and `v` into eigenvectors; false if it stalls. */
const implicitQl = (v: Float64Array, d: Float64Array, e: Float64Array, n: number): boolean => {
  e.copyWithin(0, 1)
  e[n - 1] = 0
  for (let l = 0; l < n; l++) {
    for (let step = 0; ; step++) {
      let m = l
      while (m < n - 1 && Math.abs(e[m]) > Number.EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) m++
      if (m === l) break
      if (step === 50) return false
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
        for (let k = 0; k < n; k++) {
          const z = v[k * n + i + 1]
          v[k * n + i + 1] = s * v[k * n + i] + c * z
          v[k * n + i] = c * v[k * n + i] - s * z
        }
      }
      if (r === 0 && i >= l) continue
      d[l] -= p
      e[l] = g
      e[m] = 0
    }
  }
  return true
}
