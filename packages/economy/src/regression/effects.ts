/** Labels as numbers: `names[codes[row]]` is the label of a row. Names are sorted, numbers before texts. */
export type Levels = { names: (string | number)[]; codes: Int32Array }

export const countedLevels = (labels: readonly (string | number)[]): Levels => {
  const names = [...new Set(labels)].sort((one, other) =>
    typeof one === typeof other ? (one < other ? -1 : 1) : typeof one === 'number' ? -1 : 1,
  )
  const codes = new Map(names.map((name, code) => [name, code]))
  return { names, codes: Int32Array.from(labels, label => codes.get(label) ?? -1) }
}

/** A column split into what the fixed effects explain of it and the rest. */
export type Absorb = (column: Float64Array) => { explained: Float64Array; rest: Float64Array }

/** A pivot this small against its diagonal is rounding: pivots of counts that are not 0 stay far above. */
const emptyPivot = 1e-10

/**
 * Fixed effects without columns for their levels: a column's residuals on the dummies of all levels. By the theorem of
 * Frisch, Waugh and Lovell, residuals regressed on residuals give the coefficients and standard errors of the whole
 * regression.
 *
 * Solved exactly, not by turns: the dummies of the effect with most levels are orthogonal and drop out level by level;
 * what remains is one symmetric system m × m over the levels of the other effects, factored once for each set of weights:
 * O(n + L m² + m³) with L levels of the largest effect; no m with a single effect.
 *
 * `rank` is the number of free levels: bases are none, nor are levels that others determine (groups of rows that share
 * no level; they are found once, from the pattern of the rows). `absorb` is null where weights near 0 leave a level
 * undetermined.
 */
export const fixedEffects = (
  effects: readonly Levels[],
  n: number,
  { keepFirstBase }: { keepFirstBase: boolean },
): { rank: number; absorb(weights: Float64Array): Absorb | null } => {
  if (!effects.length)
    return { rank: 0, absorb: () => column => ({ explained: new Float64Array(n), rest: column.slice() }) }
  // A row at a base has code -1: no dummy.
  const coded = effects.map(({ names, codes }, e) => {
    const base = keepFirstBase && e === 0 ? 0 : 1
    return { levels: Math.max(0, names.length - base), codes: codes.map(code => code - base) }
  })
  const outer = coded.reduce((most, effect) => (effect.levels > most.levels ? effect : most))
  const inner = coded.filter(effect => effect !== outer)
  const m = inner.reduce((sum, { levels }) => sum + levels, 0)
  // The inner dummies of all rows: row i has columns[i · inner.length + e], -1 for none.
  const columns = new Int32Array(n * inner.length).fill(-1)
  let start = 0
  inner.forEach(({ levels, codes }, e) => {
    for (let i = 0; i < n; i++) if (codes[i] >= 0) columns[i * inner.length + e] = start + codes[i]
    start += levels
  })

  /**
   * Cholesky factor of the inner system, lower triangle, with the parts that eliminate the outer effect. Which levels are
   * free is found out, or `known`.
   */
  const factor = (weights: Float64Array, known: Uint8Array | null) => {
    const outerWeight = new Float64Array(outer.levels)
    const shared = new Float64Array(outer.levels * m)
    const system = new Float64Array(m * m)
    for (let i = 0; i < n; i++) {
      const level = outer.codes[i]
      if (level >= 0) outerWeight[level] += weights[i]
      const mine = columns.subarray(i * inner.length, (i + 1) * inner.length)
      for (const a of mine) {
        if (a < 0) continue
        if (level >= 0) shared[level * m + a] += weights[i]
        for (const b of mine) if (b >= 0) system[a * m + b] += weights[i]
      }
    }
    if (!outerWeight.every(weight => weight > 0)) return null
    const diagonal = Float64Array.from({ length: m }, (_, a) => system[a * m + a])
    for (let level = 0; level < outer.levels; level++) {
      const row = shared.subarray(level * m, (level + 1) * m)
      for (let a = 0; a < m; a++) {
        if (row[a] === 0) continue
        const part = row[a] / outerWeight[level]
        for (let b = 0; b <= a; b++) system[a * m + b] -= part * row[b]
      }
    }
    const free = new Uint8Array(m)
    for (let a = 0; a < m; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = system[a * m + b]
        for (let c = 0; c < b; c++) sum -= system[a * m + c] * system[b * m + c]
        if (b < a) system[a * m + b] = free[b] ? sum / system[b * m + b] : 0
        else {
          free[a] = known ? known[a] : sum > emptyPivot * diagonal[a] ? 1 : 0
          if (free[a] && !(sum > 0)) return null
          system[a * m + a] = free[a] ? Math.sqrt(sum) : 0
        }
      }
    }
    return { outerWeight, shared, system, free }
  }

  const pattern = factor(new Float64Array(n).fill(1), null)
  const free = pattern?.free ?? new Uint8Array(m)

  return {
    rank: outer.levels + free.reduce((sum, is) => sum + is, 0),
    absorb: weights => {
      const factored = factor(weights, free)
      if (!factored) return null
      const { outerWeight, shared, system } = factored
      const explain = (column: Float64Array): Float64Array => {
        const outerSum = new Float64Array(outer.levels)
        const effect = new Float64Array(m)
        for (let i = 0; i < n; i++) {
          const value = weights[i] * column[i]
          if (outer.codes[i] >= 0) outerSum[outer.codes[i]] += value
          for (let e = i * inner.length; e < (i + 1) * inner.length; e++)
            if (columns[e] >= 0) effect[columns[e]] += value
        }
        for (let level = 0; level < outer.levels; level++) {
          const mean = outerSum[level] / outerWeight[level]
          for (let a = 0; a < m; a++) effect[a] -= shared[level * m + a] * mean
        }
        for (let a = 0; a < m; a++) {
          for (let b = 0; b < a; b++) effect[a] -= system[a * m + b] * effect[b]
          effect[a] = free[a] ? effect[a] / system[a * m + a] : 0
        }
        for (let a = m - 1; a >= 0; a--) {
          effect[a] = free[a] ? effect[a] / system[a * m + a] : 0
          for (let b = 0; b < a; b++) effect[b] -= system[a * m + b] * effect[a]
        }
        const outerEffect = outerSum.map((sum, level) => {
          let rest = sum
          for (let a = 0; a < m; a++) rest -= shared[level * m + a] * effect[a]
          return rest / outerWeight[level]
        })
        return column.map((_, i) => {
          let sum = outer.codes[i] >= 0 ? outerEffect[outer.codes[i]] : 0
          for (let e = i * inner.length; e < (i + 1) * inner.length; e++) if (columns[e] >= 0) sum += effect[columns[e]]
          return sum
        })
      }
      return column => {
        const first = explain(column)
        const left = column.map((value, i) => value - first[i])
        // The second time takes off what rounding left in the first.
        const second = explain(left)
        return {
          explained: first.map((value, i) => value + second[i]),
          rest: left.map((value, i) => value - second[i]),
        }
      }
    },
  }
}
