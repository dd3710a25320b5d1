import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const started: ChildProcess[] = []
after(() => started.forEach(child => void child.kill('SIGKILL')))

/** Starts a server on a free port; `address` is what it prints, `ended` its exit code with all it said. */
const serve = (folder: string, ...more: string[]) => {
  const child = spawn(process.execPath, [main, 'serve', '--data', folder, '--port', '0', ...more], {
    env: { ...process.env, DATABASE_URL: '' },
  })
  started.push(child)
  let said = ''
  child.stderr.on('data', chunk => {
    said += String(chunk)
  })
  const address = once(createInterface(child.stdout), 'line').then(([line]) => String(line))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  return { child, address, ended }
}

test('a server prints its address, keeps a second one off its folder, and stops when told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'langqiao-serve-'))
  const first = serve(folder)
  const address = await Promise.race([first.address, first.ended.then(({ said }) => assert.fail(said))])
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/)
  const session = (await (await fetch(`${address}/api/session`)).json()) as { local: boolean }
  assert.equal(session.local, true)
  assert.match(await (await fetch(`${address}/needs/new`)).text(), /<script type="module"/)

  const second = await serve(folder).ended
  assert.equal(second.code, 1)
  assert.match(second.said, /langqiao: .*langqiao-serve-/)

  first.child.kill('SIGTERM')
  assert.deepEqual((await first.ended).code, 0)
  const third = serve(folder)
  await third.address
  third.child.kill('SIGINT')
  assert.equal((await third.ended).code, 0)
  await rm(folder, { recursive: true })
})

test('a port that is taken, a port that is none, an address that is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'langqiao-serve-'))
  const other = await mkdtemp(join(tmpdir(), 'langqiao-serve-'))
  const first = serve(folder)
  const { port } = new URL(await first.address)
  const second = await serve(other, '--port', port).ended
  assert.equal(second.code, 1)
  assert.match(second.said, new RegExp(`Port ${port} is already in use`))
  first.child.kill('SIGTERM')
  await first.ended
  for (const wrong of [
    ['--port', '99999'],
    ['--url', 'example.org'],
  ])
    assert.equal((await serve(other, ...wrong).ended).code, 2)
  await rm(folder, { recursive: true })
  await rm(other, { recursive: true })
})
