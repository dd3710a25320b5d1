import type {
  Extracted,
  ExtractedDecision,
  NameJoin,
  NameJoinInput,
  NameSuggestion,
  OrganisationName,
  ProposalsInput,
  Review,
  ReviewBatch,
  ReviewHistory,
} from '@langqiao/platform/views'
import { type List, useChange, useGet } from './api.ts'
import { request } from './client.ts'

export type ReviewFilter = { kind?: string; document?: string; certainty?: string; proposed?: string }

/** The queue, beginning with the thing of the id `first` where one is given. */
export const useReview = (filter: ReviewFilter, first?: string) => useGet<Review>('/api/review', { ...filter, first })
/** Decides on one thing of any document; null takes a decision back. */
export const useDecideFound = () =>
  useChange(({ document, id, ...input }: ExtractedDecision & { document: string; id: string }) =>
    request<Extracted>(
      'POST',
      `/api/documents/${encodeURIComponent(document)}/extracted/${encodeURIComponent(id)}`,
      input,
    ),
  )
export const useDecideProposed = () =>
  useChange((input: ProposalsInput) =>
    request<{ batchId: string | null; decided: number }>('POST', '/api/review/proposals', input),
  )
export const useBatches = (limit: number) => useGet<List<ReviewBatch>>('/api/review/batches', { limit })
/** Takes a whole batch of decisions back; gives how many things are undecided again. */
export const useUndoBatch = () =>
  useChange((id: string) =>
    request<{ opened: number }>('POST', `/api/review/batches/${encodeURIComponent(id)}/undo`, {}),
  )

export type HistoryFilter = { by?: string; kind?: string; decision?: string }
export const useHistory = (filter: HistoryFilter & { limit: number; cursor: number }) =>
  useGet<ReviewHistory>('/api/review/decisions', filter)
/** Takes one decision back; gives how the thing stands then. */
export const useUndoDecision = () =>
  useChange((id: string) =>
    request<Pick<Extracted, 'decision' | 'label'>>('POST', `/api/review/decisions/${encodeURIComponent(id)}/undo`, {}),
  )

export const useNames = (filter: { q?: string; limit?: number }, enabled = true) =>
  useGet<List<OrganisationName>>('/api/review/names', filter, enabled)
export const useNameSuggestions = (limit: number, enabled = true) =>
  useGet<List<NameSuggestion>>('/api/review/names/suggestions', { limit }, enabled)
/** Says that two names mean one organisation, or with `same` false that they do not. */
export const useJoinNames = () =>
  useChange((input: NameJoinInput) => request<NameJoin>('POST', '/api/review/joins', input))
/** Saved by the browser: one decision a line. */
export const goldAddress = '/api/review/gold'
