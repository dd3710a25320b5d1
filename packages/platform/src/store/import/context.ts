import { createHash } from 'node:crypto'
import type { Visibility } from '../../words/index.ts'
import type { evidence } from '../schema/index.ts'

/** What a row of one import needs to know of the store to become rows of tables. */
export type Context = {
  importId: string
  ownerId: string
  visibility: Visibility
  /** Whether a sample may belong to its sample organisation: only the platform's administrator brings samples in. */
  mayOwnSamples: boolean
  /** Ids of documents that the owner cites already, by {@link citationKey}. */
  documents: Map<string, string>
  /** By key and by name. */
  organisations: Map<string, { id: string; sample: boolean }>
  /** Ids of the owner's made-up regions, by code. */
  groups: Map<string, string>
  /** By key. */
  needs: Map<string, Listed>
  offers: Map<string, Listed>
  /** Ids of rows that this import has planned already, so that each is planned once. */
  planned: Set<string>
}
export type Listed = { id: string; ownerId: string }

/**
 * An id that the same row of the same import always gets: an import that was killed and is repeated, or is sent twice at
 * once, finds its own rows and writes each once.
 */
export const idOf = (...parts: (string | number)[]): string => {
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

export type Source = {
  source_title: string
  source_publisher?: string
  source_published?: string
  source_url?: string
  source_section?: string
  claim_kind: typeof evidence.$inferInsert.claimKind
  claimed_by?: string
  dispute?: string
}

/** By what one citation of a document is known from another. */
export const citationKey = (source: { source_title: string; source_url?: string | null }): string =>
  `${source.source_title}\n${source.source_url ?? ''}`

/** Whether a row that several records share is met for the first time. */
export const once = (context: Context, id: string): boolean => {
  if (context.planned.has(id)) return false
  context.planned.add(id)
  return true
}
