import { z } from '@hono/zod-openapi'
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { storeProblem } from '../store/index.ts'
import { type Outcome, type Problem, type ProblemCode, ProblemError, problemSchema } from '../words/index.ts'

/** What every answer that is not a success holds. */
export const errorSchema = z.object({ error: problemSchema }).openapi('Error')

const problemContent = { 'application/json': { schema: errorSchema } }
/** The part of a route's responses that is the same everywhere. */
export const problemResponses = {
  '4XX': { description: 'The request cannot be met as it is', content: problemContent },
  '5XX': { description: 'Langqiao failed', content: problemContent },
} as const

/** The responses of a route that answers with `schema`. */
export const answers = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problemResponses,
})

/** The responses of a route that makes something and answers with it. */
export const creates = <S extends z.ZodType>(schema: S, description: string) => ({
  201: { description, content: { 'application/json': { schema } } },
  ...problemResponses,
})

/** Codes whose status is not 400. */
const statuses: Partial<Record<ProblemCode, ContentfulStatusCode>> = {
  'sign-in-required': 401,
  'not-allowed': 403,
  'not-found': 404,
  'file-not-found': 404,
  conflict: 409,
  'duplicate-row': 409,
  'file-too-large': 413,
  'inflates-too-far': 413,
  'unsupported-format': 415,
  'broken-file': 422,
  'pdf-without-text': 422,
  'encrypted-file': 422,
  'undecodable-text': 422,
  'parse-timeout': 422,
  'empty-text': 422,
  'address-refused': 422,
  'robots-refused': 422,
  'page-unreachable': 422,
  'too-many-requests': 429,
  unexpected: 500,
  'store-in-use': 503,
  'store-unreachable': 503,
  'store-role-missing': 503,
  'store-role-too-strong': 503,
  'store-newer': 503,
  'disk-full': 507,
}

/** Answers a request with a problem, under the status that its code has (`status` where HTTP knows a better one). */
export const answerProblem = (c: Context, problem: Problem, status?: ContentfulStatusCode): Response =>
  c.json({ error: problem }, status ?? statuses[problem.code] ?? 400)

/** The value of an outcome, or its problem thrown for {@link answerError} to answer. */
export const orThrow = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new ProblemError(outcome.problem)
  return outcome.value
}

/** What is thrown for a thing that is not there, or that the caller may not know of: both look the same. */
export const notFound = (where: string): ProblemError =>
  new ProblemError({
    code: 'not-found',
    message: 'There is nothing here that you may see',
    where,
    mend: 'Check the address, or ask its owner to share it with your organisation.',
  })

/** What is thrown for a field that a schema cannot check on its own. */
export const invalidField = (where: string, message: string, mend: string): ProblemError =>
  new ProblemError({ code: 'invalid-field', message, where, mend })

/** Says which field of a request is wrong; the answer of every route to input that its schema refuses. */
export const problemOfZod = (target: string, error: z.ZodError): Problem => {
  const issue = error.issues[0]
  const field = issue.path.map(String).join('.')
  return {
    code: 'invalid-field',
    message: field ? `${field}: ${issue.message}` : issue.message,
    where: [target, field].filter(Boolean).join('.'),
    mend: 'Correct this field and send the request again; docs/openapi.json says what each field takes.',
  }
}

/** SQLSTATE class of values that a column cannot hold, such as a NUL character in a text. */
const dataException = /^22/

const isUnstorable = (error: unknown): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && dataException.test(String(cause.code))) return true
  return false
}

/** Turns whatever a route throws into an answer; what nobody expected goes to `log` and shows no internals. */
export const answerError =
  (log: (line: string) => void): ErrorHandler =>
  (error, c) => {
    const where = `${c.req.method} ${c.req.path}`
    if (error instanceof ProblemError) return answerProblem(c, { where, ...error.problem })
    if (error instanceof HTTPException && error.status < 500)
      return answerProblem(
        c,
        {
          code: /json/i.test(error.message) ? 'invalid-json' : 'invalid-request',
          message: error.message || 'The request cannot be read',
          where,
          mend: 'Send a body of the type that docs/openapi.json names for this address.',
        },
        error.status,
      )
    if (isUnstorable(error))
      return answerProblem(c, {
        code: 'invalid-field',
        message: 'A value holds a character or a size that cannot be stored',
        where,
        mend: 'Leave out control characters, and keep numbers below thirty digits.',
      })
    log(`${where}: ${error.stack ?? error.message}${error.cause ? `\n  cause: ${String(error.cause)}` : ''}`)
    const problem = storeProblem(error)
    if (problem) return answerProblem(c, { where, ...problem })
    return answerProblem(c, {
      code: 'unexpected',
      message: 'Langqiao failed at something it should have managed',
      where,
      mend: 'Try again; if it fails again, report it with the time and the lines the server wrote on standard error.',
    })
  }
