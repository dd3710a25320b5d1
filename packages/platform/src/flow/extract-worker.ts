import { findFigureClaims } from '../extract/figure-claims.ts'
import { extract } from '../extract/index.ts'
import { readDocument } from '../read/index.ts'
import { fingerprintOf } from '../read/near-duplicates.ts'
import { answerTasks } from '../read/tasks.ts'
import { success } from '../words/index.ts'

answerTasks(async ({ what, source, bytes, title: given }) => {
  const read = await readDocument(source, bytes)
  if (!read.ok) return read
  const { text, title, published } = read.value
  const extraction = extract({ source, text, title, published })
  const found = { document: read.value, extraction }
  if (what === 'extraction') return success(found)
  const claims = findFigureClaims(extraction, { title: given || title || source, published })
  return success({ ...found, claims, fingerprint: fingerprintOf(text) })
})
