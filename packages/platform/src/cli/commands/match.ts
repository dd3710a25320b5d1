import { Command, InvalidArgumentError } from 'commander'
import { createMatcher, defaultTop } from '../../match/index.ts'
import { failure, type MatchInput, matchInputSchema, type Outcome, type Problem, success } from '../../words/index.ts'
import type { Effects } from '../effects.ts'

type Options = { needs: string; offers: string; top: number }
/** A row of a file with its place, `file:row`; what cannot be used is a problem in its stead. */
type Row = { source: string; outcome: Outcome<MatchInput> }

/** `langqiao match`: one JSON line a need on standard output, its judged offers or what is wrong with the row. */
export const matchCommand = (effects: Effects): Command =>
  new Command('match')
    .description('match needs with offers, one JSON line a need with explained judgements, best first')
    .requiredOption('--needs <file>', 'needs as JSON Lines with at least id and text; - is standard input')
    .requiredOption('--offers <file>', 'offers as JSON Lines with at least id and text; - is standard input')
    .option('--top <count>', 'how many offers to list for a need', positiveInteger, defaultTop)
    .addHelpText('after', '\nExample: langqiao match --needs needs.jsonl --offers offers.jsonl --top 5')
    .action(async ({ needs, offers, top }: Options) => {
      const complain = (source: string, { code, message, mend }: Problem) => {
        effects.stdout(JSON.stringify({ source, error: { code, message, mend } }))
        effects.exitCode(1)
      }
      const good = (rows: Row[]) =>
        rows.flatMap(({ source, outcome }) => {
          if (outcome.ok) return [{ source, input: outcome.value }]
          complain(source, outcome.problem)
          return []
        })

      const offerRows = await rowsOf(effects, offers)
      if (!offerRows.ok) return complain(offers, offerRows.problem)
      const needRows = await rowsOf(effects, needs)
      if (!needRows.ok) return complain(needs, needRows.problem)

      const matcher = createMatcher(
        good(offerRows.value).map(({ input }) => input),
        { now: effects.now() },
      )
      for (const { source, input } of good(needRows.value)) {
        const result = matcher.match(input, top)
        if (result.ok) effects.stdout(JSON.stringify(result.value))
        else complain(source, result.problem)
      }
    })

function positiveInteger(written: string): number {
  const value = Number(written)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number from 1 on.')
  return value
}

/** The rows of a JSON Lines file; blank lines do not count, an id that stands twice counts once. */
async function rowsOf(effects: Effects, file: string): Promise<Outcome<Row[]>> {
  const text = await textOf(effects, file)
  if (!text.ok) return text
  const seen = new Set<string>()
  const rows = text.value.split(/\r?\n/).flatMap((line, index): Row[] => {
    if (line.trim() === '') return []
    const source = `${file}:${index + 1}`
    const outcome = parseRow(line, source)
    if (outcome.ok && seen.has(outcome.value.id)) return [{ source, outcome: duplicate(outcome.value.id, source) }]
    if (outcome.ok) seen.add(outcome.value.id)
    return [{ source, outcome }]
  })
  return success(rows)
}

async function textOf(effects: Effects, file: string): Promise<Outcome<string>> {
  if (file !== '-' && (await effects.fileSize(file)) === null)
    return failure({
      code: 'file-not-found',
      message: `There is no file ${file}`,
      where: file,
      mend: 'Check the path and that the file may be read',
    })
  const bytes = file === '-' ? await effects.readStdin() : await effects.readFile(file)
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return failure({
      code: 'undecodable-text',
      message: `${file} is not UTF-8`,
      where: file,
      mend: 'Save it as UTF-8, for example with iconv -f GB18030 -t UTF-8',
    })
  }
}

function parseRow(line: string, where: string): Outcome<MatchInput> {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch (error) {
    return failure({
      code: 'invalid-json',
      message: `The row is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      where,
      mend: 'Write one JSON object a line',
    })
  }
  const parsed = matchInputSchema.safeParse(tolerant(row))
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues
    const field = path.join('.') || 'the row'
    return failure({
      code: 'invalid-field',
      message: `Field ${field}: ${message}`,
      where,
      mend: `Correct ${field}; id and text are needed, the others may be left out`,
    })
  }
  if (parsed.data.text.trim() === '')
    return failure({
      code: 'empty-text',
      message: 'Field text is empty',
      where,
      mend: 'Describe in a sentence what is wanted or offered',
    })
  return success(parsed.data)
}

const namedByNumber = ['id', 'region', 'industry']

/** Files from elsewhere write null for what they leave out, and codes as numbers. */
function tolerant(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, namedByNumber.includes(key) && typeof value === 'number' ? String(value) : value]),
  )
}

const duplicate = (id: string, where: string): Outcome<MatchInput> =>
  failure({
    code: 'duplicate-row',
    message: `Field id: ${id} stands in an earlier row, which counts`,
    where,
    mend: 'Give every row its own id, or remove this one',
  })
