import { density } from '../relatedness/density.ts'
import type { Presence } from '../specialization/presence.ts'
import { complexity } from './eci.ts'
import { zScores } from './z-scores.ts'

/**
 * Complexity outlook of a region: how near it is to the complex activities that it lacks.
 *
 *     COI(r) = Σ_a (1 - M(r,a)) ω(r,a) PCI(a)
 *
 * with ω the density (itself left out unless `self`) and PCI as `complexity` standardises it. One number a region, no
 * unit. NaN for empty regions, and throughout where PCI is not identified. Pass `near` (ω) and `pci` where they are at hand
 * already, or to use others; `standardised` gives standard deviations (population) from the mean of the regions. Tools
 * differ, and both count the activity itself (`self`): economiccomplexity (R) has PCI on its `own` scale (`pciOnScale`),
 * py-ecomplexity on that of the `eigenvector`, standardised.
 *
 * Hausmann et al. (2014). The Atlas of Economic Complexity. MIT Press, technical box 2.4.
 */
export const outlook = (
  presence: Presence,
  {
    self = false,
    near = density(presence, { self }),
    pci = complexity(presence).pci,
    standardised = false,
  }: { self?: boolean; near?: Float64Array; pci?: ArrayLike<number>; standardised?: boolean } = {},
): Float64Array => {
  const columns = presence.activities.length
  const identified = Array.from(pci).some(value => !Number.isNaN(value))
  const outlooks = Float64Array.from(presence.regions, (_, r) => {
    if (presence.emptyRegions[r] || !identified) return Number.NaN
    let sum = 0
    for (let a = 0, cell = r * columns; a < columns; a++, cell++)
      // An activity that is near nothing has no density and cannot be reached by relatedness.
      if (!presence.values[cell] && !Number.isNaN(near[cell])) sum += near[cell] * pci[a]
    return sum
  })
  return standardised ? zScores(outlooks, { population: true }) : outlooks
}
