import { type Bounds, runSafely } from '../read/index.ts'
import type { CleanDocument, Extraction, Outcome } from '../words/index.ts'

const script = new URL('./extract-worker.ts', import.meta.url)

/**
 * Reads a file and extracts from it, in a worker thread with limits of time and memory: one that is huge or made to be
 * slow holds nobody else up. Problems are those of reading, and `parse-timeout`.
 */
export const extractSafely = (
  source: string,
  bytes: Uint8Array,
  bounds: Bounds = {},
): Promise<Outcome<{ document: CleanDocument; extraction: Extraction }>> =>
  runSafely({ what: 'extraction', source, bytes }, bounds, script)
