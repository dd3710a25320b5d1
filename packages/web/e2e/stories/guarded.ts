import assert from 'node:assert/strict'
import { test } from 'node:test'
import { langqiao, openPage, sample, startServer, temporaryFolder } from '../served.ts'

test('a second server on the same folder is refused, and says which process holds it', async () => {
  const { data, pid } = await sample()
  const second = await langqiao(['serve', '--data', data, '--port', '0'])
  assert.equal(second.code, 1)
  assert.equal(second.stdout, '')
  assert.ok(second.stderr.includes(String(pid)), `names the process ${pid}: ${second.stderr}`)
  assert.ok(second.stderr.includes(data), `names the folder ${data}: ${second.stderr}`)
})

test('a server that others can reach asks them to sign in, and an account sees its role', async t => {
  const data = await temporaryFolder()
  const password = 'seven bridges over water'
  const account = ['--email', 'lin@example.org', '--name', 'Lin', '--organisation', 'Example Port', '--role', 'editor']
  const added = await langqiao(['account', 'add', '--data', data, ...account], `${password}\n`)
  assert.equal(added.code, 0, added.stderr)
  const server = await startServer(data, '--host', '0.0.0.0')

  await t.test('the API answers nobody without an account', async () => {
    for (const address of ['/api/needs', '/api/home', '/api/regions']) {
      const answer = await fetch(new URL(address, server.url))
      assert.equal(answer.status, 401, address)
      const { error } = (await answer.json()) as { error: { code: string; mend: string } }
      assert.equal(error.code, 'sign-in-required')
      assert.ok(error.mend.length > 0)
    }
  })

  await t.test('the page asks to sign in, refuses a wrong password, takes the right one', async t => {
    const page = await openPage(t, { server, refusals: [401] })
    await page.goto('/needs')
    await page.getByText('This page asks you to sign in first.').waitFor()
    await page.getByLabel('E-mail').fill('lin@example.org')
    await page.getByLabel('Password', { exact: true }).fill('not this one')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong.' }).waitFor()
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()

    await page.getByRole('button', { name: 'Account' }).click()
    const account = page.getByRole('tooltip')
    await account.getByText('Editor').waitFor()
    assert.match(await account.innerText(), /Example Port/)
    await page.getByRole('link', { name: 'Describe a need' }).first().waitFor()
    await account.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('This page asks you to sign in first.').waitFor()
  })
  await server.stop()
})
