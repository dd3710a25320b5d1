import { addWeighted } from './add-weighted.ts'

/**
 * Tiles of relatedness that stay in the processor's cache (64 × 512 numbers are 256 kB) while all regions pass over.
 */
const tile = { sources: 64, targets: 512 }

type Shape = {
  regions: number
  sources: number
  targets: number
  /** Sources marked here are left out: nothing is known of who has them. */
  emptySources: ArrayLike<number>
  /** Leaves out b = a, where sources and targets are the same. */
  skipSame: boolean
}

/**
 * The weighted mean at the heart of every density: Σ_b φ(b,a) w(r,b) / Σ_b φ(b,a), with `weights` w regions × sources
 * and `near` φ sources × targets, both row-major. Regions × targets. A φ of NaN is left out above and below; NaN for a
 * target with a negative φ, or with nothing near it.
 */
export const weightedShare = (
  weights: ArrayLike<number>,
  near: ArrayLike<number>,
  { regions, sources, targets, emptySources, skipSame }: Shape,
): Float64Array => {
  const result = new Float64Array(regions * targets)
  const around = new Float64Array(targets)
  const some = new Float64Array(tile.sources)
  const part = new Float64Array(tile.sources * tile.targets)
  for (let from = 0; from < targets; from += tile.targets) {
    const width = Math.min(tile.targets, targets - from)
    for (let first = 0; first < sources; first += tile.sources) {
      const height = Math.min(tile.sources, sources - first)
      for (let i = 0; i < height; i++)
        for (let j = 0; j < width; j++) {
          const value = near[(first + i) * targets + from + j]
          const counts = !Number.isNaN(value) && !emptySources[first + i] && !(skipSame && first + i === from + j)
          part[i * tile.targets + j] = counts ? value : 0
          if (counts) around[from + j] += value < 0 ? Number.NaN : value
        }
      for (let r = 0; r < regions; r++) {
        for (let i = 0; i < height; i++) some[i] = weights[r * sources + first + i]
        const row = result.subarray(r * targets + from, r * targets + from + width)
        addWeighted(row, some.subarray(0, height), part, { offset: 0, stride: tile.targets })
      }
    }
  }
  // 0 / 0 is the NaN that a target with nothing near it should have.
  for (let r = 0, cell = 0; r < regions; r++) for (let a = 0; a < targets; a++, cell++) result[cell] /= around[a]
  return result
}
