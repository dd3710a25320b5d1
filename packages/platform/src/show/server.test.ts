import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openStore, type Store } from '../store/index.ts'
import { createApp } from './server.ts'
import { openAccounts } from './session/accounts.ts'
import { findLocalAdministrator } from './session/local.ts'

let store: Store
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'langqiao-show-'))
  const opened = await openStore({ folder })
  assert(opened.ok)
  store = opened.value
})
after(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

test('session on loopback', async () => {
  const app = createApp({
    store,
    accounts: openAccounts(store, { secret: 'x'.repeat(40), publicUrl: null, log: console.error }),
    clock: () => new Date(),
    version: '0',
    boundToLoopback: true,
    localAdministrator: await findLocalAdministrator(store),
    publicUrl: null,
    webFolder: null,
    log: console.error,
  })
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } } as never
  const r = await app.request('/api/session', { headers: { host: 'localhost:4400' } }, env)
  console.log(r.status, await r.text(), [...r.headers])
  for (const [p, init] of [
    ['/api/health', {}],
    ['/api/nothing', {}],
    [
      '/api/auth/sign-in/email',
      {
        method: 'POST',
        headers: { origin: 'http://localhost', 'content-type': 'application/json' },
        body: '{"email":"a@b.cd","password":"x"}',
      },
    ],
    [
      '/api/auth/sign-in/email',
      {
        method: 'POST',
        headers: { origin: 'http://localhost', 'content-type': 'application/json' },
        body: '{"email":"a"}',
      },
    ],
    [
      '/api/auth/sign-in/email',
      { method: 'POST', headers: { origin: 'http://localhost', 'content-type': 'application/json' }, body: '{"email"' },
    ],
  ] as const) {
    const r = await app.request(p, init as RequestInit, env)
    console.log(p, r.status, await r.text())
  }
})
