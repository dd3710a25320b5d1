/**
 * `npm test [STEP…]`: types, lint, the economy library with its coverage, units and store on both engines, quality
 * floors, the browser. Ends with a line `N passed, N failed, N skipped` and exit code 1 if anything failed.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { findChromium } from './chromium.ts'
import { startPostgres } from './postgres.ts'

type Count = { passed: number; failed: number; skipped: number }

const root = path.join(import.meta.dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)

/** A command that passes or fails as a whole. */
const check = (command: string, args: string[], cwd = root): Count => {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

/** Runs test files; `covering` names sources of which the given share of lines, in per cent, must have been run. */
const runTests = (
  files: string[],
  concurrency: number,
  covering?: { sources: string[]; except: string[]; lines: number },
): Promise<Count> =>
  new Promise((resolve, reject) => {
    const count = { passed: 0, failed: 0, skipped: 0 }
    const isTest = (details: { type?: string }) => details.type !== 'suite'
    const stream = run({
      files: files.map(file => path.join(root, file)),
      concurrency,
      cwd: root,
      ...(covering && {
        coverage: true,
        coverageIncludeGlobs: covering.sources,
        coverageExcludeGlobs: covering.except,
      }),
    })
    stream.on('test:coverage', ({ summary: { totals } }) => {
      const enough = totals.coveredLinePercent >= (covering?.lines ?? 0)
      count[enough ? 'passed' : 'failed']++
      process.stdout.write(`${enough ? '✔' : '✖'} ${totals.coveredLinePercent.toFixed(2)} % of lines covered\n`)
    })
    stream.on('test:pass', data => {
      if (data.skip !== undefined) count.skipped++
      else if (isTest(data.details)) count.passed++
    })
    stream.on('test:fail', data => {
      if (isTest(data.details)) count.failed++
    })
    stream.on('error', reject)
    stream
      .compose(spec)
      .on('end', () => resolve(count))
      .pipe(process.stdout, { end: false })
  })

const testFiles = () =>
  globSync(
    ['packages/**/*.test.ts', 'sample/*.test.ts', 'corpus/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/*.test.ts'],
    {
      cwd: root,
      exclude: file =>
        file.includes('node_modules') || file.endsWith('e2e') || file === path.join('packages', 'economy'),
    },
  ).sort()

const steps: Record<string, () => Count | Promise<Count>> = {
  types: () =>
    add(check(process.execPath, [bin('tsc'), '-p', '.']), check(process.execPath, [bin('tsc'), '-p', 'packages/web'])),
  lint: () => check(process.execPath, [bin('biome'), 'ci', '.']),
  economy: async () => {
    const files = globSync('packages/economy/**/*.test.ts', { cwd: root }).sort()
    // Counting lines makes millions of cells ten times as slow; small cases run the same lines.
    const large = files.filter(file => path.basename(file) === 'large.test.ts')
    const small = files.filter(file => !large.includes(file))
    const covering = {
      sources: ['packages/economy/src/**/*.ts'],
      except: ['**/*.test.ts', 'packages/economy/src/testing/**'],
      lines: 95,
    }
    return add(await runTests(small, 2, covering), await runTests(large, 1))
  },
  unit: async () => {
    const server = await startPostgres()
    process.env.LANGQIAO_TEST_DATABASE_URL = server.url
    try {
      // PGlite takes about half a gigabyte a store, so few files run side by side.
      return await runTests(testFiles(), 2)
    } finally {
      await server.stop()
    }
  },
  floors: () => check(process.execPath, ['scripts/corpus.ts']),
  browser: async () => {
    process.env.CHROMIUM = findChromium()
    return runTests(globSync('packages/web/e2e/*.test.ts', { cwd: root }), 1)
  },
}

const add = (...counts: Count[]): Count =>
  counts.reduce((sum, { passed, failed, skipped }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
  }))

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in steps))
if (unknown.length) {
  process.stderr.write(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}\n`)
  process.exit(2)
}
let total: Count = { passed: 0, failed: 0, skipped: 0 }
for (const [name, step] of Object.entries(steps)) {
  if (asked.length && !asked.includes(name)) continue
  const began = performance.now()
  process.stdout.write(`\n── ${name}\n`)
  let count: Count
  try {
    count = await step()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    count = { passed: 0, failed: 1, skipped: 0 }
  }
  total = add(total, count)
  process.stdout.write(
    `── ${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  )
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exit(total.failed ? 1 : 0)
