import { density } from '../relatedness/density.ts'
import type { Presence } from '../specialization/presence.ts'
import { complexity } from './eci.ts'

/**
 * Complexity outlook of a region: how near it is to the complex activities that it lacks.
 *
 *     COI(r) = Σ_a (1 - M(r,a)) ω(r,a) PCI(a)
 *
 * with ω the density (itself left out unless `self`) and PCI as `complexity` standardises it. One number a region, no
 * unit. NaN for empty regions, and throughout where PCI is not identified. Tools differ: economiccomplexity (R)
 * standardises PCI by itself first, py-ecomplexity uses the raw eigenvector and then standardises the outlook.
 *
 * Hausmann et al. (2014). The Atlas of Economic Complexity. MIT Press, technical box 2.4.
 */
export const outlook = (presence: Presence, { self = false } = {}): Float64Array => {
  const { eci, pci } = complexity(presence)
  const near = density(presence, { self })
  const present = presence.values
  const columns = presence.activities.length
  return eci.map((index, r) => {
    if (Number.isNaN(index)) return Number.NaN
    let sum = 0
    for (let a = 0; a < columns; a++) {
      const cell = r * columns + a
      // An activity near nothing has no density and cannot be reached by relatedness.
      if (!present[cell] && !Number.isNaN(near[cell])) sum += near[cell] * pci[a]
    }
    return sum
  })
}
