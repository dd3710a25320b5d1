import type {
  Analysis,
  AnalysisSummary,
  City,
  Collaboration,
  CollaborationInput,
  CollaborationSummary,
  DecisionInput,
  Digest,
  Document,
  DocumentSummary,
  EventFacets,
  EventReview,
  Events,
  Evidence,
  Extracted,
  ExtractedDecision,
  Flows,
  Home,
  Import,
  ImportPreview,
  ImportRequest,
  Matches,
  Need,
  NeedInput,
  NeedSummary,
  Offer,
  OfferInput,
  OfferSummary,
  RegionSummary,
  SearchResult,
  Session,
  System,
} from '@langqiao/platform/views'
import type { Judgement } from '@langqiao/platform/words'
import { keepPreviousData, QueryClient, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError, type Query, request, withQuery } from './client.ts'

export type List<T> = { items: T[]; total: number }
export type NeedFilter = { q?: string; kind?: string; region?: string; element?: string; limit?: number }
export type OfferFilter = { q?: string; kind?: string; region?: string; limit?: number }
export type Undo = { undo: string }

/** What the client asked for stays fresh for half a minute; refusals are not repeated, lost connections once. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => error instanceof ApiError && error.status === 0 && count < 1,
        refetchOnWindowFocus: false,
      },
    },
  })

const get = <T>(address: string) => ({
  queryFn: ({ signal }: { signal: AbortSignal }) => request<T>('GET', address, undefined, signal),
})

/** GET `path`; `enabled` false waits; the former answer stays on screen while filters change. */
export function useGet<T>(path: string, query: Query = {}, enabled = true) {
  const address = withQuery(path, query)
  return useQuery({
    queryKey: [path, address],
    ...get<T>(address),
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[0] === path ? keepPreviousData(previous) : undefined,
    enabled,
  })
}

/**
 * A change. When it is done, whatever is on screen is asked anew, since counts and lists elsewhere may have moved; with
 * `refetchType` none only the next page asks, because this one shows what is gone.
 */
export function useChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  refetchType: 'active' | 'none' = 'active',
) {
  const queries = useQueryClient()
  return useMutation<Output, Error, Input>({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ refetchType }),
  })
}

