import { density } from '../relatedness/density.ts'
import type { Presence } from '../specialization/presence.ts'
import { complexity } from './eci.ts'

/** Names of the quadrants 1 … 4. */
export const quadrantNames = ['near-complex', 'near-simple', 'far-complex', 'far-simple'] as const

/** Densities and PCIs that differ by less are the same but for rounding, and count as being at the bound. */
const rounding = 1e-9

/**
 * Sorts what a region lacks by how near and how complex it is.
 *
 *     near: ω(r,a) ≥ the median ω of the activities that r lacks     complex: PCI(a) ≥ 0
 *
 * `quadrant` has a cell for each region × activity: 1 near and complex, 2 near and simple, 3 far and complex, 4 far and
 * simple, as in `quadrantNames`; NaN where the activity is present or has no density or PCI. `counts` has the number of
 * activities in each quadrant, four numbers a region (regions × quadrants, row-major); NaN for an empty region, and
 * throughout where PCI is not identified. `near` is the density without the activity itself, and `pci` on the scale of
 * `complexity`, unless told; 0 is then the complexity of the mean region.
 *
 * Near is relative to the region: half of what it lacks is near, however far all of it is.
 */
export const opportunityQuadrants = (
  presence: Presence,
  {
    near = density(presence),
    pci = complexity(presence).pci,
  }: { near?: ArrayLike<number>; pci?: ArrayLike<number> } = {},
): { quadrant: Float64Array; counts: Float64Array } => {
  const { values, emptyRegions } = presence
  const columns = presence.activities.length
  if (near.length !== values.length)
    throw new RangeError(`The density has ${near.length} cells, the presence ${values.length}`)
  if (pci.length !== columns) throw new RangeError(`PCI has ${pci.length} values, the presence ${columns} activities`)
  const quadrant = new Float64Array(values.length).fill(Number.NaN)
  const counts = new Float64Array(presence.regions.length * 4).fill(Number.NaN)
  if (!Array.from(pci).some(Number.isFinite)) return { quadrant, counts }
  for (let r = 0; r < presence.regions.length; r++) {
    if (emptyRegions[r]) continue
    counts.fill(0, r * 4, r * 4 + 4)
    const lacked: number[] = []
    for (let cell = r * columns; cell < (r + 1) * columns; cell++)
      if (!values[cell] && Number.isFinite(near[cell]) && Number.isFinite(pci[cell % columns])) lacked.push(cell)
    const bound = median(lacked.map(cell => near[cell]))
    for (const cell of lacked) {
      const far = near[cell] < bound - rounding ? 2 : 0
      const simple = pci[cell % columns] < -rounding ? 1 : 0
      quadrant[cell] = 1 + far + simple
      counts[r * 4 + far + simple]++
    }
  }
  return { quadrant, counts }
}

const median = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
