/**
 * `node bench/diagnose.ts`: how long a reader waits for a city page and for every analysis that is asked of a region, with
 * 700 regions × 1,000 activities × 10 years of generated amounts in an embedded store, imported as one wide file a year beside
 * the sample region. Milliseconds from a request to its parsed answer inside the process; `cold` is the first time after the
 * store was opened or changed, each analysis on services of its own; `warm` is the median of the next ones.
 */
import path from 'node:path'
import { createFlow } from '../packages/platform/src/flow.ts'
import { connection, inside, openTestApp } from '../packages/platform/src/show/test-app.ts'
import type { AnalysisSummary } from '../packages/platform/src/show/views.ts'
import { checkFile, commitImport, importSample, platform } from '../packages/platform/src/store/index.ts'
import { allRegions } from '../packages/platform/src/words/gazetteer.ts'

const size = { regions: 700, activities: 1000, years: 10 }
const lastYear = 2024
const asked = '340100'
const warmRounds = 5
const here = connection('127.0.0.1')

/** A linear congruential generator (Numerical Recipes), so that every run has the same amounts. */
let state = 1
const draw = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

const places = allRegions().filter(({ level }) => level === 'city' || level === 'county')
const regions = [...places.filter(({ level }) => level === 'city'), ...places.filter(({ level }) => level === 'county')]
  .slice(0, size.regions)
  .map(({ code }) => code)
/** How much a region can do and how much an activity asks for: an activity is there where the one exceeds the other. */
const able = regions.map(draw)
const demanding = Array.from({ length: size.activities }, draw)

const wideFile = (year: number) => ({
  name: `amounts-${year}.csv`,
  encoding: null,
  rows: [
    ['region_code', 'period', ...demanding.map((_, a) => `activity ${a}（亿元）`)],
    ...regions.map((code, r) => [
      code,
      String(year),
      ...demanding.map(asks => (able[r] + draw() > asks + 0.5 ? (100 * draw() * able[r]).toFixed(3) : '0')),
    ]),
  ],
})

const { store, make, logged, close } = await openTestApp()
try {
  const sample = await importSample(store, path.join(import.meta.dirname, '../sample'))
  if (!sample.ok) throw new Error(sample.problem.message)
  const began = performance.now()
  for (let year = lastYear - size.years + 1; year <= lastYear; year++) {
    const outcome = await commitImport(
      store,
      platform,
      checkFile(wideFile(year), { kind: 'activity' }),
      `amounts-${year}`,
    )
    if (!outcome.ok) throw new Error(outcome.problem.message)
  }
  const seconds = (performance.now() - began) / 1000
  console.log(`${size.regions} × ${size.activities} × ${size.years} imported in ${seconds.toFixed(1)} s`)

  /** Services that have kept nothing yet, and a way to ask them. */
  const start = () => {
    const app = make({ flow: createFlow(store, () => new Date()) })
    return async (address: string): Promise<{ ms: number; kilobytes: number; text: string }> => {
      const from = performance.now()
      const response = await app.request(inside + address, { headers: { host: new URL(inside).host } }, here)
      const text = await response.text()
      JSON.parse(text)
      const ms = performance.now() - from
      if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text}`)
      return { ms, kilobytes: Buffer.byteLength(text) / 1000, text }
    }
  }
  const measure = async (name: string, address: string) => {
    const ask = start()
    const cold = await ask(address)
    const warm: number[] = []
    for (let round = 0; round < warmRounds; round++) warm.push((await ask(address)).ms)
    const median = warm.sort((x, y) => x - y)[warmRounds >> 1]
    const numbers = [cold.ms, median, cold.kilobytes].map(each => each.toFixed(0).padStart(8))
    console.log(`${name.padEnd(24)}${numbers.join('')}`)
  }
  const { items }: { items: AnalysisSummary[] } = JSON.parse((await start()('/api/analyses')).text)
  console.log(`${''.padEnd(24)}  cold ms warm ms      kB`)
  await measure('city page', `/api/regions/${asked}`)
  for (const { id, parameters } of items)
    if (parameters.some(({ kind }) => kind === 'region')) await measure(id, `/api/analyses/${id}?region=${asked}`)
  if (logged.length > 0) throw new Error(logged.join('\n'))
} finally {
  await close()
}
