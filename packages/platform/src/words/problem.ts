import { z } from '@hono/zod-openapi'

/** Every code a problem can carry. Callers may switch on them; a code, once released, keeps its meaning. */
export const problemCodes = [
  // input as bytes
  'empty-file',
  'file-too-large',
  'file-not-found',
  'unsupported-format',
  'broken-file',
  'pdf-without-text',
  'encrypted-file',
  'undecodable-text',
  'inflates-too-far',
  'parse-timeout',
  // pages of the web
  'invalid-address',
  'address-refused',
  'robots-refused',
  'page-unreachable',
  // input as rows and fields
  'invalid-json',
  'missing-column',
  'unknown-column',
  'invalid-field',
  'duplicate-row',
  'unknown-kind',
  'unknown-region',
  'decision-needed',
  'unknown-measure',
  'empty-text',
  // store
  'store-in-use',
  'store-unreachable',
  'store-role-missing',
  'store-role-too-strong',
  'store-newer',
  'disk-full',
  'conflict',
  // callers
  'sign-in-required',
  'not-found',
  'not-allowed',
  'too-many-requests',
  'invalid-request',
  'usage',
  'tool-missing',
  'model-unreachable',
  'port-in-use',
  'unexpected',
] as const

/**
 * A failure that a user can act on: what happened, where, and how to mend it.
 * Expected failures travel as values of this type; exceptions are for bugs.
 */
export const problemSchema = z
  .object({
    code: z.enum(problemCodes),
    message: z.string().openapi({ description: 'What went wrong, in one sentence' }),
    where: z.string().optional().openapi({ description: 'File, row and field, or path of the request' }),
    mend: z.string().openapi({ description: 'What to do about it' }),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof problemSchema>
export type ProblemCode = Problem['code']

/** Either a value or the problem that stood in its way. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const failure = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem })

/** Carries a problem across code that can only throw (a transaction that must roll back, a route handler). */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
