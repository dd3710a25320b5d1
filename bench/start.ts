/**
 * How long a newcomer waits: a fresh clone to the first screen with everything downloaded and built, then the second
 * start. `node bench/start.ts` needs git, npm and the registry. Seconds are wall time; the first screen counts as there
 * when the page and what it shows have been answered.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const root = path.join(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'langqiao-start-'))
const clone = path.join(folder, 'langqiao')

const untilFirstScreen = async (): Promise<number> => {
  const began = performance.now()
  // As npm start does, but on a free port; the machine's own Node runs the bootstrap.
  const server = spawn('node', ['langqiao', 'serve', '--sample', '--port', '0'], {
    cwd: clone,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [address] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
  for (const resource of ['/', '/api/session', '/api/home']) {
    const answer = await fetch(new URL(resource, address))
    if (!answer.ok) throw new Error(`${resource} answered ${answer.status}`)
    await answer.arrayBuffer()
  }
  const seconds = (performance.now() - began) / 1000
  server.kill('SIGTERM')
  await once(server, 'exit')
  return seconds
}

try {
  execFileSync('git', ['clone', '--quiet', root, clone])
  const first = await untilFirstScreen()
  const later = []
  for (let round = 0; round < 3; round++) later.push(await untilFirstScreen())
  console.log(`fresh clone to the first screen  ${first.toFixed(1)} s`)
  console.log(`second start to the first screen ${later.map(seconds => `${seconds.toFixed(1)} s`).join(', ')}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