const at = (path: string, id: string) => `${path}/${encodeURIComponent(id)}`
const formWith = (file: File, fields: Record<string, string> = {}) => {
  const form = new FormData()
  form.set('file', file)
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

export const useSession = () => useGet<Session>('/api/session')
/** Signs in or out. What was on screen belonged to another caller, so all of it is forgotten before it is asked anew. */
function useSessionChange<Input>(path: string) {
  const queries = useQueryClient()
  return useMutation<unknown, Error, Input>({
    mutationFn: input => request('POST', path, input ?? {}),
    onSuccess: () => queries.resetQueries(),
  })
}
export const useSignIn = () => useSessionChange<{ email: string; password: string }>('/api/auth/sign-in/email')
export const useSignOut = () => useSessionChange<void>('/api/auth/sign-out')

export const useHome = () => useGet<Home>('/api/home')
export const useSearch = (q: string) => useGet<SearchResult>('/api/search', { q }, q.trim() !== '')
export const useSystems = () => useGet<{ items: System[] }>('/api/systems')
/** The drawer behind an evidence chip; `id` null asks nothing. */
export const useEvidence = (id: string | null) => useGet<Evidence>(at('/api/evidence', id ?? ''), {}, id !== null)

/** All regions of a level, cities unless said otherwise; there are some 3,000 counties. */
export const useRegions = (filter: { level?: string; q?: string; limit?: number } = {}, enabled = true) =>
  useGet<List<RegionSummary>>('/api/regions', filter, enabled)
export const useCity = (code: string, enabled = true) => useGet<City>(at('/api/regions', code), {}, enabled)
/** Several regions at once, for comparing; those that are not there yet are left out. */
export const useCities = (codes: string[]): City[] =>
  useQueries({
    queries: codes.map(code => {
      const address = at('/api/regions', code)
      return { queryKey: [address, address], ...get<City>(address) }
    }),
    combine: answers => answers.flatMap(answer => answer.data ?? []),
  })
export const useAnalyses = () => useGet<{ items: AnalysisSummary[] }>('/api/analyses')
/** An analysis with the parameters that are given by name; the others have their fallback. */
export const useAnalysis = (id: string, given: Query = {}, enabled = true) =>
  useGet<Analysis>(at('/api/analyses', id), given, enabled)
export const useFlows = (filter: { region?: string; kind?: string } = {}) => useGet<Flows>('/api/flows', filter)
/** What lists, tables and exports of events are filtered by: all of it, so that one filter serves them all. */
export type EventFilter = {
  id?: string
  region?: string
  at?: string
  theme?: string
  topic?: string
  actor?: string
  year?: string
  q?: string
}
export const useEvents = (filter: EventFilter & { limit?: number; cursor?: number } = {}) =>
  useGet<Events>('/api/events', filter)
export const useEventFacets = () => useGet<EventFacets>('/api/events/facets')
export const useEventReview = (filter: EventFilter & { against?: string; columns?: string }) =>
  useGet<EventReview>('/api/events/review', filter)
export type DigestFilter = { period?: string; on?: string; region?: string; theme?: string; instrument?: string }
export const useDigest = (filter: DigestFilter) => useGet<Digest>('/api/digest', filter)

export const useNeeds = (filter: NeedFilter = {}) => useGet<List<NeedSummary>>('/api/needs', filter)
export const useNeed = (id: string) => useGet<Need>(at('/api/needs', id))
const matchesOf = (id: string, element: string | undefined, top: number) => {
  const path = `${at('/api/needs', id)}/matches`
  const address = withQuery(path, { element, top })
  return { queryKey: [path, address], ...get<Matches>(address) }
}
export const useMatches = (id: string, element?: string, top = 20) => useQuery(matchesOf(id, element, top))
/** The matches of each of a need's elements, in the order of `elements`; those that are not there yet are undefined. */
export const useMatchesOfElements = (id: string, elements: string[], top = 20): (Matches | undefined)[] =>
  useQueries({
    queries: elements.map(element => matchesOf(id, element, top)),
    combine: answers => answers.map(answer => answer.data),
  })
/** Writes a need: a new one, or with `id` the one it changes. */
export const useSaveNeed = (id?: string) =>
  useChange((input: NeedInput) => request<Need>(id ? 'PUT' : 'POST', id ? at('/api/needs', id) : '/api/needs', input))
export const useDeleteNeed = () => useChange((id: string) => request<Undo>('DELETE', at('/api/needs', id)), 'none')
/** Takes a deletion back, for 24 hours, at the address that it was answered with. */
export const useUndo = () => useChange((address: string) => request<unknown>('POST', address, {}))

export const useOffers = (filter: OfferFilter = {}) => useGet<List<OfferSummary>>('/api/offers', filter)
export const useOffer = (id: string) => useGet<Offer>(at('/api/offers', id))
/** The needs that an offer fits, best first. */
export const useOfferNeeds = (id: string, top = 20) =>
  useGet<{ items: { need: NeedSummary; judgement: Judgement }[] }>(`${at('/api/offers', id)}/needs`, { top })
export const useSaveOffer = (id?: string) =>
  useChange((input: OfferInput) =>
    request<Offer>(id ? 'PUT' : 'POST', id ? at('/api/offers', id) : '/api/offers', input),
  )
export const useDeleteOffer = () => useChange((id: string) => request<Undo>('DELETE', at('/api/offers', id)), 'none')

export const useCollaborations = (filter: { state?: string; track?: string } = {}) =>
  useGet<List<CollaborationSummary>>('/api/collaborations', filter)
export const useCollaboration = (id: string) => useGet<Collaboration>(at('/api/collaborations', id))
export const useStartCollaboration = () =>
  useChange((input: CollaborationInput) => request<Collaboration>('POST', '/api/collaborations', input))
export const useDecide = (id: string) =>
  useChange((input: DecisionInput) =>
    request<Collaboration>('POST', `${at('/api/collaborations', id)}/decisions`, input),
  )

export const useDocuments = (filter: { q?: string; copies?: string; limit?: number } = {}) =>
  useGet<List<DocumentSummary>>('/api/documents', filter)
export const useDocument = (id: string) => useGet<Document>(at('/api/documents', id))
/** Reads a dropped file or a pasted text and extracts from it. */
/** A file, a text, or the address of a page that the server fetches. */
export type DocumentInput = File | { text: string } | { address: string }
export const useAddDocument = () =>
  useChange((input: DocumentInput) =>
    'address' in input
      ? request<Document>('POST', '/api/documents/from-address', input)
      : request<Document>('POST', '/api/documents', input instanceof File ? formWith(input) : input),
  )
export const useDeleteDocument = () =>
  useChange((id: string) => request<Undo>('DELETE', at('/api/documents', id)), 'none')
export const originalAddress = (id: string) => `${at('/api/documents', id)}/original`
/**
 * Decides on one thing found in a document. The document on screen takes the answer as it comes instead of being asked
 * anew: it may hold thousands of things, and decisions follow each other quickly.
 */
export const useDecideExtracted = (documentId: string) => {
  const queries = useQueryClient()
  const path = at('/api/documents', documentId)
  return useMutation<Extracted, Error, ExtractedDecision & { id: string }>({
    mutationFn: ({ id, ...input }) => request('POST', `${path}/extracted/${encodeURIComponent(id)}`, input),
    onSuccess: answer => {
      queries.setQueryData<Document>([path, path], document => {
        if (!document) return document
        const extracted = document.extracted.map(each => (each.id === answer.id ? answer : each))
        return { ...document, extracted, pending: extracted.filter(each => each.decision === null).length }
      })
      return queries.invalidateQueries({ predicate: query => query.queryKey[0] !== path })
    },
  })
}

export const useImports = () => useGet<List<Import>>('/api/imports')
/** Shows what an upload would import, before anything is written; `mapping` says which column is which field. */
export const usePreviewImport = () =>
  useChange(
    (input: { file: File; kind?: string; mapping?: Record<string, string | null>; choices?: Record<string, string> }) =>
      request<ImportPreview>(
        'POST',
        '/api/imports/preview',
        formWith(input.file, {
          ...(input.kind && { kind: input.kind }),
          ...(input.mapping && { mapping: JSON.stringify(input.mapping) }),
          ...(input.choices && { choices: JSON.stringify(input.choices) }),
        }),
      ),
  )
export const useImport = () => useChange((input: ImportRequest) => request<Import>('POST', '/api/imports', input))
export const useUndoImport = () =>
  useChange((id: string) => request<Import>('POST', `${at('/api/imports', id)}/undo`, {}))
export const templateAddress = (kind: string) => `/api/imports/templates/${encodeURIComponent(kind)}.csv`
