import type { Presence } from '../specialization/presence.ts'
import { complexity } from './eci.ts'
import { zScores } from './z-scores.ts'

/**
 * Knowledge complexity of regions (KCI) and of technologies (TCI): ECI and PCI under the names they have where activities
 * are technologies, each side standardised with its own mean and sample standard deviation.
 *
 *     KCI = (ECI - mean) / sd over regions     TCI = (PCI - mean) / sd over technologies
 *
 * No unit, mean 0. NaN throughout with the reason where `complexity` is not identified; NaN for empty regions and
 * technologies, which leave the others unchanged.
 *
 * Tools differ: economiccomplexity (R) gives exactly these numbers. EconGeo gives an eigenvector of a similarity matrix
 * rounded to four digits, divided by its sum, which may be negative and turn the order round or near zero and blow it up.
 *
 * Balland, P.-A., Rigby, D. (2017). The geography of complex knowledge. Economic Geography 93(1), 1–23.
 */
export const knowledgeComplexity = (
  presence: Presence,
): { kci: Float64Array; tci: Float64Array; identified: boolean; reason: string | null } => {
  const { eci, pci, identified, reason } = complexity(presence)
  return { kci: zScores(eci), tci: zScores(pci), identified, reason }
}
