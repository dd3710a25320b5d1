import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Command } from 'commander'
import { sql } from 'drizzle-orm'
import { chromiumPath } from '../../show/report/chromium.ts'
import { openStore, type Store, selectRows } from '../../store/index.ts'
import { appliedMigrations } from '../../store/migrate.ts'
import { findUnprotected } from '../../store/protection.ts'
import type { Problem } from '../../words/index.ts'
import type { Effects } from '../effects.ts'
import { type StoreOptions, storeOption, storePlace } from '../with-store.ts'

type Check = { check: string; ok: boolean; detail: string; mend?: string }

/** Below this an import or a backup may not fit any more. */
const leastFreeMegabytes = 500

/** `langqiao doctor`: one JSON line a check on standard output; exit 1 when one of them fails. */
export const doctorCommand = (effects: Effects): Command =>
  storeOption(new Command('doctor'))
    .description('check this installation and its store')
    .action(async (options: StoreOptions) => {
      const report = (check: Check) => {
        effects.stdout(JSON.stringify(check))
        if (!check.ok) effects.exitCode(1)
      }
      report({ check: 'node', ok: true, detail: process.version })
      for (const check of await checkStore(effects, options)) report(check)
      report(await checkDisk(storePlace(effects, options).folder))
      report(checkChromium(effects))
      report(await checkFonts())
    })

const failed = (check: string, { message, mend }: Problem): Check => ({ check, ok: false, detail: message, mend })

/** Opening a store checks its server, login role, request roles and schema; a store that is not there yet is not made. */
const checkStore = async (effects: Effects, options: StoreOptions): Promise<Check[]> => {
  const place = storePlace(effects, options)
  if (place.url === undefined && !existsSync(join(place.folder, 'database')))
    return [{ check: 'store', ok: true, detail: `no store in ${place.folder} yet; the first start makes it` }]
  const opened = await openStore(place, { now: effects.now })
  if (!opened.ok) return [failed('store', opened.problem)]
  try {
    return await checkOpenStore(opened.value)
  } finally {
    await opened.value.close()
  }
}

const checkOpenStore = async ({ db, kind }: Store): Promise<Check[]> => {
  const [{ version }] = await selectRows<{ version: string }>(
    db,
    sql`SELECT current_setting('server_version') AS version`,
  )
  const migration = (await appliedMigrations(db)).at(-1)
  const open = await findUnprotected(db)
  return [
    { check: 'store', ok: true, detail: `${kind}, PostgreSQL ${version}, schema ${migration}` },
    open.length === 0
      ? { check: 'row-level security', ok: true, detail: 'enabled and forced on every owned table' }
      : {
          check: 'row-level security',
          ok: false,
          detail: `not in force on ${open.join(', ')}`,
          mend: 'Someone changed the schema by hand: restore a backup into an empty store.',
        },
  ]
}

const checkDisk = async (folder: string): Promise<Check> => {
  const { bavail, bsize } = await statfs(existsSync(folder) ? folder : '.')
  const free = Math.floor((bavail * bsize) / 1e6)
  return {
    check: 'disk',
    ok: free >= leastFreeMegabytes,
    detail: `${free} MB free`,
    ...(free < leastFreeMegabytes && { mend: `Free at least ${leastFreeMegabytes} MB.` }),
  }
}

const checkChromium = (effects: Effects): Check => {
  const path = chromiumPath(effects.env)
  return path
    ? { check: 'chromium', ok: true, detail: path }
    : {
        check: 'chromium',
        ok: false,
        detail: 'not found, so reports cannot be written as PDF',
        mend: 'Install Chromium (apt-get install chromium), or name it in CHROMIUM.',
      }
}

const checkFonts = async (): Promise<Check> => {
  const listed = await promisify(execFile)('fc-list', [':lang=zh', 'family']).catch(() => null)
  const families = listed?.stdout.trim().split('\n').filter(Boolean) ?? []
  return families.length > 0
    ? { check: 'fonts', ok: true, detail: `${families.length} Chinese font families` }
    : {
        check: 'fonts',
        ok: false,
        detail: 'no Chinese font found, so PDF reports would show empty boxes',
        mend: 'Install one: apt-get install fonts-noto-cjk fontconfig.',
      }
}
