import type { HttpBindings } from '@hono/node-server'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ModelEndpoint } from '../flow/model.ts'
import type { Pages } from '../flow/pages.ts'
import type { Uploads } from '../flow/uploads.ts'
import type { Flow } from '../flow.ts'
import { asCaller, type Database, type Store } from '../store/index.ts'
import { ProblemError, type Role } from '../words/index.ts'
import { answerProblem, problemOfZod } from './answers.ts'
import type { Accounts, Who } from './session/caller.ts'
import { isAtLeast } from './session/rights.ts'

/** What routes work with. */
export type Services = {
  store: Store
  flow: Flow
  accounts: Accounts
  uploads: Uploads
  pages: Pages
  clock: () => Date
  version: string
  /** The address that people use, where it is not this machine's number. */
  publicUrl: URL | null
  /** The language model that the installation's owner has chosen, if any. */
  model: ModelEndpoint | null
}

/** What every route finds in its context. */
export type Door = { Bindings: Partial<HttpBindings>; Variables: { services: Services; who: Who } }

/** A router whose routes answer input that their schemas refuse with the field that is wrong. */
export const createRouter = () =>
  new OpenAPIHono<Door>({
    defaultHook: (result, c) => {
      if (!result.success) return answerProblem(c, problemOfZod(result.target, result.error))
    },
  })

/** Runs `work` in one transaction with the rights of whoever asks; a throw takes everything back. */
export const transact = <T>(c: Context<Door>, work: (db: Database) => Promise<T>): Promise<T> =>
  asCaller(c.var.services.store, c.var.who.caller, work)

/** The address of this server in links that leave it: the one that people use. */
export const originOf = (c: Context<Door>): string => (c.var.services.publicUrl ?? new URL(c.req.url)).origin

/** Throws unless whoever asks has at least this role. Says so before looking whether the thing exists. */
export const requireRole = (c: Context<Door>, least: Role): void => {
  if (isAtLeast(c.var.who.caller.role, least)) return
  throw new ProblemError({
    code: 'not-allowed',
    message: `This takes at least the role ${least}`,
    where: `${c.req.method} ${c.req.path}`,
    mend: 'Ask the administrator of your organisation for that role.',
  })
}

/** The organisation that owns what whoever asks makes; asked only of callers with a role that may make something. */
export const owner = (c: Context<Door>): string => {
  const { organisationId } = c.var.who.caller
  if (organisationId === null) throw new Error('A caller without an organisation got past requireRole')
  return organisationId
}

export const undoSchema = z.object({ undo: z.string().openapi({ description: 'POST here to restore it' }) })
export const idParam = z.object({ id: z.uuid() })

/** A region as lists are filtered by it: a code of GB/T 2260 or of a made-up region. */
export const regionCode = z.string().regex(/^(\d{6}|group:[a-z0-9-]+)$/, 'a code of six digits, or group: and its id')
export const regionQuery = regionCode.optional()

/** Which part of a list is asked for. `cursor` is the number of items to leave out at its head. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.coerce.number().int().min(0).max(1_000_000).default(0),
}
export const wordsQuery = z.string().trim().max(200).optional()
export const fileSchema = z.instanceof(File, { error: 'a file' }).openapi({ type: 'string', format: 'binary' })
