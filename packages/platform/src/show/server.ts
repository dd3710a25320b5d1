import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { failure, type Outcome, success } from '../words/index.ts'
import { answerError, answerProblem } from './answers.ts'
import { api, describeApi } from './api.ts'
import type { Door, Services } from './door.ts'
import { checkHost, checkOrigin, limitBody, securityHeaders } from './security.ts'
import { type CallerOptions, identify, requireSignIn } from './session/caller.ts'
import { serveWeb } from './static.ts'

export type AppOptions = Services &
  CallerOptions & {
    /** Folder of the built web application. */
    webFolder: string | null
    /** Where unexpected errors go. */
    log: (line: string) => void
  }

/** The whole server as a function from requests to responses. */
export const createApp = (options: AppOptions): Hono<Door> => {
  const { log, ...services } = options
  const { publicUrl } = services
  const app = new Hono<Door>()
  app.onError(answerError(log))
  app.use(securityHeaders(publicUrl?.protocol === 'https:'), checkHost(publicUrl), compress())
  app.use('/api/*', checkOrigin, limitBody, identify(options), requireSignIn, (c, next) => {
    c.header('Cache-Control', 'no-store')
    c.set('services', services)
    return next()
  })
  app.get('/api/openapi.json', c => c.json(describeApi(options.version)))
  app.route('/api', api)
  if (options.webFolder && existsSync(options.webFolder)) serveWeb(app, options.webFolder)
  app.notFound(c =>
    answerProblem(c, {
      code: 'not-found',
      message: 'There is nothing at this address',
      where: `${c.req.method} ${c.req.path}`,
      mend: 'Check the address; docs/openapi.json lists all of the API.',
    }),
  )
  return app
}

export type Listening = { url: string; close(): Promise<void> }

/** Listens on `host`:`port` (0 takes a free one); the outcome says the address, or why it could not. */
export const listen = (app: Hono<Door>, host: string, port: number): Promise<Outcome<Listening>> =>
  new Promise(resolve => {
    const server = createAdaptorServer({ fetch: app.fetch, hostname: host })
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'EADDRINUSE'
          ? failure({
              code: 'port-in-use',
              message: `Port ${port} is already in use`,
              where: `--port ${port}`,
              mend: 'Stop the other program, or choose another port with --port; --port 0 takes any free one.',
            })
          : failure({
              code: 'usage',
              message: `Cannot listen on ${host}:${port}: ${error.message}`,
              where: `--host ${host} --port ${port}`,
              mend: 'Choose an address of this machine and a port above 1023.',
            }),
      ),
    )
    server.listen(port, host, () => {
      const name = host.includes(':') ? `[${host}]` : host
      resolve(
        success({
          url: `http://${name}:${(server.address() as AddressInfo).port}`,
          close: () =>
            new Promise(closed => {
              server.close(() => closed())
              if ('closeAllConnections' in server) server.closeAllConnections()
            }),
        }),
      )
    })
  })
