import type { Matrix } from '@langqiao/economy'
import type { Sum } from './analyses.ts'

/**
 * A matrix in which a region made of regions stands in the place of its members, as their sum, so that the total stays
 * what it was. What no member reported stays NaN; members without a row are not in the sum. A region that has a row of its
 * own keeps that.
 */
export const sumMembers = ({ regions, activities, values }: Matrix, { region, members }: Sum): Matrix => {
  const n = activities.length
  if (regions.includes(region)) return { regions, activities, values }
  const inside = new Set(members)
  const sum = new Float64Array(n).fill(Number.NaN)
  const others: number[] = []
  regions.forEach((code, r) => {
    if (!inside.has(code)) {
      others.push(r)
      return
    }
    for (let a = 0; a < n; a++) {
      const amount = values[r * n + a]
      if (!Number.isNaN(amount)) sum[a] = (Number.isNaN(sum[a]) ? 0 : sum[a]) + amount
    }
  })
  if (others.length === regions.length) return { regions, activities, values }
  const packed = new Float64Array((others.length + 1) * n)
  others.forEach((r, at) => {
    packed.set(
      Array.from({ length: n }, (_, a) => values[r * n + a]),
      at * n,
    )
  })
  packed.set(sum, others.length * n)
  return { regions: [...others.map(r => regions[r]), region], activities, values: packed }
}
