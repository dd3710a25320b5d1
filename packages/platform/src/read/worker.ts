import { parentPort } from 'node:worker_threads'
import { readDocument } from './document.ts'
import type { Task } from './safely.ts'
import { readTable } from './table.ts'

parentPort?.on('message', async ({ what, source, bytes }: Task) => {
  parentPort?.postMessage(await (what === 'document' ? readDocument(source, bytes) : readTable(source, bytes)))
})
