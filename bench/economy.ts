/**
 * How fast the numbers of places are: a long table of 700 regions × 5,000 and × 10,000 activities to RCA, proximity, density,
 * ECI, PCI and outlook, each in a process of its own with its peak memory; the same in NumPy where `python3` has it, as dense
 * products on all cores (the best that a peer can do, far better than the published tools); and 300 × 1,000 in a browser's
 * worker. `node bench/economy.ts`. CHROMIUM names the browser.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import path from 'node:path'
import {
  complexity,
  density,
  matrixFromLongTable,
  outlook,
  presence,
  proximityRows,
  rca,
} from '../packages/economy/src/index.ts'
import { portableTable } from '../packages/economy/src/testing/portable.ts'
import { findChromium } from '../scripts/chromium.ts'

const cases = {
  p5000: { regions: 700, activities: 5000, seed: 20240, fill: 300 },
  p10000: { regions: 700, activities: 10_000, seed: 20241, fill: 300 },
}
type Case = keyof typeof cases

/** One case, step by step; seconds. Proximity is computed row by row and kept in single precision, 4 bytes a pair. */
const steps = (name: Case) => {
  const rows = [...portableTable(cases[name])]
  const seconds: Record<string, number> = {}
  let began = performance.now()
  const lap = (step: string) => {
    seconds[step] = (performance.now() - began) / 1000
    began = performance.now()
  }
  const table = matrixFromLongTable(rows)
  if (!table.ok) throw new Error(table.problems[0].message)
  lap('matrix')
  const index = rca(table.matrix)
  lap('RCA')
  const there = presence(table.matrix, { index })
  lap('presence')
  const n = there.activities.length
  const near = new Float32Array(n * n)
  let at = 0
  for (const row of proximityRows(there)) {
    near.set(row, at)
    at += n
  }
  lap('proximity')
  const around = density(there)
  lap('density')
  const { eci, pci } = complexity(there)
  lap('ECI, PCI')
  const ahead = outlook(there, { near: around, pci })
  lap('outlook')
  return {
    seconds,
    total: Object.values(seconds).reduce((sum, value) => sum + value, 0),
    peakMb: process.resourceUsage().maxRSS / 1024,
    check: [near[1], around.reduce((sum, value) => sum + value, 0) / around.length, eci[0], ahead[0]],
  }
}

/** The same with dense matrix products, from the same rows, which come on standard input as numbers of region, activity, value. */
const peer = `
import sys, time, json, resource
import numpy as np
regions, activities = int(sys.argv[1]), int(sys.argv[2])
rows = np.frombuffer(sys.stdin.buffer.read(), dtype=np.int32).reshape(-1, 3)
began = time.perf_counter()
x = np.zeros((regions, activities))
x[rows[:, 0], rows[:, 1]] = rows[:, 2]
rca = (x / x.sum(1, keepdims=True)) / (x.sum(0) / x.sum())
m = (rca >= 1).astype(np.float32)
u = m.sum(0)
phi = (m.T @ m) / np.maximum.outer(u, u)
np.fill_diagonal(phi, 0)
density = (m @ phi) / phi.sum(0)
m64 = m.astype(float)
k = m64.sum(1)
s = (m64 / u) @ m64.T / np.sqrt(np.outer(k, k))
values, vectors = np.linalg.eigh(s)
eci = vectors[:, -2] / np.sqrt(k)
pci = (m64.T @ eci) / u
coi = ((1 - m) * density * pci).sum(1)
print(json.dumps({"total": time.perf_counter() - began, "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "density": float(density.mean())}))
`

const python = (name: Case): { total: number; peakMb: number; density: number } | null => {
  const { regions, activities } = cases[name]
  const numbers: number[] = []
  for (const [region, activity, value] of portableTable(cases[name]))
    numbers.push(Number(region.slice(1)), Number(activity.slice(1)), value)
  const { status, stdout } = spawnSync('python3', ['-c', peer, String(regions), String(activities)], {
    input: new Uint8Array(Int32Array.from(numbers).buffer),
    stdio: ['pipe', 'pipe', 'ignore'],
    encoding: 'utf8',
  })
  return status === 0 ? JSON.parse(stdout) : null
}

/** Median milliseconds of the whole, in a worker of a real browser, after two rounds of warming up. */
const inBrowser = async (): Promise<number> => {
  const { build } = await import('vite')
  const { chromium } = await import('playwright-core')
  const root = path.join(import.meta.dirname, '..')
  const bundle = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      lib: { entry: path.join(import.meta.dirname, 'economy-worker.ts'), formats: ['es'], fileName: 'worker' },
      write: false,
    },
  })
  const [{ output }] = bundle as { output: { code?: string }[] }[]
  const server = createServer((request, response) => {
    const isWorker = request.url === '/worker.js'
    response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html')
    response.end(isWorker ? output[0].code : '<!doctype html>')
  }).listen(0, '127.0.0.1')
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage()
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The page has no address')
    await page.goto(`http://127.0.0.1:${address.port}/`)
    const rounds: number[] = await page.evaluate(`new Promise((resolve, reject) => {
      const worker = new Worker('/worker.js', { type: 'module' })
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
    })`)
    return rounds.sort((a, b) => a - b)[Math.floor(rounds.length / 2)]
  } finally {
    await browser.close()
    server.close()
  }
}

const [only] = process.argv.slice(2)
if (only) process.stdout.write(`${JSON.stringify(steps(only as Case))}\n`)
else {
  for (const name of Object.keys(cases) as Case[]) {
    const own: ReturnType<typeof steps> = JSON.parse(
      execFileSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8' }),
    )
    const parts = Object.entries(own.seconds).map(([step, value]) => `${step} ${value.toFixed(2)}`)
    process.stdout.write(
      `${name}: ${own.total.toFixed(2)} s, peak ${own.peakMb.toFixed(0)} MB (${parts.join(', ')}; mean density ${own.check[1]})\n`,
    )
    const other = python(name)
    process.stdout.write(
      other
        ? `  dense NumPy: ${other.total.toFixed(2)} s, peak ${other.peakMb.toFixed(0)} MB, mean density ${other.density}; ${(other.total / own.total).toFixed(1)} × ours\n`
        : '  dense NumPy: python3 with numpy is not on this machine\n',
    )
  }
  process.stdout.write(`300 × 1,000 in a browser's worker: ${(await inBrowser()).toFixed(0)} ms\n`)
}
