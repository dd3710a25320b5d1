import yauzl from 'yauzl'
import { failure, type Outcome, success } from '../words/index.ts'
import { limits } from './limits.ts'
import { problems } from './problems.ts'

/**
 * Inflates every entry of an archive without keeping it, to learn that parsing it stays within bounds: parsers of
 * Word and Excel files do not bound what they expand, and the sizes that an archive declares may be lies, so bytes
 * are counted as they come. Gives their number, or `inflates-too-far`, `encrypted-file` or `broken-file`.
 */
export async function measureArchive(source: string, bytes: Uint8Array): Promise<Outcome<number>> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const archive = await yauzl.fromBufferPromise(buffer, { validateEntrySizes: false })
    if (archive.entryCount > limits.archiveEntries) return failure(problems.inflatesTooFar(source))
    let total = 0
    for await (const entry of archive.eachEntry()) {
      if (entry.isEncrypted()) return failure(problems.encrypted(source))
      let inflated = 0
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        inflated += (chunk as Buffer).length
        if (inflated > limits.inflatedEntryBytes || total + inflated > limits.inflatedTotalBytes)
          return failure(problems.inflatesTooFar(source))
      }
      total += inflated
    }
    return success(total)
  } catch {
    return failure(problems.broken(source))
  }
}
