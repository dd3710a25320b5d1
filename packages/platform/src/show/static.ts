import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Env, Hono } from 'hono'

/**
 * Adds the built web application in `folder`: its files as they are, and its first page for every other address, since
 * the application finds its own way. Files under `assets/` carry a hash in their name and never change.
 */
export const serveWeb = <E extends Env>(app: Hono<E>, folder: string): void => {
  if (!existsSync(join(folder, 'index.html'))) return
  app.use(
    '/*',
    serveStatic({
      root: folder,
      index: '',
      onFound: (path, c) => {
        const hashed = path.startsWith(join(folder, 'assets'))
        c.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  const firstPage = serveStatic({
    path: join(folder, 'index.html'),
    onFound: (_, c) => c.header('Cache-Control', 'no-cache'),
  })
  app.get('/*', (c, next) => (/^\/(api|assets)(\/|$)/.test(c.req.path) ? next() : firstPage(c, next)))
}
