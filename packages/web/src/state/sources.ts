import type {
  Contradiction,
  Contradictions,
  DocumentCopies,
  DocumentDifferences,
  DocumentSummary,
  FigureDecision,
} from '@langqiao/platform/views'
import { type List, useChange, useGet } from './api.ts'
import { request } from './client.ts'

const copiesPath = (id: string) => `/api/documents/${encodeURIComponent(id)}/copies`

/** The documents that say the same as one, the first published first. */
export const useCopies = (id: string) => useGet<DocumentCopies>(copiesPath(id))
/** The same as a list of documents, asked for when it is unfolded. */
export const useCopiesListed = (id: string) => useGet<List<DocumentSummary>>('/api/documents', { copiesOf: id })
export const useDifferences = (id: string, otherId: string) =>
  useGet<DocumentDifferences>(`${copiesPath(id)}/${encodeURIComponent(otherId)}`)
/** Says that two documents are no copies of each other; `same` null takes that back. */
export const useSayCopy = (id: string) =>
  useChange(({ otherId, same }: { otherId: string; same: false | null }) =>
    request<DocumentCopies>('POST', `${copiesPath(id)}/${encodeURIComponent(otherId)}`, { same }),
  )

export type ContradictionFilter = { region?: string; document?: string; status?: string; own?: string; limit?: number }
export const useContradictions = (filter: ContradictionFilter) => useGet<Contradictions>('/api/contradictions', filter)
export const useDecideFigures = () =>
  useChange((input: FigureDecision) => request<Contradiction>('POST', '/api/contradictions/decisions', input))
