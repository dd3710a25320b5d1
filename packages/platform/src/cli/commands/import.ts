import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError, Option } from 'commander'
import { readImportFile } from '../../flow/import-file.ts'
import { limits, problems as readProblems } from '../../read/index.ts'
import {
  asGiven,
  type CheckedFile,
  checkFile,
  commitImport,
  type Decided,
  type ImportRow,
  importSample,
  platform,
  type Store,
  undecided,
  undoImport,
} from '../../store/index.ts'
import { failure, type Outcome, type Problem, type RecordKind, recordKinds, success } from '../../words/index.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

const sampleFolder = fileURLToPath(new URL('../../../../../sample/', import.meta.url))

type Options = StoreOptions & {
  sample?: boolean
  kind?: RecordKind
  decide: Record<string, string>
  asGiven?: boolean
  dryRun?: boolean
  undo?: string
}

/** `two-units:gdp=convert:亿元` into the choices so far; names of decisions hold no `=`, their choices may. */
const addChoice = (text: string, choices: Record<string, string>): Record<string, string> => {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write the decision, =, and one of its choices.')
  return { ...choices, [text.slice(0, at)]: text.slice(at + 1) }
}

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
    .addOption(
      new Option(
        '--decide <decision=choice>',
        'answer what the file leaves open, as --dry-run names it; may be repeated',
      )
        .argParser(addChoice)
        .default({}, 'none'),
    )
    .addOption(new Option('--as-given', 'take doubtful rows as they stand').conflicts('decide'))
    .option('--dry-run', 'check the files without touching a store')
    .option('--undo <import>', 'take back everything that an import brought')
    .addHelpText(
      'after',
      '\nThe same file twice is imported once.\nExamples: langqiao import firms.xlsx --kind organisation\n          langqiao import gdp.csv --decide two-units:gdp=convert:亿元',
    )
    .action(async (files: string[], options: Options, command: Command) => {
      const asked = [files.length > 0, options.sample, options.undo].filter(Boolean).length
      if (asked !== 1) command.error('error: give files, or --sample, or --undo with the id of an import')
      if (options.dryRun && files.length === 0) command.error('error: --dry-run checks files')
      if (options.dryRun) for (const file of files) reportCheck(effects, file, await check(effects, file, options))
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
      const checked = await check(effects, file, options)
      const imported = checked.ok ? await commit(store, checked.value) : checked
      if (imported.ok) reportImport(effects, file, imported.value)
      else reportError(effects, file, imported.problem)
    }
}

type Checked = { file: CheckedFile; key: string }

const check = async (effects: Effects, path: string, options: Options): Promise<Outcome<Checked>> => {
  const size = await effects.fileSize(path)
  if (size === null) return failure(readProblems.notFound(path))
  if (size > limits.fileBytes) return failure(readProblems.tooLarge(path, size))
  const bytes = await effects.readFile(path)
  const read = await readImportFile(basename(path), bytes)
  if (!read.ok) return read
  const choices: Decided = options.asGiven ? asGiven : options.decide
  const file = checkFile(read.value, { kind: options.kind, choices })
  const taken = file.decisions.map(({ id, chosen }) => `${id}=${chosen}`)
  const key = ['file', createHash('sha256').update(bytes).digest('hex'), file.kind, ...taken].join(':')
  return success({ file, key })
}

/** A file of which no row is good, or that leaves something to decide, leaves no import behind. */
const commit = async (store: Store, { file, key }: Checked): Promise<Outcome<ImportRow>> => {
  const open = openDecisions(file)
  if (open.length > 0)
    return failure({
      ...open[0],
      message: open.map(({ message }) => message).join(' '),
      mend: `${open.map(({ mend }) => mend).join(' ')} Give each with --decide, or --as-given for all that can be so.`,
    })
  return file.importable === 0 ? failure(file.problems[0] ?? nothingLeft) : commitImport(store, platform, file, key)
}

const nothingLeft: Problem = {
  code: 'empty-file',
  message: 'All rows were left out by decisions.',
  mend: 'Decide otherwise, or give another file.',
}

const openDecisions = (file: CheckedFile): Problem[] =>
  file.decisions.filter(({ chosen }) => chosen === null).map(decision => undecided(file.fileName, decision))

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
  for (const problem of [...problems, ...openDecisions(checked.value.file)]) complain(effects, problem)
  const mapping = Object.fromEntries(columns.map(column => [column.name, column.field]))
  effects.stdout(JSON.stringify({ source, kind, rows, good: importable, columns: mapping }))
}
