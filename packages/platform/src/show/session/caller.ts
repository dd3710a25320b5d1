import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { anonymous, type Caller } from '../../words/index.ts'
import { answerProblem } from '../answers.ts'
import { hostName, isForwarded, isLoopback } from '../loopback.ts'

/** Who asks, as a request knows it. `local` is the administrator of this machine, who needs no password here. */
export type Who = {
  caller: Caller
  user: string | null
  organisation: { id: string; name: string } | null
  local: boolean
}
export const nobody: Who = { caller: anonymous, user: null, organisation: null, local: false }

/** Accounts as the door needs them: who a session cookie belongs to, signing in and signing out. */
export type Accounts = {
  identify(headers: Headers): Promise<Who | null>
  /** Answers with a session cookie, or 401, or 429 after too many attempts from one address. */
  signIn(
    credentials: { email: string; password: string },
    request: Request,
    address: string | undefined,
  ): Promise<Response>
  signOut(request: Request, address: string | undefined): Promise<Response>
}

export type CallerOptions = {
  /** Whether the server listens on this machine alone. */
  boundToLoopback: boolean
  /** Who asks from this machine itself. */
  localAdministrator: Who
  accounts: Accounts
}

type Identified = { Bindings: Partial<HttpBindings>; Variables: { who: Who } }

/** The address at the other end of the connection. */
export const remoteAddress = (bindings: Partial<HttpBindings> | undefined): string | undefined =>
  bindings?.incoming?.socket.remoteAddress

/**
 * Finds out who asks. On a server that listens on this machine alone, a request from this machine to a loopback name
 * that no proxy passed on comes from the local administrator; any other needs a session.
 */
export const identify =
  (options: CallerOptions): MiddlewareHandler<Identified> =>
  async (c, next) => {
    const address = remoteAddress(c.env)
    const isLocal =
      options.boundToLoopback &&
      address !== undefined &&
      isLoopback(address) &&
      isLoopback(hostName(c.req.header('host') ?? '')) &&
      !isForwarded(c.req.raw.headers)
    c.set(
      'who',
      isLocal ? options.localAdministrator : ((await options.accounts.identify(c.req.raw.headers)) ?? nobody),
    )
    return next()
  }

/** Addresses that answer people who are not signed in. */
const openPaths = /^\/api\/(session|health|openapi\.json|auth\/.*|feeds\/.*)$/

/** Asks for an account wherever the answer is not for everybody. */
export const requireSignIn: MiddlewareHandler<Identified> = async (c, next) => {
  if (c.var.who.caller.role !== 'anonymous' || openPaths.test(c.req.path)) return next()
  return answerProblem(c, {
    code: 'sign-in-required',
    message: 'This needs an account',
    where: c.req.path,
    mend: 'Sign in; whoever runs this server makes accounts with langqiao account add.',
  })
}
