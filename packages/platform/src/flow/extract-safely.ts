import type { FigureClaim } from '../extract/figure-claims.ts'
import { type Bounds, type Fingerprint, runSafely } from '../read/index.ts'
import type { CleanDocument, Extraction, Outcome } from '../words/index.ts'

const script = new URL('./extract-worker.ts', import.meta.url)

export type Extracted = { document: CleanDocument; extraction: Extraction }

/**
 * Reads a file and extracts from it, in a process with limits of time and memory: one that is huge or made to be
 * slow holds nobody else up. Problems are those of reading, and `parse-timeout`.
 */
export const extractSafely = (source: string, bytes: Uint8Array, bounds: Bounds = {}): Promise<Outcome<Extracted>> =>
  runSafely({ what: 'extraction', source, bytes }, bounds, script)

/** As {@link extractSafely}, with what the store keeps besides: claims of figures, and the fingerprint (null of a text too short for one). */
export const studySafely = (
  source: string,
  bytes: Uint8Array,
  title?: string,
): Promise<Outcome<Extracted & { claims: FigureClaim[]; fingerprint: Fingerprint | null }>> =>
  runSafely({ what: 'study', source, bytes, title }, {}, script)
