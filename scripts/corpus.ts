/**
 * `node scripts/corpus.ts [SUITE…] [--raise]`: measures the suites of `corpus/` and fails where a measure is below its
 * floor. `--raise` writes what was measured as the new floors; it lowers none. See corpus/README.md.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

type Suite = { sha256: string; floors: Record<string, number> }
type Judgement = { failures: string[]; raised: Suite }

/** Floors are written with so many decimals, cut off and not rounded, so that a measure never falls below its own floor. */
const decimals = 3

const root = path.join(import.meta.dirname, '..', 'corpus')
const floorsFile = path.join(root, 'floors.json')

/** Hash over names and bytes of a suite's cases; the code that measures them is left out. */
function hashOf(suite: string): string {
  const hash = createHash('sha256')
  for (const name of globSync('*/**', { cwd: path.join(root, suite), withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(path.join(root, suite), path.join(entry.parentPath, entry.name)))
    .sort())
    hash
      .update(name.replaceAll(path.sep, '/'))
      .update('\0')
      .update(readFileSync(path.join(root, suite, name)))
      .update('\0')
  return hash.digest('hex')
}

/**
 * Compares measures with a suite's floors. Failures: a measure below its floor, a floor without a measure or a
 * measure without a floor, and a corpus that is not the one for which the floors were written. `raised` is what
 * `--raise` may write: never below a floor that stands.
 */
export function judge(known: Suite | undefined, sha256: string, measured: Record<string, number>): Judgement {
  const floors = known?.floors ?? {}
  const failures: string[] = []
  if (known?.sha256 !== sha256) failures.push('the corpus has changed since its floors were written')
  for (const [name, floor] of Object.entries(floors)) {
    if (measured[name] === undefined) failures.push(`${name} is no longer measured`)
    else if (measured[name] < floor) failures.push(`${name} is ${measured[name].toFixed(4)}, below its floor ${floor}`)
  }
  const raised: Record<string, number> = { ...floors }
  for (const [name, value] of Object.entries(measured)) {
    if (floors[name] === undefined) failures.push(`${name} has no floor yet`)
    raised[name] = Math.max(floors[name] ?? 0, Math.floor(value * 10 ** decimals) / 10 ** decimals)
  }
  return { failures, raised: { sha256, floors: raised } }
}

/** Whether `--raise` mends these failures: it may take up a changed corpus and new measures, not a fall. */
const isMendable = (known: Suite | undefined, measured: Record<string, number>) =>
  Object.entries(known?.floors ?? {}).every(([name, floor]) => (measured[name] ?? -1) >= floor)

async function main(args: string[]): Promise<number> {
  const isRaising = args.includes('--raise')
  const asked = args.filter(arg => !arg.startsWith('--'))
  const suites = globSync('*/measure.ts', { cwd: root }).map(path.dirname).sort()
  const known: Record<string, Suite> = existsSync(floorsFile) ? JSON.parse(readFileSync(floorsFile, 'utf8')) : {}
  let failed = 0
  for (const suite of asked.length > 0 ? asked : suites) {
    const module = await import(pathToFileURL(path.join(root, suite, 'measure.ts')).href)
    const measured: Record<string, number> = await module.measure()
    const { failures, raised } = judge(known[suite], hashOf(suite), measured)
    for (const [name, value] of Object.entries(measured))
      process.stdout.write(`${suite}  ${name}  ${value.toFixed(4)}  floor ${known[suite]?.floors[name] ?? 'none'}\n`)
    if (isRaising && isMendable(known[suite], measured)) known[suite] = raised
    else
      for (const failure of failures) {
        process.stdout.write(`${suite}: ${failure}\n`)
        failed++
      }
  }
  if (isRaising) {
    const sorted = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)))
    writeFileSync(floorsFile, `${JSON.stringify(sorted, null, 2)}\n`)
  }
  return failed === 0 ? 0 : 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2))
