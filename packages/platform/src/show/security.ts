import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { answerProblem } from './answers.ts'
import { hostName, isAddress, isLoopback } from './loopback.ts'

type Guard = MiddlewareHandler<{ Bindings: Partial<HttpBindings> }>

/** The largest bodies that are read, in bytes: files that people upload, and everything else. */
export const bodyLimits = { file: 20 * 1024 * 1024, other: 1024 * 1024 } as const

/** Scripts only from our own files, no inline script; the component library writes its styles inline. */
export const securityHeaders = (https: boolean): Guard =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: https ? 'max-age=15552000' : false,
  })

/**
 * Refuses a Host that is neither a loopback name, nor a number, nor the public address: a foreign name pointed at this
 * machine (DNS rebinding) would otherwise speak with the rights of whoever browses it.
 */
export const checkHost =
  (publicUrl: URL | null): Guard =>
  async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const name = hostName(host)
    if (isLoopback(name) || isAddress(name) || host.toLowerCase() === publicUrl?.host) return next()
    return answerProblem(
      c,
      {
        code: 'invalid-request',
        message: 'This server does not answer to that host name',
        where: 'header Host',
        mend: 'Use the address that langqiao serve printed, or start it with --url and the address that people use.',
      },
      421,
    )
  }

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Lets a request that changes something through only when it comes from our own pages, or says that it does. */
export const checkOrigin: Guard = async (c, next) => {
  if (harmless.has(c.req.method)) return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const host = c.req.header('host') ?? new URL(c.req.url).host
  const sameOrigin = origin !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
  if (site ? site === 'same-origin' && (origin === undefined || sameOrigin) : sameOrigin) return next()
  return answerProblem(c, {
    code: 'not-allowed',
    message: 'A request that changes something must come from the pages of Langqiao itself',
    where: origin === undefined ? 'header Origin is missing' : 'header Origin',
    mend: 'Do it on the page; a program sends the header Origin with the address of this server.',
  })
}

const tooLarge =
  (bytes: number): Parameters<typeof bodyLimit>[0]['onError'] =>
  c =>
    answerProblem(c, {
      code: 'file-too-large',
      message: `More than ${bytes / 1024 / 1024} MB were sent`,
      where: `${c.req.method} ${c.req.path}`,
      mend: 'Send a smaller file, or split it; langqiao import takes large tables on the command line.',
    })

/** Addresses that take files and long pasted texts. */
const filePaths = new Set(['/api/documents', '/api/imports/preview'])
const limitFile = bodyLimit({ maxSize: bodyLimits.file, onError: tooLarge(bodyLimits.file) })
const limitOther = bodyLimit({ maxSize: bodyLimits.other, onError: tooLarge(bodyLimits.other) })

/** Refuses bodies above {@link bodyLimits} before anything reads them. */
export const limitBody: Guard = (c, next) => (filePaths.has(c.req.path) ? limitFile(c, next) : limitOther(c, next))
