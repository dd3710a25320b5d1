import { Worker } from 'node:worker_threads'
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
/** How often a worker's memory outside the heap, which its resource limits do not bound, is looked at. */
const memoryCheckMs = 50
/** Part of the memory that is the JavaScript heap's; buffers take the rest. */
const heapShare = 0.75
const mebibyte = 1024 * 1024

type Idle = { worker: Worker; script: string; memoryMb: number }

const ownScript = new URL('./worker.ts', import.meta.url)

// Starting a worker takes longer than most parses, so one that is done waits here for the next file.
const idle: Idle[] = []
const waiting: (() => void)[] = []
let busy = 0

/** As `readDocument`, in a worker thread with limits of time and memory; also gives `parse-timeout`. */
export const readDocumentSafely = (source: string, bytes: Uint8Array, bounds: Bounds = {}) =>
  runSafely<CleanDocument>({ what: 'document', source, bytes }, bounds)

/** As `readTable`, in a worker thread with limits of time and memory; also gives `parse-timeout`. */
export const readTableSafely = (source: string, bytes: Uint8Array, bounds: Bounds = {}) =>
  runSafely<Table>({ what: 'table', source, bytes }, bounds)

/**
 * Has a task done by `script` in a worker thread with limits of time and memory: gives what it answers (an Outcome), or
 * `parse-timeout` or `broken-file` where it takes too much or dies. Files too large are not begun.
 */
export async function runSafely<T>(task: Task, bounds: Bounds, script: URL = ownScript): Promise<Outcome<T>> {
  const { timeoutMs = limits.timeoutMs, memoryMb = limits.memoryMb } = bounds
  if (task.bytes.length > limits.fileBytes) return failure(problems.tooLarge(task.source, task.bytes.length))
  if (busy >= mostWorkers) await new Promise<void>(resolve => waiting.push(resolve))
  busy++
  const worker = takeWorker(script, memoryMb)
  const answer = await answerOf<T>(worker, task, timeoutMs, memoryMb)
  if (typeof answer === 'string') await worker.terminate()
  else {
    worker.unref()
    idle.push({ worker, script: script.href, memoryMb })
  }
  busy--
  waiting.shift()?.()
  if (answer === 'crashed') return failure(problems.broken(task.source))
  return answer === 'stopped' ? failure(problems.tooSlow(task.source, timeoutMs)) : answer
}

function takeWorker(script: URL, memoryMb: number): Worker {
  const at = idle.findIndex(candidate => candidate.script === script.href && candidate.memoryMb === memoryMb)
  if (at >= 0) {
    const { worker } = idle.splice(at, 1)[0]!
    worker.ref()
    return worker
  }
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memoryMb * heapShare) },
  })
  // A parser may fail after it has answered; that worker is not used again, and the process lives on.
  worker.on('error', () => {
    const place = idle.findIndex(candidate => candidate.worker === worker)
    if (place >= 0) idle.splice(place, 1)
  })
  return worker
}

/** The worker's answer; `stopped` when it took too much time or memory, `crashed` when the parser killed its thread. */
function answerOf<T>(
  worker: Worker,
  task: Task,
  timeoutMs: number,
  memoryMb: number,
): Promise<Outcome<T> | 'stopped' | 'crashed'> {
  return new Promise(resolve => {
    const finish = (answer: Outcome<T> | 'stopped' | 'crashed') => {
      clearTimeout(timer)
      clearInterval(watch)
      worker.off('message', finish).off('error', fail)
      resolve(answer)
    }
    const fail = (error: Error & { code?: string }) =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'stopped' : 'crashed')
    const timer = setTimeout(() => finish('stopped'), timeoutMs)
    const watch = setInterval(async () => {
      const memory = await worker.getHeapStatistics().catch(() => null)
      if (memory && memory.total_heap_size + memory.external_memory > memoryMb * mebibyte) finish('stopped')
    }, memoryCheckMs)
    worker.on('message', finish).on('error', fail)
    worker.postMessage(task)
  })
}
