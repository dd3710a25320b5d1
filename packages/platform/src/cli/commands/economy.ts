import { Command, Option } from 'commander'
import { stringify } from 'csv-stringify/sync'
import type { Problem } from '../../words/index.ts'
import { backboneMeasures } from '../economy/backbone.ts'
import { competitionMeasures } from '../economy/competition.ts'
import { complementarityMeasures } from '../economy/complementarity.ts'
import { complexityMeasures } from '../economy/complexity.ts'
import { compositeMeasures } from '../economy/composite.ts'
import { dynamicsMeasures } from '../economy/dynamics.ts'
import { flowsMeasures } from '../economy/flows.ts'
import { inequalityMeasures } from '../economy/inequality.ts'
import type { Input, Measure, Output } from '../economy/measure.ts'
import { networksMeasures } from '../economy/networks.ts'
import { readFacts, readMatrices } from '../economy/read-tables.ts'
import { regressionMeasures } from '../economy/regression.ts'
import { relatednessMeasures } from '../economy/relatedness.ts'
import { specializationMeasures } from '../economy/specialization.ts'
import { complain, type Effects } from '../effects.ts'
import { type Progress, startProgress } from '../progress.ts'

/** The measures by the question they answer, as the help and `--list` show them. */
export const measureGroups: Readonly<Record<string, readonly Measure[]>> = {
  specialization: specializationMeasures,
  relatedness: [...relatednessMeasures, ...backboneMeasures],
  complexity: complexityMeasures,
  inequality: inequalityMeasures,
  dynamics: dynamicsMeasures,
  flows: flowsMeasures,
  complementarity: complementarityMeasures,
  competition: competitionMeasures,
  composite: compositeMeasures,
  networks: networksMeasures,
  regression: regressionMeasures,
}

type Options = { matrix?: string; table?: string; period?: string; later?: string } & Record<string, unknown>

/** `langqiao economy MEASURE --matrix FILE`: CSV in, a CSV of the measure out. One subcommand a measure. */
export const economyCommand = (effects: Effects): Command => {
  const command = new Command('economy')
    .description('compute a measure of places from a CSV of region,activity,value[,period]')
    .argument('[measure]', 'what to compute; `langqiao economy MEASURE --help` says what it reads')
    .option('--list', 'name the measures', false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action((name: string | undefined, { list }: { list: boolean }) => {
      if (list) {
        for (const [group, measures] of Object.entries(measureGroups))
          for (const { id, about } of measures) effects.stdout(`${id}\t${group}\t${about}`)
        return
      }
      usage(effects, {
        message: name ? `There is no measure ${name}` : 'No measure is named',
        mend: 'langqiao economy --list names them all',
      })
    })
  for (const [group, measures] of Object.entries(measureGroups))
    for (const measure of measures) command.addCommand(commandOf(measure, effects).helpGroup(`${group}:`))
  return command
}

const usage = (effects: Effects, problem: Omit<Problem, 'code'>) => {
  complain(effects, { code: 'usage', ...problem })
  effects.exitCode(2)
}

const commandOf = (measure: Measure, effects: Effects): Command => {
  const { reads, options = {} } = measure
  const command = new Command(measure.id).description(measure.about)
  if (reads.matrix) command.option('--matrix <file>', 'CSV of region,activity,value[,period]; - for standard input')
  if (reads.matrix) command.option('--period <period>', 'which period, where the file has several')
  if (reads.later) command.option('--later <period>', 'the later period of the two that are compared')
  if (reads.table) {
    const columns = Object.keys(reads.table.columns).map(name => (name.endsWith('?') ? `[${name.slice(0, -1)}]` : name))
    command.option('--table <file>', `CSV of ${columns.join(',')}: ${reads.table.about}; - for standard input`)
  }
  for (const [name, option] of Object.entries(options))
    if (option.kind === 'flag') command.option(`--${name}`, option.about, false)
    else {
      const described = new Option(`--${name} <${option.kind}>`, option.about).default(String(option.default))
      if (option.kind === 'text' && option.choices) described.choices([...option.choices])
      command.addOption(described)
    }
  return command.action((given: Options) => compute(measure, given, effects))
}

/** Reads what the measure needs, computes it and prints its rows; a problem is told and nothing printed as a result. */
const compute = async (measure: Measure, given: Options, effects: Effects): Promise<void> => {
  const { reads, options = {} } = measure
  if (reads.matrix && !given.matrix)
    return usage(effects, { message: 'No matrix is given', mend: 'Name the CSV with --matrix FILE' })
  if (reads.table && !given.table)
    return usage(effects, { message: 'No table is given', mend: 'Name the CSV with --table FILE' })
  if (reads.later && (!given.period || !given.later))
    return usage(effects, { message: 'Two periods are compared', mend: 'Name them with --period and --later' })
  for (const [name, option] of Object.entries(options))
    if (option.kind === 'number' && (given[camelCase(name)] === '' || !Number.isFinite(Number(given[camelCase(name)]))))
      return usage(effects, { message: `${given[camelCase(name)]} is not a number`, mend: `Give --${name} a number` })

  const progress = startProgress(effects)
  const matrices = given.matrix ? await readMatrices(effects, given.matrix, given, progress) : null
  if (matrices && !matrices.ok) return complain(effects, matrices.problem)
  const facts = given.table && reads.table ? await readFacts(effects, given.table, reads.table.columns, progress) : null
  if (facts && !facts.ok) return complain(effects, facts.problem)

  progress.step('computing')
  const declared = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`${measure.id} reads ${what} without declaring it`)
    return value
  }
  const input: Input = {
    get matrix() {
      return declared(matrices?.value.matrix, 'a matrix')
    },
    get later() {
      return declared(reads.later && matrices?.value.later, 'a later period')
    },
    get table() {
      return declared(facts?.value, 'a table')
    },
    number: name => Number(declared(given[camelCase(name)], name)),
    text: name => String(declared(given[camelCase(name)], name)),
    flag: name => declared(given[camelCase(name)], name) === true,
  }
  let output: Output
  try {
    output = measure.compute(input)
  } catch (error) {
    // What the numbers themselves forbid, e.g. more neighbours than places, said by the measure.
    if (!(error instanceof RangeError)) throw error
    const where = given.table ?? given.matrix
    return complain(effects, {
      code: 'invalid-field',
      message: error.message,
      where,
      mend: 'Mend the table or the option',
    })
  }
  await print(output, effects, progress)
}

/** As commander names the values of `--some-option`. */
const camelCase = (option: string) => option.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const rowsAtOnce = 10_000

const print = async ({ columns, rows, total, note }: Output, effects: Effects, progress: Progress): Promise<void> => {
  if (note) effects.stderr(`langqiao: ${note}`)
  effects.stdout(columns.join(','))
  let lines: string[][] = []
  let written = 0
  const flush = async () => {
    if (lines.length) effects.stdout(stringify(lines).trimEnd())
    written += lines.length
    progress.step('writing', written, total)
    lines = []
    await effects.drained()
  }
  for (const row of rows) {
    // What has no value is left empty.
    lines.push(row.map(cell => (cell === null || Number.isNaN(cell) ? '' : String(cell))))
    if (lines.length === rowsAtOnce) await flush()
  }
  await flush()
  progress.end()
}
