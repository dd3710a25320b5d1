import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../store/index.ts'
import type { Effects } from './effects.ts'

/**
 * What signs session cookies: LANGQIAO_SECRET where it is set, else a file beside the embedded store that only its user
 * may read. A database server without the variable gets a new one at each start, and says what that means.
 */
export const findSecret = async (effects: Effects, store: Store): Promise<string> => {
  if (effects.env.LANGQIAO_SECRET) return effects.env.LANGQIAO_SECRET
  const secret = randomBytes(32).toString('base64url')
  if (store.kind === 'server') {
    effects.stderr('langqiao: LANGQIAO_SECRET is not set, so everybody is signed out at each start')
    return secret
  }
  const file = join(store.folder, 'secret')
  try {
    await writeFile(file, secret, { mode: 0o600, flag: 'wx' })
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readFile(file, 'utf8')
  }
}
