import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'
import { memberCounts, memberSums } from './member-sums.ts'

/**
 * Complexity of subnational regions by a PCI that was measured elsewhere, e.g. between the countries of the world: the
 * mean PCI of the region's activities.
 *
 *     ECI(r) = Σ_a M(r,a) PCI(a) / Σ_a M(r,a)   over activities with a PCI
 *
 * `eci` in the unit of the PCI given, between its lowest and its highest value. An activity whose PCI is NaN is left out;
 * `coverage` is the share of the region's activities that have one, 0…1: where it is low, the mean is of something else.
 * Both are NaN for a region without any presence, `eci` also where none of its activities has a PCI.
 *
 * The mean of PCIs is the ECI of Hausmann et al. (2014), The Atlas of Economic Complexity, for any PCI. Datawheel's
 * `complexity_subnational` gives the same `eci`.
 */
export const externalEci = (
  presence: Presence,
  pci: ArrayLike<number>,
): { eci: Float64Array; coverage: Float64Array } => {
  const { length } = presence.activities
  if (pci.length !== length) throw new RangeError(`PCI has ${pci.length} values, the presence ${length} activities`)
  const { byRegion } = presenceLists(presence)
  const counts = memberCounts(byRegion)
  const known = Array.from(pci, value => !Number.isNaN(value))
  const knownCounts = memberSums(byRegion, known.map(Number))
  const sums = memberSums(
    byRegion,
    known.map((is, a) => (is ? pci[a] : 0)),
  )
  // 0 / 0 is the NaN that a region should have of whose activities none has a PCI.
  return {
    eci: sums.map((sum, r) => sum / knownCounts[r]),
    coverage: knownCounts.map((count, r) => count / counts[r]),
  }
}
