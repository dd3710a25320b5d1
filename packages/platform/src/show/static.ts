import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Env, Hono } from 'hono'

/** Addresses that are never a page of the application. */
const noPage = /^\/(api|assets)(\/|$)/

/**
 * Adds the built web application in `folder`: its files as they are, and its first page for every other address, since
 * the application finds its own way. Files under `assets/` carry a hash in their name and never change.
 */
export const serveWeb = <E extends Env>(app: Hono<E>, folder: string): void => {
  if (!existsSync(join(folder, 'index.html'))) return
  app.use('/*', async (c, next) => {
    await next()
    if (c.res.status !== 200 || c.res.headers.has('Cache-Control')) return
    const hashed = c.req.path.startsWith('/assets/')
    c.res.headers.set('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  const firstPage = serveStatic<E>({ path: join(folder, 'index.html') })
  app.use('/*', serveStatic({ root: folder }))
  app.get('/*', (c, next) => (noPage.test(c.req.path) ? next() : firstPage(c, next)))
}
