import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { and, desc, eq, isNull, like } from 'drizzle-orm'
import { failure, type Outcome, type Problem, recordKinds, success } from '../../words/index.ts'
import { asCaller, platform } from '../caller.ts'
import type { Store } from '../open.ts'
import { imports } from '../schema/index.ts'
import { type CheckedFile, checkFile, type ImportFile } from './check.ts'
import { commitImport, type ImportRow } from './commit.ts'
import { asGiven } from './decisions.ts'
import { countDependents, undoImport } from './undo.ts'

const keyPrefix = 'sample:'

type SampleFile = { name: string; bytes: Buffer; key: string }
export type SampleResult = { imports: ImportRow[]; problems: Problem[] }

const readSample = async (folder: string): Promise<SampleFile[]> => {
  const names = (await readdir(folder)).filter(name => ['.csv', '.jsonl'].includes(extname(name))).sort()
  return Promise.all(
    names.map(async name => {
      const bytes = await readFile(join(folder, name))
      return { name, bytes, key: `${keyPrefix}${name}:${createHash('sha256').update(bytes).digest('hex')}` }
    }),
  )
}

const parseSample = ({ name, bytes }: SampleFile): ImportFile => {
  const text = bytes.toString('utf8')
  if (name.endsWith('.jsonl')) return { name, encoding: 'utf-8', jsonLines: text }
  return { name, encoding: 'utf-8', rows: parse(text, { relaxColumnCount: true, bom: true }) }
}

const order = (file: CheckedFile): number => (file.kind ? recordKinds.indexOf(file.kind) : recordKinds.length)

const keptAsItWas: Problem = {
  code: 'conflict',
  message: 'The sample region has a newer version, but someone works with the one that is loaded.',
  mend: 'To load the new one, remove the collaborations, needs and offers that build on the sample.',
}

/**
 * Loads the sample region from a folder of CSV and JSON Lines files through the ordinary import, organisations before
 * the needs that name them. Files that are loaded already are left alone, so a second start costs reading them; when one
 * has changed, the sample is taken back and loaded anew, unless users have built on it. Gives the imports made and the problems of their rows.
 */
export const importSample = async (
  store: Store,
  folder: string,
  options: { onProgress?: (fileName: string, done: number, total: number) => void } = {},
): Promise<Outcome<SampleResult>> => {
  const files = await readSample(folder)
  const there = await asCaller(store, platform, tx =>
    tx
      .select({ id: imports.id, key: imports.idempotencyKey, finishedAt: imports.finishedAt })
      .from(imports)
      .where(
        and(
          eq(imports.ownerId, platform.organisationId!),
          like(imports.idempotencyKey, `${keyPrefix}%`),
          isNull(imports.undoneAt),
        ),
      )
      .orderBy(desc(imports.createdAt)),
  )
  const keys = new Set(files.map(file => file.key))
  const loaded = new Set(there.filter(row => row.finishedAt).map(row => row.key))
  if (files.every(file => loaded.has(file.key)) && there.every(row => keys.has(row.key)))
    return success({ imports: [], problems: [] })

  if (there.some(row => !keys.has(row.key))) {
    const ids = there.map(row => row.id)
    if ((await asCaller(store, platform, tx => countDependents(tx, ids))) > 0)
      return success({ imports: [], problems: [keptAsItWas] })
    for (const id of ids) {
      const undone = await undoImport(store, platform, id)
      if (!undone.ok) return undone
    }
  }

  const checked = files.map(file => ({ file, checked: checkFile(parseSample(file), { choices: asGiven }) }))
  checked.sort((a, b) => order(a.checked) - order(b.checked))
  const made: ImportRow[] = []
  for (const { file, checked: rows } of checked) {
    const outcome = await commitImport(store, platform, rows, file.key, {
      onProgress: (done, total) => options.onProgress?.(file.name, done, total),
    })
    if (!outcome.ok) return failure(outcome.problem)
    made.push(outcome.value)
  }
  return success({ imports: made, problems: made.flatMap(row => row.problems) })
}
