import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { openPages } from '../flow/pages.ts'
import { keepUploads } from '../flow/uploads.ts'
import { createFlow } from '../flow.ts'
import { addAccount, findTenant, insertTenant } from '../store/accounts.ts'
import { asCaller, platform, type Store } from '../store/index.ts'
import { makePlace, openSound } from '../store/test-stores.ts'
import type { Role } from '../words/index.ts'
import { type AppOptions, createApp } from './server.ts'
import { openAccounts } from './session/accounts.ts'
import { findLocalAdministrator } from './session/local.ts'

/** The address by which tests from elsewhere reach the server, and the one by which this machine does. */
export const outside = 'http://198.51.100.1:4400'
export const inside = 'http://localhost:4400'
export const testNow = new Date('2026-06-01T08:00:00Z')
const password = 'a long enough password'

/** What a connection from an address looks like to the application. */
export const connection = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } }) as never

export type Answer<T = never> = { status: number; body: T; headers: Headers }
/** Sends a request as somebody: a body is sent as JSON, a form as it is. */
export type Asking = <T = never>(method: string, path: string, body?: unknown) => Promise<Answer<T>>

export type TestApp = {
  store: Store
  app: ReturnType<typeof createApp>
  /** The application with other options, on the same store. */
  make(options: Partial<AppOptions>): TestApp['app']
  /** What went to the log: unexpected errors. */
  logged: string[]
  /** The administrator at this machine. */
  local: Asking
  /** Somebody of an organisation in a role, signed in from elsewhere; `anonymous` has not signed in. */
  as(organisation: string, role: Role): Promise<Asking>
  close(): Promise<void>
}

const asking =
  (app: TestApp['app'], base: string, address: string, cookie?: string): Asking =>
  async (method, path, body) => {
    const isForm = body instanceof FormData
    const headers = new Headers({ host: new URL(base).host, origin: base })
    if (cookie) headers.set('cookie', cookie)
    if (body !== undefined && !isForm) headers.set('content-type', 'application/json')
    const sent = body === undefined ? undefined : isForm ? body : JSON.stringify(body)
    const response = await app.request(base + path, { method, headers, body: sent }, connection(address))
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const answer = isJson ? await response.json() : await response.text()
    return { status: response.status, body: answer as never, headers: response.headers }
  }

/** The application on an empty store, without a network. */
export const openTestApp = async (options: Partial<AppOptions> = {}): Promise<TestApp> => {
  const { place, remove } = await makePlace('embedded')
  const store = await openSound(place)
  const logged: string[] = []
  const log = (line: string) => void logged.push(line)
  const clock = () => testNow
  const standard: AppOptions = {
    store,
    flow: createFlow(store, clock),
    accounts: openAccounts(store, { secret: 'only for tests, only for tests, only', publicUrl: null, log }),
    uploads: keepUploads(clock),
    pages: openPages(clock),
    clock,
    version: '0.0.0',
    boundToLoopback: true,
    localAdministrator: await findLocalAdministrator(store),
    publicUrl: null,
    model: null,
    webFolder: null,
    log,
    ...options,
  }
  const make = (other: Partial<AppOptions>) => createApp({ ...standard, ...other })
  const app = make({})
  let accounts = 0
  const signedIn = new Map<string, Promise<Asking>>()
  const signIn = async (organisation: string, role: Exclude<Role, 'anonymous'>): Promise<Asking> => {
    const organisationId = await asCaller(store, platform, async db => {
      const there = await findTenant(db, organisation)
      if (there) return there.id
      const id = randomUUID()
      await insertTenant(db, { id, name: organisation, kind: 'other' })
      return id
    })
    const email = `${role}@${organisation}.test`
    // Each from an address of its own: attempts to sign in are counted by address.
    const address = `203.0.113.${++accounts}`
    const passwordHash = await hashPassword(password)
    await addAccount(store, { email, name: role, passwordHash, organisationId, role })
    const nobody = asking(app, outside, address)
    const { status, headers } = await nobody('POST', '/api/auth/sign-in/email', { email, password })
    assert.equal(status, 200)
    const cookie = headers.getSetCookie().map(each => each.split(';')[0])
    return asking(app, outside, address, cookie.join('; '))
  }
  return {
    store,
    app,
    make,
    logged,
    local: asking(app, inside, '127.0.0.1'),
    as: (organisation, role) => {
      if (role === 'anonymous') return Promise.resolve(asking(app, outside, '203.0.113.250'))
      const key = `${role}@${organisation}`
      const asked = signedIn.get(key) ?? signIn(organisation, role)
      signedIn.set(key, asked)
      return asked
    },
    close: async () => {
      await store.close()
      await remove()
    },
  }
}

/** A need that says enough, of which a test names only what matters. */
export const buildNeed = (given: object = {}) => ({
  title: 'Driverless carrier for a river port',
  text: 'We need a vehicle that carries containers from the quay to the yard by day and night, in rain and fog.',
  lang: 'en',
  regionCode: '420100',
  ...given,
})

/** An offer that says enough and meets {@link buildNeed}. */
export const buildOffer = (given: object = {}) => ({
  title: 'Driverless container carrier',
  text: 'An electric vehicle without driver carries containers between quay and yard by day and night, in rain and fog.',
  lang: 'en',
  regionCode: '440300',
  readiness: 8,
  ...given,
})

/** A form with one file. */
export const buildForm = (
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
): FormData => {
  const form = new FormData()
  form.set('file', new File([content], name))
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  return form
}
