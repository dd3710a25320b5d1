/**
 * `node bench/memory.ts [DOCUMENTS]`: whether `langqiao extract FOLDER` keeps its memory flat: resident memory of the command,
 * workers included, after each tenth of 100,000 (or DOCUMENTS) small documents, every fifth of them a page. Linux only:
 * memory is read from /proc.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { corpusTexts, pageOf } from './corpus-pages.ts'

const documents = Number(process.argv[2] ?? 100_000)
/** Lines of the corpus that make a document, and documents that share a folder. */
const linesInDocument = 4
const inFolder = 1000
const steps = 10

const lines = corpusTexts.flatMap(text => text.split('\n')).filter(line => line.length >= 20 && line.length <= 200)

/** A linear congruential generator (Numerical Recipes), so that every run has the same documents. */
let state = 1
const drawLine = (): string => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return lines[Math.floor((state / 2 ** 32) * lines.length)]
}

const write = (folder: string, number: number): void => {
  const within = path.join(folder, String(Math.floor(number / inFolder)).padStart(4, '0'))
  if (number % inFolder === 0) mkdirSync(within)
  const text = [`${number}`, ...Array.from({ length: linesInDocument }, drawLine)].join('\n')
  const isPage = number % 5 === 0
  writeFileSync(path.join(within, `${number}.${isPage ? 'html' : 'txt'}`), isPage ? pageOf(text, number) : text)
}

/** Resident memory of a process and of those that it started, in megabytes: now, or the most that each ever had. */
const residentMb = (pid: number, field: 'VmRSS' | 'VmHWM'): number => {
  const own = Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  const started = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return started.reduce((sum, child) => sum + residentMb(Number(child), field), own)
}

const main = path.join(import.meta.dirname, '../packages/platform/src/cli/main.ts')
const folder = mkdtempSync(path.join(tmpdir(), 'langqiao-memory-'))
try {
  for (let number = 0; number < documents; number++) write(folder, number)
  const began = performance.now()
  const child = spawn(process.execPath, [main, 'extract', folder], { stdio: ['ignore', 'pipe', 'ignore'] })
  let done = 0
  let failed = 0
  for await (const line of createInterface({ input: child.stdout })) {
    done++
    if (line.includes('"error":{')) failed++
    if (done % Math.ceil(documents / steps) === 0 && child.pid && child.exitCode === null) {
      const seconds = (performance.now() - began) / 1000
      const [now, most] = [residentMb(child.pid, 'VmRSS'), residentMb(child.pid, 'VmHWM')]
      console.log(
        `${done} documents, ${failed} failed: ${now.toFixed(0)} MB resident, ${most.toFixed(0)} MB at most, ${(done / seconds).toFixed(0)} a second`,
      )
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
