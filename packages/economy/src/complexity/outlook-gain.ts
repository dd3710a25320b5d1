import { density } from '../relatedness/density.ts'
import { proximityRows } from '../relatedness/proximity.ts'
import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'
import { complexity } from './eci.ts'

type GainOptions = { pci?: ArrayLike<number>; self?: boolean }

/**
 * Complexity outlook gain: by how much the outlook of a region would rise if it took up an activity that it lacks.
 *
 *     gain(r, a) = Σ_{b ≠ a} (1 - M(r,b)) φ(a,b) PCI(b) / Σ_c φ(b,c) - ω(r,a) PCI(a)
 *
 * with φ = `proximity`, ω = `density`, c ≠ b and ω without the activity itself unless `self`. This is the difference of
 * `outlook` after and before, all else unchanged: what comes nearer, less the activity that no longer lies ahead.
 * Row-major regions × activities, in the unit of `pci` (one an activity, as `complexity` gives it unless told); 0 where the
 * activity is present. NaN where the density or the PCI of the activity is, and where that of one near it is.
 *
 * With `net: false` nothing is taken off for the activity itself and, with `self`, b = a counts. That is what the tools
 * give, with `self: true` and with PCI on another scale (`pciOnScale`): `eigenvector` in py-ecomplexity, `own` in
 * economiccomplexity (R).
 *
 * Takes (activities) × (cells present) additions.
 *
 * Hausmann et al. (2014). The Atlas of Economic Complexity. MIT Press.
 */
export const outlookGain = (
  presence: Presence,
  { pci = complexity(presence).pci, self = false, net = true }: GainOptions & { net?: boolean } = {},
): Float64Array => {
  checkLength(presence, pci)
  const around = neighbourhoods(presence, self)
  const nearer = lackedNearby(
    presence,
    around.map((all, a) => pci[a] / all),
    self && !net,
  )
  return density(presence, { self }).map((near, cell) => {
    const value = pci[cell % around.length]
    if (Number.isNaN(near) || Number.isNaN(value)) return Number.NaN
    if (presence.values[cell]) return 0
    return net ? nearer[cell] - near * value : nearer[cell]
  })
}

/**
 * Opportunity gain in Datawheel's sense: how complex is what the region lacks near an activity, less what the activity
 * itself is worth within its reach.
 *
 *     gain(r, a) = Σ_b φ(a,b) (1 - M(r,b)) PCI(b) / Σ_b φ(a,b) - ω(r,a) PCI(a),   b ≠ a unless `self`
 *
 * Divided by the neighbourhood of the activity where `outlookGain` divides by that of each neighbour, so that it is no
 * difference of outlooks. Also where the activity is present. Unit, cost and NaN as for `outlookGain`.
 */
export const opportunityGain = (
  presence: Presence,
  { pci = complexity(presence).pci, self = false }: GainOptions = {},
): Float64Array => {
  checkLength(presence, pci)
  const around = neighbourhoods(presence, self)
  const nearer = lackedNearby(presence, pci, self)
  // A density that is NaN makes the difference NaN, and so does a PCI.
  return density(presence, { self }).map((near, cell) => {
    const a = cell % around.length
    return nearer[cell] / around[a] - near * pci[a]
  })
}

const checkLength = ({ activities }: Presence, pci: ArrayLike<number>): void => {
  if (pci.length !== activities.length)
    throw new RangeError(`PCI has ${pci.length} values, the presence ${activities.length} activities`)
}

/** Σ_b φ(a,b) for each activity. */
const neighbourhoods = (presence: Presence, self: boolean): Float64Array => {
  const sums = new Float64Array(presence.activities.length)
  let a = 0
  for (const row of proximityRows(presence)) {
    let sum = self ? 0 : -row[a]
    for (const near of row) if (near > 0) sum += near
    sums[a++] = sum
  }
  return sums
}

/** Σ_b φ(a,b) (1 - M(r,b)) weight(b) for each cell: the sum over all b less that over the few that the region has. */
const lackedNearby = (presence: Presence, weights: ArrayLike<number>, self: boolean): Float64Array => {
  const columns = presence.activities.length
  const { start, members } = presenceLists(presence).byRegion
  const result = new Float64Array(presence.values.length)
  const weighted = new Float64Array(columns)
  let a = 0
  for (const row of proximityRows(presence)) {
    let all = 0
    for (let b = 0; b < columns; b++) {
      // Where nothing is near, a weight may be infinite or unknown and does not matter.
      weighted[b] = row[b] > 0 && (self || b !== a) ? row[b] * weights[b] : 0
      all += weighted[b]
    }
    for (let r = 0; r < presence.regions.length; r++)
      result[r * columns + a] = all - sumOf(weighted, members, start[r], start[r + 1])
    a++
  }
  return result
}

const sumOf = (values: Float64Array, members: Int32Array, from: number, to: number): number => {
  let sum = 0
  for (let at = from; at < to; at++) sum += values[members[at]]
  return sum
}
