import { distribution } from './distribution.ts'

/**
 * Theil's T: how far the shares of the amounts are from the shares of the places, in nats; weighs the rich end most.
 *
 *     T = Σ_i p_i · (x_i / μ) · ln(x_i / μ)      p_i = w_i / Σ w (1/n without weights), μ = Σ p·x, 0·ln 0 = 0
 *
 * 0 where all are equal, at most ln n without weights. With weights, e.g. inhabitants, `values` are amounts per
 * inhabitant. NaN: fewer than two values, all 0, one negative or not finite.
 * What some tools call "theil" without more is L (REAT), others T (pysal).
 *
 * Theil, H. (1967). Economics and Information Theory. Amsterdam: North-Holland.
 */
export const theilT = (values: ArrayLike<number>, { weights }: { weights?: ArrayLike<number> } = {}): number => {
  const found = distribution(values, weights)
  if (!found) return Number.NaN
  return nonNegative(found.shares.reduce((sum, share, i) => sum + share * timesLog(found.ratios[i]), 0))
}

/**
 * Theil's L, the mean logarithmic deviation, in nats; weighs the poor end most.
 *
 *     L = Σ_i p_i · ln(μ / x_i)
 *
 * 0 where all are equal, without upper bound. As `theilT`, and NaN also where an amount is 0. Source as for `theilT`.
 */
export const theilL = (values: ArrayLike<number>, { weights }: { weights?: ArrayLike<number> } = {}): number => {
  const found = distribution(values, weights)
  if (!found || found.ratios.includes(0)) return Number.NaN
  return nonNegative(-found.shares.reduce((sum, share, i) => sum + share * Math.log(found.ratios[i]), 0))
}

/** A Theil index and what it is made of: `total` = `between` + `within`; `ofGroup` is the index inside each group. */
export type TheilParts = { total: number; between: number; within: number; ofGroup: Float64Array }

/**
 * Theil's T and L split into inequality between groups of places (as if all of a group had its mean) and within them.
 *
 *     T = Σ_g s_g · ln(s_g / p_g) + Σ_g s_g · T_g      s_g the group's share of the amounts, p_g of the places (weights)
 *     L = Σ_g p_g · ln(p_g / s_g) + Σ_g p_g · L_g
 *
 * `groups` in the result are the labels in the order of their first appearance. A group of one place has no inequality
 * inside and adds 0; a group without any amount adds 0 to T, and makes L NaN; `ofGroup` is NaN for both. All NaN where
 * a label is empty, or where `theilT` and `theilL` are.
 *
 * Shorrocks, A. F. (1980). The class of additively decomposable inequality measures. Econometrica 48(3), 613–625.
 */
export const theilDecomposition = (
  values: ArrayLike<number>,
  groups: readonly string[],
  { weights }: { weights?: ArrayLike<number> } = {},
): { groups: string[]; t: TheilParts; l: TheilParts } => {
  if (groups.length !== values.length)
    throw new RangeError(`There are ${values.length} values and ${groups.length} groups`)
  const labels = [...new Set(groups)]
  const t = { total: theilT(values, { weights }), between: 0, within: 0, ofGroup: new Float64Array(labels.length) }
  const l = { total: theilL(values, { weights }), between: 0, within: 0, ofGroup: new Float64Array(labels.length) }
  const weightAt = (i: number) => (weights ? weights[i] : 1)
  const rows = labels.map(label => groups.flatMap((group, i) => (group === label ? [i] : [])))
  const places = rows.map(members => members.reduce((sum, i) => sum + weightAt(i), 0))
  const amounts = rows.map(members => members.reduce((sum, i) => sum + weightAt(i) * values[i], 0))
  const allPlaces = places.reduce((sum, value) => sum + value, 0)
  const allAmounts = amounts.reduce((sum, value) => sum + value, 0)
  for (let g = 0; g < labels.length; g++) {
    const own = rows[g].map(i => values[i])
    const ownWeights = rows[g].map(weightAt)
    t.ofGroup[g] = theilT(own, { weights: ownWeights })
    l.ofGroup[g] = theilL(own, { weights: ownWeights })
    if (places[g] === 0) continue
    const share = places[g] / allPlaces
    const ratio = amounts[g] / allAmounts / share
    const one = ownWeights.filter(weight => weight > 0).length === 1
    t.between += share * timesLog(ratio)
    t.within += share * ratio * (one || ratio === 0 ? 0 : t.ofGroup[g])
    l.between -= share * Math.log(ratio)
    l.within += share * (one ? 0 : l.ofGroup[g])
  }
  const labelled = !labels.includes('')
  return { groups: labels, t: checked(t, labelled), l: checked(l, labelled) }
}

const checked = (parts: TheilParts, labelled: boolean): TheilParts =>
  labelled && !Number.isNaN(parts.total)
    ? { ...parts, between: nonNegative(parts.between), within: nonNegative(parts.within) }
    : { total: Number.NaN, between: Number.NaN, within: Number.NaN, ofGroup: parts.ofGroup.map(() => Number.NaN) }

const timesLog = (ratio: number): number => (ratio === 0 ? 0 : ratio * Math.log(ratio))

/** Rounding leaves some −1e-17 where all are equal. */
const nonNegative = (sum: number): number => Math.max(0, sum)
