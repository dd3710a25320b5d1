import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ProblemError } from '../../words/index.ts'
import { answers } from '../answers.ts'
import { createRouter } from '../door.ts'
import { remoteAddress } from './caller.ts'
import { credentialsSchema, sessionSchema } from './schema.ts'

const readSession = createRoute({
  method: 'get',
  path: '/session',
  summary: 'Who is asking',
  responses: answers(sessionSchema, 'The caller'),
})

const signIn = createRoute({
  method: 'post',
  path: '/auth/sign-in/email',
  summary: 'Sign in; the answer sets a session cookie',
  request: { body: { required: true, content: { 'application/json': { schema: credentialsSchema } } } },
  responses: answers(z.object({ ok: z.literal(true) }), 'Signed in'),
})

const signOut = createRoute({
  method: 'post',
  path: '/auth/sign-out',
  summary: 'Sign out; the session ends',
  responses: answers(z.object({ ok: z.literal(true) }), 'Signed out'),
})

/** Passes on the cookies that the answer of the account library sets. */
const withCookies = (c: Context, from: Response): void =>
  from.headers.getSetCookie().forEach(cookie => void c.header('set-cookie', cookie, { append: true }))

export const sessionRoutes = createRouter()
  .openapi(readSession, c => {
    const { who, services } = c.var
    return c.json(
      {
        signedIn: who.caller.role !== 'anonymous',
        local: who.local,
        user: who.user,
        organisation: who.organisation,
        role: who.caller.role,
        version: services.version,
        storage: services.store.kind,
      },
      200,
    )
  })
  .openapi(signIn, async c => {
    const done = await c.var.services.accounts.signIn(c.req.valid('json'), c.req.raw, remoteAddress(c.env))
    if (done.status === 429)
      throw new ProblemError({
        code: 'too-many-requests',
        message: 'Too many attempts from this address',
        mend: 'Wait a minute and try again.',
      })
    if (!done.ok)
      throw new ProblemError({
        code: 'sign-in-required',
        message: 'E-mail or password is wrong',
        mend: 'Check both; whoever runs this server can set a new password with langqiao account.',
      })
    withCookies(c, done)
    return c.json({ ok: true as const }, 200)
  })
  .openapi(signOut, async c => {
    withCookies(c, await c.var.services.accounts.signOut(c.req.raw, remoteAddress(c.env)))
    return c.json({ ok: true as const }, 200)
  })
