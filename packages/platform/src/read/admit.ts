import { failure, type Outcome, success } from '../words/index.ts'
import { type Format, sniffFormat } from './format.ts'
import { limits } from './limits.ts'
import { problems } from './problems.ts'
import { measureArchive } from './zip.ts'

/**
 * Format of a file that may be parsed, or why it may not: empty, too large, in no format that is read, encrypted, or
 * an archive that inflates too far.
 */
export async function admit(source: string, bytes: Uint8Array): Promise<Outcome<Format>> {
  if (bytes.length === 0) return failure(problems.empty(source))
  if (bytes.length > limits.fileBytes) return failure(problems.tooLarge(source, bytes.length))
  const format = sniffFormat(source, bytes)
  if (format === 'encrypted-office') return failure(problems.encrypted(source))
  if (format === 'doc' || format === 'xls' || format === 'rtf') return failure(problems.oldFormat(source, format))
  if (format === 'unknown' || format === 'zip') return failure(problems.unsupported(source))
  if (format === 'docx' || format === 'xlsx') {
    const measured = await measureArchive(source, bytes)
    if (!measured.ok) return measured
  }
  return success(format)
}
