import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, Option } from 'commander'
import { readImportFile } from '../../flow/import-file.ts'
import { limits, problems as readProblems } from '../../read/index.ts'
import {
  type CheckedFile,
  checkFile,
  commitImport,
  type ImportRow,
  importSample,
  platform,
  type Store,
  undoImport,
} from '../../store/index.ts'
import { failure, type Outcome, type Problem, type RecordKind, recordKinds, success } from '../../words/index.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

const sampleFolder = fileURLToPath(new URL('../../../../../sample/', import.meta.url))

type Options = StoreOptions & { sample?: boolean; kind?: RecordKind; dryRun?: boolean; undo?: string }

/**
 * `langqiao import FILE…`: one JSON line a file on standard output, what came in or its error; rows that were left out
 * are named on standard error, and make the exit code 1.
 */
export const importCommand = (effects: Effects): Command =>
  storeOption(new Command('import'))
    .description('import CSV, XLSX or JSON Lines files, or the sample region, into a store')
    .argument('[file...]', 'files to import; what their rows are is told by their columns')
    .option('--sample', 'load the sample region')
    .addOption(new Option('--kind <kind>', 'what the rows are').choices(recordKinds))
    .option('--dry-run', 'check the files without touching a store')
    .option('--undo <import>', 'take back everything that an import brought')
    .addHelpText(
      'after',
      '\nThe same file twice is imported once.\nExample: langqiao import firms.xlsx --kind organisation',
    )
    .action(async (files: string[], options: Options, command: Command) => {
      const asked = [files.length > 0, options.sample, options.undo].filter(Boolean).length
      if (asked !== 1) command.error('error: give files, or --sample, or --undo with the id of an import')
      if (options.dryRun && files.length === 0) command.error('error: --dry-run checks files')
      if (options.dryRun) for (const file of files) reportCheck(effects, file, await check(effects, file, options.kind))
      else await withStore(effects, options, store => run(effects, store, files, options))
    })

const run = async (effects: Effects, store: Store, files: string[], options: Options): Promise<void> => {
  if (options.undo) {
    const undone = await undoImport(store, platform, options.undo)
    if (undone.ok) effects.stdout(JSON.stringify(summary(undone.value)))
    else complain(effects, undone.problem)
  } else if (options.sample) {
    const sample = await importSample(store, sampleFolder)
    if (!sample.ok) return complain(effects, sample.problem)
    for (const row of sample.value.imports) reportImport(effects, row.fileName, row)
    if (sample.value.imports.length === 0) effects.stderr('langqiao: the sample region is there already')
  } else
    for (const file of files) {
      const checked = await check(effects, file, options.kind)
      const imported = checked.ok ? await commit(store, checked.value) : checked
      if (imported.ok) reportImport(effects, file, imported.value)
      else reportError(effects, file, imported.problem)
    }
}

type Checked = { file: CheckedFile; key: string }

const check = async (effects: Effects, path: string, kind: RecordKind | undefined): Promise<Outcome<Checked>> => {
  const size = await effects.fileSize(path)
  if (size === null) return failure(readProblems.notFound(path))
  if (size > limits.fileBytes) return failure(readProblems.tooLarge(path, size))
  const bytes = await effects.readFile(path)
  const read = await readImportFile(basename(path), bytes)
  if (!read.ok) return read
  const file = checkFile(read.value, { kind })
  const key = `file:${createHash('sha256').update(bytes).digest('hex')}:${file.kind}`
  return success({ file, key })
}

/** A file of which no row is good leaves no import behind. */
const commit = async (store: Store, { file, key }: Checked): Promise<Outcome<ImportRow>> =>
  file.importable === 0 ? failure(file.problems[0]) : commitImport(store, platform, file, key)

const summary = (row: ImportRow) => ({
  id: row.id,
  kind: row.kind,
  rows: row.rows,
  imported: row.imported,
  skipped: row.skipped,
  ...(row.undoneAt && { undone: row.undoneAt.toISOString() }),
})

const reportImport = (effects: Effects, source: string, row: ImportRow): void => {
  for (const problem of row.problems) complain(effects, problem)
  effects.stdout(JSON.stringify({ source, ...summary(row) }))
}

const reportError = (effects: Effects, source: string, { code, message, mend }: Problem): void => {
  effects.stdout(JSON.stringify({ source, error: { code, message, mend } }))
  effects.exitCode(1)
}

const reportCheck = (effects: Effects, source: string, checked: Outcome<Checked>): void => {
  if (!checked.ok) {
    reportError(effects, source, checked.problem)
    return
  }
  const { kind, columns, rows, importable, problems } = checked.value.file
  for (const problem of problems) complain(effects, problem)
  const mapping = Object.fromEntries(columns.map(column => [column.name, column.field]))
  effects.stdout(JSON.stringify({ source, kind, rows, good: importable, columns: mapping }))
}
