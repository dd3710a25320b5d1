import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAccounts } from '../../show/session/accounts.ts'
import { makeStartedPlace, openSound } from '../../store/test-stores.ts'
import { recordingEffects } from '../recording-effects.ts'
import { accountCommand } from './account.ts'

test('an account signs in with its role, may change it, and has none from the request after it was removed', async () => {
  const { place, remove } = await makeStartedPlace('embedded')
  const run = async (password: string, ...argv: string[]) => {
    const { effects, err, code } = recordingEffects({ '-': password })
    await accountCommand(effects).parseAsync([...argv, '--data', place.folder], { from: 'user' })
    return { err: err.join('\n'), code: code() }
  }
  const add = (role: string) => ['add', '--email', 'Lin@example.org', '--organisation', 'Example Port', '--role', role]

  assert.equal((await run('short', ...add('editor'))).code, 1)
  const made = await run('a long enough one\n', ...add('editor'))
  assert.match(made.err, /organisation Example Port made[\s\S]*can sign in as editor/)
  assert.doesNotMatch(made.err, /a long enough one/)
  assert.match(
    (await run('another password', ...add('manager'))).err,
    /now manager of Example Port; its password stays/,
  )

  const store = await openSound(place)
  const accounts = openAccounts(store, { secret: 'x'.repeat(32), publicUrl: null, log: () => {} })
  const request = new Request('http://127.0.0.1/api/auth/sign-in/email')
  const signIn = (password: string) => accounts.signIn({ email: 'lin@example.org', password }, request, '127.0.0.1')
  assert.equal((await signIn('another password')).status, 401)
  const signedIn = await signIn('a long enough one')
  assert.equal(signedIn.status, 200)
  const cookie = signedIn.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  const who = () => accounts.identify(new Headers({ cookie }))
  const known = await who()
  assert.deepEqual([known?.caller.role, known?.organisation?.name], ['manager', 'Example Port'])
  await store.close()

  assert.match((await run('', 'remove', '--email', 'lin@example.org')).err, /has no role any more/)
  assert.equal((await run('', 'remove', '--email', 'nobody@example.org')).code, 1)
  const reopened = await openSound(place)
  const again = openAccounts(reopened, { secret: 'x'.repeat(32), publicUrl: null, log: () => {} })
  assert.equal(await again.identify(new Headers({ cookie })), null)
  await reopened.close()
  await remove()
})
