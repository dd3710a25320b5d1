import { parentPort } from 'node:worker_threads'
import { findFigureClaims } from '../extract/figure-claims.ts'
import { extract } from '../extract/index.ts'
import { readDocument, type Task } from '../read/index.ts'
import { fingerprintOf } from '../read/near-duplicates.ts'
import { success } from '../words/index.ts'

parentPort?.on('message', async ({ what, source, bytes, title: given }: Task) => {
  const read = await readDocument(source, bytes)
  if (!read.ok) return parentPort?.postMessage(read)
  const { text, title, published } = read.value
  const extraction = extract({ source, text, title, published })
  const found = { document: read.value, extraction }
  if (what === 'extraction') return parentPort?.postMessage(success(found))
  const claims = findFigureClaims(extraction, { title: given || title || source, published })
  parentPort?.postMessage(success({ ...found, claims, fingerprint: fingerprintOf(text) }))
})
