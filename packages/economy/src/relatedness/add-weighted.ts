/**
 * Adds weighted rows of a table to `sum`: `sum[i] += Σ_r weights[r] · table[offset + r · stride + i]`, rows of weight 0
 * skipped. Four rows a pass, so that `sum` is read and written a quarter as often.
 */
export const addWeighted = (
  sum: Float64Array,
  weights: Float64Array,
  table: Float64Array,
  { offset, stride }: { offset: number; stride: number },
): void => {
  const starts: number[] = []
  const factors: number[] = []
  weights.forEach((weight, r) => {
    if (weight === 0) return
    starts.push(offset + r * stride)
    factors.push(weight)
  })
  const n = sum.length
  let i = 0
  for (; i + 4 <= starts.length; i += 4) {
    const [p, q, s, t] = [starts[i], starts[i + 1], starts[i + 2], starts[i + 3]]
    const [u, v, w, x] = [factors[i], factors[i + 1], factors[i + 2], factors[i + 3]]
    for (let j = 0; j < n; j++) sum[j] += u * table[p + j] + v * table[q + j] + w * table[s + j] + x * table[t + j]
  }
  for (; i < starts.length; i++) {
    const start = starts[i]
    const factor = factors[i]
    for (let j = 0; j < n; j++) sum[j] += factor * table[start + j]
  }
}
