import { failure, type Outcome, success } from '../words/index.ts'
import { admit } from './admit.ts'
import { readDelimited } from './delimited.ts'
import { decodeText } from './encoding.ts'
import { problems } from './problems.ts'

/** A table as read: the header is one of its rows, cells are text. */
export type Table = { encoding: string; rows: string[][] }

/**
 * Rows of a table in CSV (any separator and encoding that is told apart) or in the first sheet of an XLSX file, the
 * header among them, cells as text. Problems as for `readDocument`, and `unsupported-format` for what is no table.
 */
export async function readTable(source: string, bytes: Uint8Array): Promise<Outcome<Table>> {
  const format = await admit(source, bytes)
  if (!format.ok) return format
  try {
    if (format.value === 'xlsx') {
      const { readSheets } = await import('./spreadsheet.ts')
      const sheets = await readSheets(bytes)
      return sheets[0]?.rows.length
        ? success({ encoding: 'xlsx', rows: sheets[0].rows })
        : failure(problems.withoutText(source))
    }
    if (format.value !== 'csv' && format.value !== 'text') return failure(problems.notATable(source))
    const decoded = decodeText(bytes)
    if (!decoded) return failure(problems.undecodable(source))
    const rows = readDelimited(decoded.text)
    return rows.length > 0 ? success({ encoding: decoded.encoding, rows }) : failure(problems.withoutText(source))
  } catch {
    return failure(problems.broken(source))
  }
}
