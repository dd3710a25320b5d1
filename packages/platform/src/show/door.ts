import type { HttpBindings } from '@hono/node-server'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { asCaller, type Database, type Store } from '../store/index.ts'
import { ProblemError, type Role, roles } from '../words/index.ts'
import { answerProblem, problemOfZod } from './answers.ts'
import type { Accounts, Who } from './session/caller.ts'

/** What routes work with. */
export type Services = { store: Store; accounts: Accounts; clock: () => Date; version: string }

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

/** Throws unless whoever asks has at least this role. Says so before looking whether the thing exists. */
export const requireRole = (c: Context<Door>, least: Role): void => {
  if (roles.indexOf(c.var.who.caller.role) >= roles.indexOf(least)) return
  throw new ProblemError({
    code: 'not-allowed',
    message: `This takes at least the role ${least}`,
    where: `${c.req.method} ${c.req.path}`,
    mend: 'Ask the administrator of your organisation for that role.',
  })
}

export const idParam = z.object({ id: z.uuid() })
