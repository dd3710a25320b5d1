import { parentPort } from 'node:worker_threads'
import { extract } from '../extract/index.ts'
import { readDocument, type Task } from '../read/index.ts'
import { success } from '../words/index.ts'

parentPort?.on('message', async ({ source, bytes }: Task) => {
  const read = await readDocument(source, bytes)
  if (!read.ok) return parentPort?.postMessage(read)
  const { text, title, published } = read.value
  const extraction = extract({ source, text, title, published })
  parentPort?.postMessage(success({ document: read.value, extraction }))
})
