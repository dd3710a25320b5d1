import { ubiquity } from '../specialization/diversity.ts'
import type { Presence } from '../specialization/presence.ts'
import { zScores } from './z-scores.ts'

/**
 * `eci`: as `complexity` gives it, in standard deviations of ECI from the mean ECI.
 * `own`: in sample standard deviations of PCI from the mean PCI, as economiccomplexity (R) takes it.
 * `eigenvector`: in standard deviations of ECI from the eigenvector's own zero, as py-ecomplexity takes it in its outlook.
 */
export type PciScale = 'eci' | 'own' | 'eigenvector'

/**
 * PCI, as `complexity` gives it, on another scale. Order and relative distances stay; which activities are above zero does
 * not, and sums over PCI such as the outlook depend on that.
 *
 *     own(a) = (PCI(a) - mean) / sd     eigenvector(a) = PCI(a) - Σ_a k_a PCI(a) / Σ_a k_a,   k = ubiquity
 *
 * The eigenvector's zero needs no eigenvector: whatever its length, its mean weighted by ubiquity is 0. NaN stays NaN.
 */
export const pciOnScale = (presence: Presence, pci: Float64Array, scale: PciScale): Float64Array => {
  const times = ubiquity(presence)
  if (pci.length !== times.length)
    throw new RangeError(`PCI has ${pci.length} values, the presence ${times.length} activities`)
  if (scale === 'eci') return pci.slice()
  if (scale === 'own') return zScores(pci)
  let sum = 0
  let count = 0
  pci.forEach((value, a) => {
    if (Number.isNaN(value)) return
    sum += times[a] * value
    count += times[a]
  })
  return pci.map(value => value - sum / count)
}
