import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type CleanDocument, failure, type Outcome } from '../words/index.ts'
import { limits } from './limits.ts'
import { problems } from './problems.ts'
import type { Table } from './table.ts'

/** What a worker is asked to do; `what` is understood by the script that runs in it, `title` is what a person called the source. */
export type Task = { what: string; source: string; bytes: Uint8Array; title?: string }
/** Bounds of one parse; `limits` has the defaults. */
export type Bounds = { timeoutMs?: number; memoryMb?: number }

/** Parses at a time: each may take the memory limit, and small machines have two cores. */
const mostWorkers = 2
/** How often a worker's memory outside the heap, which its heap limit does not bound, is looked at. */
const memoryCheckMs = 50
/** Part of the memory that is the JavaScript heap's; buffers take the rest. */
const heapShare = 0.75
const mebibyte = 1024 * 1024
/** What the program itself takes beside what it parses, in megabytes. */
const programMb = 128
/** How Node ends where the heap is full. */
const abortCode = 134
/** What a worker is told of its surroundings: no address or key of anything. */
const toldVariables = ['TZ', 'LANG', 'LC_ALL', 'SystemRoot']

type Idle = { worker: ChildProcess; script: string; memoryMb: number }

const ownScript = new URL('./worker.ts', import.meta.url)

// Starting a worker takes longer than most parses, so one that is done waits here for the next file.
const idle: Idle[] = []
const waiting: (() => void)[] = []
const alive = new Set<ChildProcess>()
let busy = 0

// A worker that is caught in a parse would not notice that nobody waits for it any more.
process.on('exit', () => {
  for (const worker of alive) worker.kill('SIGKILL')
})

/** As `readDocument`, in a process with limits of time and memory; also gives `parse-timeout`. */
export const readDocumentSafely = (source: string, bytes: Uint8Array, bounds: Bounds = {}) =>
  runSafely<CleanDocument>({ what: 'document', source, bytes }, bounds)

/** As `readTable`, in a process with limits of time and memory; also gives `parse-timeout`. */
export const readTableSafely = (source: string, bytes: Uint8Array, bounds: Bounds = {}) =>
  runSafely<Table>({ what: 'table', source, bytes }, bounds)

/**
 * Has a task done by `script` in a process with limits of time and memory: gives what it answers (an Outcome), or
 * `parse-timeout` or `broken-file` where it takes too much or dies. Files too large are not begun. A thread would not do:
 * where one fills its heap within one step of the engine, the whole program ends.
 */
export async function runSafely<T>(task: Task, bounds: Bounds, script: URL = ownScript): Promise<Outcome<T>> {
  const { timeoutMs = limits.timeoutMs, memoryMb = limits.memoryMb } = bounds
  if (task.bytes.length > limits.fileBytes) return failure(problems.tooLarge(task.source, task.bytes.length))
  if (busy >= mostWorkers) await new Promise<void>(resolve => waiting.push(resolve))
  busy++
  const worker = takeWorker(script, memoryMb)
  const answer = await answerOf<T>(worker, task, timeoutMs, memoryMb)
  if (typeof answer === 'string') worker.kill('SIGKILL')
  else {
    worker.unref()
    worker.channel?.unref()
    idle.push({ worker, script: script.href, memoryMb })
  }
  busy--
  waiting.shift()?.()
  if (answer === 'crashed') return failure(problems.broken(task.source))
  return answer === 'stopped' ? failure(problems.tooSlow(task.source, timeoutMs)) : answer
}

function takeWorker(script: URL, memoryMb: number): ChildProcess {
  const at = idle.findIndex(candidate => candidate.script === script.href && candidate.memoryMb === memoryMb)
  if (at >= 0) {
    const { worker } = idle.splice(at, 1)[0]!
    worker.ref()
    worker.channel?.ref()
    return worker
  }
  const worker = fork(fileURLToPath(script), {
    execArgv: [`--max-old-space-size=${Math.ceil(memoryMb * heapShare)}`],
    env: Object.fromEntries(toldVariables.map(name => [name, process.env[name]])),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  alive.add(worker)
  // A parser may fail after it has answered; that worker is not used again.
  const leave = () => {
    alive.delete(worker)
    const place = idle.findIndex(candidate => candidate.worker === worker)
    if (place >= 0) idle.splice(place, 1)
  }
  worker.on('exit', leave).on('error', leave)
  return worker
}

/** Resident memory of a process in megabytes, or null where the system does not tell it as Linux does. */
async function residentMb(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(status) ?? []
  return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / mebibyte
}

/** The worker's answer; `stopped` when it took too much time or memory, `crashed` when the parser ended it. */
function answerOf<T>(
  worker: ChildProcess,
  task: Task,
  timeoutMs: number,
  memoryMb: number,
): Promise<Outcome<T> | 'stopped' | 'crashed'> {
  return new Promise(resolve => {
    const finish = (answer: Outcome<T> | 'stopped' | 'crashed') => {
      clearTimeout(timer)
      clearInterval(watch)
      worker.off('message', answered).off('exit', ended).off('error', failed)
      resolve(answer)
    }
    const answered = (answer: unknown) => finish(answer as Outcome<T>)
    const ended = (code: number | null, signal: string | null) =>
      finish(signal === 'SIGABRT' || code === abortCode ? 'stopped' : 'crashed')
    const failed = () => finish('crashed')
    const timer = setTimeout(() => finish('stopped'), timeoutMs)
    const watch = setInterval(async () => {
      const resident = await residentMb(worker.pid)
      if (resident !== null && resident > memoryMb + programMb) finish('stopped')
    }, memoryCheckMs)
    worker.on('message', answered).on('exit', ended).on('error', failed)
    worker.send(task, error => error && failed())
  })
}
