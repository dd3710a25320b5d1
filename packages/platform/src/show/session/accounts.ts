import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { findMembership } from '../../store/accounts.ts'
import type { Store } from '../../store/index.ts'
import { authAccounts, authSessions, authUsers, authVerifications } from '../../store/schema/index.ts'
import type { Accounts } from './caller.ts'
import { withHashedTokens } from './hashed-tokens.ts'

export type AccountOptions = {
  /** Signs session cookies; at least 32 characters. */
  secret: string
  publicUrl: URL | null
  log: (line: string) => void
}

/** The header in which {@link openAccounts} hands on who is at the other end; what a client writes there is replaced. */
const addressHeader = 'x-langqiao-remote'

/** Sign-in attempts one address may make: enough for typing errors, too few for guessing. */
const signInLimit = { window: 60, max: 10 }

/** Accounts with e-mail and password, kept in the store by better-auth. Nobody can make one over HTTP. */
export const openAccounts = (store: Store, options: AccountOptions): Accounts => {
  const secure = options.publicUrl?.protocol === 'https:'
  const auth = betterAuth({
    secret: options.secret,
    baseURL: options.publicUrl?.origin,
    basePath: '/api/auth',
    database: withHashedTokens(
      drizzleAdapter(store.db, {
        provider: 'pg',
        schema: { user: authUsers, session: authSessions, account: authAccounts, verification: authVerifications },
      }),
    ),
    emailAndPassword: { enabled: true, disableSignUp: true },
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': signInLimit } },
    advanced: {
      database: { generateId: 'uuid' },
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', secure },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // Where a request comes from is checked for the whole API (security.ts).
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_, message) => options.log(message) },
  })
  const post = (request: Request, path: string, body: object, address: string | undefined): Promise<Response> => {
    const headers = new Headers(request.headers)
    headers.set('content-type', 'application/json')
    headers.delete('content-length')
    headers.set(addressHeader, address ?? '')
    const url = new URL(`/api/auth${path}`, request.url)
    return auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
  }
  return {
    identify: async headers => {
      if (!headers.has('cookie')) return null
      const found = await auth.api.getSession({ headers })
      return found && findMembership(store, found.user)
    },
    signIn: (credentials, request, address) => post(request, '/sign-in/email', credentials, address),
    signOut: (request, address) => post(request, '/sign-out', {}, address),
  }
}
