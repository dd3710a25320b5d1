import type { PresenceLists } from '../specialization/presence-lists.ts'

/** For each one the sum of what its members are worth; NaN where it has none. */
export const memberSums = ({ start, members }: PresenceLists, values: ArrayLike<number>): Float64Array => {
  const result = new Float64Array(start.length - 1)
  for (let i = 0; i < result.length; i++) {
    let sum = start[i + 1] > start[i] ? 0 : Number.NaN
    for (let at = start[i]; at < start[i + 1]; at++) sum += values[members[at]]
    result[i] = sum
  }
  return result
}

/** For each one the number of its members; NaN where it has none. */
export const memberCounts = ({ start }: PresenceLists): Float64Array =>
  Float64Array.from({ length: start.length - 1 }, (_, i) => start[i + 1] - start[i] || Number.NaN)
