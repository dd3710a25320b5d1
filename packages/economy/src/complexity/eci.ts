import { diversity, ubiquity } from '../specialization/diversity.ts'
import type { Presence } from '../specialization/presence.ts'
import { presenceLists } from '../specialization/presence-lists.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/** Eigenvalues closer than this are one: the vector between them is arbitrary, and so would be the index. */
const sameEigenvalue = 1e-9

/**
 * Economic complexity of regions (ECI) and of activities (PCI).
 *
 * With M = presence, k_r its row sums and k_a its column sums, PCI is the eigenvector of the second largest eigenvalue
 * of M̃(a,b) = Σ_r M(r,a) M(r,b) / (k_r k_a), and ECI(r) the mean PCI of the region's activities. The sign makes ECI
 * correlate positively with diversity, and is arbitrary where it does not correlate at all. Both are standardised by ECI's mean and population standard deviation.
 *
 * Solved on the smaller side in its symmetric form, which has the same eigenvalues. Empty regions and activities have
 * NaN and leave the others unchanged. Not identified, and then NaN throughout with the reason, when the second largest
 * eigenvalue is not single: every region alike, or groups of regions that share no activity.
 *
 * Hidalgo, Hausmann (2009), see `diversity`; eigenvector form: Hausmann et al. (2014), The Atlas of Economic Complexity.
 * It is a place in one order of likeness, not a quality: it says which regions do similar things.
 */
export const complexity = (
  presence: Presence,
): { eci: Float64Array; pci: Float64Array; identified: boolean; reason: string | null } => {
  const byRegion = diversity(presence)
  const byActivity = ubiquity(presence)
  const rows = [...byRegion.keys()].filter(r => byRegion[r] > 0)
  const cols = [...byActivity.keys()].filter(a => byActivity[a] > 0)

  const eci = new Float64Array(presence.regions.length).fill(Number.NaN)
  const pci = new Float64Array(presence.activities.length).fill(Number.NaN)
  const unidentified = (reason: string) => ({ eci, pci, identified: false, reason })
  const n = Math.min(rows.length, cols.length)
  if (n < 2) return unidentified('fewer than two regions or activities with any amount')

  // The smaller side is `inner`, the larger `outer`; S = D^-1/2 M U^-1 Mᵀ D^-1/2 on the smaller.
  const lists = presenceLists(presence)
  const regionsInside = rows.length <= cols.length
  const inner = regionsInside ? rows : cols
  const outer = regionsInside ? cols : rows
  const innerSum = regionsInside ? byRegion : byActivity
  const { start, members } = regionsInside ? lists.byActivity : lists.byRegion
  const innerOf = (o: number) => members.subarray(start[o], start[o + 1])

  const place = new Int32Array(regionsInside ? byRegion.length : byActivity.length)
  inner.forEach((label, i) => {
    place[label] = i
  })
  const symmetric = new Float64Array(n * n)
  for (const o of outer) {
    const has = innerOf(o).map(label => place[label])
    for (let i = 0; i < has.length; i++) addToRow(symmetric, has[i] * n, has, i, 1 / has.length)
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) symmetric[i * n + j] /= Math.sqrt(innerSum[inner[i]] * innerSum[inner[j]])

  const eigen = symmetricEigen(symmetric, n)
  if (!eigen) return unidentified('the eigenvalues did not converge')
  const second = eigen.values[n - 2]
  if (eigen.values[n - 1] - second < sameEigenvalue)
    return unidentified('the regions fall into groups that share no activity')
  if (second < sameEigenvalue) return unidentified('all regions have the same activities')
  if (n > 2 && second - eigen.values[n - 3] < sameEigenvalue)
    return unidentified('the second largest eigenvalue occurs more than once')

  const innerScore = eigen.vector(n - 2).map((value, i) => value / Math.sqrt(innerSum[inner[i]]))
  const outerScore = (o: number) => {
    const has = innerOf(o)
    return has.reduce((sum, label) => sum + innerScore[place[label]], 0) / has.length
  }
  // ECI is the mean PCI, so the mean over the other side comes divided by the eigenvalue where regions are inside.
  inner.forEach((label, i) => {
    if (regionsInside) eci[label] = innerScore[i]
    else pci[label] = innerScore[i]
  })
  outer.forEach(label => {
    if (regionsInside) pci[label] = outerScore(label) / second
    else eci[label] = outerScore(label)
  })

  const mean = rows.reduce((sum, r) => sum + eci[r], 0) / rows.length
  const deviation = Math.sqrt(rows.reduce((sum, r) => sum + (eci[r] - mean) ** 2, 0) / rows.length)
  const meanDiversity = rows.reduce((sum, r) => sum + byRegion[r], 0) / rows.length
  const direction = rows.reduce((sum, r) => sum + (eci[r] - mean) * (byRegion[r] - meanDiversity), 0) < 0 ? -1 : 1
  for (const r of rows) eci[r] = (direction * (eci[r] - mean)) / deviation
  for (const a of cols) pci[a] = (direction * (pci[a] - mean)) / deviation
  return { eci, pci, identified: true, reason: null }
}

/** Adds `amount` to the cells of a row that belong to the first members up to `last`: the lower triangle is enough. */
const addToRow = (square: Float64Array, row: number, members: Int32Array, last: number, amount: number): void => {
  for (let j = 0; j <= last; j++) square[row + members[j]] += amount
}
