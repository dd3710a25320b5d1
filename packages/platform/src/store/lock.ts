import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { failure, type Outcome, success } from '../words/index.ts'

type Holder = { pid: number; host: string; started: string | null }

/** When a process started, in the kernel's own count, so that a reused pid is not taken for its predecessor. */
const startOf = (pid: number): string | null => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19]
  } catch {
    return null
  }
}

const isAlive = (holder: Holder): boolean => {
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return holder.started === null || startOf(holder.pid) === holder.started
}

const parseHolder = (text: string): Holder | null => {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return null
  }
}

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code

/**
 * Takes the one lock of an embedded store's folder, which PGlite itself does not have: a file that names the holder's
 * process. A lock whose process has died is taken over. Gives a function that gives the lock back; fails with
 * `store-in-use`, naming process and folder, while another holds it (a process on another machine is always believed).
 */
export const lockFolder = async (folder: string): Promise<Outcome<() => Promise<void>>> => {
  const path = join(folder, 'lock.json')
  const mine = join(folder, `lock.${randomUUID()}.json`)
  const me: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) }

  for (let attempt = 0; attempt < 3; attempt++) {
    await writeFile(mine, JSON.stringify(me))
    try {
      await link(mine, path)
      return success(() => rm(path, { force: true }))
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    } finally {
      await rm(mine, { force: true })
    }
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text === null) continue
    const holder = parseHolder(text)
    if (!holder || isAlive(holder)) return inUse(folder, path, holder)

    const stale = join(folder, `lock.stale.${randomUUID()}.json`)
    try {
      await rename(path, stale)
      const moved = await readFile(stale, 'utf8')
      // Somebody else took the stale lock over in between: theirs is put back.
      if (moved !== text) await link(stale, path)
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error
    } finally {
      await rm(stale, { force: true })
    }
  }
  return inUse(folder, path, null)
}

const inUse = (folder: string, path: string, holder: Holder | null) =>
  failure({
    code: 'store-in-use',
    message: holder
      ? `The store in ${folder} is in use by process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}.`
      : `The store in ${folder} is in use.`,
    where: folder,
    mend: `Stop the Langqiao that runs there, or choose another folder with --data. If none runs, delete ${path}.`,
  })
