import { type Matrix, totals } from '../matrix.ts'
import { assertSameLabels } from './periods.ts'

/**
 * Shift–share: what of a region's growth is the growth of the whole, what its mix of activities, and what is left to the
 * region itself. With x₁, x₂ the amounts of both periods, G the growth rate of all amounts together and G_a that of
 * activity a over all regions:
 *
 *     growth        = Σ_a x₂(r,a) − x₁(r,a)
 *     nationalShare = Σ_a x₁(r,a) · G
 *     industrialMix = Σ_a x₁(r,a) · (G_a − G)
 *     regionalShare = Σ_a x₂(r,a) − x₁(r,a) · (1 + G_a)
 *     netTotalShift = industrialMix + regionalShare
 *
 * One value a region, in the unit of the amounts. An activity without any amount in the earlier period has no rate, so
 * what a region has of it later stands apart as `newActivities`: growth = nationalShare + industrialMix + regionalShare +
 * newActivities. Regional shares add up to 0 over the regions. NaN for a region that is empty in both periods,
 * and throughout where the whole earlier period is. The whole is the sum of the regions given, the region itself among
 * them.
 *
 * Dunn, E. S. (1960). A statistical and analytical technique for regional analysis. Papers of the Regional Science
 * Association 6, 97–112.
 */
export const shiftShare = (
  before: Matrix,
  after: Matrix,
): Record<
  'growth' | 'nationalShare' | 'industrialMix' | 'regionalShare' | 'netTotalShift' | 'newActivities',
  Float64Array
> => {
  assertSameLabels(before, after)
  const first = totals(before)
  const second = totals(after)
  const whole = second.all / first.all - 1
  const columns = before.activities.length
  const each = (value: (r: number) => number) =>
    Float64Array.from(before.regions, (_, r) =>
      first.regions[r] + second.regions[r] > 0 && first.all > 0 ? value(r) : Number.NaN,
    )
  const overActivities = (value: (was: number, is: number, rate: number) => number, isNew: boolean) =>
    each(r => {
      let sum = 0
      for (let a = 0; a < columns; a++)
        if ((first.activities[a] === 0) === isNew)
          sum += value(
            before.values[r * columns + a],
            after.values[r * columns + a],
            second.activities[a] / first.activities[a] - 1,
          )
      return sum
    })
  const industrialMix = overActivities((was, _, rate) => was * (rate - whole), false)
  const regionalShare = overActivities((was, is, rate) => is - was * (1 + rate), false)
  return {
    growth: each(r => second.regions[r] - first.regions[r]),
    nationalShare: each(r => first.regions[r] * whole),
    industrialMix,
    regionalShare,
    netTotalShift: industrialMix.map((mix, r) => mix + regionalShare[r]),
    newActivities: overActivities((_, is) => is, true),
  }
}
