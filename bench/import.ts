/**
 * `node bench/import.ts`: an import of 50,000 rows into an embedded store while another caller reads: rows a second, and
 * how long the reads took. DATABASE_URL names a server to use instead. Then the time of opening that store again.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  asCaller,
  checkFile,
  commitImport,
  openStore,
  organisations,
  platform,
} from '../packages/platform/src/store/index.ts'
import type { Caller } from '../packages/platform/src/words/index.ts'

const ROWS = 50_000
const reader: Caller = { organisationId: null, role: 'viewer', userId: null }

const folder = await mkdtemp(join(tmpdir(), 'langqiao-bench-'))
const url = process.env.DATABASE_URL
const open = async () => {
  const began = performance.now()
  const opened = await openStore(url ? { url, folder } : { folder })
  if (!opened.ok) throw new Error(opened.problem.message)
  return { store: opened.value, ms: performance.now() - began }
}

const { store, ms: firstStart } = await open()
const file = checkFile({
  name: 'events.csv',
  encoding: null,
  rows: [
    ['date', 'region_code', 'theme', 'what', 'source_title', 'claim_kind'],
    ...Array.from({ length: ROWS }, (_, at) => [
      '2024',
      '420100',
      'chips',
      `event ${at}`,
      `article ${at % 50}`,
      'media',
    ]),
  ],
})

const reads: number[] = []
let importing = true
const reading = (async () => {
  while (importing) {
    const began = performance.now()
    await asCaller(store, reader, tx => tx.select().from(organisations).limit(50))
    reads.push(performance.now() - began)
  }
})()
const began = performance.now()
const outcome = await commitImport(store, platform, file, `bench-${Date.now()}`)
const seconds = (performance.now() - began) / 1000
importing = false
await reading
await store.close()
const { store: again, ms: secondStart } = await open()
await again.close()
await rm(folder, { recursive: true })

if (!outcome.ok) throw new Error(outcome.problem.message)
reads.sort((a, b) => a - b)
const percentile = (share: number) => Number(reads[Math.floor((reads.length - 1) * share)].toFixed(1))
console.log(
  JSON.stringify({
    rows: outcome.value.imported,
    rowsASecond: Math.round(ROWS / seconds),
    reads: reads.length,
    readMedianMs: percentile(0.5),
    readP99Ms: percentile(0.99),
    firstStartMs: Math.round(firstStart),
    secondStartMs: Math.round(secondStart),
  }),
)
