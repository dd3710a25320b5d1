import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'

const packagesFolder = '/usr/lib/postgresql'
const oldest = 15

/** A PostgreSQL server for tests: its address as an ordinary login role, and how to stop and remove it. */
export type TestServer = { url: string; stop: () => Promise<void> }

const isRoot = process.getuid?.() === 0

const findBinaries = (): string | null => {
  const versions = existsSync(packagesFolder)
    ? readdirSync(packagesFolder)
        .map(Number)
        .filter(version => version >= oldest)
    : []
  const newest = versions.sort((a, b) => b - a)[0]
  return newest ? join(packagesFolder, String(newest), 'bin') : null
}

const installBinaries = (): string => {
  aptInstall([`postgresql-${oldest}`], 'The store tests need a PostgreSQL server')
  const found = findBinaries()
  if (!found) throw new Error(`PostgreSQL was installed, but is not in ${packagesFolder}`)
  return found
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** PostgreSQL refuses to run as root, so root runs it as the user that the package made. */
const asServerUser = (command: string, args: string[], input?: string): string => {
  if (!isRoot) return execFileSync(command, args, { encoding: 'utf8', input })
  const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return execFileSync(command, args, { encoding: 'utf8', input, cwd: '/', uid: idOf('-u'), gid: idOf('-g') })
}

/**
 * Starts a throw-away PostgreSQL server in a temporary folder on a free loopback port, installing PostgreSQL with apt
 * where it is missing and this may be done. The login role in the address is as a platform's should be: no superuser,
 * may create roles, owns its database. Throws one clear line where there is no server to be had.
 */
export const startPostgres = async (): Promise<TestServer> => {
  const binaries = findBinaries() ?? installBinaries()
  const folder = await mkdtemp(join(tmpdir(), 'langqiao-postgres-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    if (isRoot)
      await chown(
        folder,
        Number(execFileSync('id', ['-u', 'postgres'])),
        Number(execFileSync('id', ['-g', 'postgres'])),
      )
    const data = join(folder, 'data')
    const port = await freePort()
    const password = randomBytes(12).toString('hex')
    asServerUser(join(binaries, 'initdb'), ['-D', data, '-E', 'UTF8', '--locale=C', '-A', 'trust', '--no-sync'])
    // Durability is of no use to a cluster that is thrown away.
    const settings = `-p ${port} -h 127.0.0.1 -k ${folder} -F -c full_page_writes=off -c synchronous_commit=off`
    asServerUser(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'])
    const stop = async () => {
      asServerUser(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop'])
      await remove()
    }
    asServerUser(
      join(binaries, 'psql'),
      ['-h', '127.0.0.1', '-p', String(port), '-d', 'postgres', '-q', '-v', 'ON_ERROR_STOP=1'],
      `CREATE ROLE langqiao_test LOGIN CREATEROLE CREATEDB PASSWORD '${password}';
       CREATE DATABASE langqiao_test OWNER langqiao_test;`,
    )
    return { url: `postgres://langqiao_test:${password}@127.0.0.1:${port}/langqiao_test`, stop }
  } catch (error) {
    await remove()
    throw error
  }
}
