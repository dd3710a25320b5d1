import { readTableSafely } from '../read/index.ts'
import type { ImportFile } from '../store/index.ts'
import { type Outcome, success } from '../words/index.ts'

/**
 * A file as the import wants it: JSON Lines as text, a table (CSV in any encoding, XLSX) as its cells. Problems are
 * those of reading.
 */
export const readImportFile = async (name: string, bytes: Uint8Array): Promise<Outcome<ImportFile>> => {
  if (/\.(jsonl|ndjson)$/i.test(name))
    return success({ name, encoding: 'utf-8', jsonLines: new TextDecoder().decode(bytes) })
  const table = await readTableSafely(name, bytes)
  return table.ok ? success({ name, ...table.value }) : table
}
