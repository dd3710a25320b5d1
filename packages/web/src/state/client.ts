import type { Problem } from '@langqiao/platform/words'

/** A failed request. `problem` is what the server said; null where it could not be reached or did not speak JSON. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem | null
  constructor(status: number, problem: Problem | null) {
    super(problem?.message ?? `HTTP ${status}`)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }
}

export type Query = Record<string, string | number | null | undefined>

/** `path` with the entries of `query` that have a value. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/**
 * Sends a request to the API of the same origin and gives its JSON answer, or throws an `ApiError` for TanStack Query to keep.
 * `body` is sent as JSON, or as it is when it is form data.
 */
export async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const sent = body instanceof FormData || body === undefined ? body : JSON.stringify(body)
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  }
  if (typeof sent === 'string') headers['content-type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(path, { method, headers, signal, body: sent })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(0, null)
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as T
  const problem = answer && typeof answer === 'object' && 'error' in answer ? (answer.error as Problem) : null
  throw new ApiError(response.status, problem)
}
